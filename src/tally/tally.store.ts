import { createHash } from 'node:crypto'
import { canonicalText } from '../../lib/kernel/canonical.ts'
import { money } from '../../lib/kernel/money.ts'
import { type Share, share } from '../../lib/kernel/share.ts'
import { jsonOf, type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { Poll } from '../ballots/ballot.model.ts'
import type { PersonId } from '../people/person.model.ts'
import type { OutcomeLine, OutcomeReason, Run, RunCandidate, RunId, RunInput, RunResult } from './tally.model.ts'

/** The digest of what was counted: the same input always has the same one. */
export function inputDigest(input: RunInput): string {
  return createHash('sha256').update(canonicalText(input)).digest('hex')
}

export async function storeRun(
  tx: Tx,
  poll: Poll,
  run: { id: RunId; input: RunInput; result: RunResult; countedBy: PersonId },
): Promise<string> {
  const digest = inputDigest(run.input)
  await tx
    .insertInto('tally.run')
    .values({
      municipality_id: poll.municipalityId,
      id: run.id,
      call_id: poll.callId,
      rule: run.input.rule,
      input_digest: digest,
      input: jsonOf(run.input),
      result: jsonOf(run.result),
      counted_by: run.countedBy,
      counted_at: timeOf(tx.now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  return digest
}

/** The newest count of the call, the certified one if there is one. */
export async function readRun(read: Reader, poll: Poll): Promise<(Run & { countedBy: PersonId }) | undefined> {
  const row = await read
    .selectFrom('tally.run')
    .selectAll()
    .where('municipality_id', '=', poll.municipalityId)
    .where('call_id', '=', poll.callId)
    .orderBy('certified_at', (order) => order.desc().nullsLast())
    .orderBy('counted_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!row) return undefined
  return {
    id: row.id as RunId,
    input: parseInput(row.input as Stored<RunInput>),
    inputDigest: row.input_digest,
    result: parseResult(row.result as Stored<RunResult>),
    countedAt: row.counted_at,
    countedBy: row.counted_by as PersonId,
    certified: row.certified_at === null ? undefined : { at: row.certified_at, protocol: row.protocol_number ?? '' },
  }
}

export async function storeCertified(tx: Tx, poll: Poll, run: Run, by: PersonId, protocol: string): Promise<void> {
  await tx
    .updateTable('tally.run')
    .set({ certified_at: timeOf(tx.now), certified_by: by, protocol_number: protocol })
    .where('municipality_id', '=', poll.municipalityId)
    .where('id', '=', run.id)
    .execute()
  for (const line of run.result.lines) {
    await tx
      .insertInto('tally.outcome')
      .values({
        municipality_id: poll.municipalityId,
        call_id: poll.callId,
        initiative_id: line.id,
        run_id: run.id,
        verdict: line.verdict,
        place: line.place,
        reason: jsonOf(line),
      })
      .execute()
  }
}

/** A value as jsonb gives it back: sums have become decimal strings. */
export type Stored<Value> = Value extends bigint
  ? string
  : Value extends readonly (infer Part)[]
    ? readonly Stored<Part>[]
    : Value extends string | number | boolean | undefined
      ? Value
      : { readonly [Key in keyof Value]: Stored<Value[Key]> }

function parseInput(stored: Stored<RunInput>): RunInput {
  return {
    ...stored,
    envelope: money(BigInt(stored.envelope)),
    candidates: stored.candidates.map(
      ({ ownShare, ...candidate }): RunCandidate => ({
        ...candidate,
        cost: money(BigInt(candidate.cost)),
        points: parseShare(candidate.points),
        ...(ownShare && { ownShare: parseShare(ownShare) }),
      }),
    ),
  }
}

function parseResult(stored: Stored<RunResult>): RunResult {
  return {
    spent: money(BigInt(stored.spent)),
    left: money(BigInt(stored.left)),
    lines: stored.lines.map(parseLine),
  }
}

export function parseLine(stored: Stored<OutcomeLine>): OutcomeLine {
  return {
    ...stored,
    tie: stored.tie,
    cost: money(BigInt(stored.cost)),
    score: parseShare(stored.score),
    points: parseShare(stored.points),
    votesShare: parseShare(stored.votesShare),
    reason: parseReason(stored.reason),
  }
}

function parseReason(stored: Stored<OutcomeReason>): OutcomeReason {
  switch (stored.code) {
    case 'fits':
      return { code: 'fits', left: money(BigInt(stored.left)) }
    case 'does-not-fit':
      return { code: 'does-not-fit', left: money(BigInt(stored.left)), missing: money(BigInt(stored.missing)) }
    case 'too-few-votes':
      return stored
  }
}

function parseShare(stored: Stored<Share>): Share {
  return share(BigInt(stored.numerator), BigInt(stored.denominator))
}

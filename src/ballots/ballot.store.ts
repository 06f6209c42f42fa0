import { sql } from 'kysely'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { money } from '../../lib/kernel/money.ts'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { CallStage } from '../calls/call.model.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import type { Ballot, BallotLine, CastingFacts, Poll, VoterKey } from './ballot.model.ts'

/** Locks the voter's line of the turnout, so that two casts by one person take turns. Undefined: not on the roll. */
export async function lockCastingFacts(tx: Tx, poll: Poll, voterKey: VoterKey): Promise<CastingFacts | undefined> {
  // Without this lock two casts at once would both find no live ballot; only the unique index would stop the second.
  const turnout = await tx
    .selectFrom('ballots.turnout')
    .select(['state', 'casts'])
    .where('municipality_id', '=', poll.municipalityId)
    .where('call_id', '=', poll.callId)
    .where('voter_key', '=', Buffer.from(voterKey))
    .forNoKeyUpdate()
    .executeTakeFirst()
  return turnout ? castingFacts(tx, poll, turnout as CastingFacts['voter']) : undefined
}

/** The facts that do not depend on the voter, for the page that shows the ballot before anybody has opened it. */
export async function castingFacts(
  read: Reader,
  poll: Poll,
  voter: CastingFacts['voter'],
): Promise<CastingFacts | undefined> {
  const call = await read
    .selectFrom('calls.call as c')
    .innerJoin('regulations.regulation as r', (join) =>
      join.onRef('r.municipality_id', '=', 'c.municipality_id').onRef('r.id', '=', 'c.regulation_id'),
    )
    .select(['c.stage', 'c.voting_from', 'c.voting_until', sql<number>`(r.terms->>'mostChoices')::int`.as('most')])
    .where('c.municipality_id', '=', poll.municipalityId)
    .where('c.id', '=', poll.callId)
    .executeTakeFirst()
  if (!call?.voting_from || !call.voting_until) return undefined
  return {
    stage: call.stage as CallStage,
    days: { from: call.voting_from, until: call.voting_until },
    mostChoices: call.most,
    lines: await ballotLines(read, poll),
    voter,
  }
}

async function ballotLines(read: Reader, poll: Poll): Promise<readonly BallotLine[]> {
  const rows = await read
    .selectFrom('initiatives.initiative')
    .select(['id', 'number', 'title', 'place', 'requested'])
    .where('municipality_id', '=', poll.municipalityId)
    .where('call_id', '=', poll.callId)
    .where('stage', '=', 'on-the-ballot')
    .orderBy('number')
    .execute()
  return rows.map((row) => ({ ...row, initiativeId: row.id as InitiativeId, requested: money(row.requested) }))
}

export type BoxEntry = Ballot & {
  readonly slot: Buffer
  readonly nonce: Buffer
  readonly commitment: Buffer
  readonly receipt: string
}

/** The commitment of the ballot that this slot had live until now; undefined when it had none. */
export async function supersedeLiveBallot(tx: Tx, poll: Poll, slot: Buffer): Promise<Buffer | undefined> {
  const before = await tx
    .updateTable('ballots.box')
    .set({ live: false })
    .where('municipality_id', '=', poll.municipalityId)
    .where('call_id', '=', poll.callId)
    .where('slot', '=', slot)
    .where('live', '=', true)
    .returning('commitment')
    .executeTakeFirst()
  if (!before) return undefined
  await tx
    .updateTable('ballots.receipt')
    .set({ superseded: true })
    .where('municipality_id', '=', poll.municipalityId)
    .where('call_id', '=', poll.callId)
    .where('commitment', '=', before.commitment)
    .execute()
  return before.commitment
}

export async function putBallotInBox(
  tx: Tx,
  poll: Poll,
  voterKey: VoterKey,
  entry: BoxEntry,
  on: CivilDate,
): Promise<void> {
  const keys = { municipality_id: poll.municipalityId, call_id: poll.callId }
  await tx
    .insertInto('ballots.box')
    .values({
      ...keys,
      ballot_id: entry.id,
      slot: entry.slot,
      choices: [...entry.choices],
      nonce: entry.nonce,
      commitment: entry.commitment,
    })
    .execute()
  await tx
    .insertInto('ballots.receipt')
    .values({ ...keys, receipt: entry.receipt, commitment: entry.commitment })
    .execute()
  await tx
    .updateTable('ballots.turnout')
    .set((eb) => ({ state: 'online', casts: eb('casts', '+', 1), voted_on: on }))
    .where('municipality_id', '=', poll.municipalityId)
    .where('call_id', '=', poll.callId)
    .where('voter_key', '=', Buffer.from(voterKey))
    .execute()
}

/** The receipt of a ballot that is in the box already: the same form sent twice is answered like the first time. */
export async function receiptOfBallot(tx: Tx, poll: Poll, slot: Buffer, ballotId: string): Promise<string | undefined> {
  const row = await tx
    .selectFrom('ballots.box as b')
    .innerJoin('ballots.receipt as r', (join) =>
      join
        .onRef('r.municipality_id', '=', 'b.municipality_id')
        .onRef('r.call_id', '=', 'b.call_id')
        .onRef('r.commitment', '=', 'b.commitment'),
    )
    .select('r.receipt')
    .where('b.municipality_id', '=', poll.municipalityId)
    .where('b.call_id', '=', poll.callId)
    .where('b.slot', '=', slot)
    .where('b.ballot_id', '=', ballotId)
    .executeTakeFirst()
  return row?.receipt
}

/** Finds a receipt; the answer tells whether a later ballot of the same voter took its place. */
export async function findReceipt(
  read: Reader,
  poll: Poll,
  receipt: string,
): Promise<{ superseded: boolean } | undefined> {
  return await read
    .selectFrom('ballots.receipt')
    .select('superseded')
    .where('municipality_id', '=', poll.municipalityId)
    .where('call_id', '=', poll.callId)
    .where('receipt', '=', receipt)
    .executeTakeFirst()
}

/** Wrong tries of a day by this card and of an hour by this network. */
export async function countFailedTries(
  tx: Tx,
  poll: Poll,
  voterKey: VoterKey,
  networkHash: Buffer,
): Promise<{ byVoter: number; byNetwork: number }> {
  const row = await sql<{ voter: bigint; network: bigint }>`
    select
      (select count(*) from ballots.failed_try where municipality_id = ${poll.municipalityId} and call_id = ${poll.callId}
        and voter_key = ${Buffer.from(voterKey)} and tried_at > ${timeOf(tx.now)} - interval '1 day') as voter,
      (select count(*) from ballots.failed_try where municipality_id = ${poll.municipalityId} and call_id = ${poll.callId}
        and network_hash = ${networkHash} and tried_at > ${timeOf(tx.now)} - interval '1 hour') as network`.execute(tx)
  return { byVoter: Number(row.rows[0]?.voter ?? 0n), byNetwork: Number(row.rows[0]?.network ?? 0n) }
}

/** Makes tries by one card take turns, so that fifty at once count as fifty. */
export async function lockTries(tx: Tx, voterKey: VoterKey): Promise<void> {
  await sql`select pg_advisory_xact_lock(${Buffer.from(voterKey).readBigInt64BE(0).toString()}::bigint)`.execute(tx)
}

export async function rememberFailedTry(
  tx: Tx,
  poll: Poll,
  voterKey: VoterKey,
  networkHash: Buffer,
  id: string,
): Promise<void> {
  await tx
    .insertInto('ballots.failed_try')
    .values({
      municipality_id: poll.municipalityId,
      call_id: poll.callId,
      id,
      network_hash: networkHash,
      voter_key: Buffer.from(voterKey),
      tried_at: timeOf(tx.now),
    })
    .execute()
}

/** Whether the card printed for this voter has this code. */
export async function cardMatches(read: Reader, poll: Poll, voterKey: VoterKey, codeHash: Buffer): Promise<boolean> {
  const row = await read
    .selectFrom('ballots.code_card')
    .select('issued_at')
    .where('municipality_id', '=', poll.municipalityId)
    .where('call_id', '=', poll.callId)
    .where('voter_key', '=', Buffer.from(voterKey))
    .where('code_hash', '=', codeHash)
    .executeTakeFirst()
  return row !== undefined
}

import { assert } from '../../lib/kernel/assert.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { Poll } from '../ballots/ballot.model.ts'
import { lockCall, moveCallTo } from '../calls/index.ts'
import { lockInitiative, moveInitiative, writeToGroup } from '../initiatives/index.ts'
import type { MessageText } from '../people/index.ts'
import type { PersonId } from '../people/person.model.ts'
import { type Actor, appendRecord } from '../record/index.ts'
import { certifyingOf, moveFor } from './counting.rules.ts'
import { gatherCount } from './gather-count.query.ts'
import type { CertifyRefusal, CountRefusal, OutcomeLine, Run } from './tally.model.ts'
import { inputDigest, readRun, storeCertified } from './tally.store.ts'

/** What a group is told of the outcome of its initiative. */
export type TellOutcome = (
  initiative: { readonly number: number; readonly title: string },
  line: OutcomeLine,
) => MessageText

/**
 * Certifies the newest count: gathers everything afresh, and only a count that still comes out of the same input is
 * signed. Every initiative moves to its verdict, its group hears of it, and the call is decided, all in one transaction.
 */
export function certifyOutcome(
  platform: Platform,
  { by, poll, protocol, tell }: { by: PersonId; poll: Poll; protocol: string; tell?: TellOutcome },
): Promise<Result<Run, CertifyRefusal | CountRefusal>> {
  const { db, keys } = platform
  return inTransaction(db, async (tx) => {
    const call = await lockCall(tx, poll.municipalityId, poll.callId)
    const run = call && (await readRun(tx, poll))
    if (!call || !run) return refuse({ code: 'no-such-run' } as const)
    const input = await gatherCount(tx, keys, poll, call)
    if (!input.ok) return input
    const decision = certifyingOf({
      stage: call.stage,
      countedBy: run.countedBy,
      certifiedBy: by,
      digestNow: inputDigest(input.value),
      digestThen: run.inputDigest,
    })
    if (!decision.ok) return decision
    const actor = { kind: 'person', id: by } as const
    await storeCertified(tx, poll, run, by, protocol)
    await moveInitiatives(tx, platform, actor, { poll, run, tell })
    await moveCallTo(tx, call, 'certify', actor)
    await appendRecord(tx, actor, {
      municipalityId: poll.municipalityId,
      name: 'outcome-certified',
      subjectId: poll.callId,
      fields: { runId: run.id, protocol },
    })
    return ok({ ...run, certified: { at: tx.now, protocol } })
  })
}

async function moveInitiatives(
  tx: Tx,
  platform: Platform,
  actor: Actor,
  { poll, run, tell }: { poll: Poll; run: Run; tell: TellOutcome | undefined },
): Promise<void> {
  for (const line of run.result.lines) {
    const initiative = await lockInitiative(tx, poll.municipalityId, line.id)
    assert(initiative, 'a counted initiative exists')
    const moved = await moveInitiative(tx, actor, initiative, moveFor[line.verdict])
    assert(moved.ok, 'a counted initiative was on the ballot')
    if (tell) await writeToGroup(tx, platform, initiative, tell(initiative, line))
  }
}

import { assert } from '../../lib/kernel/assert.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { Poll } from '../ballots/ballot.model.ts'
import { lockCall, moveCallTo } from '../calls/index.ts'
import { lockInitiative, moveInitiative } from '../initiatives/index.ts'
import type { PersonId } from '../people/person.model.ts'
import { type Actor, appendRecord } from '../record/index.ts'
import { certifyingOf, moveFor } from './counting.rules.ts'
import { gatherCount } from './gather-count.query.ts'
import type { CertifyRefusal, CountRefusal, Run } from './tally.model.ts'
import { inputDigest, readRun, storeCertified } from './tally.store.ts'

/**
 * Certifies the newest count: gathers everything afresh, and only a count that still comes out of the same input is
 * signed. Every initiative moves to its verdict and the call is decided, all in one transaction.
 */
export function certifyOutcome(
  { db, keys }: Platform,
  { by, poll, protocol }: { by: PersonId; poll: Poll; protocol: string },
): Promise<Result<Run, CertifyRefusal | CountRefusal>> {
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
    await moveInitiatives(tx, actor, poll, run)
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

async function moveInitiatives(tx: Tx, actor: Actor, poll: Poll, run: Run): Promise<void> {
  for (const { id, verdict } of run.result.lines) {
    const initiative = await lockInitiative(tx, poll.municipalityId, id)
    assert(initiative, 'a counted initiative exists')
    const moved = await moveInitiative(tx, actor, initiative, moveFor[verdict])
    assert(moved.ok, 'a counted initiative was on the ballot')
  }
}

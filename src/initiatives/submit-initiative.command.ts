import { assert } from '../../lib/kernel/assert.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { lockCall } from '../calls/index.ts'
import type { MessageText } from '../people/index.ts'
import { appendRecord } from '../record/index.ts'
import { readSentBefore } from './applicant.store.ts'
import { isTheirs, leads, whyMayNotSubmit, whyMayNotWithdraw } from './application.rules.ts'
import { readAttachments } from './attachment.store.ts'
import { whyNotLeader } from './author.rules.ts'
import type { SubmitRefusal, WithdrawRefusal } from './draft.model.ts'
import type { Initiative } from './initiative.model.ts'
import { lockInitiative, readInitiative } from './initiative.store.ts'
import { type ChangeBy, lockToChange } from './lock-application.command.ts'
import { moveInitiative } from './move-initiative.command.ts'
import { storeSubmission } from './submission.store.ts'
import { sumsOf } from './sums.rules.ts'
import { readSupport } from './support.store.ts'
import { writeToGroup } from './write-to-group.command.ts'

/**
 * Sends the application, in the version that was checked, and a receipt to the group. The call is locked first: without that a call that stops
 * collecting at the same moment would still get an application.
 */
export function submitInitiative(
  platform: Platform,
  { receipt, ...change }: ChangeBy & { readonly version: number; readonly receipt?: MessageText },
): Promise<Result<Initiative, SubmitRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const found = await readInitiative(tx, change.municipalityId, change.id)
    if (!found) return refuse({ code: 'no-such-initiative' })
    await lockCall(tx, change.municipalityId, found.callId)
    const locked = await lockToChange(tx, change)
    if (!locked.ok) return locked
    const { initiative, call } = locked.value
    const notLeader = whyNotLeader(leads(initiative, change.applicant))
    if (notLeader) return refuse(notLeader)
    const sums = sumsOf(initiative.budget, initiative.pledges)
    const reasons = whyMayNotSubmit(
      initiative,
      sums,
      call.terms,
      await readSupport(tx, initiative),
      await readAttachments(tx, initiative),
      await readSentBefore(tx, initiative),
    )
    if (reasons.length > 0) return refuse({ code: 'not-ready', reasons })
    const actor = { kind: 'person', id: change.applicant.by } as const
    const moved = await moveInitiative(tx, actor, initiative, 'submit')
    if (!moved.ok) return moved
    await appendRecord(tx, actor, {
      municipalityId: initiative.municipalityId,
      name: 'initiative-submitted',
      subjectId: initiative.id,
      fields: { requested: sums.requested.toString(), total: sums.totalCost.toString() },
    })
    await storeSubmission(tx, initiative, change.applicant.by)
    if (receipt) await writeToGroup(tx, platform, initiative, receipt)
    return ok({ ...initiative, stage: moved.value, submittedAt: tx.now })
  })
}

/** Takes an application back, for good. Its number is not given to another. */
export function withdrawInitiative(
  platform: Platform,
  { applicant, municipalityId, id }: Omit<ChangeBy, 'version'>,
): Promise<Result<'withdrawn', WithdrawRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const initiative = await lockInitiative(tx, municipalityId, id)
    if (!initiative) return refuse({ code: 'no-such-initiative' })
    if (!isTheirs(initiative, applicant)) return refuse({ code: 'not-yours' })
    const refusal = whyNotLeader(leads(initiative, applicant)) ?? whyMayNotWithdraw(initiative)
    if (refusal) return refuse(refusal)
    const actor = { kind: 'person', id: applicant.by } as const
    const moved = await moveInitiative(tx, actor, initiative, 'withdraw')
    assert(moved.ok, 'whyMayNotWithdraw reads the table of moves')
    await appendRecord(tx, actor, { municipalityId, name: 'initiative-withdrawn', subjectId: id, fields: {} })
    return ok('withdrawn' as const)
  })
}

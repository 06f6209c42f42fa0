import { assert } from '../../lib/kernel/assert.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { CallId } from '../calls/call.model.ts'
import { lockCall } from '../calls/index.ts'
import { lockInitiative, writeToGroup } from '../initiatives/index.ts'
import type { MessageText } from '../people/index.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import { bringDecision } from './find-initiative.command.ts'
import { dropHeldDecision, readHeldDecision } from './held-decision.store.ts'
import type { PublicationRefusal } from './publication.model.ts'
import { whyMayNotPublish } from './publication.rules.ts'
import type { Decision } from './review.model.ts'
import { standingsOfCall } from './view-publication.query.ts'

type Publishing = {
  readonly by: PersonId
  readonly municipalityId: MunicipalityId
  readonly callId: CallId
  /** What the group of an initiative is written. */
  readonly tell?: (number: number, decision: Decision) => MessageText
}

/** Publishes all decisions that a call holds, at one moment: from it the days of appeal count, and every group is told. */
export function publishDecisions(
  platform: Platform,
  { by, municipalityId, callId, tell }: Publishing,
): Promise<Result<number, PublicationRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    // Locked and not held: a decision that is being changed at this moment comes before the publication or after it.
    const call = await lockCall(tx, municipalityId, callId)
    if (!call) return refuse({ code: 'no-such-call' } as const)
    const applications = await standingsOfCall(tx, call, tx.now)
    const together = call.terms.publishTogether
    const refusal = whyMayNotPublish({ together, callStage: call.stage, applications })
    if (refusal) return refuse(refusal)
    const actor = { kind: 'person', id: by } as const
    let count = 0
    for (const { id: initiativeId } of applications) {
      const subject = { municipalityId, initiativeId }
      const initiative = await lockInitiative(tx, municipalityId, initiativeId)
      const held = await readHeldDecision(tx, subject)
      assert(initiative && held, 'a decided application exists with its decision')
      // Its group withdrew it at this moment: nothing is left to decide.
      if (initiative.stage !== 'submitted') continue
      count += 1
      await dropHeldDecision(tx, subject)
      await bringDecision(tx, { initiative, id: held.id, decision: held.decision, by: held.by, actor })
      if (tell) await writeToGroup(tx, platform, initiative, tell(initiative.number, held.decision))
    }
    await appendRecord(tx, actor, { municipalityId, name: 'decisions-published', subjectId: callId, fields: { count } })
    return ok(count)
  })
}

import { assert } from '../../lib/kernel/assert.ts'
import { dateOf } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { Call, MoveRefusal } from '../calls/call.model.ts'
import { lockCall, moveCallTo } from '../calls/index.ts'
import { whyNotMove } from '../calls/move.rules.ts'
import { lockInitiative, moveInitiative } from '../initiatives/index.ts'
import type { Actor } from '../record/index.ts'
import { commissionPoints, openAppeals, unpublishedDecisions } from '../reviews/index.ts'
import type { OpenVotingRefusal, Poll } from './ballot.model.ts'
import { openingOf } from './opening.rules.ts'
import { listAdmitted } from './poll.store.ts'
import { lockRoll } from './roll.store.ts'

/** Opens the vote: the admitted initiatives go on the ballot and the call moves on, in one transaction. */
export function openVoting(
  { db, keys, mode }: Platform,
  { by, poll }: { by: Actor; poll: Poll },
): Promise<Result<Call, OpenVotingRefusal | MoveRefusal>> {
  return inTransaction(db, async (tx) => {
    const call = await lockCall(tx, poll.municipalityId, poll.callId)
    const roll = call && (await lockRoll(tx, poll))
    if (!call || !roll) return refuse({ code: 'no-such-call' } as const)
    const admitted = await listAdmitted(tx, poll)
    const unpublished = await unpublishedDecisions(tx, call)
    // What is decided and not published is no empty ballot: it is named below.
    const onIt = admitted.length + unpublished.length
    const facts = { today: dateOf(tx.now), admitted: onIt, mayBeEarly: mode === 'demo' }
    const refusal = whyNotMove(call, 'openVoting', facts)
    if (refusal) return refuse(refusal)
    const points = await commissionPoints(tx, keys, poll.municipalityId, poll.callId)
    const appeals = (await openAppeals(tx, poll.municipalityId, poll.callId)).map(({ number }) => number)
    const decision = openingOf({ frozen: roll.frozen, unpublished, appeals, admitted, scored: new Set(points.keys()) })
    if (!decision.ok) return decision
    for (const { id } of admitted) {
      const initiative = await lockInitiative(tx, poll.municipalityId, id)
      assert(initiative, 'an admitted initiative exists')
      const moved = await moveInitiative(tx, by, initiative, 'putOnBallot')
      assert(moved.ok, 'an admitted initiative goes on the ballot')
    }
    const opened = await moveCallTo(tx, call, 'openVoting', by)
    return opened.ok ? ok(opened.value) : opened
  })
}

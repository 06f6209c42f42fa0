import { dateOf } from '../../lib/kernel/civil-date.ts'
import { type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import { type Actor, appendRecord } from '../record/index.ts'
import type { Call, CallId, CallMove, MoveRefusal } from './call.model.ts'
import { countAdmitted, lockCall, storeCall, storeStageChange } from './call.store.ts'
import { dueMove, movedCall, whyNotMove } from './move.rules.ts'

/**
 * Moves a call that is locked in this transaction, and records it. For commands of later slices whose act brings the call
 * on (certifying an outcome, signing the first agreement). Checks the table of moves, not the calendar.
 */
export async function moveCallTo(
  tx: Tx,
  call: Call,
  move: CallMove,
  by: Actor,
): Promise<Result<Call, Extract<MoveRefusal, { code: 'wrong-stage' }>>> {
  const decision = movedCall(call, move)
  if (!decision.ok) return decision
  const moved = decision.value
  await storeCall(tx, moved)
  await storeStageChange(tx, moved, by.kind === 'person' ? by.id : undefined)
  const fields = { move, to: moved.stage }
  await appendRecord(tx, by, {
    municipalityId: moved.municipalityId,
    name: 'call-moved',
    subjectId: moved.id,
    fields,
  })
  return decision
}

/** An officer's own press. In a demonstration it may come before its day. */
export function moveCall(
  platform: Platform,
  {
    by,
    municipalityId,
    callId,
    move,
  }: {
    by: PersonId
    municipalityId: MunicipalityId
    callId: CallId
    move: CallMove
  },
): Promise<Result<Call, MoveRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const call = await lockCall(tx, municipalityId, callId)
    if (!call) return refuse({ code: 'no-such-call' })
    const admitted = await countAdmitted(tx, call)
    const facts = { today: dateOf(tx.now), admitted, mayBeEarly: platform.mode === 'demo' }
    const refusal = whyNotMove(call, move, facts)
    if (refusal) return refuse(refusal)
    return await moveCallTo(tx, call, move, { kind: 'person', id: by })
  })
}

/** Makes the moves whose day has come, one after another: after an outage several may be due. Again changes nothing. */
export function switchCall(
  platform: Platform,
  { municipalityId, id }: Pick<Call, 'municipalityId' | 'id'>,
): Promise<Call | undefined> {
  return inTransaction(platform.db, async (tx) => {
    let call = await lockCall(tx, municipalityId, id)
    while (call) {
      const move = dueMove(call, dateOf(tx.now))
      if (!move) return call
      const moved = await moveCallTo(tx, call, move, { kind: 'system' })
      call = moved.ok ? moved.value : undefined
    }
    return undefined
  })
}

import { dateOf } from '../../lib/kernel/civil-date.ts'
import { type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import { lockRegulationInForce } from '../regulations/index.ts'
import type { AnnounceRefusal, Call, CallId, MoveRefusal } from './call.model.ts'
import { lockCall } from './call.store.ts'
import { underRegulation, whyNotDraft } from './draft.rules.ts'
import { moveCallTo } from './move-call.command.ts'

/**
 * Announces the call: from now on its rules, money and address are frozen. The regulation is held meanwhile, so that a
 * call never starts under rules that were superseded while it was being announced.
 */
export function announceCall(
  platform: Platform,
  {
    by,
    municipalityId,
    callId,
    version,
  }: {
    by: PersonId
    municipalityId: MunicipalityId
    callId: CallId
    version: number
  },
): Promise<Result<Call, AnnounceRefusal | MoveRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const regulation = await lockRegulationInForce(tx, municipalityId)
    const call = await lockCall(tx, municipalityId, callId)
    if (!call) return refuse({ code: 'no-such-call' })
    const refusal = whyNotDraft(call, version)
    if (refusal) return refuse(refusal)
    const decision = underRegulation({ ...call, announcedAt: tx.now }, regulation, dateOf(tx.now))
    if (!decision.ok) return decision
    const actor = { kind: 'person', id: by } as const
    const moved = await moveCallTo(tx, decision.value, 'announce', actor)
    const fields = { envelope: call.envelope.toString(), regulation: decision.value.regulationNumber }
    await appendRecord(tx, actor, { municipalityId, name: 'call-announced', subjectId: callId, fields })
    return moved
  })
}

/** Takes a call back before the residents vote. It stays readable, with its reason to be told by the office. */
export function withdrawCall(
  platform: Platform,
  { by, municipalityId, callId }: { by: PersonId; municipalityId: MunicipalityId; callId: CallId },
): Promise<Result<Call, MoveRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const call = await lockCall(tx, municipalityId, callId)
    if (!call) return refuse({ code: 'no-such-call' })
    return await moveCallTo(tx, call, 'withdraw', { kind: 'person', id: by })
  })
}

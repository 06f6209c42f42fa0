import { dateOf } from '../../lib/kernel/civil-date.ts'
import { type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { lockCall } from '../calls/index.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import { type AppointmentDraft, appointmentOf } from './appointment.rules.ts'
import {
  type CallSubject,
  commissionPeople,
  readAppointment,
  scoringBegan,
  storeAppointment,
} from './commission.store.ts'
import type { AppointmentRefusal } from './review.model.ts'

/**
 * Appoints a call's commission by an order, or puts a new order in place of an earlier one while nobody has scored.
 * `version` is that of the order that the form was made from; 0 where there was none.
 */
export function appointCommission(
  { db }: Platform,
  { by, subject, version, draft }: { by: PersonId; subject: CallSubject; version: number; draft: AppointmentDraft },
): Promise<Result<AppointmentDraft, AppointmentRefusal>> {
  return inTransaction(db, async (tx) => {
    // Locked whole: a sheet holds its call, so that none is signed between the look and the order.
    const call = await lockCall(tx, subject.municipalityId, subject.callId)
    if (!call) return refuse({ code: 'no-such-call' } as const)
    const known = await readAppointment(tx, subject)
    if ((known?.version ?? 0) !== version) return refuse({ code: 'changed-meanwhile' } as const)
    const people = await commissionPeople(tx, subject.municipalityId)
    const decision = appointmentOf(
      {
        stage: call.stage,
        commission: call.terms.commission,
        scoringBegan: await scoringBegan(tx, subject),
        members: new Set(people.map(({ id }) => id)),
        today: dateOf(tx.now),
      },
      draft,
    )
    if (!decision.ok) return decision
    await storeAppointment(tx, subject, draft, draft.members, by)
    await appendRecord(
      tx,
      { kind: 'person', id: by },
      {
        municipalityId: subject.municipalityId,
        name: 'commission-appointed',
        subjectId: subject.callId,
        fields: { order: draft.orderNumber, on: draft.orderedOn, members: draft.members.length },
      },
    )
    return decision
  })
}

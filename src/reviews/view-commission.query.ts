import type { Platform } from '../../lib/platform/platform.ts'
import type { Call } from '../calls/call.model.ts'
import { readCall } from '../calls/index.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import { commissionPeople, readAppointment, scoringBegan } from './commission.store.ts'
import type { Appointment } from './review.model.ts'
import { type ScoredInitiative, viewScores } from './view-scores.query.ts'

export type CommissionView = {
  readonly call: Call
  readonly appointment: Appointment | undefined
  readonly people: readonly { readonly id: PersonId; readonly name: string }[]
  readonly began: boolean
  readonly scores: readonly ScoredInitiative[]
}

/** A call's commission with all that may be seen of its points. Undefined: no such call, or one not announced yet. */
export async function viewCommission(
  { db, keys }: Platform,
  municipalityId: MunicipalityId,
  slug: string,
): Promise<CommissionView | undefined> {
  const call = await readCall(db.read, municipalityId, slug)
  if (!call || call.stage === 'draft') return undefined
  const subject = { municipalityId, callId: call.id }
  const [appointment, people, began, scores] = await Promise.all([
    readAppointment(db.read, subject),
    commissionPeople(db.read, municipalityId),
    scoringBegan(db.read, subject),
    viewScores(db.read, keys, call),
  ])
  return { call, appointment, people, began, scores }
}

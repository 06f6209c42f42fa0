import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import type { CallStage } from '../calls/call.model.ts'
import type { PersonId } from '../people/person.model.ts'
import { type Commission, type Namer, namers } from '../regulations/regulation.model.ts'
import { seatsOf } from '../regulations/terms.rules.ts'
import type { AppointmentProblem, AppointmentRefusal } from './review.model.ts'

export type AppointmentFacts = {
  readonly stage: CallStage
  readonly commission: Commission
  /** Whether a sheet of the call is signed already: from then on the commission stays as it is. */
  readonly scoringBegan: boolean
  /** Who has the role in this municipality. */
  readonly members: ReadonlySet<PersonId>
  readonly today: CivilDate
}

export type AppointmentDraft = {
  readonly orderNumber: string
  readonly orderedOn: CivilDate
  readonly members: readonly { readonly memberId: PersonId; readonly namedBy: Namer; readonly chairs: boolean }[]
}

const stages: readonly CallStage[] = ['announced', 'collecting', 'reviewing']

/** Why the commission cannot be appointed now, whoever is chosen. */
export function whyMayNotAppoint({ stage, scoringBegan }: Pick<AppointmentFacts, 'stage' | 'scoringBegan'>) {
  if (!stages.includes(stage)) return { code: 'too-late', stage, clause: 'commission' } as const
  return scoringBegan ? ({ code: 'scoring-began', clause: 'commission' } as const) : undefined
}

/** Decides whether these people make the commission that the regulation asks for: its size, who put them forward, one chair. */
export function appointmentOf(
  facts: AppointmentFacts,
  draft: AppointmentDraft,
): Result<AppointmentDraft, AppointmentRefusal> {
  const refusal = whyMayNotAppoint(facts)
  if (refusal) return refuse(refusal)
  if (draft.members.some(({ memberId }) => !facts.members.has(memberId))) {
    return refuse({ code: 'not-a-member', clause: 'commission' })
  }
  const problems = problemsOf(facts, draft)
  return problems.length > 0 ? refuse({ code: 'bad-appointment', problems, clause: 'commission' }) : ok(draft)
}

function problemsOf({ commission, today }: AppointmentFacts, draft: AppointmentDraft): readonly AppointmentProblem[] {
  const { members, orderedOn } = draft
  const chosen = members.length
  const seats = seatsOf(commission)
  return [
    ...(chosen === commission.size ? [] : [{ code: 'size', size: commission.size, chosen } as const]),
    ...namers.flatMap((namer): AppointmentProblem[] => {
      const count = members.filter(({ namedBy }) => namedBy === namer).length
      return count === seats[namer] ? [] : [{ code: 'seats', namer, seats: seats[namer], chosen: count }]
    }),
    ...(members.filter(({ chairs }) => chairs).length === 1 ? [] : [{ code: 'no-chair' } as const]),
    ...(orderedOn > today ? [{ code: 'order-in-future', today } as const] : []),
  ]
}

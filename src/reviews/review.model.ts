import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import type { Money } from '../../lib/kernel/money.ts'
import type { CallStage } from '../calls/call.model.ts'
import type { InitiativeStage, PledgerKind } from '../initiatives/initiative.model.ts'
import type { PersonId } from '../people/person.model.ts'
import type { Criterion, CriterionKey } from '../regulations/criterion.model.ts'
import type { ExpertSubject } from '../regulations/expert-subject.model.ts'
import type { ClauseKey, LocalMatter, Namer, PledgeKind } from '../regulations/regulation.model.ts'
import type { SubstantiveCheck } from './expert.model.ts'

/** What the formal check looks at, each with the clause it rests on. */
export const checkClauses = {
  'local-matter': 'local-matters',
  applicant: 'applicants',
  group: 'group',
  complete: 'application',
  ceiling: 'ceiling',
  'own-contribution': 'own-contribution',
  prices: 'documents',
} as const satisfies Record<string, ClauseKey>
export type CheckKey = keyof typeof checkClauses
export const checkKeys = Object.keys(checkClauses) as readonly CheckKey[]

/** Keys of the checks that are met; the others are not. */
export type Checks = readonly CheckKey[]

export const verdicts = ['admitted', 'returned', 'refused'] as const
export type FindingVerdict = (typeof verdicts)[number]

export type Finding = {
  readonly id: string
  readonly verdict: FindingVerdict
  readonly met: Checks
  readonly reason: string
  /** The last day to answer, when it was returned. */
  readonly answerBy: CivilDate | undefined
  /** The substantive check that it closed. */
  readonly checkNumber: number | undefined
  readonly foundAt: Instant
}

export type FindingFacts = {
  readonly callStage: CallStage
  readonly initiativeStage: InitiativeStage
  /** Everybody who has or had a hand in it. */
  readonly hands: readonly PersonId[]
  readonly by: PersonId
  readonly correctionDays: number
  /** What the regulation asks experts about; nothing where it asks none. */
  readonly subjects: readonly ExpertSubject[]
  /** The substantive check that runs. */
  readonly check: SubstantiveCheck | undefined
  /** The decision held until all are published, and the one that the officer saw and changes. */
  readonly held: string | undefined
  readonly instead: string | undefined
  /** Whether the words changed since the officer read them. */
  readonly isChanged: boolean
}

export type FindingRefusal =
  | { readonly code: 'words-changed'; readonly clause: ClauseKey }
  | { readonly code: 'decided-meanwhile'; readonly clause: ClauseKey }
  | { readonly code: 'not-submitted'; readonly stage: InitiativeStage; readonly clause: ClauseKey }
  | { readonly code: 'review-over'; readonly stage: CallStage; readonly clause: ClauseKey }
  | { readonly code: 'own-initiative'; readonly clause: ClauseKey }
  | { readonly code: 'checks-not-met'; readonly clause: ClauseKey }
  | { readonly code: 'all-checks-met'; readonly clause: ClauseKey }
  | { readonly code: 'reason-missing'; readonly clause: ClauseKey }
  | { readonly code: 'opinions-missing'; readonly subjects: readonly ExpertSubject[]; readonly clause: ClauseKey }
  | { readonly code: 'reason-against-opinion'; readonly clause: ClauseKey }
  | { readonly code: 'no-experts-asked'; readonly clause: ClauseKey }
  | { readonly code: 'with-experts-already'; readonly clause: ClauseKey }

/** Points by criterion, whole numbers from 0 to the criterion's scale. */
export type Points = Readonly<Partial<Record<CriterionKey, number>>>

/** A member's signed sheet for one initiative: points, or a declared conflict and no points. */
export type Sheet = {
  readonly memberId: PersonId
  readonly memberName: string
  readonly conflict: string | undefined
  readonly points: Points
  readonly comment: string
}

/** What computed criteria look at: the application as it was admitted. */
export type Measured = {
  readonly totalCost: Money
  readonly requested: Money
  readonly theme: LocalMatter | undefined
  readonly pledges: readonly { readonly kind: PledgeKind; readonly pledgerKind: PledgerKind; readonly value: Money }[]
  /** Who came to the assembly, of the adults of the village; undefined where none was held. */
  readonly assembly: { readonly present: number; readonly adults: number } | undefined
  /** Who supported it, of the same adults. */
  readonly supporters: { readonly count: number; readonly adults: number } | undefined
}

/** What a sheet said before its member changed it after the discussion. */
export type EarlierSheet = {
  readonly memberId: PersonId
  readonly points: Points
  readonly reason: string
  readonly changedAt: Instant
}

export type RevisionFacts = ScoringFacts & {
  readonly rescoring: boolean
  /** Whether all points are open to the commission. */
  readonly open: boolean
  readonly hadConflict: boolean
  readonly revised: boolean
}

export type RevisionRefusal =
  | Extract<ScoringRefusal, { readonly code: 'scoring-closed' | 'not-admitted' | 'points-wrong' }>
  | { readonly code: 'no-rescoring'; readonly clause: ClauseKey }
  | { readonly code: 'not-open-yet'; readonly clause: ClauseKey }
  | { readonly code: 'not-signed'; readonly clause: ClauseKey }
  | { readonly code: 'revised-already'; readonly clause: ClauseKey }
  | { readonly code: 'reason-missing'; readonly clause: ClauseKey }

export type Appointed = {
  readonly memberId: PersonId
  readonly name: string
  readonly namedBy: Namer
  readonly chairs: boolean
}

/** The order that appointed a call's commission. */
export type Appointment = {
  readonly orderNumber: string
  readonly orderedOn: CivilDate
  readonly members: readonly Appointed[]
  readonly version: number
}

export type AppointmentProblem =
  | { readonly code: 'size'; readonly size: number; readonly chosen: number }
  | { readonly code: 'seats'; readonly namer: Namer; readonly seats: number; readonly chosen: number }
  | { readonly code: 'no-chair' }
  | { readonly code: 'order-in-future'; readonly today: CivilDate }

export type AppointmentRefusal =
  | { readonly code: 'no-such-call' }
  | { readonly code: 'scoring-began'; readonly clause: ClauseKey }
  | { readonly code: 'too-late'; readonly stage: CallStage; readonly clause: ClauseKey }
  | { readonly code: 'not-a-member'; readonly clause: ClauseKey }
  | { readonly code: 'changed-meanwhile' }
  | { readonly code: 'bad-appointment'; readonly problems: readonly AppointmentProblem[]; readonly clause: ClauseKey }

export type ScoringFacts = {
  readonly callStage: CallStage
  /** Whether the member sits on this call's commission; without an order everybody with the role does. */
  readonly appointed: boolean
  readonly initiativeStage: InitiativeStage
  /** Everybody who has or had a hand in it. */
  readonly hands: readonly PersonId[]
  readonly memberId: PersonId
  readonly signed: boolean
  readonly criteria: readonly Criterion[]
}

export type ScoringRefusal =
  | { readonly code: 'scoring-closed'; readonly stage: CallStage; readonly clause: ClauseKey }
  | { readonly code: 'not-admitted'; readonly stage: InitiativeStage; readonly clause: ClauseKey }
  | { readonly code: 'nothing-to-score'; readonly clause: ClauseKey }
  | { readonly code: 'not-appointed'; readonly clause: ClauseKey }
  | { readonly code: 'signed-already'; readonly clause: ClauseKey }
  | { readonly code: 'conflict-unnamed'; readonly clause: ClauseKey }
  | { readonly code: 'own-initiative'; readonly clause: ClauseKey }
  | { readonly code: 'points-wrong'; readonly wrong: readonly CriterionKey[]; readonly clause: ClauseKey }

/** What is decided about an application: by the formal list, and by the experts' opinions where the regulation asks for them. */
export type Decision = {
  readonly verdict: FindingVerdict
  readonly met: Checks
  readonly reason: string
  readonly answerBy: CivilDate | undefined
  /** The substantive check that it closes, and the opinions in it that the decision cites. */
  readonly checkNumber: number | undefined
  readonly cited: readonly ExpertSubject[]
}

export type SheetDraft = {
  readonly hasConflict: boolean
  readonly conflict: string
  readonly points: Points
  readonly comment: string
}

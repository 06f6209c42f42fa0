import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import type { CallStage } from '../calls/call.model.ts'
import type { InitiativeStage } from '../initiatives/initiative.model.ts'
import type { PersonId } from '../people/person.model.ts'
import type { Criterion, CriterionKey } from '../regulations/criterion.model.ts'
import type { ClauseKey } from '../regulations/regulation.model.ts'

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
  readonly foundAt: Instant
}

export type FindingFacts = {
  readonly callStage: CallStage
  readonly initiativeStage: InitiativeStage
  readonly leaderId: PersonId
  readonly by: PersonId
  readonly correctionDays: number
}

export type FindingRefusal =
  | { readonly code: 'not-submitted'; readonly stage: InitiativeStage; readonly clause: ClauseKey }
  | { readonly code: 'review-over'; readonly stage: CallStage; readonly clause: ClauseKey }
  | { readonly code: 'own-initiative'; readonly clause: ClauseKey }
  | { readonly code: 'checks-not-met'; readonly clause: ClauseKey }
  | { readonly code: 'all-checks-met'; readonly clause: ClauseKey }
  | { readonly code: 'reason-missing'; readonly clause: ClauseKey }

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

export type ScoringFacts = {
  readonly callStage: CallStage
  readonly initiativeStage: InitiativeStage
  readonly leaderId: PersonId
  readonly memberId: PersonId
  readonly signed: boolean
  readonly criteria: readonly Criterion[]
}

export type ScoringRefusal =
  | { readonly code: 'scoring-closed'; readonly stage: CallStage; readonly clause: ClauseKey }
  | { readonly code: 'not-admitted'; readonly stage: InitiativeStage; readonly clause: ClauseKey }
  | { readonly code: 'signed-already'; readonly clause: ClauseKey }
  | { readonly code: 'conflict-unnamed'; readonly clause: ClauseKey }
  | { readonly code: 'own-initiative'; readonly clause: ClauseKey }
  | { readonly code: 'points-wrong'; readonly wrong: readonly CriterionKey[]; readonly clause: ClauseKey }

/** The formal check's answer. */
export type Decision = {
  readonly verdict: FindingVerdict
  readonly met: Checks
  readonly reason: string
  readonly answerBy: CivilDate | undefined
}

export type SheetDraft = {
  readonly hasConflict: boolean
  readonly conflict: string
  readonly points: Points
  readonly comment: string
}

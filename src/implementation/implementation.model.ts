import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Id } from '../../lib/kernel/id.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import type { Money } from '../../lib/kernel/money.ts'
import type { InitiativeId, InitiativeStage, Photograph } from '../initiatives/initiative.model.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import type { ClauseKey } from '../regulations/regulation.model.ts'

export type ReportId = Id<'Report'>

/** Whose works: every table of the slice is keyed by these two. */
export type Site = { readonly municipalityId: MunicipalityId; readonly initiativeId: InitiativeId }

/** The most photographs that one report carries: more would not come through on a slow network. */
export const mostPhotographs = 6

/** A progress report: how far, in words and pictures. */
export type Report = {
  readonly id: ReportId
  readonly number: number
  /** Whole percent of the works that are done. */
  readonly percent: number
  readonly account: string
  readonly reportedAt: Instant
  readonly photographs: readonly Omit<Photograph, 'id'>[]
}

export type ReportFacts = {
  readonly stage: InitiativeStage
  readonly leaderId: PersonId
  readonly by: PersonId
  readonly byOfficer: boolean
  /** Of the last report; works do not go backwards without a word, but they may stand still. */
  readonly percentBefore: number
}

export type ReportRefusal =
  | { readonly code: 'not-in-works'; readonly stage: InitiativeStage; readonly clause: ClauseKey }
  | { readonly code: 'not-yours'; readonly clause: ClauseKey }
  | { readonly code: 'went-backwards'; readonly before: number; readonly clause: ClauseKey }
  | { readonly code: 'no-photographs'; readonly clause: ClauseKey }

export type Acceptance = {
  readonly actNumber: string
  readonly acceptedOn: CivilDate
  /** Names of the acceptance commission, as the act lists them. */
  readonly commission: string
  readonly remarks: string
  /** Who keeps it afterwards, and on whose balance sheet it stands. */
  readonly keeper: string
  readonly handedOverOn: CivilDate | undefined
  readonly assessment: string | undefined
}

/** The acceptance act as it is signed. */
export type Act = Pick<Acceptance, 'actNumber' | 'acceptedOn' | 'commission' | 'remarks' | 'keeper'>

export type AcceptanceFacts = {
  /** Everybody who has or had a hand in it. */
  readonly hands: readonly PersonId[]
  readonly by: PersonId
  readonly stage: InitiativeStage
  /** Of the last report; undefined when there is none. */
  readonly percent: number | undefined
  readonly agreementOn: CivilDate | undefined
  readonly numberTaken: boolean
}

export type AcceptanceRefusal =
  | { readonly code: 'own-initiative'; readonly clause: ClauseKey }
  | { readonly code: 'not-in-works'; readonly stage: InitiativeStage; readonly clause: ClauseKey }
  | { readonly code: 'not-finished'; readonly percent: number; readonly clause: ClauseKey }
  | { readonly code: 'accepted-in-future' }
  | { readonly code: 'before-agreement'; readonly signedOn: CivilDate }
  | { readonly code: 'number-taken' }

export type HandOverRefusal =
  | { readonly code: 'not-accepted'; readonly stage: InitiativeStage; readonly clause: ClauseKey }
  | { readonly code: 'money-left'; readonly balance: Money; readonly clause: ClauseKey }
  | { readonly code: 'handed-over-in-future' }
  | { readonly code: 'before-acceptance'; readonly acceptedOn: CivilDate }

export type AssessmentRefusal = {
  readonly code: 'not-handed-over'
  readonly stage: InitiativeStage
  readonly clause: ClauseKey
}

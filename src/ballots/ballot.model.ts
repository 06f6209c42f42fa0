import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Id } from '../../lib/kernel/id.ts'
import type { Money } from '../../lib/kernel/money.ts'
import type { CallId, CallStage } from '../calls/call.model.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { ClauseKey } from '../regulations/regulation.model.ts'

/** Where a ballot belongs: every table of the slice is keyed by these two. */
export type Poll = { readonly municipalityId: MunicipalityId; readonly callId: CallId }

export type BallotId = Id<'Ballot'>

/** HMAC of the PIN under a key of the call. Says nothing elsewhere. */
export type VoterKey = Uint8Array

/** What a resident marked: a set of initiatives, in no order. */
export type Choices = readonly InitiativeId[]

export type BallotLine = {
  readonly initiativeId: InitiativeId
  readonly number: number
  readonly title: string
  readonly place: string
  readonly requested: Money
}

export type VotingDays = { readonly from: CivilDate; readonly until: CivilDate }

/** Everything the casting rules are allowed to know. */
export type CastingFacts = {
  readonly stage: CallStage
  readonly days: VotingDays
  readonly mostChoices: number
  readonly lines: readonly BallotLine[]
  readonly voter: { readonly state: 'none' | 'online' | 'paper' | 'void'; readonly casts: number }
}

/** Casts by one person until the close; more is not a change of mind but a program. */
export const mostCasts = 10

export type CastingRefusal =
  | {
      readonly code: 'voting-not-open'
      readonly days: VotingDays
      readonly stage: CallStage
      readonly clause: ClauseKey
    }
  | { readonly code: 'voted-on-paper'; readonly clause: ClauseKey }
  | { readonly code: 'struck-off'; readonly clause: ClauseKey }
  | { readonly code: 'too-many-casts'; readonly most: number; readonly clause: ClauseKey }
  | { readonly code: 'nothing-chosen'; readonly clause: ClauseKey }
  | { readonly code: 'chosen-twice'; readonly clause: ClauseKey }
  | { readonly code: 'not-on-ballot'; readonly clause: ClauseKey }
  | { readonly code: 'too-many-chosen'; readonly most: number; readonly chosen: number; readonly clause: ClauseKey }

/** Carries no person and no time, so a ballot cannot be led back to who cast it. */
export type Ballot = { readonly id: BallotId; readonly choices: Choices }

/** Why the card did not open the ballot. Unknown PIN and wrong code are one answer, so that neither can be guessed at. */
export type OpeningRefusal =
  | { readonly code: 'wrong-pin-or-code' }
  | { readonly code: 'too-many-tries'; readonly waitMinutes: number }
  | CastingRefusal

export type OpenVotingRefusal =
  | { readonly code: 'roll-not-frozen'; readonly clause: ClauseKey }
  | { readonly code: 'nothing-admitted'; readonly clause: ClauseKey }
  | { readonly code: 'decisions-unpublished'; readonly numbers: readonly number[]; readonly clause: ClauseKey }
  | { readonly code: 'appeals-open'; readonly numbers: readonly number[]; readonly clause: ClauseKey }
  | { readonly code: 'points-missing'; readonly numbers: readonly number[]; readonly clause: ClauseKey }

import type { Instant } from '../../lib/kernel/instant.ts'
import type { CallStage } from '../calls/call.model.ts'
import type { PersonId } from '../people/person.model.ts'
import type { ClauseKey } from '../regulations/regulation.model.ts'
import type { InitiativeStage } from './initiative.model.ts'

/** The wording of initiatives.author-consent that authors agree to; a new wording gets the next number. */
export const authorConsentVersion = 1

/** An application has no more authors than can talk with each other; invitations that are open count. */
export const mostAuthors = 20
/** How many one person may invite in a day: each may be a message to somebody who did not ask for one. */
export const mostInvitationsADay = 10
/** How long an invitation is open. */
export const invitationDays = 14

/** By a message to a phone or an e-mail address, or by a code that is read out or printed. */
export type InvitationChannel = 'sms' | 'email' | 'code'

export type Invitation = {
  readonly id: string
  readonly channel: InvitationChannel
  readonly invitedAt: Instant
  readonly answer: 'agreed' | 'declined' | 'cancelled' | undefined
}

/** Somebody who stands as an author now. */
export type Author = {
  readonly personId: PersonId
  readonly name: string
  readonly isLeader: boolean
  readonly showsName: boolean
  /** The leader asks them to lead. */
  readonly isOffered: boolean
}

type AuthorsFixed = {
  readonly code: 'authors-fixed'
  readonly stage: InitiativeStage
  readonly callStage: CallStage
  readonly clause: ClauseKey
}
type NoSuchInitiative = { readonly code: 'no-such-initiative' }
/** What only the leader does, and an officer for a group that came with paper. */
export type LeaderOnly = { readonly code: 'leader-only'; readonly clause: ClauseKey }

export type InviteRefusal =
  | NoSuchInitiative
  | AuthorsFixed
  | LeaderOnly
  | { readonly code: 'too-many-authors'; readonly most: number }
  | { readonly code: 'too-many-invitations'; readonly most: number }
  | { readonly code: 'invited-already' }
  | { readonly code: 'declined-before' }
  | { readonly code: 'author-already' }

export type InvitationRefusal =
  | NoSuchInitiative
  | AuthorsFixed
  | { readonly code: 'no-invitation' }
  | { readonly code: 'invitation-over'; readonly days: number }
  | { readonly code: 'author-already' }

export type AuthorRefusal =
  | NoSuchInitiative
  | LeaderOnly
  | { readonly code: 'no-such-author' }
  | { readonly code: 'leader-stays'; readonly clause: ClauseKey }
  | { readonly code: 'no-offer' }
  | { readonly code: 'life-over'; readonly stage: InitiativeStage }

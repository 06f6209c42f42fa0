import { addDays, type CivilDate, dateOf } from '../../lib/kernel/civil-date.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import type { CallStage } from '../calls/call.model.ts'
import type { PersonId } from '../people/person.model.ts'
import {
  type AuthorRefusal,
  type Invitation,
  type InvitationRefusal,
  type InviteRefusal,
  invitationDays,
  type LeaderOnly,
  mostAuthors,
  mostInvitationsADay,
} from './author.model.ts'
import type { Initiative, InitiativeStage } from './initiative.model.ts'

export type Group = Pick<Initiative, 'leaderId' | 'authorIds'>

/** Who answers for it now: its leader first, then the authors. */
export function authorsOf({ leaderId, authorIds }: Group): readonly PersonId[] {
  return [leaderId, ...authorIds]
}

/**
 * Everybody who has or had a hand in it. A member who applied does not score it (clause on conflicts of interest of the model
 * regulation), and nobody leaves a group to be able to.
 */
export function handsIn(initiative: Group & Pick<Initiative, 'formerAuthorIds'>): readonly PersonId[] {
  return [...authorsOf(initiative), ...initiative.formerAuthorIds]
}

/** Why somebody who is of the group may not do what binds it: the group's leader applies on its behalf. */
export function whyNotLeader(leads: boolean): LeaderOnly | undefined {
  return leads ? undefined : { code: 'leader-only', clause: 'group' }
}

const openStages: readonly InitiativeStage[] = ['draft', 'submitted', 'returned']

type AuthorsFixed = Extract<InviteRefusal, { code: 'authors-fixed' }>

/** Why nobody may join any more: once it is admitted those who score it must be able to tell whose it is. */
export function whyAuthorsFixed({ stage }: Pick<Initiative, 'stage'>, callStage: CallStage): AuthorsFixed | undefined {
  const isOpen = openStages.includes(stage) && (callStage === 'collecting' || callStage === 'reviewing')
  return isOpen ? undefined : { code: 'authors-fixed', stage, callStage, clause: 'conflict' }
}

export type InviteFacts = {
  readonly initiative: Pick<Initiative, 'stage'>
  readonly callStage: CallStage
  readonly leads: boolean
  /** Authors and open invitations, the leader not counted. */
  readonly authors: number
  readonly invitedToday: number
  /** What became of the last invitation of this address; undefined for a code, or an address that was never asked. */
  readonly before: Invitation | undefined
  readonly isAuthor: boolean
  readonly now: Instant
}

/** Why nobody is invited so now. Whoever declined is not asked again by message. */
export function whyMayNotInvite(facts: InviteFacts): InviteRefusal | undefined {
  const { initiative, callStage, leads, authors, invitedToday, before, isAuthor, now } = facts
  const closed = whyNotLeader(leads) ?? whyAuthorsFixed(initiative, callStage)
  if (closed) return closed
  if (isAuthor) return { code: 'author-already' }
  if (before?.answer === 'declined') return { code: 'declined-before' }
  if (before && before.answer === undefined && !isOver(before, now)) return { code: 'invited-already' }
  if (authors >= mostAuthors) return { code: 'too-many-authors', most: mostAuthors }
  return invitedToday >= mostInvitationsADay ? { code: 'too-many-invitations', most: mostInvitationsADay } : undefined
}

/** The last day on which an invitation is answered. */
export function invitedUntil({ invitedAt }: Pick<Invitation, 'invitedAt'>): CivilDate {
  return addDays(dateOf(invitedAt), invitationDays)
}

export function isOver(invitation: Pick<Invitation, 'invitedAt'>, now: Instant): boolean {
  return dateOf(now) > invitedUntil(invitation)
}

export type InvitationFacts = {
  readonly initiative: Group & Pick<Initiative, 'stage'>
  readonly callStage: CallStage
  readonly invitation: Invitation | undefined
  readonly by: PersonId
  readonly now: Instant
}

/** Why this person cannot agree to be an author now; asked by the page and again when agreeing. */
export function whyMayNotAgree(facts: InvitationFacts): InvitationRefusal | undefined {
  const { initiative, callStage, invitation, by, now } = facts
  if (authorsOf(initiative).includes(by)) return { code: 'author-already' }
  if (!invitation || invitation.answer !== undefined) return { code: 'no-invitation' }
  if (isOver(invitation, now)) return { code: 'invitation-over', days: invitationDays }
  return whyAuthorsFixed(initiative, callStage)
}

/** Stages in which there is nothing to lead any more. */
const endedStages: readonly InitiativeStage[] = ['not-selected', 'assessed', 'withdrawn', 'failed']

/** Why the lead cannot pass to this author; asked when it is offered and again when it is taken. */
export function whyMayNotOfferLead(
  initiative: Pick<Initiative, 'authorIds' | 'stage'>,
  leads: boolean,
  authorId: PersonId,
): AuthorRefusal | undefined {
  const { stage } = initiative
  const refusal = whyNotLeader(leads)
  if (refusal) return refusal
  if (endedStages.includes(stage)) return { code: 'life-over', stage }
  return initiative.authorIds.includes(authorId) ? undefined : { code: 'no-such-author' }
}

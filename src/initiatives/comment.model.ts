import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Id } from '../../lib/kernel/id.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import type { PersonId } from '../people/person.model.ts'
import type { ClauseKey } from '../regulations/regulation.model.ts'
import type { InitiativeStage } from './initiative.model.ts'

export type CommentId = Id<'Comment'>

export const commentKinds = ['for', 'against', 'question'] as const
export type CommentKind = (typeof commentKinds)[number]

/** How many one person may write in a day: enough to talk, too few to flood. */
export const mostCommentsADay = 20
export const commentsOnPage = 20

export type Comment = {
  readonly id: CommentId
  readonly kind: CommentKind
  readonly text: string
  readonly authorId: PersonId
  readonly authorName: string
  readonly writtenAt: Instant
  readonly answerBy: CivilDate | undefined
  readonly answer: { readonly text: string; readonly at: Instant } | undefined
  readonly hiddenReason: string | undefined
  /** How many asked the municipality to look at it. */
  readonly reports: number
}

export type CommentRefusal =
  | { readonly code: 'no-such-initiative' }
  | { readonly code: 'not-open'; readonly stage: InitiativeStage; readonly clause: ClauseKey }
  | { readonly code: 'too-many-today'; readonly most: number; readonly clause: ClauseKey }

export type CommentActRefusal =
  | { readonly code: 'no-such-comment' }
  | { readonly code: 'own-initiative'; readonly clause: ClauseKey }
  | { readonly code: 'no-question'; readonly clause: ClauseKey }
  | { readonly code: 'answered-already'; readonly clause: ClauseKey }
  | { readonly code: 'hidden-already'; readonly clause: ClauseKey }

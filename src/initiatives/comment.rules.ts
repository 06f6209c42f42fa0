import { addDays, type CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Terms } from '../regulations/regulation.model.ts'
import {
  type Comment,
  type CommentActRefusal,
  type CommentKind,
  type CommentRefusal,
  mostCommentsADay,
} from './comment.model.ts'
import { type InitiativeStage, publicStages } from './initiative.model.ts'

/** Why nobody, or this person today, may write about the initiative. */
export function whyMayNotComment(stage: InitiativeStage, writtenToday: number): CommentRefusal | undefined {
  if (!publicStages.includes(stage)) return { code: 'not-open', stage, clause: 'questions' }
  return writtenToday >= mostCommentsADay
    ? { code: 'too-many-today', most: mostCommentsADay, clause: 'questions' }
    : undefined
}

/** The last day on which a question is answered: the regulation's days after the day it was asked. */
export function answerDue(
  kind: CommentKind,
  { answerDays }: Pick<Terms, 'answerDays'>,
  today: CivilDate,
): CivilDate | undefined {
  return kind === 'question' ? addDays(today, answerDays) : undefined
}

/** Why this cannot be answered: no question, or answered, or hidden; or whoever would answer has a hand in the initiative. */
export function whyMayNotAnswer(
  { kind, answer, hiddenReason }: Comment,
  isInterested: boolean,
): CommentActRefusal | undefined {
  if (isInterested) return { code: 'own-initiative', clause: 'conflict' }
  if (kind !== 'question') return { code: 'no-question', clause: 'questions' }
  if (answer) return { code: 'answered-already', clause: 'questions' }
  return hiddenReason === undefined ? undefined : { code: 'hidden-already', clause: 'questions' }
}

/** Why this cannot be hidden: it is, or it is about an initiative in which whoever would hide it has a hand. */
export function whyMayNotHide({ hiddenReason }: Comment, isInterested: boolean): CommentActRefusal | undefined {
  if (isInterested) return { code: 'own-initiative', clause: 'conflict' }
  return hiddenReason === undefined ? undefined : { code: 'hidden-already', clause: 'questions' }
}

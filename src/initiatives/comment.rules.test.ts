import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate } from '../../lib/kernel/civil-date.ts'
import { instant } from '../../lib/kernel/instant.ts'
import { terms } from '../../test/worlds/terms.ts'
import type { Comment } from './comment.model.ts'
import { answerDue, whyMayNotAnswer, whyMayNotComment, whyMayNotHide } from './comment.rules.ts'

const comment: Comment = {
  id: 'c' as Comment['id'],
  kind: 'question',
  text: 'Ким карайт?',
  authorId: 'nurlan' as Comment['authorId'],
  authorName: 'Нурлан Бейшеев',
  writtenAt: instant(0),
  answerBy: civilDate('2026-06-10'),
  answer: undefined,
  hiddenReason: undefined,
  reports: 0,
}

test('a question that is open and seen may be answered', () => {
  equal(whyMayNotAnswer(comment, false), undefined)
  equal(whyMayNotAnswer({ ...comment, kind: 'for' }, false)?.code, 'no-question')
  equal(whyMayNotAnswer({ ...comment, answer: { text: 'а', at: instant(0) } }, false)?.code, 'answered-already')
  equal(whyMayNotAnswer({ ...comment, hiddenReason: 'себеп' }, false)?.code, 'hidden-already')
})

test('a comment is hidden once', () => {
  equal(whyMayNotHide(comment, false), undefined)
  equal(whyMayNotHide({ ...comment, hiddenReason: 'себеп' }, false)?.code, 'hidden-already')
})

test('an officer with a hand in the initiative neither answers about it nor hides what is said of it', () => {
  deepEqual(whyMayNotAnswer(comment, true), { code: 'own-initiative', clause: 'conflict' })
  deepEqual(whyMayNotHide(comment, true), { code: 'own-initiative', clause: 'conflict' })
})

test('a question is due after the regulation’s days; an argument never is', () => {
  equal(answerDue('question', { ...terms, answerDays: 7 }, civilDate('2026-06-03')), '2026-06-10')
  equal(answerDue('against', terms, civilDate('2026-06-03')), undefined)
})

test('what is public is discussed, up to twenty a day', () => {
  equal(whyMayNotComment('returned', 0)?.code, 'not-open')
  equal(whyMayNotComment('works', 19), undefined)
  equal(whyMayNotComment('works', 20)?.code, 'too-many-today')
})

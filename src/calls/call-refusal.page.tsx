import { unreachable } from '../../lib/kernel/assert.ts'
import type { Words } from '../../lib/platform/words.ts'
import type { FieldProblems } from '../../lib/ui/form.tsx'
import { clauseNumber } from '../regulations/clause.rules.ts'
import type { ClauseKey } from '../regulations/regulation.model.ts'
import type { CalendarField, CalendarProblem, CalendarProblems, ChangeCallRefusal, MoveRefusal } from './call.model.ts'

/** A refusal in words, with the clause it rests on and where to look. In a conflict somebody was faster: 409, not 422. */
export type Refused = {
  readonly text: string
  readonly clause?: ClauseKey
  readonly path?: string
  readonly link?: string
  readonly conflict?: true
}

export function wordedCalendar(t: Words, problems: CalendarProblems): FieldProblems {
  const entries = Object.entries(problems) as [CalendarField, CalendarProblem][]
  return Object.fromEntries(entries.map(([field, problem]) => [field, wordedDate(t, field, problem)]))
}

function wordedDate(t: Words, field: CalendarField, problem: CalendarProblem): string {
  switch (problem.code) {
    case 'date-order': {
      const values = { earliest: t.date(problem.earliest) }
      // Before the first date of a call there is only today.
      return field === 'collectingFrom' ? t('calls.problem-date-past', values) : t('calls.problem-date-order', values)
    }
    case 'date-too-far':
      return t('calls.problem-date-too-far', { latest: t.date(problem.latest) })
    case 'shorter-than-regulation': {
      const { days, earliest, clause } = problem
      const values = { clause: clauseNumber(clause), days, earliest: t.date(earliest) }
      return t('calls.problem-shorter-than-regulation', values)
    }
    case 'longer-than-regulation': {
      const values = { clause: clauseNumber(problem.clause), latest: t.date(problem.latest) }
      return t('calls.problem-longer-than-regulation', values)
    }
    default:
      return unreachable(problem)
  }
}

/** `path` is the call's own; the regulation's page is beside it. */
export function wordedChange(t: Words, path: string, refusal: ChangeCallRefusal): Refused {
  switch (refusal.code) {
    case 'bad-calendar':
      return { text: t('calls.refusal-bad-calendar'), clause: 'calendar' }
    case 'ceiling-over-envelope':
      return {
        text: t('calls.refusal-ceiling-over-envelope', { ceiling: t.money(refusal.ceiling) }),
        clause: refusal.clause,
      }
    case 'no-regulation':
      return { text: t('calls.refusal-no-regulation') }
    case 'changed-meanwhile':
      return { text: t('calls.refusal-changed-meanwhile'), path, link: t('calls.see-current'), conflict: true }
    case 'not-a-draft':
      return {
        text: t('calls.refusal-not-a-draft'),
        path,
        link: t('calls.see-current'),
        clause: 'announcement',
        conflict: true,
      }
    case 'no-such-call':
      return { text: t('calls.refusal-no-such-call') }
    default:
      return unreachable(refusal)
  }
}

export function wordedMove(t: Words, refusal: MoveRefusal): Refused {
  switch (refusal.code) {
    case 'wrong-stage':
      return { text: t('calls.refusal-wrong-stage', { stage: t(`calls.stage-${refusal.stage}`) }), conflict: true }
    case 'too-early':
      return { text: t('calls.refusal-too-early', { date: t.dayMonth(refusal.on) }), clause: refusal.clause }
    case 'nothing-admitted':
      return { text: t('calls.refusal-nothing-admitted'), clause: refusal.clause }
    case 'voting-over':
      return { text: t('calls.refusal-voting-over', { date: t.dayMonth(refusal.until) }), clause: refusal.clause }
    case 'no-such-call':
      return { text: t('calls.refusal-no-such-call') }
    default:
      return unreachable(refusal)
  }
}

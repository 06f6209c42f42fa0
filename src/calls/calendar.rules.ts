import { addDays, type CivilDate, civilDate } from '../../lib/kernel/civil-date.ts'
import type { Terms } from '../regulations/regulation.model.ts'
import type { Calendar, CalendarField, CalendarProblem, CalendarProblems } from './call.model.ts'

/** Farther away than this a date is a slip of the finger. */
const horizonDays = 3 * 366

/** A week for the village to hear of the call before applications are taken. */
const noticeDays = 7
/** Time to count, and for the council to sit. */
const decidingDays = 7

/** The same day so many months later; the month's last day where it has no such day. */
export function addMonths(date: CivilDate, months: number): CivilDate {
  const [year = 0, month = 1, dayOfMonth = 1] = date.split('-').map(Number)
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  const at = new Date(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, last)))
  return civilDate(at.toISOString().slice(0, 10))
}

/** Dates that the regulation allows, each as early as it may be, for a call announced today. */
export function proposedCalendar(terms: Terms, today: CivilDate): Calendar {
  const collectingFrom = addDays(today, noticeDays)
  const collectingUntil = addDays(collectingFrom, terms.collectingDays - 1)
  const reviewingUntil = addDays(collectingUntil, terms.reviewingDays)
  const votingFrom = addDays(reviewingUntil, terms.appealDays + 1)
  const votingUntil = addDays(votingFrom, terms.votingDays - 1)
  const decidedBy = addDays(votingUntil, decidingDays)
  const worksUntil = addMonths(decidedBy, terms.worksMonths)
  return { collectingFrom, collectingUntil, reviewingUntil, votingFrom, votingUntil, decidedBy, worksUntil }
}

/** What is wrong with each date, by the calendar and by the regulation; empty when the call may be announced today. */
export function calendarProblems(calendar: Calendar, terms: Terms, today: CivilDate): CalendarProblems {
  const problems: Partial<Record<CalendarField, CalendarProblem>> = {}
  const latest = addDays(today, horizonDays)
  for (const [field, check] of checksOf(calendar, terms, today)) {
    const date = calendar[field]
    const problem = date > latest ? { code: 'date-too-far' as const, latest } : check(date)
    if (problem) problems[field] = problem
  }
  return problems
}

type Check = (date: CivilDate) => CalendarProblem | undefined

function checksOf(calendar: Calendar, terms: Terms, today: CivilDate): readonly (readonly [CalendarField, Check])[] {
  const { collectingFrom, collectingUntil, reviewingUntil, votingFrom, votingUntil, decidedBy } = calendar
  return [
    ['collectingFrom', (date) => (date < today ? { code: 'date-past' } : undefined)],
    ['collectingUntil', atLeast(collectingFrom, terms.collectingDays - 1, terms.collectingDays, 'calendar')],
    ['reviewingUntil', within(collectingUntil, addDays(collectingUntil, terms.reviewingDays))],
    ['votingFrom', atLeast(reviewingUntil, terms.appealDays + 1, terms.appealDays, 'appeal')],
    ['votingUntil', atLeast(votingFrom, terms.votingDays - 1, terms.votingDays, 'voting')],
    ['decidedBy', (date) => orderProblem(date, addDays(votingUntil, 1))],
    ['worksUntil', within(decidedBy, addMonths(decidedBy, terms.worksMonths))],
  ]
}

function orderProblem(date: CivilDate, earliest: CivilDate): CalendarProblem | undefined {
  return date < earliest ? { code: 'date-order', earliest } : undefined
}

/** No earlier than `gap` days after `from`, because the regulation gives people so many days. */
function atLeast(from: CivilDate, gap: number, days: number, clause: 'calendar' | 'appeal' | 'voting'): Check {
  const earliest = addDays(from, gap)
  return (date) => {
    if (date >= earliest) return undefined
    return date < from ? { code: 'date-order', earliest } : { code: 'shorter-than-regulation', days, earliest, clause }
  }
}

/** After `from`, and no later than the regulation allows. */
function within(from: CivilDate, latest: CivilDate): Check {
  return (date) => {
    const early = orderProblem(date, addDays(from, 1))
    if (early) return early
    return date > latest ? { code: 'longer-than-regulation', latest, clause: 'calendar' } : undefined
  }
}

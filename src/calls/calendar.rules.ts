import { addDays, type CivilDate, civilDate, daysBetween } from '../../lib/kernel/civil-date.ts'
import type { DaysOff, WhyDayOff } from '../municipalities/day-off.model.ts'
import { whyDayOff, workingDayFrom } from '../municipalities/day-off.rules.ts'
import { shortestCall } from '../regulations/days.rules.ts'
import type { ClauseKey, Terms } from '../regulations/regulation.model.ts'
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

export type CalendarSpan = {
  readonly key: 'collecting' | 'reviewing' | 'appeal' | 'voting' | 'deciding' | 'works'
  readonly from: CivilDate
  readonly until: CivilDate
}

/** What happens from when to when, in order; a span without a day is left out. */
export function spansOf(calendar: Calendar): readonly CalendarSpan[] {
  const { collectingFrom, collectingUntil, reviewingUntil, votingFrom, votingUntil, decidedBy, worksUntil } = calendar
  const spans: readonly CalendarSpan[] = [
    { key: 'collecting', from: collectingFrom, until: collectingUntil },
    { key: 'reviewing', from: addDays(collectingUntil, 1), until: reviewingUntil },
    { key: 'appeal', from: addDays(reviewingUntil, 1), until: addDays(votingFrom, -1) },
    { key: 'voting', from: votingFrom, until: votingUntil },
    { key: 'deciding', from: addDays(votingUntil, 1), until: decidedBy },
    { key: 'works', from: addDays(decidedBy, 1), until: worksUntil },
  ]
  return spans.filter(({ from, until }) => from <= until)
}

/** Dates that the regulation allows, each as early as it may be, for a call announced today. */
export function proposedCalendar(terms: Terms, today: CivilDate): Calendar {
  const stages = shortestCall(terms, addDays(today, noticeDays))
  const decidedBy = addDays(stages.votingUntil, decidingDays)
  return { ...stages, decidedBy, worksUntil: addMonths(decidedBy, terms.worksMonths) }
}

/**
 * The days of a next call after an earlier one: as soon as may be, each stage as long as it was, but never shorter or longer
 * than the regulation allows now.
 */
export function clonedCalendar(earlier: Calendar, terms: Terms, today: CivilDate): Calendar {
  const collectingFrom = addDays(today, noticeDays)
  const collecting = Math.max(terms.collectingDays - 1, daysBetween(earlier.collectingFrom, earlier.collectingUntil))
  const collectingUntil = addDays(collectingFrom, collecting)
  const reviewing = Math.min(terms.reviewingDays, daysBetween(earlier.collectingUntil, earlier.reviewingUntil))
  const reviewingUntil = addDays(collectingUntil, reviewing)
  const appealing = Math.max(terms.appealDays + 1, daysBetween(earlier.reviewingUntil, earlier.votingFrom))
  const votingFrom = addDays(reviewingUntil, appealing)
  const voting = Math.max(terms.votingDays - 1, daysBetween(earlier.votingFrom, earlier.votingUntil))
  const votingUntil = addDays(votingFrom, voting)
  const decidedBy = addDays(votingUntil, daysBetween(earlier.votingUntil, earlier.decidedBy))
  const longest = daysBetween(decidedBy, addMonths(decidedBy, terms.worksMonths))
  const works = Math.min(longest, daysBetween(earlier.decidedBy, earlier.worksUntil))
  return {
    collectingFrom,
    collectingUntil,
    reviewingUntil,
    votingFrom,
    votingUntil,
    decidedBy,
    worksUntil: addDays(decidedBy, works),
  }
}

/** The title of a next call: the year of the earlier one, where it names it, becomes the new one. */
export function clonedTitle(title: string, earlier: Calendar, next: Calendar): string {
  return title.replaceAll(earlier.collectingFrom.slice(0, 4), next.collectingFrom.slice(0, 4))
}

/**
 * What is wrong with each date, by the calendar and by the regulation; empty when the call may be announced today. After a
 * wrong date the next one is measured from the nearest right one, so that one slip is told once.
 */
export function calendarProblems(calendar: Calendar, terms: Terms, today: CivilDate): CalendarProblems {
  const problems: Partial<Record<CalendarField, CalendarProblem>> = {}
  const latest = addDays(today, horizonDays)
  let before = today
  for (const [field, limitsAfter] of limitsOf(terms)) {
    const date = calendar[field]
    const limits = limitsAfter(before)
    const problem = date > latest ? { code: 'date-too-far' as const, latest } : problemWithin(date, before, limits)
    if (problem) problems[field] = problem
    before = problem ? (date < limits.earliest ? limits.earliest : (limits.latest ?? limits.earliest)) : date
  }
  return problems
}

/** The days that a date may fall on, and what says so. */
type Limits = {
  readonly earliest: CivilDate
  readonly latest?: CivilDate
  /** Days that the regulation gives people before this date, and where it says so. */
  readonly given?: { readonly days: number; readonly clause: ClauseKey }
}

/** Each date with its limits, counted from the date before it. */
function limitsOf(terms: Terms): readonly (readonly [CalendarField, (before: CivilDate) => Limits])[] {
  const { collectingDays, reviewingDays, appealDays, votingDays, worksMonths } = terms
  const given = (days: number, clause: ClauseKey) => ({ given: { days, clause } })
  return [
    ['collectingFrom', (today) => ({ earliest: today })],
    [
      'collectingUntil',
      (from) => ({ earliest: addDays(from, collectingDays - 1), ...given(collectingDays, 'calendar') }),
    ],
    ['reviewingUntil', (until) => ({ earliest: addDays(until, 1), latest: addDays(until, reviewingDays) })],
    ['votingFrom', (until) => ({ earliest: addDays(until, appealDays + 1), ...given(appealDays, 'appeal') })],
    ['votingUntil', (from) => ({ earliest: addDays(from, votingDays - 1), ...given(votingDays, 'voting') })],
    ['decidedBy', (until) => ({ earliest: addDays(until, 1) })],
    ['worksUntil', (decided) => ({ earliest: addDays(decided, 1), latest: addMonths(decided, worksMonths) })],
  ]
}

function problemWithin(
  date: CivilDate,
  before: CivilDate,
  { earliest, latest, given }: Limits,
): CalendarProblem | undefined {
  if (date < earliest) {
    if (given && date >= before) return { code: 'shorter-than-regulation', earliest, ...given }
    return { code: 'date-order', earliest }
  }
  if (latest !== undefined && date > latest) return { code: 'longer-than-regulation', latest, clause: 'calendar' }
  return undefined
}

/** A date of the calendar on which offices are closed. */
export type DateOff = {
  readonly field: CalendarField
  readonly on: CivilDate
  readonly why: WhyDayOff
  readonly next: CivilDate
}

/**
 * The dates that fall on days off. Nobody is refused for it: the office may have its reasons. A vote on a weekend is what
 * many want, since people are at home, so there only holidays are told.
 */
export function datesOff(calendar: Partial<Calendar>, daysOff: DaysOff): readonly DateOff[] {
  const dates = Object.entries(calendar) as readonly (readonly [CalendarField, CivilDate])[]
  return dates.flatMap(([field, on]) => {
    const why = whyDayOff(on, daysOff)
    const isWanted = why === 'weekend' && (field === 'votingFrom' || field === 'votingUntil')
    return why === undefined || isWanted ? [] : { field, on, why, next: workingDayFrom(on, daysOff) }
  })
}

import { addDays, dateOf, startOf } from '../../lib/kernel/civil-date.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import type { Terms } from '../regulations/regulation.model.ts'
import type { Calendar, Call } from './call.model.ts'
import type { Outage, OutageRefusal, OutageTold } from './outage.model.ts'

const hourMs = 3_600_000

/** Days of Bishkek on which the outage lasted at least so many hours. */
export function daysOfOutage(
  { from, until }: Pick<OutageTold, 'from' | 'until'>,
  { outageHours }: Pick<Terms, 'outageHours'>,
): number {
  let days = 0
  for (let day = dateOf(from); startOf(day) < until; day = addDays(day, 1)) {
    const begins = Math.max(from, startOf(day))
    const ends = Math.min(until, startOf(addDays(day, 1)))
    if (ends - begins >= outageHours * hourMs) days += 1
  }
  return days
}

/** The calendar with this stage so many days longer, and everything after it as much later. */
export function extended(calendar: Calendar, stage: Outage['stage'], days: number): Calendar {
  const later = (date: Calendar['decidedBy']) => addDays(date, days)
  const after = {
    votingUntil: later(calendar.votingUntil),
    decidedBy: later(calendar.decidedBy),
    worksUntil: later(calendar.worksUntil),
  }
  if (stage === 'voting') return { ...calendar, ...after }
  return {
    ...calendar,
    ...after,
    collectingUntil: later(calendar.collectingUntil),
    reviewingUntil: later(calendar.reviewingUntil),
    votingFrom: later(calendar.votingFrom),
  }
}

type OutageCall = Pick<Call, 'stage' | 'calendar' | 'terms'>

/** Decides whether, and by how many days, an outage makes the stage longer. Each counts once, and only when it is over. */
export function outageOf(
  { stage, calendar, terms }: OutageCall,
  told: OutageTold,
  earlier: readonly Pick<Outage, 'from' | 'until'>[],
  now: Instant,
): Result<Outage, OutageRefusal> {
  const clause = 'outage'
  if (stage !== 'collecting' && stage !== 'voting') return refuse({ code: 'wrong-stage', stage, clause })
  if (told.until <= told.from) return refuse({ code: 'ends-before-it-begins', clause })
  if (told.until > now) return refuse({ code: 'not-over-yet', clause })
  const first = stage === 'collecting' ? calendar.collectingFrom : calendar.votingFrom
  if (told.from < startOf(first)) return refuse({ code: 'before-the-stage', clause })
  const overlaps = earlier.some(({ from, until }) => told.from < until && from < told.until)
  if (overlaps) return refuse({ code: 'told-already', clause })
  const days = daysOfOutage(told, terms)
  return days === 0 ? refuse({ code: 'too-short', hours: terms.outageHours, clause }) : ok({ ...told, stage, days })
}

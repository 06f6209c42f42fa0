import { addDays, type CivilDate, daysBetween, startOf } from '../../lib/kernel/civil-date.ts'
import { hour, type Instant, instant } from '../../lib/kernel/instant.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { proposedCalendar } from '../../src/calls/calendar.rules.ts'
import type { Calendar } from '../../src/calls/call.model.ts'
import type { Terms } from '../../src/regulations/regulation.model.ts'

/** The same machinery with its clock at ten in the morning of a day: so the demo's past is made by the same commands. */
export function on(platform: Platform, day: CivilDate, hours = 10): Platform {
  const now: Instant = instant(startOf(day) + hours * hour)
  return { ...platform, db: { ...platform.db, now: async () => now } }
}

/** The calendar in which `today` is so many days after a date of it, and the day on which such a call was announced. */
export function calendarWhere(
  terms: Terms,
  today: CivilDate,
  field: keyof Calendar,
  daysAfter: number,
): { readonly announcedOn: CivilDate; readonly calendar: Calendar } {
  const asOfToday = proposedCalendar(terms, today)
  const announcedOn = addDays(today, daysBetween(asOfToday[field], today) - daysAfter)
  const calendar = proposedCalendar(terms, announcedOn)
  // Months are not all as long: the last step is measured again.
  const rest = daysBetween(addDays(calendar[field], daysAfter), today)
  return rest === 0
    ? { announcedOn, calendar }
    : { announcedOn: addDays(announcedOn, rest), calendar: proposedCalendar(terms, addDays(announcedOn, rest)) }
}

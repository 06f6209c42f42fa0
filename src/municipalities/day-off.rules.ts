import { addDays, type CivilDate } from '../../lib/kernel/civil-date.ts'
import type { DayOffRefusal, DaysOff, Holiday, HolidayKind, WhyDayOff } from './day-off.model.ts'

/** Days off are announced for this year and the next; farther away is a slip of the finger. */
const horizonDays = 2 * 366

/** Why offices are closed on this day; undefined on a working day. A holiday on a weekend is told as the holiday. */
export function whyDayOff(date: CivilDate, daysOff: DaysOff): WhyDayOff | undefined {
  return holidayOn(date, daysOff) ?? (isWeekend(date) ? 'weekend' : undefined)
}

function holidayOn(date: CivilDate, { yearly, announced }: DaysOff): HolidayKind | undefined {
  const day = date.slice(5)
  const fixed = yearly.find(
    ({ fromDay, untilDay, since, until }) =>
      fromDay <= day && day <= untilDay && since <= date && (until === undefined || date <= until),
  )
  return announced.find(({ on }) => on === date)?.kind ?? fixed?.kind
}

function isWeekend(date: CivilDate): boolean {
  const weekday = new Date(`${date}T00:00:00Z`).getUTCDay()
  return weekday === 0 || weekday === 6
}

/** This day, or the first working day after it. A holiday on a weekend moves to no other day (Labour Code of 2025). */
export function workingDayFrom(date: CivilDate, daysOff: DaysOff): CivilDate {
  let day = date
  while (whyDayOff(day, daysOff)) day = addDays(day, 1)
  return day
}

/** The holidays from one day until another, both inside, each with the days of it that follow each other. */
export function holidaysWithin(from: CivilDate, until: CivilDate, daysOff: DaysOff): readonly Holiday[] {
  const holidays: Holiday[] = []
  for (let day = from; day <= until; day = addDays(day, 1)) {
    const kind = holidayOn(day, daysOff)
    const last = holidays.at(-1)
    if (kind && last?.kind === kind && last.until === addDays(day, -1))
      holidays[holidays.length - 1] = { ...last, until: day }
    else if (kind) holidays.push({ kind, from: day, until: day })
  }
  return holidays
}

/** Why a day cannot be announced as off today; undefined when it can. */
export function whyNotEnter(on: CivilDate, today: CivilDate, { announced }: DaysOff): DayOffRefusal | undefined {
  const latest = addDays(today, horizonDays)
  if (on < today) return { code: 'day-passed', today }
  if (on > latest) return { code: 'day-too-far', latest }
  return announced.some((one) => one.on === on) ? { code: 'day-off-already', on } : undefined
}

/** Why an announced day cannot be struck today; undefined when it can. */
export function whyNotStrike(on: CivilDate, today: CivilDate): DayOffRefusal | undefined {
  return on < today ? { code: 'day-passed', today } : undefined
}

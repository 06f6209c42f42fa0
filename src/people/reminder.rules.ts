import { dateOf, daysBetween } from '../../lib/kernel/civil-date.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import type { DueWork, Told } from './reminder.model.ts'
import { reminderDays, tellingHours } from './reminder.model.ts'
import type { Waiting } from './work.model.ts'
import { daysLeft } from './work.rules.ts'

/** Kyrgyzstan keeps UTC+6 all year. */
const bishkekHours = 6

/** Whether it is an hour at which people may be written to. */
export function isTellingHour(now: Instant): boolean {
  const hour = (Math.floor(now / 3_600_000) + bishkekHours) % 24
  return hour >= tellingHours.from && hour < tellingHours.until
}

/**
 * What is to be told today: work whose deadline has come within the days of a reminder, and was not told of for those days.
 * A day on which nobody could be told is made up for on the next one; what is late already is no matter of a reminder.
 */
export function dueWork(waiting: readonly Waiting[], told: readonly Told[], now: Instant): readonly DueWork[] {
  const due = waiting.flatMap(({ title, place, path, by }): DueWork[] => {
    if (by === undefined) return []
    const left = daysLeft(by, now)
    const daysBefore = [...reminderDays].reverse().find((days) => left <= days)
    if (left < 0 || daysBefore === undefined) return []
    const dueOn = dateOf(by)
    const isTold = told.some((one) => one.subject === path && one.dueOn === dueOn && one.daysBefore <= daysBefore)
    return isTold ? [] : [{ title, place, subject: path, dueOn, daysBefore }]
  })
  // One page may end two kinds of work by the same day: it is one line.
  const once = new Map(due.map((work) => [`${work.dueOn} ${work.subject}`, work]))
  return [...once.values()].sort((one, other) => daysBetween(other.dueOn, one.dueOn))
}

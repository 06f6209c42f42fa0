import { dateOf, daysBetween } from '../../lib/kernel/civil-date.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import type { GroupedWork, Waiting } from './work.model.ts'

/** "Soon" is within a week: what should be planned for now. */
export const soonDays = 7

/** Days of the calendar left until the deadline; a deadline of today leaves none, one of yesterday is below nothing. */
export function daysLeft(by: Instant, now: Instant): number {
  return daysBetween(dateOf(now), dateOf(by))
}

/** Sorts by deadline and parts what is late, what is soon and the rest. */
export function groupedWork(waiting: readonly Waiting[], now: Instant): GroupedWork {
  const sorted = [...waiting].sort((one, other) => deadlineOf(one) - deadlineOf(other))
  const within = (from: number, to: number) =>
    sorted.filter(({ by }) => by !== undefined && daysLeft(by, now) >= from && daysLeft(by, now) <= to)
  return {
    late: within(Number.NEGATIVE_INFINITY, -1),
    soon: within(0, soonDays),
    later: sorted.filter(({ by }) => by === undefined || daysLeft(by, now) > soonDays),
  }
}

function deadlineOf({ by }: Waiting): number {
  return by ?? Number.MAX_SAFE_INTEGER
}

import { type Instant, instant } from './instant.ts'

declare const kind: unique symbol

/** A day on the calendar of Bishkek, as YYYY-MM-DD. */
export type CivilDate = string & { readonly [kind]: 'CivilDate' }

/** Kyrgyzstan keeps UTC+6 all year since 2005, so a day's edges need no zone tables. */
const bishkekOffsetMs = 6 * 3_600_000
const dayMs = 86_400_000

export type DateProblem = 'not-a-date' | 'no-such-day'

/** Reads 2026-05-24, 24.05.2026 or 24/05/2026. Undefined for an empty text is the caller's matter. */
export function parseCivilDate(text: string): CivilDate | DateProblem {
  const trimmed = text.trim()
  const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(trimmed)
  const local = /^(\d{1,2})[./](\d{1,2})[./](\d{4})$/.exec(trimmed)
  const parts = iso ? [iso[1], iso[2], iso[3]] : local ? [local[3], local[2], local[1]] : undefined
  if (!parts) return 'not-a-date'
  const [year, month, dayOfMonth] = parts.map(Number) as [number, number, number]
  const at = new Date(Date.UTC(year, month - 1, dayOfMonth))
  const exists = at.getUTCFullYear() === year && at.getUTCMonth() === month - 1 && at.getUTCDate() === dayOfMonth
  return exists ? (at.toISOString().slice(0, 10) as CivilDate) : 'no-such-day'
}

/** A date known to be right: from the database, a rule or a test. */
export function civilDate(iso: string): CivilDate {
  return iso as CivilDate
}

/** The day in Bishkek at this instant. */
export function dateOf(at: Instant): CivilDate {
  return new Date(at + bishkekOffsetMs).toISOString().slice(0, 10) as CivilDate
}

/** The first instant of the day in Bishkek. */
export function startOf(date: CivilDate): Instant {
  return instant(Date.parse(`${date}T00:00:00Z`) - bishkekOffsetMs)
}

/** The last instant that still counts as this day: deadlines "until the 24th" include the 24th. */
export function endOf(date: CivilDate): Instant {
  return instant(startOf(date) + dayMs - 1)
}

export function addDays(date: CivilDate, days: number): CivilDate {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10) as CivilDate
}

/** Whole days from one date to another; negative when the second is earlier. */
export function daysBetween(from: CivilDate, to: CivilDate): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / dayMs)
}

/** Completed years of age on a day. */
export function ageOn(birth: CivilDate, on: CivilDate): number {
  const years = Number(on.slice(0, 4)) - Number(birth.slice(0, 4))
  return on.slice(5) >= birth.slice(5) ? years : years - 1
}

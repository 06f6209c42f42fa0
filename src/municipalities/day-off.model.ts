import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Id } from '../../lib/kernel/id.ts'

export type DayOffId = Id<'DayOff'>

/** Holidays of the Labour Code that fall on the same days every year. */
export const yearlyKinds = ['new-year', 'christmas', 'women', 'nooruz', 'may', 'independence'] as const
/** What is announced: the feasts by the moon, and days that the Cabinet adds. */
export const announcedKinds = ['orozo-ait', 'kurman-ait', 'cabinet'] as const

export type YearlyKind = (typeof yearlyKinds)[number]
export type AnnouncedKind = (typeof announcedKinds)[number]
export type HolidayKind = YearlyKind | AnnouncedKind

/** Why a day is no working day. */
export type WhyDayOff = HolidayKind | 'weekend'

/** The same days of every year while it is law; month and day as MM-DD, both inside. */
export type YearlyDayOff = {
  readonly kind: YearlyKind
  readonly fromDay: string
  readonly untilDay: string
  readonly since: CivilDate
  readonly until: CivilDate | undefined
  readonly source: 'labour-code-2025'
}

/** One day that was announced. */
export type AnnouncedDayOff = {
  readonly id: DayOffId
  readonly on: CivilDate
  readonly kind: AnnouncedKind
  readonly source: string
}

/** Everything known of days off, besides Saturdays and Sundays. */
export type DaysOff = {
  readonly yearly: readonly YearlyDayOff[]
  /** In the order of their days. */
  readonly announced: readonly AnnouncedDayOff[]
}

/** Days of one holiday that follow each other. */
export type Holiday = { readonly kind: HolidayKind; readonly from: CivilDate; readonly until: CivilDate }

/** A day that has come stays as it was: terms were counted by it. */
export type DayOffRefusal =
  | { readonly code: 'day-passed'; readonly today: CivilDate }
  | { readonly code: 'day-too-far'; readonly latest: CivilDate }
  | { readonly code: 'day-off-already'; readonly on: CivilDate }
  | { readonly code: 'no-such-day-off' }

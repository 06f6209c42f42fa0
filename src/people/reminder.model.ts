import type { CivilDate } from '../../lib/kernel/civil-date.ts'

/** People are reminded so many days before the last day, the farthest first. */
export const reminderDays = [3, 1] as const

/** Hours of Bishkek in which reminders are sent. */
export const tellingHours = { from: 9, until: 20 } as const

/** A deadline that somebody was told of so many days before. */
export type Told = { readonly subject: string; readonly dueOn: CivilDate; readonly daysBefore: number }

/** A line of a reminder. `subject` is the page where the work is done, without language. */
export type DueWork = Told & { readonly title: string; readonly place: string }

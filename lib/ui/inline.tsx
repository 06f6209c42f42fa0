import type { CivilDate } from '../kernel/civil-date.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Money } from '../kernel/money.ts'
import type { Words } from '../platform/words.ts'

/** A sum that never breaks over two lines, its digits under each other in a column. */
export function MoneyText({ t, sum }: { readonly t: Words; readonly sum: Money }) {
  return <span class="sum">{t.money(sum)}</span>
}

export function DateText({ t, date }: { readonly t: Words; readonly date: CivilDate }) {
  return <time dateTime={date}>{t.date(date)}</time>
}

export function MomentText({ t, at }: { readonly t: Words; readonly at: Instant }) {
  return <time dateTime={new Date(at).toISOString()}>{t.moment(at)}</time>
}

import type { Money } from '../../lib/kernel/money.ts'

/** What the same thing cost elsewhere: in how many budgets, the least, the most, and the price in the middle. */
export type PricesTold = { readonly count: number; readonly least: Money; readonly median: Money; readonly most: Money }

/** Fewer prices say more about one shop than about the thing. */
const fewest = 3

/**
 * The prices of one thing in budgets that were accepted, in a few numbers; undefined where too few are known. The median
 * of an even number of prices is the lower of the two in the middle: a price that somebody really told.
 */
export function pricesTold(prices: readonly Money[]): PricesTold | undefined {
  const sorted = [...prices].sort((a, b) => (a < b ? -1 : 1))
  const [least, most] = [sorted[0], sorted.at(-1)]
  const median = sorted[Math.floor((sorted.length - 1) / 2)]
  if (sorted.length < fewest || least === undefined || median === undefined || most === undefined) return undefined
  return { count: sorted.length, least, median, most }
}

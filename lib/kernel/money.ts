declare const unit: unique symbol

/** A sum in tyiyn (1/100 som), held exactly. */
export type Money = bigint & { readonly [unit]: 'Money' }

export function money(tyiyn: bigint): Money {
  return tyiyn as Money
}

export function som(whole: number): Money {
  return (BigInt(whole) * 100n) as Money
}

export function totalOf(sums: readonly Money[]): Money {
  return money(sums.reduce((total, sum) => total + sum, 0n as bigint))
}

/** So many percent of a sum, where a part of a tyiyn counts as a whole one: what is asked for is never less than the percent. */
export function percentOfSum(sum: Money, percent: number): Money {
  return money((sum * BigInt(percent) + 99n) / 100n)
}

/** A sum as somebody would type it: som, and tyiyn after a comma when there are any. */
export function typedSum(sum: Money): string {
  const tyiyn = sum % 100n
  return `${sum / 100n}${tyiyn === 0n ? '' : `,${tyiyn.toString().padStart(2, '0')}`}`
}

export type MoneyProblem = 'not-a-sum' | 'negative' | 'too-precise' | 'too-large'

/** Above this a sum is a slip of the finger: a thousand billion som. */
const largest = 100_000_000_000_000n

/** Reads "47 000", "47000,50", "47 000.5 сом". Spaces of any kind part the thousands; comma or point parts the tyiyn. */
export function parseMoney(text: string): Money | MoneyProblem {
  const bare = text.replace(/[\s\u00a0\u202f']/g, '').replace(/(сом|som|c)\.?$/i, '')
  if (/^[-−–]/.test(bare)) return 'negative'
  const match = /^(\d+)(?:[.,](\d+))?$/.exec(bare)
  if (!match) return 'not-a-sum'
  const fraction = match[2] ?? ''
  if (fraction.replace(/0+$/, '').length > 2) return 'too-precise'
  if ((match[1] ?? '').replace(/^0+/, '').length > 13) return 'too-large'
  const sum = BigInt(match[1] ?? '0') * 100n + BigInt(fraction.slice(0, 2).padEnd(2, '0'))
  return sum > largest ? 'too-large' : money(sum)
}

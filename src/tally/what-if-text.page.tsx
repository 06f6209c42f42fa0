import { type Money, money } from '../../lib/kernel/money.ts'
import type { Words } from '../../lib/platform/words.ts'
import type { Comparison, VoteSource } from './what-if.model.ts'

export type WhatIfResult = {
  readonly source: VoteSource
  readonly comparison: Comparison
  /** The title of the past call, the name of the file. */
  readonly name: string
  readonly minimumVotes: number
  readonly commissionPercent: number
  /** The column of the projects that names their village. */
  readonly column: string
}

/** An initiative as its own vote calls it. */
export function nameOf(t: Words, { source, comparison }: WhatIfResult, at: number): string {
  if (source === 'made-up') return t('tally.what-if-initiative-number', { number: at + 1 })
  const project = comparison.election.projects[at]
  return project?.fields.get('name') ?? project?.id ?? ''
}

export function villageText(t: Words, { source }: WhatIfResult, village: string): string {
  if (village === '') return t('tally.what-if-village-none')
  return source === 'made-up' ? t('tally.what-if-village-number', { number: village }) : village
}

/** A currency of a file is shown in its own letters; longer ones are no currency. */
const longestCurrency = 6

/** Minor units as money: som, or the currency that a file names. */
export function sumText(t: Words, { comparison }: WhatIfResult, amount: number): string {
  const { scale, meta } = comparison.election
  const sum = money((BigInt(amount) * 100n) / BigInt(scale)) as Money
  const currency = meta.get('currency') ?? ''
  if (currency === '' || currency === 'KGS' || currency.length > longestCurrency) return t.money(sum)
  return `${t.number(sum / 100n)}\u00a0${currency}`
}

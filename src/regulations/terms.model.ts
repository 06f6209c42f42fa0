import { money } from '../../lib/kernel/money.ts'
import type { Tariff, Terms } from './regulation.model.ts'

/** Terms as they lie in jsonb: sums are decimal strings of tyiyn. */
type StoredTerms = Omit<Terms, 'ceiling' | 'tariff'> & {
  readonly ceiling: string
  readonly tariff: readonly (Omit<Tariff, 'price'> & { readonly price: string })[]
}

/** Reads terms from jsonb. They were checked when they were stored, and adopted ones never change. */
export function termsOf(stored: unknown): Terms {
  const { ceiling, tariff, ...rest } = stored as StoredTerms
  return {
    ...rest,
    ceiling: money(BigInt(ceiling)),
    tariff: tariff.map((line) => ({ ...line, price: money(BigInt(line.price)) })),
  }
}

import { type TieKey, tieKeys } from './tie.model.ts'

/** The part of the words that an order needs; `Words` of the platform has it. */
type Teller = {
  (key: `regulations.tie-${TieKey | 'number'}`): string
  (key: 'regulations.tie-then', values: { readonly before: string; readonly next: string }): string
}

/** What decides ties, one after another, as a person reads it; the number of the application stands at the end. */
export function orderText(t: Teller, keys: readonly string[]): string {
  const known = keys.flatMap((name) => tieKeys.filter((key) => key === name))
  return [...known, 'number' as const]
    .map((key) => t(`regulations.tie-${key}`))
    .reduce((before, next) => t('regulations.tie-then', { before, next }))
}

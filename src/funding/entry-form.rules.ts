import type { Money } from '../../lib/kernel/money.ts'
import type { Terms } from '../regulations/regulation.model.ts'
import type { Entry } from './funding.model.ts'

/** Every form of an entry: money that came, what was given in kind, money that went out. */
export const entryForms = [
  'budget',
  'residents',
  'business',
  'grant',
  'labour',
  'material',
  'transport',
  'land',
  'payment',
  'return',
] as const
export type EntryForm = (typeof entryForms)[number]

export const moneyForms: readonly EntryForm[] = ['budget', 'residents', 'business', 'grant']

/** What an hour counts for by the public tariff; undefined where a value is given by proof of its price instead. */
export function hoursPrice(form: EntryForm, { tariff }: Pick<Terms, 'tariff'>): Money | undefined {
  return tariff.find(({ kind }) => kind === form)?.price
}

/** How many residents have a number already. */
export function residentsOf(entries: readonly Entry[]): number {
  return Math.max(0, ...entries.map(({ party }) => (party.kind === 'resident' ? party.number : 0)))
}

import { type Money, money } from '../../lib/kernel/money.ts'
import { expertSubjects } from './expert-subject.model.ts'
import { type Commission, fixedTerms, type Tariff, type Terms } from './regulation.model.ts'

/** Terms as they lie in jsonb: sums are decimal strings of tyiyn. */
export type StoredTerms = Omit<Terms, 'ceiling' | 'letterFrom' | 'tariff' | 'commission'> & {
  readonly commission: Pick<Commission, 'size' | 'quorum'> & Partial<Commission>
  readonly ceiling: string
  readonly letterFrom?: string
  readonly tariff: readonly (Omit<Tariff, 'price'> & { readonly price: string })[]
}

/** What held before a regulation could say it: regulations of the first version lack these, and run on as they were adopted. */
export const firstTerms = {
  ...fixedTerms,
  priorityMatters: [],
  exclusions: ['commercial', 'religious', 'political', 'private-property'],
  documents: [],
  letterKinds: [],
  letterFrom: 0n as Money,
  supportersMinimum: 0,
  assemblyMinimum: 0,
  ownMoneyPercent: 0,
  answerDays: 10,
  outageHours: 4,
  expertCheck: false,
  expertSubjects,
  expertDays: 7,
  publishTogether: false,
  secondPanel: false,
  rescoring: false,
  advancePercent: 0,
  returnDays: 30,
  pauseMonths: 0,
  mostApplications: 0,
  tieOrder: ['votes', 'cost'],
} as const satisfies Partial<Terms>

/** Reads terms from jsonb. They were checked when they were stored, and adopted ones never change. */
export function termsOf(stored: unknown): Terms {
  const { ceiling, letterFrom = '0', tariff, commission, ...rest } = stored as StoredTerms
  const { size, quorum, byCouncil = size, byOffice = 0, byResidents = 0 } = commission
  return {
    ...firstTerms,
    ...rest,
    // Who names the members was not asked at first: the council approved them all.
    commission: { size, quorum, byCouncil, byOffice, byResidents },
    ceiling: money(BigInt(ceiling)),
    letterFrom: money(BigInt(letterFrom)),
    tariff: tariff.map((line) => ({ ...line, price: money(BigInt(line.price)) })),
  }
}

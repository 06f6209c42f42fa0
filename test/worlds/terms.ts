import { som } from '../../lib/kernel/money.ts'
import type { Terms } from '../../src/regulations/regulation.model.ts'
import { firstTerms } from '../../src/regulations/terms.model.ts'

/** Terms of the made-up Kara-Suu. */
export const terms: Terms = {
  applicants: ['initiative-group'],
  groupMinimum: 3,
  localMatters: ['lighting', 'improvement', 'sport', 'culture', 'children'],
  ...firstTerms,
  ceiling: som(300_000),
  ownMinimumPercent: 10,
  tariff: [{ kind: 'labour', unit: 'hour', price: som(150) }],
  collectingDays: 20,
  reviewingDays: 10,
  correctionDays: 5,
  votingDays: 10,
  appealDays: 5,
  commission: { size: 5, quorum: 3, byCouncil: 2, byOffice: 1, byResidents: 2 },
  criteria: [
    { key: 'significance', weight: 30, scale: 5 },
    { key: 'participation', weight: 25, scale: 5 },
    { key: 'sustainability', weight: 15, scale: 5 },
    { key: 'justified-costs', weight: 15, scale: 5 },
    { key: 'own-contribution', weight: 15, scale: 5 },
  ],
  commissionPercent: 50,
  minimumVotes: 1,
  votingAge: 18,
  mostChoices: 2,
  reportDays: 30,
  worksMonths: 6,
}

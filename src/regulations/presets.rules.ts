import { som } from '../../lib/kernel/money.ts'
import { criteria, localMatters, type Preset, type TermField, type TermSource, type Terms } from './regulation.model.ts'

/**
 * The model regulation of order 01-18/84 of 05.09.2019 as a draft. The sources give who may apply (§ 2 and § 3 of the model),
 * five criteria (Ak-Tal call of 11.11.2019), a ceiling (Chaek call of 12.03.2020: 47,000 som; Ak-Tal: 10,000) and a term of
 * works (Ak-Tal: one month). Every other number, weights too, only suggests, as `sourceOf` says and the form shows.
 */
const model2019: Terms = {
  applicants: ['initiative-group', 'association', 'ngo', 'institution', 'business'],
  groupMinimum: 5,
  localMatters,
  ceiling: som(47_000),
  ownMinimumPercent: 10,
  tariff: [
    { kind: 'labour', unit: 'hour', price: som(150) },
    { kind: 'transport', unit: 'hour', price: som(1_000) },
  ],
  collectingDays: 20,
  reviewingDays: 15,
  correctionDays: 5,
  votingDays: 7,
  appealDays: 5,
  commission: { size: 7, quorum: 5 },
  criteria: criteria.map((key) => ({ key, weight: 20, scale: 10 })),
  commissionPercent: 50,
  minimumVotes: 10,
  votingAge: 18,
  mostChoices: 3,
  reportDays: 30,
  worksMonths: 3,
}

export const presetTerms: Readonly<Record<Preset, Terms>> = { 'kg-model-2019': model2019 }

/** Whether a source stands behind the preset's value of this field, and which. */
export function sourceOf(field: TermField): TermSource {
  if (field === 'applicants') return 'model'
  if (field === 'ceiling' || field === 'worksMonths') return 'example'
  return 'decide'
}

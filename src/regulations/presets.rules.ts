import { som } from '../../lib/kernel/money.ts'
import { type Criterion, criteria, type Formula, type KnownCriterion } from './criterion.model.ts'
import { expertSubjects } from './expert-subject.model.ts'
import {
  exclusions,
  fixedTerms,
  localMatters,
  type Preset,
  presets,
  type TermField,
  type TermSource,
  type Terms,
} from './regulation.model.ts'

/**
 * The model regulation of order 01-18/84 of 05.09.2019 as a draft. The sources give who may apply (§ 2 and § 3 of the model),
 * five criteria (Ak-Tal call of 11.11.2019), the papers (its annexes 1 to 3 and the calls), a ceiling (Chaek call of 12.03.2020:
 * 47,000 som; Ak-Tal: 10,000) and a term of works (Ak-Tal: one month). Every other number, weights too, only suggests, as
 * `sourceOf` says and the form shows.
 */
const model2019: Terms = {
  ...fixedTerms,
  applicants: ['initiative-group', 'association', 'ngo', 'institution', 'business'],
  groupMinimum: 5,
  localMatters,
  priorityMatters: [],
  exclusions,
  documents: ['identity', 'charter', 'commitment', 'prices', 'means'],
  letterKinds: ['money', 'material', 'transport', 'land'],
  letterFrom: som(5_000),
  supportersMinimum: 0,
  assemblyMinimum: 0,
  ceiling: som(47_000),
  ownMinimumPercent: 10,
  ownMoneyPercent: 0,
  tariff: [
    { kind: 'labour', unit: 'hour', price: som(150) },
    { kind: 'transport', unit: 'hour', price: som(1_000) },
  ],
  collectingDays: 20,
  reviewingDays: 15,
  correctionDays: 5,
  votingDays: 7,
  appealDays: 5,
  answerDays: 10,
  outageHours: 4,
  expertCheck: false,
  expertSubjects,
  expertDays: 7,
  publishTogether: false,
  secondPanel: true,
  rescoring: true,
  commission: { size: 7, quorum: 5, byCouncil: 3, byOffice: 2, byResidents: 2 },
  criteria: criteria.map((key) => ({ key, weight: 20, scale: 10 })),
  commissionPercent: 50,
  minimumVotes: 10,
  tieOrder: ['votes', 'cost'],
  votingAge: 18,
  mostChoices: 3,
  reportDays: 30,
  worksMonths: 3,
  advancePercent: 50,
  returnDays: 30,
  pauseMonths: 0,
  mostApplications: 0,
}

/**
 * State subsidies after Cabinet resolution 779 of 04.12.2025 (24.kg 353514; trend.az 4126631): more points for landscaping,
 * playgrounds and sports fields, water and sanitation; public discussion, then pre-selection; rules for money saved or not used. Its point
 * table is not public, so that every number is a suggestion; so are the check by experts before the pre-selection and publishing its decisions together.
 */
const stateSubsidy: Terms = {
  ...model2019,
  priorityMatters: ['improvement', 'sport', 'water', 'waste'],
  assemblyMinimum: 20,
  documents: [...model2019.documents, 'assembly'],
  expertCheck: true,
  publishTogether: true,
  criteria: [
    ...criteria.map((key): Criterion => ({ key, weight: 18, scale: 10 })),
    computed('priority', 10, 1, {
      measure: 'priority',
      ladder: { kind: 'steps', base: 0, steps: [{ over: 0, points: 1 }] },
    }),
  ],
}

/**
 * The small grants of the VAP project: up to 1,000,000 som (2018), up to 12 months (2017), needs found with residents in
 * sessions. With such sums a check by experts is suggested; no source says it.
 */
const smallGrants: Terms = {
  ...model2019,
  ceiling: som(1_000_000),
  worksMonths: 12,
  assemblyMinimum: 30,
  expertCheck: true,
  documents: [...model2019.documents, 'assembly'],
}

/** Village investments by ARIS: the community brings at least a quarter (it brought more than 40 %). */
const communityDriven: Terms = { ...model2019, ownMinimumPercent: 25 }

/**
 * The scoring table of cntd 407082764: the local budget's share 20 (from 5 % on), residents' money 10, money of business 20,
 * residents' part in kind 10, others' 10, labour 30; the least own contribution, 5 %, and the even rise up to 20 % are
 * Bashkortostan's (cntd 438963902). Where the source names no scale, the same one is suggested.
 */
const scoringTable: Terms = {
  ...model2019,
  ownMinimumPercent: 5,
  criteria: [
    byShare('local-budget', 20, 5),
    byShare('residents-money', 10, 0),
    byShare('business-money', 20, 0),
    byShare('residents-in-kind', 10, 0),
    byShare('other-in-kind', 10, 0),
    byShare('labour', 30, 0),
  ],
}

function byShare(
  key: Exclude<KnownCriterion & Formula['measure'], 'priority'>,
  weight: number,
  from: number,
): Criterion {
  return computed(key, weight, 100, { measure: key, ladder: { kind: 'even', from, to: 20 } })
}

function computed(key: KnownCriterion, weight: number, scale: number, formula: Formula): Criterion {
  return { key, weight, scale, formula }
}

export const presetTerms: Readonly<Record<Preset, Terms>> = {
  'kg-model-2019': model2019,
  'state-subsidy-2025': stateSubsidy,
  'small-grants': smallGrants,
  'community-driven': communityDriven,
  'scoring-table': scoringTable,
}

const sources: Readonly<Record<Preset, Partial<Readonly<Record<TermField, TermSource>>>>> = {
  'kg-model-2019': { ceiling: 'example', worksMonths: 'example' },
  'state-subsidy-2025': { priorityMatters: 'preset', ceiling: 'example', worksMonths: 'example' },
  'small-grants': { ceiling: 'preset', worksMonths: 'preset' },
  'community-driven': { ownMinimumPercent: 'preset', ceiling: 'example', worksMonths: 'example' },
  'scoring-table': {
    ownMinimumPercent: 'example',
    ceiling: 'example',
    worksMonths: 'example',
    'weight-local-budget': 'preset',
    'weight-residents-money': 'preset',
    'weight-business-money': 'preset',
    'weight-residents-in-kind': 'preset',
    'weight-other-in-kind': 'preset',
    'weight-labour': 'preset',
  },
}

/** Whether a source stands behind the preset's value of this field, and which. All presets take who may apply and the papers from the model. */
export function sourceOf(preset: Preset, field: TermField): TermSource {
  if (field === 'applicants' || field === 'documents') return 'model'
  return sources[preset][field] ?? 'decide'
}

/** The preset by its name as it was stored or typed. */
export function presetNamed(name: string): Preset | undefined {
  return presets.find((preset) => preset === name)
}

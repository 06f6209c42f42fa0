import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Id } from '../../lib/kernel/id.ts'
import type { Money } from '../../lib/kernel/money.ts'
import type { MunicipalityId } from '../people/person.model.ts'

export type RegulationId = Id<'Regulation'>

export const regulationStages = ['draft', 'adopted', 'in-force', 'superseded'] as const
export type RegulationStage = (typeof regulationStages)[number]

/** Every move a regulation can make. An adopted one waits for the day from which it is in force. */
export const regulationMoves = {
  adopt: { from: ['draft'], to: 'adopted' },
  putInForce: { from: ['adopted'], to: 'in-force' },
  supersede: { from: ['adopted', 'in-force'], to: 'superseded' },
} as const satisfies Record<string, { from: readonly RegulationStage[]; to: RegulationStage }>

/** Where the starting values came from. */
export const presets = ['kg-model-2019'] as const
export type Preset = (typeof presets)[number]

export const applicantKinds = ['initiative-group', 'association', 'ngo', 'institution', 'business'] as const
export type ApplicantKind = (typeof applicantKinds)[number]

/** Criteria of the model regulation as the Ak-Tal call of 11.11.2019 lists them. */
export const criteria = [
  'significance',
  'participation',
  'sustainability',
  'justified-costs',
  'own-contribution',
] as const
export type CriterionKey = (typeof criteria)[number]

/** A criterion's share of the commission's total: points from 0 to `scale`, times `weight`. */
export type Criterion = { readonly key: CriterionKey; readonly weight: number; readonly scale: number }

export const localMatters = [
  'lighting',
  'improvement',
  'water',
  'roads',
  'sport',
  'culture',
  'children',
  'waste',
  'inclusion',
  'other',
] as const
export type LocalMatter = (typeof localMatters)[number]

export const tariffKinds = ['labour', 'material', 'transport', 'land'] as const
export type TariffKind = (typeof tariffKinds)[number]

/** What an hour of labour or of a machine counts for; materials and land are valued by proof of price, so have none. */
export type Tariff = { readonly kind: 'labour' | 'transport'; readonly unit: 'hour'; readonly price: Money }

/** The adopted rules as data. Everything that the software refuses or decides comes from here. */
export type Terms = {
  readonly applicants: readonly ApplicantKind[]
  /** Fewest members of an initiative group, the leader included. */
  readonly groupMinimum: number
  readonly localMatters: readonly LocalMatter[]
  /** The most that one initiative may ask of the budget. */
  readonly ceiling: Money
  /** Own contribution in money and in kind, in whole percent of the initiative's total cost. */
  readonly ownMinimumPercent: number
  readonly tariff: readonly Tariff[]
  readonly collectingDays: number
  readonly reviewingDays: number
  /** Days that a group has to mend a returned application. */
  readonly correctionDays: number
  readonly votingDays: number
  readonly appealDays: number
  readonly commission: { readonly size: number; readonly quorum: number }
  readonly criteria: readonly Criterion[]
  /** Share of the commission's points in the total, in whole percent; the residents' votes make up the rest. */
  readonly commissionPercent: number
  readonly minimumVotes: number
  readonly votingAge: number
  /** The most initiatives that one ballot may choose. */
  readonly mostChoices: number
  /** While works last, progress is reported at least once in so many days. */
  readonly reportDays: number
  /** Longest that works may last after the decision. */
  readonly worksMonths: number
}

/** The parts of the act that decisions cite. Their order is the order of the act (clause.rules.ts). */
export const clauseKeys = [
  'purpose',
  'definition',
  'local-matters',
  'applicants',
  'group',
  'announcement',
  'calendar',
  'application',
  'ceiling',
  'own-contribution',
  'tariff',
  'documents',
  'formal-check',
  'correction',
  'refusal',
  'commission',
  'conflict',
  'criteria',
  'voting',
  'voting-age',
  'one-vote',
  'secrecy',
  'selection',
  'tie',
  'appeal',
  'agreement',
  'money',
  'reports',
  'acceptance',
  'hand-over',
  'return-of-money',
  'publication',
  'practice',
] as const
export type ClauseKey = (typeof clauseKeys)[number]

export type Resolution = { readonly number: string; readonly on: CivilDate; readonly inForceOn: CivilDate }

export type Regulation = {
  readonly municipalityId: MunicipalityId
  readonly id: RegulationId
  readonly number: number
  readonly stage: RegulationStage
  readonly preset: Preset
  readonly terms: Terms
  readonly resolution: Resolution | undefined
  readonly version: number
}

/** Where a value of the preset comes from. What no source gives, the council decides itself: our number only suggests. */
export type TermSource = 'model' | 'example' | 'decide'

export type DraftRefusal =
  | { readonly code: 'draft-exists'; readonly number: number }
  | { readonly code: 'none-in-force' }

export type ChangeRefusal =
  | { readonly code: 'no-such-regulation' }
  | { readonly code: 'not-a-draft'; readonly stage: RegulationStage }
  | { readonly code: 'changed-meanwhile' }
  | { readonly code: 'bad-terms'; readonly problems: TermProblems }

export type AdoptionRefusal =
  | Exclude<ChangeRefusal, { readonly code: 'bad-terms' }>
  | { readonly code: 'resolution-in-future'; readonly today: CivilDate }
  | { readonly code: 'in-force-before-resolution'; readonly resolutionOn: CivilDate }
  | { readonly code: 'in-force-before-current'; readonly currentFrom: CivilDate }

/** The fields of the guided form; a criterion's weight has a field of its own. */
export type TermField =
  | Exclude<keyof Terms, 'tariff' | 'commission' | 'criteria'>
  | 'labourPrice'
  | 'transportPrice'
  | 'commissionSize'
  | 'commissionQuorum'
  | `weight-${CriterionKey}`
  | 'scale'

export type TermProblem =
  | { readonly code: 'weights-not-100'; readonly total: number }
  | { readonly code: 'quorum-over-size'; readonly size: number }
  | { readonly code: 'correction-over-review'; readonly days: number }
  | { readonly code: 'out-of-bounds'; readonly min: number; readonly max: number }
  | { readonly code: 'sum-zero' }
  | { readonly code: 'choose' }
export type TermProblems = Partial<Readonly<Record<TermField, TermProblem>>>

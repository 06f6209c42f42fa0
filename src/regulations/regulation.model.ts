import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Id } from '../../lib/kernel/id.ts'
import type { Money } from '../../lib/kernel/money.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { Criterion } from './criterion.model.ts'
import type { ExpertSubject } from './expert-subject.model.ts'
import type { TieKey } from './tie.model.ts'

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
export const presets = [
  'kg-model-2019',
  'state-subsidy-2025',
  'small-grants',
  'community-driven',
  'scoring-table',
] as const
export type Preset = (typeof presets)[number]

export const applicantKinds = [
  'initiative-group',
  'association',
  'ngo',
  'institution',
  'condominium',
  'business',
] as const
export type ApplicantKind = (typeof applicantKinds)[number]

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

/** What may be pledged; the regulation says for which of them a letter of commitment is asked. */
export const pledgeKinds = ['money', 'labour', 'material', 'transport', 'land'] as const
export type PledgeKind = (typeof pledgeKinds)[number]

export const tariffKinds = ['labour', 'material', 'transport', 'land'] as const
export type TariffKind = (typeof tariffKinds)[number]

/** What an hour of labour or of a machine counts for; materials and land are valued by proof of price, so have none. */
export type Tariff = { readonly kind: 'labour' | 'transport'; readonly unit: 'hour'; readonly price: Money }

/** What is never financed, whoever asks. */
export const exclusions = ['commercial', 'religious', 'political', 'private-property'] as const
export type Exclusion = (typeof exclusions)[number]

/** Papers that an application may have to carry beside what is filled in. */
export const documentKinds = [
  'identity',
  'charter',
  'commitment',
  'prices',
  'means',
  'land',
  'assembly',
  'supporters',
] as const
export type DocumentKind = (typeof documentKinds)[number]

/** How the call's money is divided before anything is selected. */
export const splits = ['none', 'village', 'theme'] as const
export type Split = (typeof splits)[number]

export const namers = ['council', 'office', 'residents'] as const
/** Who puts members of the commission forward. */
export type Namer = (typeof namers)[number]

/** The council, the office (mayor or head of the aiyl okmotu) and the residents name so many members each. */
export type Commission = {
  readonly size: number
  readonly quorum: number
  readonly byCouncil: number
  readonly byOffice: number
  readonly byResidents: number
}

/** The adopted rules as data. Everything that the software refuses or decides comes from here. */
export type Terms = {
  readonly applicants: readonly ApplicantKind[]
  /** Fewest members of an initiative group, the leader included. */
  readonly groupMinimum: number
  /** The most applications of one leader or one organisation in a call; 0 sets no limit. */
  readonly mostApplications: number
  readonly localMatters: readonly LocalMatter[]
  /** Matters that the council wants most; a criterion may give points for them. */
  readonly priorityMatters: readonly LocalMatter[]
  readonly exclusions: readonly Exclusion[]
  readonly documents: readonly DocumentKind[]
  /** Pledges that each need a letter of their own where letters are asked for; none of them: one letter does for all. */
  readonly letterKinds: readonly PledgeKind[]
  /** The least worth of a pledge that needs its own letter; 0 asks for one whatever it is worth. */
  readonly letterFrom: Money
  /** Residents who must have signed for an initiative before it is sent; 0 asks for none. */
  readonly supportersMinimum: number
  /** Fewest residents at the village assembly whose protocol is attached; 0 asks for no assembly. */
  readonly assemblyMinimum: number
  readonly split: Split
  /** The most that one initiative may ask of the budget. */
  readonly ceiling: Money
  /** Own contribution in money and in kind, in whole percent of the initiative's total cost. */
  readonly ownMinimumPercent: number
  /** The part of the own contribution that must be money, in whole percent of the total cost. */
  readonly ownMoneyPercent: number
  readonly tariff: readonly Tariff[]
  readonly collectingDays: number
  readonly reviewingDays: number
  /** Days that a group has to mend a returned application. */
  readonly correctionDays: number
  readonly votingDays: number
  readonly appealDays: number
  /** The municipality answers a resident's question within so many days. */
  readonly answerDays: number
  /** An outage of at least so many hours in a day makes the stage a day longer. */
  readonly outageHours: number
  /** Named experts give their opinion before an application is admitted. */
  readonly expertCheck: boolean
  readonly expertSubjects: readonly ExpertSubject[]
  /** Days that an expert has for an opinion; the end of the review may come sooner. */
  readonly expertDays: number
  /** Decisions to admit or to refuse are published together, when all applications of the call are decided. */
  readonly publishTogether: boolean
  /** An appeal is decided by others than those who decided first. */
  readonly secondPanel: boolean
  /** After the points are open and talked over, each member may change the sheet once. */
  readonly rescoring: boolean
  readonly commission: Commission
  readonly criteria: readonly Criterion[]
  /** Share of the commission's points in the total, in whole percent; the residents' votes make up the rest. */
  readonly commissionPercent: number
  readonly minimumVotes: number
  readonly tieOrder: readonly TieKey[]
  readonly votingAge: number
  /** Residents can look whether they stand on the roll, and ask for corrections, on so many days at least; 0 asks for none. */
  readonly rollCheckDays: number
  /** A request about the roll is decided within so many days. */
  readonly rollAnswerDays: number
  /** The most initiatives that one ballot may choose. */
  readonly mostChoices: number
  /** While works last, progress is reported at least once in so many days. */
  readonly reportDays: number
  /** Longest that works may last after the decision. */
  readonly worksMonths: number
  /** The first payment, in whole percent of the budget's part; the rest is paid against reports. */
  readonly advancePercent: number
  /** Money that is to be returned comes back within so many days. */
  readonly returnDays: number
  /** A group that was selected waits so many months before it may apply again; 0 lets it apply at once. */
  readonly pauseMonths: number
}

/** The parts of the act that decisions cite. Their order is the order of the act (clause.rules.ts). */
export const clauseKeys = [
  'purpose',
  'definition',
  'local-matters',
  'applicants',
  'group',
  'pause',
  'announcement',
  'calendar',
  'outage',
  'application',
  'ceiling',
  'split',
  'own-contribution',
  'tariff',
  'documents',
  'supporters',
  'assembly',
  'formal-check',
  'expert-check',
  'correction',
  'refusal',
  'commission',
  'conflict',
  'criteria',
  'discussion',
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
  'questions',
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
export type TermSource = 'model' | 'preset' | 'example' | 'decide'

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
  | 'byCouncil'
  | 'byOffice'
  | 'byResidents'
  | `weight-${string}`

/** What a regulation can say but no call carries out yet: each has one value until it does, and no form asks for it. */
export const fixedTerms = {
  split: 'none',
  rollCheckDays: 0,
  rollAnswerDays: 3,
} as const satisfies Partial<Terms>
export type FixedField = keyof typeof fixedTerms

export type TermProblem =
  | { readonly code: 'weights-not-100'; readonly total: number }
  | { readonly code: 'seats-not-size'; readonly total: number; readonly size: number }
  | { readonly code: 'money-over-own'; readonly percent: number }
  | { readonly code: 'priority-not-supported'; readonly matters: readonly LocalMatter[] }
  | { readonly code: 'ladder-order' }
  | { readonly code: 'points-over-scale'; readonly scale: number }
  | { readonly code: 'points-order' }
  | { readonly code: 'not-carried-out'; readonly field: FixedField }
  | { readonly code: 'no-priorities' }
  | { readonly code: 'no-assembly' }
  | { readonly code: 'no-supporters' }
  | { readonly code: 'quorum-over-size'; readonly size: number }
  | { readonly code: 'correction-over-review'; readonly days: number }
  | { readonly code: 'experts-over-review'; readonly days: number }
  | { readonly code: 'out-of-bounds'; readonly min: number; readonly max: number }
  | { readonly code: 'sum-zero' }
  | { readonly code: 'choose' }
export type TermProblems = Partial<Readonly<Record<TermField, TermProblem>>>

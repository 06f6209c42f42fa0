import type { ClauseKey, FixedField, TermField } from './regulation.model.ts'

/** A field of the guided form; a criterion's weight has a page of its own. */
export type PlainField = Exclude<TermField, `weight-${string}` | FixedField>

type Unit =
  | 'people'
  | 'percent'
  | 'days'
  | 'hours'
  | 'members'
  | 'years'
  | 'votes'
  | 'months'
  | 'initiatives'
  | 'applications'

/** How each field is asked: a number with its unit, a sum, several, an order, or a yes. */
export const fieldKinds = {
  applicants: { kind: 'several' },
  groupMinimum: { kind: 'number', unit: 'people' },
  mostApplications: { kind: 'number', unit: 'applications' },
  pauseMonths: { kind: 'number', unit: 'months' },
  localMatters: { kind: 'several' },
  priorityMatters: { kind: 'several' },
  exclusions: { kind: 'several' },
  ceiling: { kind: 'sum' },
  ownMinimumPercent: { kind: 'number', unit: 'percent' },
  ownMoneyPercent: { kind: 'number', unit: 'percent' },
  labourPrice: { kind: 'sum' },
  transportPrice: { kind: 'sum' },
  documents: { kind: 'several' },
  letterKinds: { kind: 'several' },
  letterFrom: { kind: 'sum' },
  supportersMinimum: { kind: 'number', unit: 'people' },
  assemblyMinimum: { kind: 'number', unit: 'people' },
  collectingDays: { kind: 'number', unit: 'days' },
  reviewingDays: { kind: 'number', unit: 'days' },
  correctionDays: { kind: 'number', unit: 'days' },
  appealDays: { kind: 'number', unit: 'days' },
  answerDays: { kind: 'number', unit: 'days' },
  outageHours: { kind: 'number', unit: 'hours' },
  expertCheck: { kind: 'yes' },
  expertSubjects: { kind: 'several' },
  expertDays: { kind: 'number', unit: 'days' },
  publishTogether: { kind: 'yes' },
  secondPanel: { kind: 'yes' },
  commissionSize: { kind: 'number', unit: 'members' },
  byCouncil: { kind: 'number', unit: 'members' },
  byOffice: { kind: 'number', unit: 'members' },
  byResidents: { kind: 'number', unit: 'members' },
  commissionQuorum: { kind: 'number', unit: 'members' },
  rescoring: { kind: 'yes' },
  votingDays: { kind: 'number', unit: 'days' },
  votingAge: { kind: 'number', unit: 'years' },
  mostChoices: { kind: 'number', unit: 'initiatives' },
  commissionPercent: { kind: 'number', unit: 'percent' },
  minimumVotes: { kind: 'number', unit: 'votes' },
  tieOrder: { kind: 'order' },
  worksMonths: { kind: 'number', unit: 'months' },
  reportDays: { kind: 'number', unit: 'days' },
  advancePercent: { kind: 'number', unit: 'percent' },
  returnDays: { kind: 'number', unit: 'days' },
} as const satisfies Record<PlainField, { kind: 'several' | 'yes' | 'sum' | 'order' } | { kind: 'number'; unit: Unit }>

/** Fields of one kind. */
export type FieldsOf<Kind extends string> = {
  [Field in PlainField]: (typeof fieldKinds)[Field]['kind'] extends Kind ? Field : never
}[PlainField]

/** The guided form in parts, in the order of the act. `criteria` is asked on pages of its own. */
export const formParts = {
  applicants: ['applicants', 'groupMinimum', 'mostApplications', 'pauseMonths'],
  matters: ['localMatters', 'priorityMatters', 'exclusions'],
  money: ['ceiling', 'ownMinimumPercent', 'ownMoneyPercent', 'labourPrice', 'transportPrice'],
  papers: ['documents', 'letterKinds', 'letterFrom', 'supportersMinimum', 'assemblyMinimum'],
  days: ['collectingDays', 'reviewingDays', 'correctionDays', 'appealDays', 'answerDays', 'outageHours'],
  check: ['expertCheck', 'expertSubjects', 'expertDays', 'publishTogether', 'secondPanel'],
  commission: ['commissionSize', 'byCouncil', 'byOffice', 'byResidents', 'commissionQuorum', 'rescoring'],
  criteria: [],
  voting: ['votingDays', 'votingAge', 'mostChoices', 'commissionPercent', 'minimumVotes', 'tieOrder'],
  works: ['worksMonths', 'reportDays', 'advancePercent', 'returnDays'],
} as const satisfies Record<string, readonly PlainField[]>
export type FormPart = keyof typeof formParts
export const partNames = Object.keys(formParts) as readonly FormPart[]

/** The clause of the act that says the field. */
export const fieldClauses = {
  applicants: 'applicants',
  groupMinimum: 'group',
  mostApplications: 'applicants',
  pauseMonths: 'pause',
  localMatters: 'local-matters',
  priorityMatters: 'criteria',
  exclusions: 'local-matters',
  ceiling: 'ceiling',
  ownMinimumPercent: 'own-contribution',
  ownMoneyPercent: 'own-contribution',
  labourPrice: 'tariff',
  transportPrice: 'tariff',
  documents: 'documents',
  letterKinds: 'documents',
  letterFrom: 'documents',
  supportersMinimum: 'supporters',
  assemblyMinimum: 'assembly',
  collectingDays: 'calendar',
  reviewingDays: 'calendar',
  correctionDays: 'correction',
  appealDays: 'appeal',
  answerDays: 'questions',
  outageHours: 'outage',
  expertCheck: 'expert-check',
  expertSubjects: 'expert-check',
  expertDays: 'expert-check',
  publishTogether: 'formal-check',
  secondPanel: 'appeal',
  commissionSize: 'commission',
  byCouncil: 'commission',
  byOffice: 'commission',
  byResidents: 'commission',
  commissionQuorum: 'commission',
  rescoring: 'discussion',
  votingDays: 'voting',
  votingAge: 'voting-age',
  mostChoices: 'voting',
  commissionPercent: 'selection',
  minimumVotes: 'selection',
  tieOrder: 'tie',
  worksMonths: 'calendar',
  reportDays: 'reports',
  advancePercent: 'money',
  returnDays: 'return-of-money',
} as const satisfies Record<PlainField, ClauseKey>

import type { TermField, TermProblem, TermProblems, Terms } from './regulation.model.ts'

/** Bounds of the numbers, both inside. They only catch slips of the finger: what is wise, the council decides. */
export const termBounds = {
  groupMinimum: { min: 1, max: 100 },
  ownMinimumPercent: { min: 0, max: 90 },
  collectingDays: { min: 1, max: 365 },
  reviewingDays: { min: 1, max: 180 },
  correctionDays: { min: 1, max: 90 },
  votingDays: { min: 1, max: 90 },
  appealDays: { min: 1, max: 90 },
  commissionSize: { min: 1, max: 50 },
  commissionQuorum: { min: 1, max: 50 },
  weight: { min: 0, max: 100 },
  scale: { min: 1, max: 100 },
  commissionPercent: { min: 0, max: 99 },
  minimumVotes: { min: 0, max: 100_000 },
  votingAge: { min: 14, max: 35 },
  mostChoices: { min: 1, max: 20 },
  reportDays: { min: 1, max: 365 },
  worksMonths: { min: 1, max: 36 },
} as const satisfies Partial<Record<TermField | 'weight', { min: number; max: number }>>

/** What keeps these terms from being a regulation, by field of the form; empty when nothing does. */
export function termsProblems(terms: Terms): TermProblems {
  const problems: Partial<Record<TermField, TermProblem>> = {}
  for (const [field, value, bounds] of numbersOf(terms)) {
    if (value < bounds.min || value > bounds.max) problems[field] = { code: 'out-of-bounds', ...bounds }
  }
  if (terms.applicants.length === 0) problems.applicants = { code: 'choose' }
  if (terms.localMatters.length === 0) problems.localMatters = { code: 'choose' }
  if (terms.ceiling <= 0n) problems.ceiling = { code: 'sum-zero' }
  for (const { kind, price } of terms.tariff) {
    if (price <= 0n) problems[kind === 'labour' ? 'labourPrice' : 'transportPrice'] = { code: 'sum-zero' }
  }
  const total = terms.criteria.reduce((sum, { weight }) => sum + weight, 0)
  const last = terms.criteria.at(-1)
  if (last && total !== 100) problems[`weight-${last.key}`] ??= { code: 'weights-not-100', total }
  const { size, quorum } = terms.commission
  if (quorum > size) problems.commissionQuorum ??= { code: 'quorum-over-size', size }
  if (terms.correctionDays > terms.reviewingDays) {
    problems.correctionDays ??= { code: 'correction-over-review', days: terms.reviewingDays }
  }
  return problems
}

type Bounds = { readonly min: number; readonly max: number }

function numbersOf(terms: Terms): readonly (readonly [TermField, number, Bounds])[] {
  const plain = [
    'groupMinimum',
    'ownMinimumPercent',
    'collectingDays',
    'reviewingDays',
    'correctionDays',
    'votingDays',
    'appealDays',
    'commissionPercent',
    'minimumVotes',
    'votingAge',
    'mostChoices',
    'reportDays',
    'worksMonths',
  ] as const
  return [
    ...plain.map((field) => [field, terms[field], termBounds[field]] as const),
    ['commissionSize', terms.commission.size, termBounds.commissionSize],
    ['commissionQuorum', terms.commission.quorum, termBounds.commissionQuorum],
    ...terms.criteria.map(({ key, weight }) => [`weight-${key}`, weight, termBounds.weight] as const),
    ...terms.criteria.map(({ scale }) => ['scale', scale, termBounds.scale] as const),
  ]
}

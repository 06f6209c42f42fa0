import type { Criterion, Ladder } from './criterion.model.ts'
import {
  type Commission,
  type FixedField,
  fixedTerms,
  type Namer,
  type TermField,
  type TermProblem,
  type TermProblems,
  type Terms,
} from './regulation.model.ts'

/** Bounds of the numbers, both inside. They only catch slips of the finger: what is wise, the council decides. */
export const termBounds = {
  groupMinimum: { min: 1, max: 100 },
  mostApplications: { min: 0, max: 20 },
  pauseMonths: { min: 0, max: 60 },
  ownMinimumPercent: { min: 0, max: 90 },
  ownMoneyPercent: { min: 0, max: 90 },
  supportersMinimum: { min: 0, max: 10_000 },
  assemblyMinimum: { min: 0, max: 10_000 },
  collectingDays: { min: 1, max: 365 },
  reviewingDays: { min: 1, max: 180 },
  correctionDays: { min: 1, max: 90 },
  votingDays: { min: 1, max: 90 },
  appealDays: { min: 1, max: 90 },
  answerDays: { min: 1, max: 90 },
  outageHours: { min: 1, max: 24 },
  expertDays: { min: 1, max: 90 },
  commissionSize: { min: 1, max: 50 },
  byCouncil: { min: 0, max: 50 },
  byOffice: { min: 0, max: 50 },
  byResidents: { min: 0, max: 50 },
  commissionQuorum: { min: 1, max: 50 },
  weight: { min: 0, max: 100 },
  scale: { min: 1, max: 100 },
  commissionPercent: { min: 0, max: 99 },
  minimumVotes: { min: 0, max: 100_000 },
  votingAge: { min: 14, max: 35 },
  mostChoices: { min: 1, max: 20 },
  reportDays: { min: 1, max: 365 },
  worksMonths: { min: 1, max: 36 },
  advancePercent: { min: 0, max: 100 },
  returnDays: { min: 1, max: 365 },
} as const satisfies Partial<Record<TermField | 'weight' | 'scale', { min: number; max: number }>>

/** How many members each puts forward. */
export function seatsOf({ byCouncil, byOffice, byResidents }: Commission): Readonly<Record<Namer, number>> {
  return { council: byCouncil, office: byOffice, residents: byResidents }
}

/** A commission can be asked about so many things and no more; the act still fits a page. */
export const mostCriteria = 12

/** What keeps these terms from being a regulation, by field of the form; empty when nothing does. */
export function termsProblems(terms: Terms): TermProblems {
  const found: [TermField, TermProblem | undefined][] = [
    ...numberProblems(terms),
    ['applicants', terms.applicants.length === 0 ? { code: 'choose' } : undefined],
    ['localMatters', terms.localMatters.length === 0 ? { code: 'choose' } : undefined],
    ['ceiling', terms.ceiling <= 0n ? { code: 'sum-zero' } : undefined],
    ...terms.tariff.map(({ kind, price }): [TermField, TermProblem | undefined] => [
      kind === 'labour' ? 'labourPrice' : 'transportPrice',
      price <= 0n ? { code: 'sum-zero' } : undefined,
    ]),
    ...betweenFields(terms),
    ...(Object.keys(fixedTerms) as FixedField[]).map((field): [TermField, TermProblem | undefined] => [
      field,
      `${terms[field]}` === `${fixedTerms[field]}` ? undefined : { code: 'not-carried-out', field },
    ]),
    ...criteriaProblems(terms),
  ]
  const problems: Partial<Record<TermField, TermProblem>> = {}
  // The first problem of a field is told: the others may go away with it.
  for (const [field, problem] of found) if (problem) problems[field] ??= problem
  return problems
}

function numberProblems(terms: Terms): [TermField, TermProblem | undefined][] {
  const { size, quorum, byCouncil, byOffice, byResidents } = terms.commission
  const numbers = { ...terms, commissionSize: size, commissionQuorum: quorum, byCouncil, byOffice, byResidents }
  const { weight: _weight, scale: _scale, ...bounds } = termBounds
  return (Object.keys(bounds) as (keyof typeof bounds)[]).map((field) => [field, within(numbers[field], bounds[field])])
}

function within(value: number, { min, max }: { readonly min: number; readonly max: number }): TermProblem | undefined {
  return Number.isInteger(value) && value >= min && value <= max ? undefined : { code: 'out-of-bounds', min, max }
}

/** What each field allows alone but not together. */
function betweenFields(terms: Terms): [TermField, TermProblem | undefined][] {
  const { size, quorum, byCouncil, byOffice, byResidents } = terms.commission
  const seats = byCouncil + byOffice + byResidents
  const strange = terms.priorityMatters.filter((matter) => !terms.localMatters.includes(matter))
  return [
    ['commissionQuorum', quorum > size ? { code: 'quorum-over-size', size } : undefined],
    ['byResidents', seats === size ? undefined : { code: 'seats-not-size', total: seats, size }],
    [
      'correctionDays',
      terms.correctionDays > terms.reviewingDays
        ? { code: 'correction-over-review', days: terms.reviewingDays }
        : undefined,
    ],
    [
      'ownMoneyPercent',
      terms.ownMoneyPercent > terms.ownMinimumPercent
        ? { code: 'money-over-own', percent: terms.ownMinimumPercent }
        : undefined,
    ],
    ['priorityMatters', strange.length > 0 ? { code: 'priority-not-supported', matters: strange } : undefined],
    ...expertProblems(terms),
  ]
}

/** What a regulation that asks no experts says of them is of no account. */
function expertProblems(terms: Terms): [TermField, TermProblem | undefined][] {
  const { expertCheck, expertSubjects, expertDays, reviewingDays } = terms
  if (!expertCheck) return []
  return [
    ['expertSubjects', expertSubjects.length === 0 ? { code: 'choose' } : undefined],
    ['expertDays', expertDays > reviewingDays ? { code: 'experts-over-review', days: reviewingDays } : undefined],
  ]
}

function criteriaProblems(terms: Terms): [TermField, TermProblem | undefined][] {
  const { criteria } = terms
  const total = criteria.reduce((sum, { weight }) => sum + weight, 0)
  const last = criteria.at(-1)
  return [
    ...criteria.map((criterion): [TermField, TermProblem | undefined] => [
      `weight-${criterion.key}`,
      criterionProblem(criterion, terms),
    ]),
    [`weight-${last?.key ?? ''}`, total === 100 ? undefined : { code: 'weights-not-100', total }],
  ]
}

function criterionProblem({ weight, scale, formula }: Criterion, terms: Terms): TermProblem | undefined {
  const bounds = within(weight, termBounds.weight) ?? within(scale, termBounds.scale)
  if (bounds || !formula) return bounds
  const { measure, ladder } = formula
  if (measure !== 'priority') {
    const wrong = ladderProblem(ladder, scale)
    if (wrong) return wrong
  }
  if (measure === 'priority' && terms.priorityMatters.length === 0) return { code: 'no-priorities' }
  if (measure === 'assembly' && terms.assemblyMinimum === 0) return { code: 'no-assembly' }
  return measure === 'supporters' && terms.supportersMinimum === 0 ? { code: 'no-supporters' } : undefined
}

/** A ladder only rises, stays within 0 to 100 percent, and ends at the scale at most. */
function ladderProblem(ladder: Ladder, scale: number): TermProblem | undefined {
  const { overs, points } =
    ladder.kind === 'even'
      ? { overs: [ladder.from, ladder.to], points: [0, scale] }
      : {
          overs: ladder.steps.map(({ over }) => over),
          points: [ladder.base, ...ladder.steps.map((step) => step.points)],
        }
  if (overs.length === 0 || overs.some((over) => !within100(over)) || !rises(overs)) return { code: 'ladder-order' }
  if (points.some((point) => !Number.isInteger(point) || point < 0 || point > scale)) {
    return { code: 'points-over-scale', scale }
  }
  return rises(points) ? undefined : { code: 'points-order' }
}

function within100(percent: number): boolean {
  return Number.isInteger(percent) && percent >= 0 && percent <= 100
}

function rises(numbers: readonly number[]): boolean {
  return numbers.slice(1).every((number, at) => numbers.slice(at, at + 1).every((before) => before < number))
}

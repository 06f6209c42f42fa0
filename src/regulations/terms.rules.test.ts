import assert from 'node:assert/strict'
import { test } from 'node:test'
import { money, som } from '../../lib/kernel/money.ts'
import { citedClause, clauseNumber, clauseRef } from './clause.rules.ts'
import { type Criterion, criteria, type Ladder } from './criterion.model.ts'
import { presetNamed, presetTerms, sourceOf } from './presets.rules.ts'
import { presets, type TermField, type TermProblem, type Terms } from './regulation.model.ts'
import { termBounds, termsProblems } from './terms.rules.ts'

const terms = presetTerms['kg-model-2019']

test('every preset is a regulation as it stands', () => {
  for (const preset of presets) assert.deepEqual(termsProblems(presetTerms[preset]), {})
})

test('the preset holds what its sources say: the ceiling of Chaek, the five criteria of Ak-Tal', () => {
  assert.equal(terms.ceiling, som(47_000))
  assert.deepEqual(
    terms.criteria.map(({ key }) => key),
    criteria,
  )
  assert.equal(criteria.length, 5)
})

test('only what a source gives is shown with one; all other values are for the council', () => {
  for (const preset of presets) {
    assert.equal(sourceOf(preset, 'applicants'), 'model')
    assert.equal(sourceOf(preset, 'documents'), 'model')
    for (const field of ['weight-significance', 'collectingDays', 'appealDays'] as const) {
      assert.equal(sourceOf(preset, field), 'decide')
    }
  }
  assert.equal(sourceOf('kg-model-2019', 'ceiling'), 'example')
  assert.equal(sourceOf('small-grants', 'ceiling'), 'preset')
  assert.equal(sourceOf('community-driven', 'ownMinimumPercent'), 'preset')
  assert.equal(sourceOf('scoring-table', 'weight-labour'), 'preset')
})

test('the other presets hold what their sources say', () => {
  assert.deepEqual(presetTerms['state-subsidy-2025'].priorityMatters, ['improvement', 'sport', 'water', 'waste'])
  assert.equal(presetTerms['small-grants'].ceiling, som(1_000_000))
  assert.equal(presetTerms['small-grants'].worksMonths, 12)
  assert.equal(presetTerms['community-driven'].ownMinimumPercent, 25)
  assert.deepEqual(
    presetTerms['scoring-table'].criteria.map(({ key, weight }) => [key, weight]),
    [
      ['local-budget', 20],
      ['residents-money', 10],
      ['business-money', 20],
      ['residents-in-kind', 10],
      ['other-in-kind', 10],
      ['labour', 30],
    ],
  )
})

test('a preset is known by its name', () => {
  assert.equal(presetNamed('small-grants'), 'small-grants')
  assert.equal(presetNamed('model'), undefined)
})

const plain = [
  'groupMinimum',
  'pauseMonths',
  'ownMinimumPercent',
  'supportersMinimum',
  'assemblyMinimum',
  'answerDays',
  'outageHours',
  'advancePercent',
  'returnDays',
  'collectingDays',
  'reviewingDays',
  'votingDays',
  'appealDays',
  'commissionPercent',
  'minimumVotes',
  'votingAge',
  'mostChoices',
  'reportDays',
  'worksMonths',
] as const

test('a number is refused one below and one above its bounds, and accepted at them', () => {
  for (const field of plain) {
    const { min, max } = termBounds[field]
    const bounds: TermProblem = { code: 'out-of-bounds', min, max }
    assert.deepEqual(problemOf({ [field]: min - 1 }, field), bounds, field)
    assert.deepEqual(problemOf({ [field]: max + 1 }, field), bounds, field)
    assert.equal(problemOf({ [field]: max }, field), undefined, field)
    assert.equal(problemOf({ [field]: min, correctionDays: 1, ownMoneyPercent: 0 }, field), undefined, field)
  }
})

const yes: Ladder = { kind: 'steps', base: 0, steps: [{ over: 0, points: 10 }] }

const cases: readonly [string, Partial<Terms>, TermField, TermProblem | undefined][] = [
  ['nobody may apply', { applicants: [] }, 'applicants', { code: 'choose' }],
  ['no local matter is left', { localMatters: [] }, 'localMatters', { code: 'choose' }],
  ['the ceiling is zero', { ceiling: money(0n) }, 'ceiling', { code: 'sum-zero' }],
  ['the ceiling is one tyiyn', { ceiling: money(1n) }, 'ceiling', undefined],
  [
    'an hour of labour is worth nothing',
    { tariff: [{ kind: 'labour', unit: 'hour', price: money(0n) }] },
    'labourPrice',
    { code: 'sum-zero' },
  ],
  [
    'an hour of a machine is worth nothing',
    { tariff: [{ kind: 'transport', unit: 'hour', price: money(0n) }] },
    'transportPrice',
    { code: 'sum-zero' },
  ],
  [
    'weights add up to 99',
    weights(20, 20, 20, 20, 19),
    'weight-own-contribution',
    { code: 'weights-not-100', total: 99 },
  ],
  [
    'weights add up to 101',
    weights(21, 20, 20, 20, 20),
    'weight-own-contribution',
    { code: 'weights-not-100', total: 101 },
  ],
  ['weights add up to 100 with a zero among them', weights(40, 20, 20, 20, 0), 'weight-own-contribution', undefined],
  [
    'the last weight is over its bound',
    weights(0, 0, 0, 0, 101),
    'weight-own-contribution',
    { code: 'out-of-bounds', min: 0, max: 100 },
  ],
  ['there are no criteria', { criteria: [] }, 'weight-', { code: 'weights-not-100', total: 0 }],
  ['a scale is zero', scaled(0), 'weight-participation', { code: 'out-of-bounds', min: 1, max: 100 }],
  ['a share rises from 5 to 20 percent', computed({ kind: 'even', from: 5, to: 20 }), 'weight-own', undefined],
  [
    'a share rises from 20 to 5 percent',
    computed({ kind: 'even', from: 20, to: 5 }),
    'weight-own',
    { code: 'ladder-order' },
  ],
  ['a share rises over all', computed({ kind: 'even', from: 0, to: 101 }), 'weight-own', { code: 'ladder-order' }],
  ['a ladder has no step', steps(0), 'weight-own', { code: 'ladder-order' }],
  ['a ladder has two steps', steps(1, [10, 5], [25, 10]), 'weight-own', undefined],
  ['steps stand in no order', steps(1, [25, 5], [10, 10]), 'weight-own', { code: 'ladder-order' }],
  ['a step gives more than the scale', steps(1, [10, 11]), 'weight-own', { code: 'points-over-scale', scale: 10 }],
  ['a step gives no more than the one before', steps(5, [10, 5]), 'weight-own', { code: 'points-order' }],
  ['a step is half a percent', steps(0, [0.5, 5]), 'weight-own', { code: 'ladder-order' }],
  ['a step gives half a point', steps(0, [5, 0.5]), 'weight-own', { code: 'points-over-scale', scale: 10 }],
  ['priority counts but nothing has it', computed(yes, 'priority'), 'weight-own', { code: 'no-priorities' }],
  [
    'priority counts and something has it',
    { ...computed(yes, 'priority'), priorityMatters: ['water'] },
    'weight-own',
    undefined,
  ],
  ['the assembly counts but none is asked for', computed(yes, 'assembly'), 'weight-own', { code: 'no-assembly' }],
  [
    'the assembly counts and one is asked for',
    { ...computed(yes, 'assembly'), assemblyMinimum: 20 },
    'weight-own',
    undefined,
  ],
  ['supporters count but none are asked for', computed(yes, 'supporters'), 'weight-own', { code: 'no-supporters' }],
  [
    'supporters count and some are asked for',
    { ...computed(yes, 'supporters'), supportersMinimum: 9 },
    'weight-own',
    undefined,
  ],
  [
    'the part in money is over the own contribution',
    { ownMoneyPercent: 11 },
    'ownMoneyPercent',
    { code: 'money-over-own', percent: 10 },
  ],
  ['the whole own contribution is money', { ownMoneyPercent: 10 }, 'ownMoneyPercent', undefined],
  [
    'a matter has priority but is not supported',
    { localMatters: ['roads'], priorityMatters: ['roads', 'water'] },
    'priorityMatters',
    { code: 'priority-not-supported', matters: ['water'] },
  ],
  ['money is divided by village', { split: 'village' }, 'split', { code: 'not-carried-out', field: 'split' }],
  ['ties go by cost first', { tieOrder: ['cost', 'votes'] }, 'tieOrder', undefined],
  ['experts are asked', { expertCheck: true }, 'expertCheck', undefined],
  ['experts are asked about nothing', { expertCheck: true, expertSubjects: [] }, 'expertSubjects', { code: 'choose' }],
  ['nobody is asked about nothing', { expertSubjects: [] }, 'expertSubjects', undefined],
  ['opinions take as long as the review', { expertCheck: true, expertDays: 15 }, 'expertDays', undefined],
  [
    'opinions take longer than the review',
    { expertCheck: true, expertDays: 16 },
    'expertDays',
    { code: 'experts-over-review', days: 15 },
  ],
  ['opinions that nobody is asked for take longer', { expertDays: 16 }, 'expertDays', undefined],
  ['opinions take no day', { expertDays: 0 }, 'expertDays', { code: 'out-of-bounds', min: 1, max: 90 }],
  ['seats do not add up', seated(7, 5, 3), 'byResidents', { code: 'seats-not-size', total: 6, size: 7 }],
  ['the quorum is the whole commission', { ...seated(7, 7) }, 'commissionQuorum', undefined],
  [
    'the quorum is larger than the commission',
    { ...seated(7, 8) },
    'commissionQuorum',
    { code: 'quorum-over-size', size: 7 },
  ],
  ['the quorum is nobody', { ...seated(7, 0) }, 'commissionQuorum', { code: 'out-of-bounds', min: 1, max: 50 }],
  [
    'the quorum is out of bounds and over the size',
    { ...seated(7, 51) },
    'commissionQuorum',
    { code: 'out-of-bounds', min: 1, max: 50 },
  ],
  ['the commission is nobody', { ...seated(0, 1) }, 'commissionSize', { code: 'out-of-bounds', min: 1, max: 50 }],
  ['mending takes as long as the review', { correctionDays: 15 }, 'correctionDays', undefined],
  [
    'mending takes longer than the review',
    { correctionDays: 16 },
    'correctionDays',
    { code: 'correction-over-review', days: 15 },
  ],
  [
    'mending takes longer than anybody may ask',
    { correctionDays: 91 },
    'correctionDays',
    { code: 'out-of-bounds', min: 1, max: 90 },
  ],
]

for (const [claim, change, field, problem] of cases) {
  test(`${claim}: ${problem ? 'refused' : 'accepted'}`, () => assert.deepEqual(problemOf(change, field), problem))
}

test('clauses are numbered from one in the order of the act', () => {
  assert.equal(clauseNumber('purpose'), 1)
  assert.equal(clauseNumber('practice'), 41)
})

test('a clause is read in the version meant, or in the one in force', () => {
  assert.deepEqual(clauseRef('ton', 'purpose', 2), { number: 1, path: '/ton/regulation/2#c-1' })
  assert.deepEqual(clauseRef('ton', 'purpose'), { number: 1, path: '/ton/regulation#c-1' })
})

test('a refusal leads to its clause, and one that rests on none leads nowhere', () => {
  const refusal = { code: 'office-silent', clause: 'purpose' } as const
  assert.deepEqual(citedClause('ton', refusal, 2), { number: 1, path: '/ton/regulation/2#c-1' })
  assert.equal(citedClause('ton', { code: 'not-found' }), undefined)
})

test('numbers that are not whole are refused', () => {
  assert.deepEqual(problemOf({ votingDays: 2.5 }, 'votingDays'), { code: 'out-of-bounds', min: 1, max: 90 })
})

function problemOf(change: Partial<Terms>, field: TermField) {
  return termsProblems({ ...terms, ...change })[field]
}

function weights(...each: number[]): Partial<Terms> {
  return { criteria: criteria.map((key, at) => ({ key, weight: each[at] ?? 0, scale: 10 })) }
}

function scaled(scale: number): Partial<Terms> {
  return { criteria: criteria.map((key) => ({ key, weight: 20, scale })) }
}

function seated(size: number, quorum: number, byCouncil = size - 3): Partial<Terms> {
  return { commission: { size, quorum, byCouncil, byOffice: 2, byResidents: 1 } }
}

function computed(ladder: Ladder, measure: Criterion['key'] = 'own'): Partial<Terms> {
  const formula = { measure, ladder } as NonNullable<Criterion['formula']>
  return { criteria: [{ key: 'own', weight: 100, scale: 10, formula }] }
}

function steps(base: number, ...each: readonly (readonly [number, number])[]): Partial<Terms> {
  return computed({ kind: 'steps', base, steps: each.map(([over, points]) => ({ over, points })) })
}

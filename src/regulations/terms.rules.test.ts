import assert from 'node:assert/strict'
import { test } from 'node:test'
import { money, som } from '../../lib/kernel/money.ts'
import { clauseNumber, clauseRef } from './clause.rules.ts'
import { presetTerms, sourceOf } from './presets.rules.ts'
import { criteria, presets, type TermField, type TermProblem, type Terms } from './regulation.model.ts'
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
  assert.equal(sourceOf('applicants'), 'model')
  assert.equal(sourceOf('ceiling'), 'example')
  assert.equal(sourceOf('worksMonths'), 'example')
  for (const field of ['scale', 'weight-significance', 'ownMinimumPercent', 'collectingDays'] as const) {
    assert.equal(sourceOf(field), 'decide')
  }
})

const plain = [
  'groupMinimum',
  'ownMinimumPercent',
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
    assert.equal(problemOf({ [field]: min, correctionDays: 1 }, field), undefined, field)
  }
})

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
  ['there are no criteria', { criteria: [] }, 'weight-own-contribution', undefined],
  [
    'a scale is zero',
    { criteria: criteria.map((key) => ({ key, weight: 20, scale: 0 })) },
    'scale',
    { code: 'out-of-bounds', min: 1, max: 100 },
  ],
  ['the quorum is the whole commission', { commission: { size: 7, quorum: 7 } }, 'commissionQuorum', undefined],
  [
    'the quorum is larger than the commission',
    { commission: { size: 7, quorum: 8 } },
    'commissionQuorum',
    { code: 'quorum-over-size', size: 7 },
  ],
  [
    'the quorum is nobody',
    { commission: { size: 7, quorum: 0 } },
    'commissionQuorum',
    { code: 'out-of-bounds', min: 1, max: 50 },
  ],
  [
    'the quorum is out of bounds and over the size',
    { commission: { size: 7, quorum: 51 } },
    'commissionQuorum',
    { code: 'out-of-bounds', min: 1, max: 50 },
  ],
  [
    'the commission is nobody',
    { commission: { size: 0, quorum: 1 } },
    'commissionSize',
    { code: 'out-of-bounds', min: 1, max: 50 },
  ],
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
  assert.equal(clauseNumber('practice'), 33)
})

test('a clause is read in the version meant, or in the one in force', () => {
  assert.deepEqual(clauseRef('ton', 'purpose', 2), { number: 1, path: '/ton/regulation/2#c-1' })
  assert.deepEqual(clauseRef('ton', 'purpose'), { number: 1, path: '/ton/regulation#c-1' })
})

function problemOf(change: Partial<Terms>, field: TermField) {
  return termsProblems({ ...terms, ...change })[field]
}

function weights(...each: number[]): Partial<Terms> {
  return { criteria: criteria.map((key, at) => ({ key, weight: each[at] ?? 0, scale: 10 })) }
}

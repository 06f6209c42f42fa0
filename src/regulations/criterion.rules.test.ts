import assert from 'node:assert/strict'
import { test } from 'node:test'
import { wordsIn } from '../../lib/platform/words.ts'
import { criterionName, criterionTitle, scoredByMembers } from './criterion.rules.ts'
import {
  type CriterionForm,
  criterionFields,
  isOwn,
  measureOf,
  ownKey,
  unusedCriteria,
  withCriterion,
  withoutCriterion,
  withWeights,
} from './criterion-form.rules.ts'
import { presetTerms } from './presets.rules.ts'

const terms = presetTerms['kg-model-2019']
const names = { ky: 'көчөнүн макулдугу', ru: 'согласие улицы', en: 'consent of the street' }
const form: CriterionForm = {
  names: undefined,
  scale: 10,
  measure: undefined,
  ladder: 'even',
  from: 5,
  to: 20,
  base: 1,
  steps: [{ over: 10, points: 5 }],
}

test('a criterion is called by its own words, by those of its source, or by its key', () => {
  const t = wordsIn('ru')
  assert.equal(criterionName(t, { key: 'council-1', names }), 'согласие улицы')
  assert.equal(criterionName(t, { key: 'sustainability' }), 'устойчивость')
  assert.equal(criterionTitle(t, { key: 'sustainability' }), 'Устойчивость')
  assert.equal(criterionName(t, { key: 'somebody-else’s' }), 'somebody-else’s')
})

test('members give points only where none are computed', () => {
  assert.equal(scoredByMembers(terms.criteria).length, 5)
  assert.equal(scoredByMembers(presetTerms['scoring-table'].criteria).length, 0)
})

test('a criterion of the council’s own wording comes last, without weight, under a new key', () => {
  const one = withCriterion(terms, ownKey(terms), { ...form, names })
  assert.deepEqual(one.criteria.at(-1), { key: 'council-1', weight: 0, scale: 10, names })
  assert.equal(ownKey(one), 'council-2')
  assert.deepEqual([isOwn('council-1'), isOwn('significance')], [true, false])
})

test('changing a criterion keeps its place and its weight', () => {
  const changed = withCriterion(terms, 'participation', { ...form, scale: 5, measure: 'assembly' })
  assert.deepEqual(changed.criteria[1], {
    key: 'participation',
    weight: 20,
    scale: 5,
    formula: { measure: 'assembly', ladder: { kind: 'even', from: 5, to: 20 } },
  })
})

test('a ladder is even or in steps; a priority matter has a single step to the whole scale', () => {
  const stepped = withCriterion(terms, 'labour', { ...form, measure: 'labour', ladder: 'steps' })
  assert.deepEqual(stepped.criteria.at(-1)?.formula, {
    measure: 'labour',
    ladder: { kind: 'steps', base: 1, steps: [{ over: 10, points: 5 }] },
  })
  const priority = withCriterion(terms, 'priority', { ...form, measure: 'priority' })
  assert.deepEqual(priority.criteria.at(-1)?.formula?.ladder, {
    kind: 'steps',
    base: 0,
    steps: [{ over: 0, points: 10 }],
  })
})

test('a criterion with a weight cannot be taken out', () => {
  assert.equal(withoutCriterion(terms, 'participation'), undefined)
  const light = withWeights(terms, { participation: 0, significance: 40 })
  assert.deepEqual(
    withoutCriterion(light, 'participation')?.criteria.map(({ key, weight }) => [key, weight]),
    [
      ['significance', 40],
      ['sustainability', 20],
      ['justified-costs', 20],
      ['own-contribution', 20],
    ],
  )
  assert.equal(withoutCriterion(terms, 'nothing')?.criteria.length, 5)
})

test('known criteria are offered until they are used, computed ones with what they look at', () => {
  assert.ok(!unusedCriteria(terms).includes('significance'))
  assert.ok(unusedCriteria(terms).includes('labour'))
  assert.deepEqual([measureOf('labour'), measureOf('significance')], ['labour', undefined])
})

test('a criterion stands in the fields of its form as it would be typed', () => {
  assert.deepEqual(criterionFields({ key: 'council-1', weight: 0, scale: 10, names })['ru'], ['согласие улицы'])
  const even = criterionFields({
    key: 'labour',
    weight: 10,
    scale: 100,
    formula: { measure: 'labour', ladder: { kind: 'even', from: 5, to: 20 } },
  })
  assert.deepEqual([even['how'], even['ladder'], even['from'], even['to']], [['labour'], ['even'], ['5'], ['20']])
  const stepped = criterionFields({
    key: 'assembly',
    weight: 10,
    scale: 10,
    formula: { measure: 'assembly', ladder: { kind: 'steps', base: 1, steps: [{ over: 10, points: 5 }] } },
  })
  assert.deepEqual([stepped['base'], stepped['over-1'], stepped['points-1']], [['1'], ['10'], ['5']])
  assert.deepEqual(criterionFields({ key: 'labour', weight: 0, scale: 1 })['how'], ['members'])
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { som } from '../../lib/kernel/money.ts'
import { differencesOf } from './differences.rules.ts'
import { presetTerms } from './presets.rules.ts'

const terms = presetTerms['kg-model-2019']

test('versions that say the same do not differ', () => {
  assert.deepEqual(differencesOf(terms, { ...terms }), [])
})

test('differences come in the order of the act, criteria among them', () => {
  const [first, ...rest] = terms.criteria
  assert.ok(first)
  const added = { key: 'labour', weight: 0, scale: 10 }
  const after = {
    ...terms,
    worksMonths: 6,
    ceiling: som(60_000),
    reportDays: 14,
    criteria: [{ ...first, scale: 5 }, ...rest.slice(1), added],
  }
  assert.deepEqual(differencesOf(terms, after), [
    { clause: 'calendar', field: 'worksMonths' },
    { clause: 'ceiling', field: 'ceiling' },
    { clause: 'criteria', criterion: { before: first, after: { ...first, scale: 5 } } },
    { clause: 'criteria', criterion: { before: rest[0], after: undefined } },
    { clause: 'criteria', criterion: { before: undefined, after: added } },
    { clause: 'reports', field: 'reportDays' },
  ])
})

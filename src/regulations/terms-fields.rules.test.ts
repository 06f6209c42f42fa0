import assert from 'node:assert/strict'
import { test } from 'node:test'
import { money, som } from '../../lib/kernel/money.ts'
import { presetTerms } from './presets.rules.ts'
import { fieldsOf, termsWith } from './terms-fields.rules.ts'

const terms = presetTerms['kg-model-2019']

test('a part puts in only what it asks: all other terms stay', () => {
  const changed = termsWith(terms, { groupMinimum: 9, commissionSize: 9, byResidents: 4 })
  assert.deepEqual(changed, {
    ...terms,
    groupMinimum: 9,
    commission: { size: 9, quorum: 5, byCouncil: 3, byOffice: 2, byResidents: 4 },
  })
  assert.deepEqual(termsWith(terms, {}), terms)
})

test('an empty price of machines takes the line out, and only in the part on money', () => {
  assert.deepEqual(termsWith(terms, { labourPrice: som(200), transportPrice: undefined }).tariff, [
    { kind: 'labour', unit: 'hour', price: som(200) },
  ])
  assert.deepEqual(termsWith(terms, { labourPrice: som(200), transportPrice: som(900) }).tariff, [
    { kind: 'labour', unit: 'hour', price: som(200) },
    { kind: 'transport', unit: 'hour', price: som(900) },
  ])
  assert.deepEqual(termsWith(terms, { votingDays: 9 }).tariff, terms.tariff)
})

test('the least worth of a pledge with its own letter stays unless it is asked; left empty, any worth will do', () => {
  assert.equal(termsWith(terms, { votingDays: 9 }).letterFrom, som(5000))
  assert.equal(termsWith(terms, { letterFrom: som(900) }).letterFrom, som(900))
  const open = termsWith(terms, { letterFrom: undefined })
  assert.equal(open.letterFrom, 0n)
  assert.deepEqual([fieldsOf(terms)['letterFrom'], fieldsOf(open)['letterFrom']], [['5000'], []])
})

test('every field holds its value as somebody would type it', () => {
  const fields = fieldsOf({ ...terms, ceiling: money(4_700_005n), secondPanel: true, rescoring: false })
  assert.deepEqual(fields['ceiling'], ['47000,05'])
  assert.deepEqual(fields['labourPrice'], ['150'])
  assert.deepEqual(fields['commissionQuorum'], ['5'])
  assert.deepEqual(fields['byOffice'], ['2'])
  assert.deepEqual(fields['weight-participation'], ['20'])
  assert.deepEqual(fields['votingAge'], ['18'])
  assert.deepEqual(fields['applicants'], terms.applicants)
  assert.deepEqual([fields['secondPanel'], fields['rescoring']], [['yes'], []])
  assert.deepEqual(fieldsOf({ ...terms, tariff: [] })['transportPrice'], [])
})

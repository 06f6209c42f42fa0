import assert from 'node:assert/strict'
import { test } from 'node:test'
import { money } from '../../lib/kernel/money.ts'
import { presetTerms } from './presets.rules.ts'
import type { criteria, Terms } from './regulation.model.ts'
import { fieldsOf, type TermsForm, termsFrom } from './terms-fields.rules.ts'

const terms = presetTerms['kg-model-2019']

function understood(from: Terms): TermsForm {
  const { criteria: weighed, commission, tariff, ...rest } = from
  return {
    ...rest,
    ...(Object.fromEntries(weighed.map(({ key, weight }) => [`weight-${key}`, weight])) as Record<
      `weight-${(typeof criteria)[number]}`,
      number
    >),
    labourPrice: tariff[0]?.price ?? money(1n),
    transportPrice: tariff[1]?.price,
    commissionSize: commission.size,
    commissionQuorum: commission.quorum,
    scale: weighed[0]?.scale ?? 1,
  }
}

test('terms go through the form and come back the same', () => {
  assert.deepEqual(termsFrom(understood(terms)), terms)
  const withoutMachines = { ...terms, tariff: terms.tariff.slice(0, 1) }
  assert.deepEqual(termsFrom(understood(withoutMachines)), withoutMachines)
})

test('every field holds its value as somebody would type it', () => {
  const fields = fieldsOf({ ...terms, ceiling: money(4_700_005n) })
  assert.deepEqual(fields['ceiling'], ['47000,05'])
  assert.deepEqual(fields['labourPrice'], ['150'])
  assert.deepEqual(fields['commissionQuorum'], ['5'])
  assert.deepEqual(fields['weight-participation'], ['20'])
  assert.deepEqual(fields['votingAge'], ['18'])
  assert.deepEqual(fields['applicants'], terms.applicants)
  assert.deepEqual(fieldsOf({ ...terms, tariff: [], criteria: [] })['transportPrice'], [])
  assert.deepEqual(fieldsOf({ ...terms, criteria: [] })['scale'], [''])
})

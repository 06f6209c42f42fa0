import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { canonicalText } from './canonical.ts'

test('the same value is the same bytes, in whatever order it was put together', () => {
  const counted = { turnout: 2, roll: 3, rule: 'weighted', envelope: 50_000n, candidates: [{ votes: 2, cost: 7n }] }
  const bytes = '{"candidates":[{"cost":"7","votes":2}],"envelope":"50000","roll":3,"rule":"weighted","turnout":2}'
  equal(canonicalText(counted), bytes)
  equal(canonicalText(Object.fromEntries(Object.entries(counted).reverse())), bytes)
})

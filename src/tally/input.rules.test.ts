import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { inputText } from './input.rules.ts'
import type { RunInput } from './tally.model.ts'

test('the same input is the same bytes, in whatever order it was put together', () => {
  const input = {
    turnout: 2,
    roll: 3,
    rule: 'weighted-greedy/v1',
    envelope: 50_000n,
    candidates: [{ votes: 2, cost: 7n }],
  }
  equal(
    inputText(input as unknown as RunInput),
    '{"candidates":[{"cost":"7","votes":2}],"envelope":"50000","roll":3,"rule":"weighted-greedy/v1","turnout":2}',
  )
})

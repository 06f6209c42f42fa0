import assert from 'node:assert/strict'
import { test } from 'node:test'
import { money, som } from '../../lib/kernel/money.ts'
import { costOf, largestSum, leftUnderCeiling, lineOf, neededOwn, ownShare, sumsOf } from './sums.rules.ts'

test('a cost is exact to the tyiyn, and half a tyiyn counts up', () => {
  const cases = [
    [2_500n, som(950), som(2375)],
    [1n, money(499n), money(0n)],
    [1n, money(500n), money(1n)],
    [333n, money(100n), money(33n)],
    [1_450_000n, som(62), som(89_900)],
  ] as const
  for (const [quantity, price, cost] of cases) assert.equal(costOf(quantity, price), cost)
})

test('a line that costs less than half a tyiyn, or more than any sum, is refused', () => {
  const line = { id: 'a', name: 'Лампа', unit: 'даана', quantityMilli: 1n, unitPrice: money(1n) }
  assert.deepEqual(lineOf(line), { ok: false, refusal: { code: 'costs-nothing' } })
  assert.deepEqual(lineOf({ ...line, unitPrice: money(500n) }), {
    ok: true,
    value: { ...line, unitPrice: 500n, cost: 1n },
  })
  const largest = { ...line, quantityMilli: 1000n, unitPrice: largestSum }
  assert.ok(lineOf(largest).ok)
  assert.deepEqual(lineOf({ ...largest, quantityMilli: 1001n }), { ok: false, refusal: { code: 'too-large' } })
})

test('what is requested is the cost without the own contribution, and never below zero', () => {
  const line = { cost: som(1000) }
  const pledge = (kind: 'money' | 'labour' | 'land', value: number) => ({ kind, value: som(value) })
  const sums = sumsOf([line, line], [pledge('money', 300), pledge('labour', 200), pledge('land', 100)])
  assert.deepEqual(sums, {
    totalCost: som(2000),
    ownMoney: som(300),
    ownInKind: som(300),
    requested: som(1400),
    ownOverCost: 0n,
  })
  assert.deepEqual(sumsOf([line], [pledge('money', 1000)]).requested, 0n)
  const over = sumsOf([line], [pledge('money', 1001)])
  assert.deepEqual([over.requested, over.ownOverCost], [0n, som(1)])
})

test('the own share is exact, and there is none while nothing costs anything', () => {
  assert.equal(ownShare(sumsOf([], [])), undefined)
  const sums = sumsOf([{ cost: som(3) }], [{ kind: 'money', value: som(1) }])
  assert.deepEqual(ownShare(sums), { numerator: 100n, denominator: 300n })
})

test('the needed own contribution is the percent of the cost, a part of a tyiyn counting as one', () => {
  assert.equal(neededOwn(money(100n), { ownMinimumPercent: 10 }), 10n)
  assert.equal(neededOwn(money(101n), { ownMinimumPercent: 10 }), 11n)
  assert.equal(neededOwn(money(101n), { ownMinimumPercent: 0 }), 0n)
})

test('what is left under the ceiling goes below zero when it is exceeded', () => {
  assert.equal(leftUnderCeiling({ requested: money(999n) }, { ceiling: money(1000n) }), 1n)
  assert.equal(leftUnderCeiling({ requested: money(1001n) }, { ceiling: money(1000n) }), -1n)
})

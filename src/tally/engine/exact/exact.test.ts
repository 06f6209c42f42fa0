import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { runs } from '../testing/runs.ts'
import { TwinSum } from './double-double.ts'
import { add, compare, exactText, fraction } from './fraction.ts'
import { type Form, noCounts, Prices } from './prices.ts'
import { sha256 } from './sha-256.ts'

test('SHA-256 is what everybody else computes', () => {
  for (const length of [0, 1, 55, 56, 63, 64, 65, 119, 120, 1000]) {
    const bytes = Uint8Array.from({ length }, (_, at) => (at * 37 + length) & 255)
    assert.equal(sha256(bytes), createHash('sha256').update(bytes).digest('hex'))
  }
})

test('a twin sum keeps what a double loses', () => {
  assert.equal(
    new TwinSum()
      .set(1)
      .add(2 ** -80)
      .add(-1).hi,
    2 ** -80,
  )
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.integer({ min: -1000, max: 1000 }), fc.integer({ min: 1, max: 2 ** 40 })), {
        maxLength: 20,
      }),
      fc.integer({ min: 1, max: 9999 }),
      (terms, by) => {
        const sum = new TwinSum()
        let exact = 0n
        for (const [times, value] of terms) {
          sum.addTimes(times, value / 2 ** 20)
          exact += BigInt(times) * BigInt(value)
        }
        sum.divide(by)
        const scaled = BigInt(Math.round(sum.hi * 2 ** 60)) + BigInt(Math.round(sum.lo * 2 ** 60))
        const difference = scaled * BigInt(by) - (exact << 40n)
        const size = terms.reduce((most, [times, value]) => most + Math.abs(times) * value, 1) * 2 ** 40
        assert.ok(Math.abs(Number(difference)) <= by * 4 + size * 2 ** -52)
      },
    ),
    runs,
  )
})

/** Prices of five rounds that each depend on those before, with forms small enough to be told exactly. */
const chain = fc.record({
  numerator: fc.integer({ min: 1, max: 1000 }),
  denominator: fc.integer({ min: 1, max: 50 }),
  forms: fc.array(
    fc.record({
      cost: fc.integer({ min: 1, max: 500 }),
      counts: fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 5, maxLength: 5 }),
      rich: fc.integer({ min: 1, max: 9 }),
    }),
    { minLength: 2, maxLength: 5 },
  ),
})

test('prices compare as their exact fractions do, ties too', () => {
  fc.assert(
    fc.property(
      chain,
      fc.integer({ min: 1, max: 9 }),
      fc.integer({ min: 1, max: 9 }),
      ({ numerator, denominator, forms }, perA, perB) => {
        const prices = new Prices(8)
        prices.begin(BigInt(numerator), BigInt(denominator))
        const exact: ReturnType<typeof fraction>[] = []
        for (const { cost, counts, rich } of forms) {
          const form: Form = { cost, poor: 0, counts: Float64Array.from(counts.slice(0, exact.length)), rich }
          const sum = form.counts.reduce(
            (all, count, q) => add(all, fraction(exact[q]!.numerator * BigInt(count), exact[q]!.denominator)),
            fraction(BigInt(cost), 1n),
          )
          exact.push(fraction(sum.numerator, sum.denominator * BigInt(rich)))
          prices.push(form)
          assert.equal(compare(prices.price(exact.length - 1), exact.at(-1)!), 0)
        }
        const [a, b] = [prices.forms()[0]!, prices.forms().at(-1)!]
        const left = fraction(exact[0]!.numerator, exact[0]!.denominator * BigInt(perA))
        const right = fraction(exact.at(-1)!.numerator, exact.at(-1)!.denominator * BigInt(perB))
        const padded = (form: Form): Form => ({
          ...form,
          counts: Float64Array.from({ length: prices.rounds }, (_, q) => form.counts[q] ?? 0),
        })
        assert.equal(Math.sign(prices.compare(padded(a), perA, padded(b), perB)), compare(left, right))
      },
    ),
    runs,
  )
})

test('prices that all pay alike compare as whole numbers, beyond those that doubles hold too', () => {
  const prices = new Prices(1)
  prices.begin(1n, 1n)
  const alike = (cost: number, rich: number): Form => ({ cost, poor: 0, counts: noCounts, rich })
  assert.ok(prices.compare(alike(6, 3), 1, alike(7, 3), 1) < 0)
  assert.equal(prices.compare(alike(6, 3), 1, alike(8, 2), 2), 0)
  const large = 2 ** 51
  assert.equal(prices.compare(alike(large, 9), 1, alike(large, 9), 1), 0)
  assert.ok(prices.compare(alike(large, 9), 1, alike(large - 1, 9), 1) > 0)
  assert.ok(prices.compare(alike(9, 9), 1, alike(large, 1), 9) < 0)
})

test('errors that grow from round to round are taken away by exact fractions', () => {
  const prices = new Prices(60)
  prices.begin(1n, 3n)
  let exact = fraction(1n, 3n)
  for (let round = 0; round < 40; round++) {
    const counts = new Float64Array(round)
    if (round > 0) counts[round - 1] = 1_000_003
    prices.push({ cost: 7, poor: 0, counts, rich: 999_983 })
    exact = prices.price(round)
  }
  const { hi, lo } = prices
  const shown = (hi[39]! + lo[39]!) * Number(exact.denominator / 10n ** 100n)
  assert.ok(Math.abs(shown / Number(exact.numerator / 10n ** 100n) - 1) < 1e-14)
})

test('what voters hold is compared with costs and prices exactly', () => {
  const prices = new Prices(4)
  prices.begin(10n, 3n)
  prices.push({ cost: 4, poor: 0, counts: new Float64Array(0), rich: 3 })
  const paid = Float64Array.of(1)
  assert.ok(Math.abs(prices.money(Float64Array.of(1)) - 2) < 1e-15)
  assert.equal(prices.compareTotal(3, Float64Array.of(3), 6), 0)
  assert.ok(prices.compareTotal(3, Float64Array.of(3), 7) < 0)
  assert.ok(prices.compareTotal(3, Float64Array.of(3), 5) > 0)
  const two = { cost: 2, poor: 0, counts: new Float64Array(1), rich: 1 }
  assert.equal(prices.compareMoney(paid, 1, two), 0)
  assert.ok(prices.compareMoney(paid, 2, two) < 0)
  assert.ok(prices.compareMoney(Float64Array.of(0), 1, two) > 0)
  assert.equal(exactText(prices.exactValue(two)), '2')
  assert.equal(exactText(prices.price(0)), '4/3')
  assert.ok(prices.exactComparisons > 0)
})

test('a price that rounding would spoil is taken from its exact fraction', () => {
  const prices = new Prices(4)
  prices.begin(1n, 3n)
  prices.push({ cost: 2 ** 45, poor: 3 * 2 ** 45 - 1, counts: new Float64Array(0), rich: 1 })
  assert.equal(exactText(prices.price(0)), '1/3')
  assert.equal(prices.hi[0], 1 / 3)
  assert.ok(Math.abs(prices.lo[0]! - 2 ** -54 / 3) < 2 ** -70 || prices.lo[0]! > 0)
})

test('what lies beyond two doubles is told by whole numbers, on either side', () => {
  const one = { cost: 1, poor: 0, counts: new Float64Array(0), rich: 1 }
  for (const more of [1n, -1n]) {
    const prices = new Prices(2)
    prices.begin(2n ** 130n + more, 2n ** 130n)
    assert.equal(Math.sign(prices.compareMoney(new Float64Array(2), 1, one)), Number(more))
  }
})

import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { money, som } from '../../lib/kernel/money.ts'
import { decimalText, percentText, share } from '../../lib/kernel/share.ts'
import type { Ladder, Measure } from '../regulations/criterion.model.ts'
import { computedPoints, ladderPoints, measuredShare } from './measure.rules.ts'
import type { Measured } from './review.model.ts'

/** A playground of 100,000 som in a village of 200 adults. */
const facts: Measured = {
  totalCost: som(100_000),
  requested: som(60_000),
  theme: 'sport',
  pledges: [
    { kind: 'money', pledgerKind: 'residents', value: som(5_000) },
    { kind: 'money', pledgerKind: 'group', value: som(5_000) },
    { kind: 'money', pledgerKind: 'business', value: som(8_000) },
    { kind: 'money', pledgerKind: 'donor', value: som(2_000) },
    { kind: 'labour', pledgerKind: 'residents', value: som(9_000) },
    { kind: 'labour', pledgerKind: 'business', value: som(1_000) },
    { kind: 'material', pledgerKind: 'residents', value: som(3_000) },
    { kind: 'transport', pledgerKind: 'business', value: som(7_000) },
  ],
  assembly: { present: 47, adults: 200 },
  supporters: { count: 30, adults: 200 },
}

const shares: readonly [Measure, string][] = [
  ['own', '40.0000'],
  ['local-budget', '60.0000'],
  ['residents-money', '10.0000'],
  ['business-money', '10.0000'],
  ['residents-in-kind', '3.0000'],
  ['other-in-kind', '7.0000'],
  ['labour', '10.0000'],
  ['assembly', '23.5000'],
  ['supporters', '15.0000'],
  ['priority', '100.0000'],
]

for (const [measure, percent] of shares) {
  test(`"${measure}" is ${percent} % of the playground`, () => {
    equal(percentText(measuredShare(measure, facts, ['sport']), 4), percent)
  })
}

test('what is not known counts as nothing, and nobody earns more than everybody', () => {
  const bare = { ...facts, theme: undefined, assembly: undefined, supporters: undefined, totalCost: money(0n) }
  for (const [measure] of shares) equal(measuredShare(measure, bare, ['sport']).numerator, 0n, measure)
  equal(measuredShare('priority', facts, ['water']).numerator, 0n)
  equal(measuredShare('assembly', { ...facts, assembly: { present: 5, adults: 0 } }, []).numerator, 0n)
  deepEqual(measuredShare('assembly', { ...facts, assembly: { present: 300, adults: 200 } }, []), share(200n, 200n))
  const generous = { ...facts, totalCost: som(10_000) }
  equal(percentText(measuredShare('own', generous, []), 0), '100')
})

const bashkortostan: Ladder = { kind: 'even', from: 5, to: 20 }
const attendance: Ladder = {
  kind: 'steps',
  base: 1,
  steps: [
    { over: 10, points: 5 },
    { over: 25, points: 10 },
  ],
}

// cntd 438963902: with S below 20 %, B = (S - 5) / 15 * 100; 5 % is the least.
const evenly: readonly [numerator: bigint, denominator: bigint, points: string][] = [
  [0n, 1n, '0.0000'],
  [5n, 100n, '0.0000'],
  [8n, 100n, '20.0000'],
  [125n, 1000n, '50.0000'],
  [1n, 7n, '61.9047'],
  [20n, 100n, '100.0000'],
  [9n, 10n, '100.0000'],
]

for (const [numerator, denominator, points] of evenly) {
  test(`a share of ${numerator}/${denominator} earns ${points} of 100 on an even ladder from 5 to 20 percent`, () => {
    const found = ladderPoints(bashkortostan, 100, share(numerator, denominator))
    equal(decimalText(found, 4), points)
  })
}

// cntd 406838828: up to 10 % 1 point, 10 to 25 % 5, more than 25 % 10; percentages with four decimals.
const stepwise: readonly [numerator: bigint, denominator: bigint, points: bigint][] = [
  [0n, 1n, 1n],
  [10n, 100n, 1n],
  [100_001n, 1_000_000n, 5n],
  [10_000_004n, 100_000_000n, 1n],
  [25n, 100n, 5n],
  [47n, 150n, 10n],
]

for (const [numerator, denominator, points] of stepwise) {
  test(`a share of ${numerator}/${denominator} earns ${points} in steps over 10 and 25 percent`, () => {
    deepEqual(ladderPoints(attendance, 10, share(numerator, denominator)), share(points, 1n))
  })
}

test('only computed criteria have computed points', () => {
  const points = computedPoints(
    [
      { key: 'significance', weight: 50, scale: 10 },
      { key: 'assembly', weight: 50, scale: 10, formula: { measure: 'assembly', ladder: attendance } },
    ],
    facts,
    [],
  )
  deepEqual([...points], [['assembly', share(5n, 1n)]])
})

import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { type NumberWords, numberInWords } from './sum-in-words.rules.ts'

/** Words that show their numbers, so that the grammar alone is seen. */
const words: NumberWords = {
  units: Array.from({ length: 20 }, (_, at) => `u${at}`),
  unitsOfThousands: Array.from({ length: 20 }, (_, at) => `f${at}`),
  tens: ['t20', 't30', 't40', 't50', 't60', 't70', 't80', 't90'],
  hundreds: ['h100', 'h200', 'h300', 'h400', 'h500', 'h600', 'h700', 'h800', 'h900'],
  joined: (tens, unit) => `${tens}-${unit}`,
  scale: (power) => `p${power}`,
}

const cases: readonly (readonly [bigint, string])[] = [
  [0n, 'u0'],
  [7n, 'u7'],
  [19n, 'u19'],
  [40n, 't40'],
  [47n, 't40-u7'],
  [100n, 'h100'],
  [347n, 'h300 t40-u7'],
  [47_000n, 't40-f7 p1'],
  [2_000_015n, 'u2 p2 u15'],
]
for (const [value, said] of cases) {
  test(`${value} is said group by group`, () => equal(numberInWords(value, words), said))
}

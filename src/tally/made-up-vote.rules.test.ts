import { deepEqual, equal, notDeepEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { money, som } from '../../lib/kernel/money.ts'
import { type MadeUpWish, madeUpVote } from './made-up-vote.rules.ts'

const usual: MadeUpWish = {
  seed: 1,
  initiatives: 12,
  voters: 400,
  villages: 4,
  choices: 3,
  ownPercent: 70,
  lowestPercent: 40,
  ceiling: som(500_000),
}

/** Two hundred wishes over the whole of the bounds, each of another seed. */
const wishes: readonly MadeUpWish[] = Array.from({ length: 200 }, (_, at) => ({
  seed: at * 7919 + 1,
  initiatives: 1 + ((at * 13) % 40),
  voters: 1 + ((at * 29) % 90),
  villages: 1 + ((at * 5) % 20),
  choices: 1 + ((at * 3) % 20),
  ownPercent: (at * 17) % 101,
  lowestPercent: 1 + ((at * 11) % 100),
  ceiling: money(BigInt(1 + at * 99_991)),
}))

test('the same wish makes the same vote, another seed another one', () => {
  deepEqual(madeUpVote(usual), madeUpVote({ ...usual }))
  notDeepEqual(madeUpVote(usual).ballots, madeUpVote({ ...usual, seed: 2 }).ballots)
})

test('a vote stays what it was when the link to it was sent', () => {
  const { initiatives, ballots } = madeUpVote({ ...usual, initiatives: 4, voters: 6, villages: 2 })
  deepEqual(
    initiatives.map(({ cost, village, points }) => [cost, village, points.numerator]),
    [
      [31_050_000n, 1, 54n],
      [44_650_000n, 2, 85n],
      [24_500_000n, 1, 77n],
      [44_150_000n, 2, 82n],
    ],
  )
  deepEqual(ballots, [[2, 4], [2, 1], [4, 1], [2], [3, 1, 2], [3, 1]])
})

test('every ballot chooses at least one initiative, none twice and no more than allowed', () => {
  for (const wish of wishes) {
    const { ballots } = madeUpVote(wish)
    equal(ballots.length, wish.voters)
    for (const ballot of ballots) {
      ok(ballot.length >= 1 && ballot.length <= Math.min(wish.choices, wish.initiatives))
      equal(new Set(ballot).size, ballot.length)
      ok(ballot.every((number) => Number.isInteger(number) && number >= 1 && number <= wish.initiatives))
    }
  }
})

test('costs lie between their lowest share of the ceiling and the ceiling, and are never nothing', () => {
  for (const wish of wishes) {
    for (const { cost } of madeUpVote(wish).initiatives) {
      ok(cost >= 1n && cost <= wish.ceiling)
      ok(cost === 1n || cost * 100n > wish.ceiling * BigInt(wish.lowestPercent) - 100n)
    }
  }
})

test('every village has an initiative where there are enough, and none stands outside', () => {
  for (const wish of wishes) {
    const { initiatives } = madeUpVote(wish)
    const villages = new Set(initiatives.map(({ village }) => village))
    ok([...villages].every((village) => village >= 1 && village <= wish.villages))
    if (wish.initiatives >= wish.villages) equal(villages.size, wish.villages)
    deepEqual(
      initiatives.map(({ number }) => number),
      Array.from({ length: wish.initiatives }, (_, at) => at + 1),
    )
  }
})

test('points are a share between a half and all', () => {
  for (const wish of wishes) {
    for (const { points } of madeUpVote(wish).initiatives) {
      ok(points.numerator * 2n >= points.denominator && points.numerator <= points.denominator)
    }
  }
})

test('who chooses only in the own village chooses elsewhere once it has no more', () => {
  const { initiatives, ballots } = madeUpVote({ ...usual, ownPercent: 100, choices: 1 })
  // The first village has more people than the fourth, so its initiatives get more ballots.
  const byVillage = [1, 4].map((village) => ballots.filter(([number]) => initiatives[number! - 1]?.village === village))
  ok(byVillage[0]!.length > byVillage[1]!.length)
  const { ballots: whole } = madeUpVote({ ...usual, ownPercent: 100, choices: 12, voters: 100 })
  ok(whole.some((ballot) => ballot.length === 12))
})

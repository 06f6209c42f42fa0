import { type Money, money } from '../../lib/kernel/money.ts'
import { type Share, share } from '../../lib/kernel/share.ts'

/** What an officer asks of a vote that never was. Whole numbers; bounds are the form's (what-if.model.ts). */
export type MadeUpWish = {
  /** The same seed and wish make the same vote, on every machine. */
  readonly seed: number
  readonly initiatives: number
  readonly voters: number
  readonly villages: number
  /** The most that one ballot chooses. */
  readonly choices: number
  /** Of a hundred choices, so many are made among the initiatives of the voter's own village. */
  readonly ownPercent: number
  /** Costs lie between this share of the ceiling, in whole percent, and the ceiling itself. */
  readonly lowestPercent: number
  readonly ceiling: Money
}

export type MadeUpInitiative = {
  readonly number: number
  readonly cost: Money
  /** From 1. */
  readonly village: number
  /** What a commission might have given. */
  readonly points: Share
}

export type MadeUpVote = {
  readonly initiatives: readonly MadeUpInitiative[]
  /** Numbers of the initiatives that each ballot chooses, none twice. */
  readonly ballots: readonly (readonly number[])[]
}

/** A whole number from 0 to below the bound, which is under 2^21. */
type Draw = (below: number) => number

/** Villages differ in size: the second has half the people of the first, the third a third. */
const firstVillage = 1000
/** The best loved initiative is chosen this many times as often as the least loved one. */
const mostAppeal = 20
/** A commission seldom gives less than half of its points. */
const leastPoints = 50

/** Makes a vote up from a seed: villages of different sizes, voters who mostly choose what stands in their own. */
export function madeUpVote(wish: MadeUpWish): MadeUpVote {
  const draw = drawsFrom(wish.seed)
  const people = Array.from({ length: wish.villages }, (_, at) => Math.floor(firstVillage / (at + 1)))
  const initiatives = Array.from({ length: wish.initiatives }, (_, at) => initiativeOf(wish, people, draw, at))
  const appeal = initiatives.map(() => 1 + draw(mostAppeal))
  const most = Math.min(wish.choices, wish.initiatives)
  const ballots = Array.from({ length: wish.voters }, () => {
    const village = 1 + drawn(people, draw)
    const open = [...appeal]
    return Array.from({ length: 1 + draw(most) }, () => {
      const wantsOwn = draw(100) < wish.ownPercent
      const own = open.map((weight, at) => (wantsOwn && initiatives[at]?.village === village ? weight : 0))
      const chosen = drawn(own.some((weight) => weight > 0) ? own : open, draw)
      open[chosen] = 0
      return chosen + 1
    })
  })
  return { initiatives, ballots }
}

/** The first ones stand in each village in turn, so that none is left out; the others where people live. */
function initiativeOf(wish: MadeUpWish, people: readonly number[], draw: Draw, at: number): MadeUpInitiative {
  const perMille = BigInt(wish.lowestPercent * 10 + draw(1001 - wish.lowestPercent * 10))
  const cost = (wish.ceiling * perMille) / 1000n
  return {
    number: at + 1,
    cost: money(cost > 0n ? cost : 1n),
    village: at < wish.villages ? at + 1 : 1 + drawn(people, draw),
    points: share(BigInt(leastPoints + draw(101 - leastPoints)), 100n),
  }
}

/** The place of one of the weights, each as likely as it is heavy. At least one is above zero. */
function drawn(weights: readonly number[], draw: Draw): number {
  let left = draw(weights.reduce((sum, weight) => sum + weight, 0))
  return weights.findIndex((weight) => {
    left -= weight
    return left < 0
  })
}

/**
 * Numbers that look like chance: a counter that goes on by the golden ratio of 2^32, its bits mixed by two multiplications.
 * The top bits decide, so that every number below 2^21 is met evenly to one part in two thousand.
 */
function drawsFrom(seed: number): Draw {
  let state = seed | 0
  return (below) => {
    state = (state + 0x9e3779b9) | 0
    let mixed = state ^ (state >>> 16)
    mixed = Math.imul(mixed, 0x21f0aaad)
    mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97)
    return Math.floor((((mixed ^ (mixed >>> 15)) >>> 0) / 2 ** 32) * below)
  }
}

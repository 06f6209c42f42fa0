import type { Election } from '../election.ts'
import { add, compare, type Fraction, fraction } from '../exact/fraction.ts'
import type { MayJoin } from './obvious-limits.ts'

export type Asked = {
  readonly utility: 'cost' | 'cardinality' | 'points' | 'borda'
  readonly endowment: Fraction
  readonly ranks: Uint32Array
  /** Asked before each round; without it everything may be bought. */
  readonly mayJoin?: MayJoin
}

export type ObviousRound = { readonly project: number; readonly price: Fraction; readonly tied: readonly number[] }

const zero = fraction(0n, 1n)

/**
 * Equal Shares straight from its definition, in fractions, asking every project in every round: slow and obvious, for
 * tests to compare with. No line of the engine's own count is used.
 */
export function obviousRounds(election: Election, { utility, endowment, ranks, mayJoin }: Asked): ObviousRound[] {
  const money = Array.from({ length: election.ballots.count }, () => endowment)
  const rounds: ObviousRound[] = []
  for (;;) {
    const selected = rounds.map(({ project }) => project)
    const offers = election.projects
      .map((_, project) => ({ project, offer: offerOf(election, project, utility, money) }))
      .filter(({ project, offer }) => offer && !selected.includes(project) && (mayJoin?.(selected, project) ?? true))
      .sort((a, b) => compare(a.offer!.key, b.offer!.key) || ranks[a.project]! - ranks[b.project]!)
    const best = offers[0]
    if (!best?.offer) return rounds
    const { price, key } = best.offer
    const tied = offers.filter(({ offer }) => compare(offer!.key, key) === 0).map(({ project }) => project)
    rounds.push({ project: best.project, price, tied })
    for (const { voter, weight } of supportersOf(election, best.project, utility))
      money[voter] = minus(money[voter]!, least(money[voter]!, times(price, weight)))
  }
}

/** Who is bought, in order. */
export function obviousShares(election: Election, asked: Asked): number[] {
  return obviousRounds(election, asked).map(({ project }) => project)
}

/** Whether anybody would pay for a project. */
export function hasSupport(election: Election, project: number, utility: Asked['utility']): boolean {
  return supportersOf(election, project, utility).length > 0
}

type Supporter = { readonly voter: number; readonly weight: bigint }

function supportersOf({ ballots }: Election, project: number, utility: Asked['utility']): Supporter[] {
  const supporters: Supporter[] = []
  for (let voter = 0; voter < ballots.count; voter++) {
    const [from, until] = [ballots.start[voter]!, ballots.start[voter + 1]!]
    for (let at = from; at < until; at++) {
      if (ballots.marks[at] !== project) continue
      const weight = utility === 'points' ? ballots.points![at]! : utility === 'borda' ? until - 1 - at : 1
      if (weight > 0) supporters.push({ voter, weight: BigInt(weight) })
    }
  }
  return supporters
}

/** The price by unit of weight: who can pay it does, all others pay all they have. */
function offerOf(election: Election, project: number, utility: Asked['utility'], money: readonly Fraction[]) {
  const cost = fraction(BigInt(election.projects[project]!.cost), 1n)
  const purses = supportersOf(election, project, utility)
    .map(({ voter, weight }) => ({ weight, held: money[voter]!, share: over(money[voter]!, weight) }))
    .filter(({ held }) => compare(held, zero) > 0)
    .sort((a, b) => compare(a.share, b.share))
  for (const [at, { share }] of purses.entries()) {
    const poor = purses.slice(0, at).reduce((sum, { held }) => add(sum, held), zero)
    const weights = purses.slice(at).reduce((sum, { weight }) => sum + weight, 0n)
    const price = over(minus(cost, poor), weights)
    if (compare(price, share) <= 0) return { price, key: utility === 'cost' ? divided(price, cost) : price }
  }
  return undefined
}

function least(a: Fraction, b: Fraction): Fraction {
  return compare(a, b) < 0 ? a : b
}

function minus(a: Fraction, b: Fraction): Fraction {
  return add(a, fraction(-b.numerator, b.denominator))
}

function times(a: Fraction, whole: bigint): Fraction {
  return fraction(a.numerator * whole, a.denominator)
}

function over(a: Fraction, whole: bigint): Fraction {
  return fraction(a.numerator, a.denominator * whole)
}

function divided(a: Fraction, b: Fraction): Fraction {
  return fraction(a.numerator * b.denominator, a.denominator * b.numerator)
}

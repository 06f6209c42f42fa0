import type { Election } from '../election.ts'
import { add, compare, type Fraction, fraction } from '../exact/fraction.ts'

export type Asked = {
  readonly utility: 'cost' | 'cardinality' | 'points' | 'borda'
  readonly endowment: Fraction
  readonly ranks: Uint32Array
}

const zero = fraction(0n, 1n)

/**
 * Equal Shares straight from its definition, in fractions, asking every project in every round: slow and obvious, for
 * tests to compare with. No line of the engine's own count is used.
 */
export function obviousShares(election: Election, { utility, endowment, ranks }: Asked): number[] {
  const money = Array.from({ length: election.ballots.count }, () => endowment)
  const selected: number[] = []
  for (;;) {
    const offers = election.projects
      .map((_, project) => ({ project, offer: offerOf(election, project, utility, money) }))
      .filter(({ project, offer }) => offer && !selected.includes(project))
      .sort((a, b) => compare(a.offer!.key, b.offer!.key) || ranks[a.project]! - ranks[b.project]!)
    const best = offers[0]
    if (!best?.offer) return selected
    selected.push(best.project)
    for (const { voter, weight } of supportersOf(election, best.project, utility))
      money[voter] = minus(money[voter]!, least(money[voter]!, times(best.offer.price, weight)))
  }
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

import { exactText, type Fraction, fraction } from '../exact/fraction.ts'
import type { Form } from '../exact/prices.ts'
import type { Profile, Utility } from '../profile.ts'
import type { EqualShares } from '../rules/equal-shares.ts'
import type { Tally } from '../tally.ts'

/** A round of Equal Shares as the certificate keeps it: fractions as text. */
export type RoundAccount = {
  readonly price: string
  readonly payers: number
  readonly paidAll: number
  readonly payersWeight?: number
  readonly effectiveSupport: string
}

/** Where the money of a project's supporters went, exactly. */
export type Supporters = {
  readonly supporters: number
  readonly had: Fraction
  readonly spentOn: readonly { readonly round: number; readonly amount: Fraction }[]
  readonly left: Fraction
}

/** Counts Equal Shares once more and keeps the books: what each round cost whom, and what is left to whom. */
export function accountOf(tally: Tally, utility: Utility, endowment: Fraction) {
  const { shares, profile, selected } = tally.recount(utility, endowment)
  const prices = shares.remembered()
  const boughtIn = new Map(selected.map((project, round) => [project, round]))
  const rounds = selected.map((project, round): RoundAccount => {
    const price = prices.price(round)
    const { poor, rich } = prices.forms()[round]!
    const cost = BigInt(tally.costs[project]!)
    return {
      price: exactText(price),
      payers: payersOf(shares, profile, project, round) - poor,
      paidAll: poor,
      ...(profile.weight && { payersWeight: rich }),
      effectiveSupport: exactText(fraction(cost * price.denominator, price.numerator)),
    }
  })
  const of = (project: number) => supportersOf(shares, profile, boughtIn, endowment, project)
  return { selected, rounds, of, endowment }
}

function payersOf(shares: EqualShares, { supporters }: Profile, project: number, round: number): number {
  let payers = 0
  for (let at = supporters.start[project]!; at < supporters.start[project + 1]!; at++)
    if (shares.lastPaid(supporters.voter[at]!).round >= round) payers++
  return payers
}

/**
 * Each sum is a whole-number combination of the endowment and the prices: who paid a round's price in full counts once
 * for it, and who paid all that was left paid the endowment less the prices before.
 */
function supportersOf(
  shares: EqualShares,
  profile: Profile,
  boughtIn: ReadonlyMap<number, number>,
  endowment: Fraction,
  project: number,
): Supporters {
  const { start, voter } = profile.supporters
  const prices = shares.remembered()
  const total = prices.rounds
  const spent = new Map<number, { poor: number; counts: Float64Array }>()
  const left = { poor: 0, counts: new Float64Array(total) }
  const supporters = start[project + 1]! - start[project]!
  for (let at = start[project]!; at < start[project + 1]!; at++) {
    const who = voter[at]!
    const { round: last, broke } = shares.lastPaid(who)
    const paid = paymentsOf(profile, boughtIn, who, last)
    for (const { round, weight } of paid) {
      const sum = spent.get(round) ?? { poor: 0, counts: new Float64Array(total) }
      spent.set(round, sum)
      if (broke && round === last) {
        sum.poor--
        for (const before of paid) if (before.round < round) sum.counts[before.round]! -= before.weight
      } else sum.counts[round]! += weight
    }
    if (broke) continue
    left.poor--
    for (const { round, weight } of paid) left.counts[round]! -= weight
  }
  const value = (form: Pick<Form, 'poor' | 'counts'>) => prices.exactValue({ cost: 0, rich: 1, ...form })
  return {
    supporters,
    had: fraction(endowment.numerator * BigInt(supporters), endowment.denominator),
    spentOn: [...spent].sort(([a], [b]) => a - b).map(([round, form]) => ({ round, amount: value(form) })),
    left: value(left),
  }
}

/** The rounds in which a voter paid, up to his last, with his weight in each. */
function paymentsOf(
  { start, project, weight }: Profile,
  boughtIn: ReadonlyMap<number, number>,
  voter: number,
  last: number,
) {
  const paid: { round: number; weight: number }[] = []
  for (let at = start[voter]!; at < start[voter + 1]!; at++) {
    const round = boughtIn.get(project[at]!)
    if (round !== undefined && round <= last) paid.push({ round, weight: weight ? weight[at]! : 1 })
  }
  return paid
}

import { add, compare, type Fraction, fraction } from '../exact/fraction.ts'
import type { Fence } from '../limits.ts'
import type { Profile } from '../profile.ts'
import type { Tie } from './shares-run.ts'

export type ExactSharesRun = {
  readonly selected: readonly number[]
  readonly spent: number
  readonly ties: readonly Tie[]
  /** How many paid for each selected project, each the same part of its cost. */
  readonly payers: readonly number[]
}

/** Doubles are believed where they are further apart than this; what is nearer is asked exactly. */
const near = 1e-11

/**
 * Exact Equal Shares and its completion "add-opt" (S. Kraiczy, I. Robinson, E. Elkind, arXiv 2502.11797): a project is
 * bought by the largest group of its supporters who can each pay the same part of its cost; the project with the best
 * worth for the price goes first. It is another rule than Equal Shares, and gives other outcomes.
 *
 * A voter's money is the endowment less parts `cost / payers` of what he paid for, so it is exact without any ado.
 */
export class ExactEqualShares {
  readonly #profile: Profile
  readonly #costs: Float64Array
  /** Worth of a project to a payer: its cost, or 1. */
  readonly #worth: Float64Array
  readonly #ranks: Uint32Array
  readonly #money: Float64Array
  /** Beside the profile's marks: 1 where the voter paid for the project. */
  readonly #paid: Uint8Array
  readonly #payersOf: Float64Array
  readonly #held: Float64Array
  #endowment: Fraction = { numerator: 0n, denominator: 1n }
  /** How near two purses must be to be told apart exactly. */
  #doubt = 0

  constructor(profile: Profile, costs: Float64Array, worth: Float64Array, ranks: Uint32Array) {
    this.#profile = profile
    this.#costs = costs
    this.#worth = worth
    this.#ranks = ranks
    this.#money = new Float64Array(profile.ballots)
    this.#paid = new Uint8Array(profile.project.length)
    this.#payersOf = new Float64Array(costs.length)
    this.#held = new Float64Array(profile.ballots)
  }

  /** Counts with this endowment of minor units for each voter. */
  run(endowment: Fraction, among: Uint32Array, limit: number, fence: Fence): ExactSharesRun {
    return this.#rounds(endowment, among, limit, fence, () => undefined)
  }

  /**
   * The smallest larger endowment at which a project that `run` left out could be bought, in some round, in place of the
   * one that was: below it the outcome is the same. Undefined when money alone can bring nothing more.
   */
  next(endowment: Fraction, among: Uint32Array, run: ExactSharesRun, fence: Fence): Fraction | undefined {
    const selected = new Set(run.selected)
    const rest = Array.from(among).filter((project) => !selected.has(project))
    const wanted: { rough: number; exact: () => Fraction }[] = []
    let least = Number.POSITIVE_INFINITY
    this.#rounds(endowment, among, Number.POSITIVE_INFINITY, fence, (chosen) => {
      for (const project of rest) {
        if (!fence.isOpen(project)) continue
        const found = this.#shortest(project, this.#leastPayers(project, chosen))
        if (!found || found.rough > least * (1 + near)) continue
        least = Math.min(least, found.rough)
        wanted.push(found)
      }
    })
    const nearest = wanted.filter(({ rough }) => rough <= least * (1 + near)).map(({ exact }) => exact())
    return nearest.reduce<Fraction | undefined>((a, b) => (a && compare(a, b) <= 0 ? a : b), undefined)
  }

  #rounds(
    endowment: Fraction,
    among: Uint32Array,
    limit: number,
    fence: Fence,
    each: (chosen: number) => void,
  ): ExactSharesRun {
    this.#endowment = endowment
    const first = Number(endowment.numerator) / Number(endowment.denominator)
    this.#doubt = first * near
    this.#money.fill(first)
    this.#paid.fill(0)
    const { start } = this.#profile.supporters
    const most = this.#costs.map((_, project) => start[project + 1]! - start[project]!)
    let candidates = Array.from(among).filter((project) => most[project]! > 0)
    const run = { selected: [] as number[], spent: 0, ties: [] as Tie[], payers: [] as number[] }
    fence.begin()
    for (;;) {
      candidates = candidates.filter((project) => most[project]! > 0 && fence.isOpen(project))
      const best = this.#best(candidates, most)
      const chosen = best[0]
      each(chosen ?? -1)
      if (chosen === undefined) return run
      if (best.length > 1) run.ties.push({ round: run.selected.length, projects: best, chosen })
      run.spent += this.#costs[chosen]!
      run.selected.push(chosen)
      run.payers.push(most[chosen]!)
      if (run.spent > limit) return run
      this.#buy(chosen, most[chosen]!)
      fence.select(chosen)
      candidates = candidates.filter((project) => project !== chosen)
    }
  }

  /** The projects of the best worth for the price, in the tie order. `most` bounds each one's payers and gets exact. */
  #best(candidates: readonly number[], most: Float64Array): number[] {
    let best: number[] = []
    const order = [...candidates].sort((a, b) => this.#compare(b, most[b]!, a, most[a]!))
    for (const project of order) {
      if (best.length > 0 && this.#compare(project, most[project]!, best[0]!, most[best[0]!]!) < 0) break
      most[project] = this.#payers(project, most[project]!)
      if (most[project] === 0) continue
      const order = best.length === 0 ? 1 : this.#compare(project, most[project]!, best[0]!, most[best[0]!]!)
      if (order > 0) best = [project]
      else if (order === 0) best.push(project)
    }
    return best.sort((a, b) => this.#ranks[a]! - this.#ranks[b]!)
  }

  /** Compares worth for the price, `worth * payers / cost`, by whole numbers. */
  #compare(a: number, payersOfA: number, b: number, payersOfB: number): number {
    const left = BigInt(this.#worth[a]!) * BigInt(payersOfA) * BigInt(this.#costs[b]!)
    const right = BigInt(this.#worth[b]!) * BigInt(payersOfB) * BigInt(this.#costs[a]!)
    return left > right ? 1 : left < right ? -1 : 0
  }

  /** Most supporters who can each pay the same part of the cost. */
  #payers(project: number, most: number): number {
    const cost = this.#costs[project]!
    const held = this.#richestFirst(project)
    for (let payers = Math.min(most, held.length); payers > 0; payers--) {
      const asked = cost / payers
      const left = held[payers - 1]! - asked
      if (left > this.#doubt) return payers
      if (left < -this.#doubt) continue
      const exact = this.#exactlyAt(project, held, payers - 1)
      if (compare(exact.money, fraction(BigInt(cost), BigInt(payers))) >= 0) return payers
    }
    return 0
  }

  /** Fewest payers with whom a project would be bought before `chosen`; with nothing chosen, one. */
  #leastPayers(project: number, chosen: number): number {
    if (chosen < 0) return 1
    const key = BigInt(this.#worth[chosen]!) * BigInt(this.#payersOf[chosen]!) * BigInt(this.#costs[project]!)
    const unit = BigInt(this.#worth[project]!) * BigInt(this.#costs[chosen]!)
    const equal = key % unit === 0n && this.#ranks[project]! < this.#ranks[chosen]!
    return Number(key / unit) + (equal ? 0 : 1)
  }

  /** The least endowment, among the groups of at least so many, with which a project's richest supporters could pay. */
  #shortest(project: number, least: number): { rough: number; exact: () => Fraction } | undefined {
    const cost = this.#costs[project]!
    const held = this.#richestFirst(project)
    const start = Number(this.#endowment.numerator) / Number(this.#endowment.denominator)
    let best: { rough: number; payers: number } | undefined
    for (let payers = Math.max(1, least); payers <= held.length; payers++) {
      const rough = start + cost / payers - held[payers - 1]!
      if (rough > start * (1 + near) && (!best || rough < best.rough)) best = { rough, payers }
    }
    if (!best) return undefined
    const { rough, payers } = best
    const spent = this.#spentBy(this.#exactlyAt(project, held, payers - 1).voter)
    const exact = add(fraction(BigInt(cost), BigInt(payers)), spent)
    return { rough, exact: () => exact }
  }

  /** What a project's supporters hold, from the richest on. */
  #richestFirst(project: number): Float64Array {
    const { start, voter } = this.#profile.supporters
    const [from, until] = [start[project]!, start[project + 1]!]
    const held = this.#held.subarray(0, until - from)
    for (let at = from; at < until; at++) held[at - from] = -this.#money[voter[at]!]!
    held.sort()
    for (let at = 0; at < held.length; at++) held[at] = -held[at]!
    return held
  }

  /** The exact money of the supporter in this place among the richest, of those whose doubles are as near as that. */
  #exactlyAt(project: number, held: Float64Array, place: number): { voter: number; money: Fraction } {
    const { start, voter } = this.#profile.supporters
    const money = held[place]!
    const close: { voter: number; money: Fraction }[] = []
    let richer = 0
    for (let at = start[project]!; at < start[project + 1]!; at++) {
      const difference = this.#money[voter[at]!]! - money
      if (difference > this.#doubt) richer++
      else if (difference >= -this.#doubt) close.push({ voter: voter[at]!, money: this.#exactly(voter[at]!) })
    }
    return close.sort((a, b) => compare(b.money, a.money))[place - richer]!
  }

  #buy(project: number, payers: number): void {
    const held = this.#richestFirst(project)
    const { start, voter } = this.#profile.supporters
    const { start: from, project: named } = this.#profile
    const part = this.#costs[project]! / payers
    const exactPart = fraction(BigInt(this.#costs[project]!), BigInt(payers))
    const least = held[payers - 1]!
    this.#payersOf[project] = payers
    const payersList = voter.subarray(start[project], start[project + 1]).filter((who) => {
      const money = this.#money[who]!
      const sure = Math.abs(money - part) > this.#doubt
      return money - least >= -this.#doubt && (sure || compare(this.#exactly(who), exactPart) >= 0)
    })
    for (const who of payersList) {
      this.#money[who]! -= part
      for (let mark = from[who]!; mark < from[who + 1]!; mark++) if (named[mark] === project) this.#paid[mark] = 1
    }
  }

  #exactly(voter: number): Fraction {
    const spent = this.#spentBy(voter)
    return add(this.#endowment, fraction(-spent.numerator, spent.denominator))
  }

  #spentBy(voter: number): Fraction {
    const { start, project } = this.#profile
    let spent = fraction(0n, 1n)
    for (let mark = start[voter]!; mark < start[voter + 1]!; mark++) {
      if (this.#paid[mark] === 0) continue
      const bought = project[mark]!
      spent = add(spent, fraction(BigInt(this.#costs[bought]!), BigInt(this.#payersOf[bought]!)))
    }
    return spent
  }
}

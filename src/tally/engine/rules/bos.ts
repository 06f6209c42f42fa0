import type { Fence } from '../limits.ts'
import type { Profile } from '../profile.ts'
import { PreciseOverspending } from './precise-overspending.ts'
import type { Tie } from './shares-run.ts'

export type BosRun = {
  readonly selected: readonly number[]
  readonly spent: number
  readonly ties: readonly Tie[]
  /** For each selected project the part of its cost that its supporters could cover, from 0 to 1. */
  readonly alpha: readonly number[]
}

/** Keys nearer to each other than this, relative to themselves, are asked again with hundreds of digits. */
const near = 1e-9

/**
 * Bounded Overspending Equal Shares (G. Papasotiropoulos, S. Pishbin, O. Skibski, P. Skowron, T. Was, arXiv 2409.15005),
 * with cost as worth. A project may be bought although its supporters cover only the part alpha of its cost: at the price
 * rho they could, and the project with the smallest `rho / alpha` goes first. They are charged as if it were covered, and
 * nobody below zero. Only what fits the budget itself is asked.
 *
 * With `x` the most that one pays and `T` what all pay then, `rho / alpha` is `x cost / T^2`; between two purses it rises
 * and then falls, so its least value is where somebody pays all he has, or where the cost is covered in full.
 */
export function boundedOverspending(
  profile: Profile,
  costs: Float64Array,
  ranks: Uint32Array,
  among: Uint32Array,
  budget: number,
  fence: Fence,
): BosRun {
  return new Overspending(profile, costs, ranks, budget).run(among, fence)
}

type Offer = { readonly project: number; readonly key: number; readonly price: number; readonly alpha: number }

class Overspending {
  readonly #profile: Profile
  readonly #costs: Float64Array
  readonly #ranks: Uint32Array
  readonly #budget: number
  readonly #money: Float64Array
  readonly #low: Float64Array
  readonly #sorted: Float64Array
  #precise: PreciseOverspending | undefined

  constructor(profile: Profile, costs: Float64Array, ranks: Uint32Array, budget: number) {
    this.#profile = profile
    this.#costs = costs
    this.#ranks = ranks
    this.#budget = budget
    this.#money = new Float64Array(profile.ballots).fill(budget / profile.ballots)
    this.#low = new Float64Array(costs.length)
    this.#sorted = new Float64Array(profile.supporters.voter.length)
  }

  run(among: Uint32Array, fence: Fence): BosRun {
    fence.begin()
    const { start } = this.#profile.supporters
    let candidates = Array.from(among).filter((project) => start[project + 1]! > start[project]!)
    const run = { selected: [] as number[], spent: 0, ties: [] as Tie[], alpha: [] as number[] }
    for (;;) {
      candidates = candidates.filter((p) => run.spent + this.#costs[p]! <= this.#budget && fence.isOpen(p))
      const offer = this.#best(candidates, run)
      if (!offer) return run
      run.selected.push(offer.project)
      run.alpha.push(offer.alpha)
      run.spent += this.#costs[offer.project]!
      fence.select(offer.project)
      this.#charge(offer)
      candidates = candidates.filter((project) => project !== offer.project)
    }
  }

  #best(candidates: number[], run: { selected: readonly number[]; ties: Tie[] }): Offer | undefined {
    candidates.sort((a, b) => this.#low[a]! - this.#low[b]!)
    const offers: Offer[] = []
    let least = Number.POSITIVE_INFINITY
    for (const project of candidates) {
      if (this.#low[project]! > least * (1 + near)) break
      const offer = this.#offer(project)
      // Purses only shrink, so keys only rise, and an old one bounds all later ones.
      this.#low[project] = offer.key * (1 - near / 10)
      if (offer.key < Number.POSITIVE_INFINITY) offers.push(offer)
      least = Math.min(least, offer.key)
    }
    const close = offers.filter(({ key }) => key <= least * (1 + near))
    if (close.length < 2) return close[0]
    this.#precise ??= new PreciseOverspending(this.#profile, this.#costs, this.#budget)
    const tied = this.#precise.best(
      run.selected,
      close.map(({ project }) => project),
    )
    tied.sort((a, b) => this.#ranks[a]! - this.#ranks[b]!)
    if (tied.length > 1) run.ties.push({ round: run.selected.length, projects: tied, chosen: tied[0]! })
    return close.find(({ project }) => project === tied[0])
  }

  #offer(project: number): Offer {
    const { start, voter } = this.#profile.supporters
    const cost = this.#costs[project]!
    let length = 0
    for (let at = start[project]!; at < start[project + 1]!; at++) {
      const held = this.#money[voter[at]!]!
      if (held > 0) this.#sorted[length++] = held
    }
    const held = this.#sorted.subarray(0, length).sort()
    let poor = 0
    let best = { project, key: Number.POSITIVE_INFINITY, price: 0, alpha: 0 }
    for (let at = 0; at < length; at++) {
      const payers = length - at
      const paid = poor + held[at]! * payers
      const full = paid >= cost
      const most = full ? (cost - poor) / payers : held[at]!
      const covered = full ? cost : paid
      const key = (most * cost) / covered / covered
      if (key < best.key) best = { project, key, price: (most * cost) / covered, alpha: covered / cost }
      if (full) break
      poor += held[at]!
    }
    return best
  }

  #charge({ project, price }: Offer): void {
    const { start, voter } = this.#profile.supporters
    const nothing = (this.#budget / this.#profile.ballots) * 1e-12
    for (let at = start[project]!; at < start[project + 1]!; at++) {
      const left = this.#money[voter[at]!]! - price
      this.#money[voter[at]!] = left > nothing ? left : 0
    }
  }
}

import type { Fence } from '../limits.ts'
import type { Profile } from '../profile.ts'
import type { Tie } from './shares-run.ts'
export type BosRun = {
  readonly selected: readonly number[]
  readonly spent: number
  readonly ties: readonly Tie[]
  /** For each selected project the part of its cost that its supporters could cover, from 0 to 1. */
  readonly alpha: readonly number[]
}

export function boundedOverspending(
  profile: Profile,
  costs: Float64Array,
  ranks: Uint32Array,
  among: Uint32Array,
  budget: number,
  fence: Fence,
): BosRun {
  return new Overspending(profile, costs, ranks).run(among, budget, fence)
}

class Overspending {
  readonly #profile: Profile
  readonly #costs: Float64Array
  readonly #ranks: Uint32Array
  readonly #money: Float64Array
  readonly #low: Float64Array
  readonly #sorted: Float64Array
  #key = 0
  #price = 0
  #alpha = 0

  constructor(profile: Profile, costs: Float64Array, ranks: Uint32Array) {
    this.#profile = profile
    this.#costs = costs
    this.#ranks = ranks
    this.#money = new Float64Array(profile.ballots)
    this.#low = new Float64Array(costs.length)
    this.#sorted = new Float64Array(profile.supporters.voter.length)
  }

  run(among: Uint32Array, budget: number, fence: Fence): BosRun {
    fence.begin()
    const start = budget / this.#profile.ballots
    this.#money.fill(start)
    const { start: from, voter } = this.#profile.supporters
    let candidates = Array.from(among).filter((p) => from[p + 1]! > from[p]!)
    const selected: number[] = []
    const alpha: number[] = []
    let spent = 0
    for (;;) {
      candidates = candidates.filter((p) => spent + this.#costs[p]! <= budget && fence.isOpen(p))
      candidates.sort((a, b) => this.#low[a]! - this.#low[b]!)
      let best = -1
      let bestKey = Number.POSITIVE_INFINITY
      let price = 0
      let bestAlpha = 0
      for (const p of candidates) {
        if (this.#low[p]! > bestKey * (1 + 1e-9)) break
        if (!this.#evaluate(p)) continue
        this.#low[p] = this.#key * (1 - 1e-12)
        const closer =
          this.#key < bestKey * (1 - 1e-11) ||
          (this.#key < bestKey * (1 + 1e-11) && this.#ranks[p]! < this.#ranks[best]!)
        if (best < 0 || closer) {
          best = p
          bestKey = this.#key
          price = this.#price
          bestAlpha = this.#alpha
        }
      }
      if (best < 0) return { selected, spent, ties: [], alpha }
      selected.push(best)
      fence.select(best)
      alpha.push(bestAlpha)
      spent += this.#costs[best]!
      for (let at = from[best]!; at < from[best + 1]!; at++) {
        const left = this.#money[voter[at]!]! - price
        this.#money[voter[at]!] = left > start * 1e-12 ? left : 0
      }
      candidates = candidates.filter((p) => p !== best)
    }
  }

  #evaluate(project: number): boolean {
    const { start, voter } = this.#profile.supporters
    const cost = this.#costs[project]!
    let length = 0
    for (let at = start[project]!; at < start[project + 1]!; at++) {
      const held = this.#money[voter[at]!]!
      if (held > 0) this.#sorted[length++] = held
    }
    if (length === 0) {
      this.#low[project] = Number.POSITIVE_INFINITY
      return false
    }
    const held = this.#sorted.subarray(0, length).sort()
    let poor = 0
    let best = Number.POSITIVE_INFINITY
    for (let at = 0; at < length; at++) {
      const x = held[at]!
      const paid = poor + x * (length - at)
      const full = paid >= cost
      const cap = full ? (cost - poor) / (length - at) : x
      const covered = full ? cost : paid
      const key = (cap * cost) / covered / covered
      if (key < best) {
        best = key
        this.#price = (cap * cost) / covered
        this.#alpha = covered / cost
      }
      if (full) break
      poor += x
    }
    this.#key = best
    return true
  }
}

import type { Profile } from '../profile.ts'

/** Binary digits behind the point of every amount here, and how many of them may be lost to rounding. */
const digits = 640n
const doubtful = 128n

/**
 * Bounded overspending with amounts of hundreds of digits, for keys that doubles cannot tell apart. Its prices are
 * quotients of sums of earlier quotients, so exact fractions double in length with every round and no machine could hold
 * them; keys that agree in 500 binary digits are taken as equal.
 */
export class PreciseOverspending {
  readonly #profile: Profile
  readonly #costs: Float64Array
  readonly #money: bigint[]
  #rounds = 0

  constructor(profile: Profile, costs: Float64Array, budget: number) {
    this.#profile = profile
    this.#costs = costs
    const start = (BigInt(budget) << digits) / BigInt(profile.ballots)
    this.#money = new Array<bigint>(profile.ballots).fill(start)
  }

  /** Of these projects those whose key is least after these rounds. */
  best(selected: readonly number[], projects: readonly number[]): number[] {
    for (; this.#rounds < selected.length; this.#rounds++) this.#charge(selected[this.#rounds]!)
    const offers = projects.map((project) => ({ project, ...this.#offer(project) }))
    offers.sort((a, b) => Number(a.key - b.key))
    const least = offers[0]!.key
    return offers.filter(({ key }) => (key - least) >> doubtful === 0n).map(({ project }) => project)
  }

  #charge(project: number): void {
    const { start, voter } = this.#profile.supporters
    const { price } = this.#offer(project)
    for (let at = start[project]!; at < start[project + 1]!; at++) {
      const left = this.#money[voter[at]!]! - price
      this.#money[voter[at]!] = left >> doubtful > 0n ? left : 0n
    }
  }

  /** As in `boundedOverspending`: the least `x cost / T^2`, and the price `x cost / T` that goes with it. */
  #offer(project: number): { key: bigint; price: bigint } {
    const { start, voter } = this.#profile.supporters
    const cost = BigInt(this.#costs[project]!) << digits
    const held: bigint[] = []
    for (let at = start[project]!; at < start[project + 1]!; at++) {
      const money = this.#money[voter[at]!]!
      if (money > 0n) held.push(money)
    }
    held.sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    let poor = 0n
    let best: { key: bigint; price: bigint } | undefined
    for (const [at, money] of held.entries()) {
      const payers = BigInt(held.length - at)
      const paid = poor + money * payers
      const full = paid >= cost
      const most = full ? (cost - poor) / payers : money
      const covered = full ? cost : paid
      const price = (most * cost) / covered
      const key = (price << digits) / covered
      if (!best || key < best.key) best = { key, price }
      if (full) break
      poor += money
    }
    return best!
  }
}

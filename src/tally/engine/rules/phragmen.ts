import { type Form, Prices } from '../exact/prices.ts'
import type { Fence } from '../limits.ts'
import type { Profile } from '../profile.ts'
import type { Tie } from './shares-run.ts'

/** What happens at a project that does not fit: the count ends (`stop`), or goes on without it (`skip`). */
export type Overflow = 'stop' | 'skip'

export type LoadRun = { readonly selected: readonly number[]; readonly spent: number; readonly ties: readonly Tie[] }

const epsilon = 2 ** -53

/**
 * Sequential Phragmen for projects of different cost (M. Los, Z. Christoff, D. Grossi, IJCAI 2022): the cost of a project
 * is a load that its supporters share so that all of them bear the same; the project that leaves its supporters with the
 * smallest load goes first.
 *
 * A voter's load is the load of the last project he has a share in, so a project's load is a whole-number combination of
 * earlier ones, which `Prices` compares exactly.
 */
export function phragmen(
  profile: Profile,
  costs: Float64Array,
  ranks: Uint32Array,
  among: Uint32Array,
  budget: number,
  overflow: Overflow,
  fence: Fence,
): LoadRun {
  return new Loads(profile, costs, ranks).run(among, budget, overflow, fence)
}

class Loads {
  readonly #profile: Profile
  readonly #costs: Float64Array
  readonly #ranks: Uint32Array
  readonly #loads: Prices
  /** Last round in which each voter took a share; -1 for none. */
  readonly #last: Int32Array
  readonly #low: Float64Array

  constructor(profile: Profile, costs: Float64Array, ranks: Uint32Array) {
    this.#profile = profile
    this.#costs = costs
    this.#ranks = ranks
    this.#loads = new Prices(costs.length)
    this.#loads.begin(0n, 1n)
    this.#last = new Int32Array(profile.ballots).fill(-1)
    const { start } = profile.supporters
    this.#low = costs.map((cost, p) => (cost / (start[p + 1]! - start[p]!)) * (1 - 4 * epsilon))
  }

  run(among: Uint32Array, budget: number, overflow: Overflow, fence: Fence): LoadRun {
    fence.begin()
    const { start } = this.#profile.supporters
    let candidates = Array.from(among).filter((project) => start[project + 1]! > start[project]!)
    const selected: number[] = []
    const ties: Tie[] = []
    let spent = 0
    for (;;) {
      const fits = (project: number) => spent + this.#costs[project]! <= budget
      if (overflow === 'skip') candidates = candidates.filter(fits)
      candidates = candidates.filter((project) => fence.isOpen(project))
      const lowest = this.#lowest(candidates)
      const first = lowest[0]
      if (!first || !lowest.every(({ project }) => fits(project))) return { selected, spent, ties }
      if (lowest.length > 1)
        ties.push({ round: selected.length, projects: lowest.map(({ project }) => project), chosen: first.project })
      this.#share(first.project, first.form)
      selected.push(first.project)
      fence.select(first.project)
      spent += this.#costs[first.project]!
      candidates = candidates.filter((project) => project !== first.project)
    }
  }

  /** All projects of the smallest load, in the tie order. */
  #lowest(candidates: number[]): { project: number; form: Form }[] {
    candidates.sort((a, b) => this.#low[a]! - this.#low[b]!)
    let lowest: { project: number; form: Form }[] = []
    let high = Number.POSITIVE_INFINITY
    for (const project of candidates) {
      if (this.#low[project]! > high) break
      const form = this.#form(project)
      const error = this.#loads.value(form) + this.#loads.valueHi * epsilon * 4
      this.#low[project] = this.#loads.valueHi - error
      high = Math.min(high, this.#loads.valueHi + error)
      const order = lowest[0] ? this.#loads.compare(form, 1, lowest[0].form, 1) : -1
      if (order < 0) lowest = [{ project, form }]
      else if (order === 0) lowest.push({ project, form })
    }
    return lowest.sort((a, b) => this.#ranks[a.project]! - this.#ranks[b.project]!)
  }

  #form(project: number): Form {
    const { start, voter } = this.#profile.supporters
    const counts = new Float64Array(this.#loads.rounds)
    for (let at = start[project]!; at < start[project + 1]!; at++) {
      const last = this.#last[voter[at]!]!
      if (last >= 0) counts[last]!++
    }
    return { cost: this.#costs[project]!, poor: 0, counts, rich: start[project + 1]! - start[project]! }
  }

  #share(project: number, form: Form): void {
    const { start, voter } = this.#profile.supporters
    const round = this.#loads.rounds
    this.#loads.push(form)
    for (let at = start[project]!; at < start[project + 1]!; at++) this.#last[voter[at]!] = round
  }
}

import type { Fence } from '../limits.ts'
import type { EqualShares } from './equal-shares.ts'
import type { IntervalRun, IntervalShares } from './interval-shares.ts'
import type { Tie } from './shares-run.ts'

/**
 * How Equal Shares goes on where money is left. The published variants of "add one" differ, so each has its own name:
 * `add1` begins with B/n and stops at the first outcome to which no supported project can be added (pabutools);
 * `add1-whole` begins with B/n rounded down and asks this of all projects (equalshares.net);
 * `add1-through` begins so too and never stops for that, only before the first outcome above the budget (Wieliczka 2023);
 * `add1-through-exact` is `add1-through` from B/n itself.
 */
export type Endowment = 'none' | 'add1' | 'add1-whole' | 'add1-through' | 'add1-through-exact'

export type CompletionInput = {
  readonly shares: EqualShares
  /** Made when many endowments have to be asked. */
  readonly intervals: () => IntervalShares
  readonly among: Uint32Array
  readonly fence: Fence
  readonly costs: Float64Array
  readonly budget: number
  readonly ballots: number
  /** Minor units in one unit of money, by which an endowment grows. */
  readonly unit: number
  /** Projects with at least one supporter who would pay. */
  readonly supported: (project: number) => boolean
  /** Told now and then how many endowments were asked. */
  readonly progress: (counts: number) => void
}

/** Endowments side by side that all have this outcome: from `first` times the step on, `last` included. */
export type Stretch = {
  readonly first: number
  readonly last: number
  readonly selected: readonly number[]
  readonly spent: number
  readonly within: boolean
  /** Where the tie order decided; undefined where the stretch was not counted by itself. */
  readonly ties: readonly Tie[] | undefined
}

/** So many endowments are counted one by one before intervals of them are worth their preparation. */
const countedSingly = 4
/** Endowments in the longest interval that is tried. */
const mostReach = 2 ** 20

/**
 * The outcomes of Equal Shares as every voter's money grows by one unit at a time, from `numerator / ballots` on. Asked
 * again, it answers from what it knows: the variants of "add one" go up the same stairs and only stop at other steps.
 */
export class Stairs {
  readonly #input: CompletionInput
  readonly #numerator: bigint
  readonly #known: Stretch[] = []
  #reach = 4
  #pause = countedSingly
  #patience = 1

  constructor(input: CompletionInput, numerator: bigint) {
    this.#input = input
    this.#numerator = numerator
  }

  /** What voters hold on a step, times the number of ballots. */
  numeratorAt(step: number): bigint {
    return this.#numerator + BigInt(step) * BigInt(this.#input.ballots) * BigInt(this.#input.unit)
  }

  *stretches(): Generator<Stretch, void> {
    for (let at = 0; ; at++) yield this.#known[at] ?? this.#next()
  }

  #next(): Stretch {
    const { shares, among, budget, ballots, unit, fence, progress } = this.#input
    const first = (this.#known.at(-1)?.last ?? -1) + 1
    const numerator = this.numeratorAt(first)
    const many = this.#pause-- > 0 ? undefined : this.#interval(Number(numerator) / ballots)
    const single = many ? undefined : shares.run(numerator, BigInt(ballots), budget, among, fence)
    const run = many ?? single!
    const more = many?.within ? Math.floor(many.reach / unit) : 0
    // Where intervals turn out too short to be worth it, they are tried more and more seldom.
    if (more >= 4) [this.#reach, this.#pause, this.#patience] = [Math.min(more * 2, mostReach), 0, 1]
    else if (this.#pause < 0) [this.#pause, this.#patience] = [this.#patience, Math.min(this.#patience * 2, 64)]
    const stretch = {
      first,
      last: first + more,
      selected: run.selected,
      spent: run.spent,
      within: run.within,
      ties: single?.ties,
    }
    this.#known.push(stretch)
    progress(stretch.last + 1)
    return stretch
  }

  /** The longest interval of those tried that can be told; one too long is shortened once before it is given up. */
  #interval(start: number): IntervalRun | undefined {
    const { intervals, among, budget, unit, fence } = this.#input
    for (const tried of [this.#reach, Math.max(4, this.#reach >> 2)]) {
      const run = intervals().run(start, tried * unit, budget, among, fence)
      if (run) return run
      this.#reach = Math.max(4, tried >> 2)
      if (tried <= 16) return undefined
    }
    return undefined
  }

  /** The step on which a variant stops, and the stretch that it belongs to. */
  stop(endowment: Endowment): { readonly step: number; readonly stretch: Stretch } {
    let stop: { step: number; stretch: Stretch } | undefined
    for (const stretch of this.stretches()) {
      // An outcome above the budget is never taken; on the first step there is none, for nobody spends what nobody has.
      if (!stretch.within) break
      stop = { step: stretch.first, stretch }
      if (endowment === 'none' || this.#isComplete(endowment, stretch)) break
      stop = { step: stretch.last, stretch }
    }
    return stop!
  }

  /** Whether a larger endowment cannot add anything, or the variant stops here. */
  #isComplete(endowment: Endowment, { selected, spent }: Stretch): boolean {
    const { among, supported, fence, costs, budget } = this.#input
    const taken = new Set(selected)
    fence.begin()
    for (const project of selected) fence.select(project)
    const rest = Array.from(among).filter((project) => !taken.has(project) && fence.isOpen(project))
    const wished = rest.filter(supported)
    if (wished.length === 0) return true
    if (endowment !== 'add1' && endowment !== 'add1-whole') return false
    return (endowment === 'add1' ? wished : rest).every((project) => spent + costs[project]! > budget)
  }
}

/** Whether a variant begins with B/n rounded down to whole units. */
export function beginsWhole(endowment: Endowment): boolean {
  return endowment === 'add1-whole' || endowment === 'add1-through'
}

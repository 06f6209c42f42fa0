import type { EqualShares, SharesRun } from './equal-shares.ts'
import type { IntervalShares } from './interval-shares.ts'

/**
 * How Equal Shares goes on where money is left. The published variants of "add one" differ, so each has its own name:
 * `add1` begins with B/n and stops at the first outcome to which no supported project can be added (pabutools);
 * `add1-whole` begins with B/n rounded down and asks this of all projects (equalshares.net);
 * `add1-through` begins so too and never stops for that, only before the first outcome above the budget (Wieliczka 2023);
 * `add1-through-exact` is `add1-through` from B/n itself.
 */
export type Endowment = 'none' | 'add1' | 'add1-whole' | 'add1-through' | 'add1-through-exact'

export type Completed = SharesRun & {
  /** What each voter began with: minor units as a fraction. */
  readonly numerator: bigint
  readonly denominator: bigint
  /** How many endowments were asked, this one too. */
  readonly counts: number
}

export type CompletionInput = {
  readonly shares: EqualShares
  /** Made when many endowments have to be asked. */
  readonly intervals: () => IntervalShares
  readonly among: Uint32Array
  readonly costs: Float64Array
  readonly budget: number
  readonly ballots: number
  /** Minor units in one unit of money, by which an endowment grows. */
  readonly unit: number
  /** Projects with at least one supporter who would pay. */
  readonly supported: (project: number) => boolean
  /** Told now and then how many endowments were asked. */
  readonly progress?: (counts: number) => void
}

/** So many endowments are counted one by one before intervals of them are worth their preparation. */
const countedSingly = 4
/** Endowments in the longest interval that is tried. */
const mostReach = 2 ** 20

export function complete(input: CompletionInput, endowment: Endowment): Completed {
  const { budget, ballots, unit, shares, among } = input
  const denominator = BigInt(ballots)
  const step = denominator * BigInt(unit)
  const exactly = BigInt(budget)
  const whole = (exactly / step) * step
  const numerator = endowment === 'add1-whole' || endowment === 'add1-through' ? whole : exactly
  const first = shares.run(numerator, denominator, budget, among)
  let last = { ...first, numerator, denominator, counts: 1 }
  if (endowment === 'none') return last
  let reach = 4
  let pause = countedSingly
  let patience = 1
  while (last.within && !isComplete(input, endowment, last)) {
    const next = last.numerator + step
    const many = pause-- > 0 ? undefined : input.intervals().run(Number(next) / ballots, reach * unit, budget, among)
    const run = many ?? shares.run(next, denominator, budget, among)
    if (!run.within) break
    const more = many ? Math.floor(many.reach / unit) : 0
    last = { ...run, ties: [], numerator: next + BigInt(more) * step, denominator, counts: last.counts + 1 + more }
    // Where intervals turn out too short to be worth it, they are tried more and more seldom.
    if (more >= 4) [reach, pause, patience] = [Math.min(more * 2, mostReach), 0, 1]
    else if (pause < 0) [reach, pause, patience] = [Math.max(4, reach >> 2), patience, Math.min(patience * 2, 64)]
    input.progress?.(last.counts)
  }
  if (last.counts === 1) return last
  return { ...last, ...shares.run(last.numerator, denominator, budget, among) }
}

/** Whether a larger endowment cannot add anything, or the variant stops here. */
function isComplete(input: CompletionInput, endowment: Endowment, run: Pick<SharesRun, 'selected' | 'spent'>): boolean {
  const selected = new Set(run.selected)
  const rest = Array.from(input.among).filter((project) => !selected.has(project))
  const supported = rest.filter(input.supported)
  if (supported.length === 0) return true
  if (endowment !== 'add1' && endowment !== 'add1-whole') return false
  const asked = endowment === 'add1' ? supported : rest
  return asked.every((project) => run.spent + input.costs[project]! > input.budget)
}

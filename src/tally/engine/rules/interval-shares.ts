import type { Fence } from '../limits.ts'
import { leastPrices, type Profile } from '../profile.ts'
import { Hints } from './hints.ts'
import { MoneyLines, type Price } from './money-lines.ts'

/** The outcome that holds for every endowment from the one asked to `reach` minor units more. */
export type IntervalRun = {
  readonly selected: readonly number[]
  readonly spent: number
  /** False when it spends more than the limit. */
  readonly within: boolean
  readonly reach: number
}

const epsilon = 2 ** -53

/**
 * One count of Equal Shares for a whole interval of endowments at once. "Add one" asks for the outcome at each of
 * thousands of endowments that lie side by side, and nearly all are the same: so each voter's money is kept as a line
 * over the interval, with a bound of how far from the line it can be, and a round is decided only where one project is
 * cheaper at every point. Where the order changes within the interval, the interval is cut short before that.
 *
 * Every price is linear in the endowment while the same people pay all they have. Who changes sides within the interval
 * bends the line by at most his own distance from it, and that goes into the bound.
 */
export class IntervalShares {
  readonly #costs: Float64Array
  readonly #per: Float64Array
  readonly #ranks: Uint32Array
  readonly #lines: MoneyLines
  readonly #hints: Hints
  readonly #low: Float64Array
  readonly #lowSlope: Float64Array
  readonly #firstLow: Float64Array
  #found: Price = { price: 0, slope: 0, error: 0 }

  constructor(profile: Profile, costs: Float64Array, per: Float64Array, ranks: Uint32Array) {
    const projects = costs.length
    this.#costs = costs
    this.#per = per
    this.#ranks = ranks
    this.#lines = new MoneyLines(profile, projects)
    this.#hints = new Hints(projects)
    this.#low = new Float64Array(projects)
    this.#lowSlope = new Float64Array(projects)
    this.#firstLow = leastPrices(profile, costs, per)
  }

  /** From `start` minor units for each voter to `reach` more; undefined when the near end itself is too near to a tie. */
  run(start: number, reach: number, limit: number, among: Uint32Array, fence: Fence): IntervalRun | undefined {
    fence.begin()
    this.#lines.begin(start, reach)
    this.#low.set(this.#firstLow)
    this.#lowSlope.fill(0)
    const most = (start + reach) * (1 + 4 * epsilon)
    let candidates = Array.from(among).filter(
      (project) => this.#lines.liveLength[project]! * most >= this.#costs[project]! && fence.isOpen(project),
    )
    const selected: number[] = []
    let spent = 0
    for (;;) {
      const chosen = this.#choose(candidates)
      if (chosen === undefined) return undefined
      if (chosen < 0) return { selected, spent, within: true, reach: this.#lines.reach }
      spent += this.#costs[chosen]!
      selected.push(chosen)
      if (spent > limit) return { selected, spent, within: false, reach: this.#lines.reach }
      this.#lines.pay(chosen, this.#found)
      candidates.splice(candidates.indexOf(chosen), 1)
      fence.select(chosen)
      if (fence.stands) candidates = candidates.filter((project) => fence.isOpen(project))
    }
  }

  /** The project that is cheapest throughout; -1 when none can be paid for, undefined when the near end is in doubt. */
  #choose(candidates: number[]): number | undefined {
    const round = this.#lines.rounds
    this.#hints.order(candidates, round, this.#low)
    let best = -1
    let high = Number.POSITIVE_INFINITY
    let highSlope = 0
    let kept = 0
    let found = this.#found
    const mixed: number[] = []
    const asked: number[] = []
    for (let at = 0; at < candidates.length; at++) {
      const project = candidates[at]!
      const asking =
        this.#low[project]! <= high ||
        this.#low[project]! + this.#lowSlope[project]! * this.#lines.reach <= high + highSlope * this.#lines.reach
      if (asking && !this.#isLikelyDearer(project, Math.max(high, high + highSlope * this.#lines.reach))) {
        const payable = this.#evaluate(project)
        if (payable === 'never') continue
        if (payable !== 'always') mixed.push(project)
        else {
          asked.push(project)
          const per = this.#per[project]!
          const key = (this.#found.price + this.#found.error) / per
          if (key < high) {
            best = project
            high = key
            highSlope = this.#found.slope / per
            found = this.#found
          }
        }
      }
      candidates[kept++] = project
    }
    candidates.length = kept
    this.#found = found
    for (const project of asked) {
      if (project === best) continue
      const decided = this.#cheaper(best, project, high, highSlope)
      if (decided === undefined) return undefined
      if (decided !== best) return this.#chooseAmongTied(decided, asked, mixed)
    }
    if (best >= 0) this.#hints.choose(round, best)
    return this.#without(mixed, best, high, highSlope)
  }

  /** Tries the price that a project had in this round the last time: mostly it is dearer than the best by far. */
  #isLikelyDearer(project: number, high: number): boolean {
    const key = this.#hints.floor(this.#lines.rounds, project)
    if (key <= high || !this.#isDearer(project, key, 0)) return false
    this.#raise(project, key, 0)
    return true
  }

  /** Prices only rise from round to round, so an older bound stays true and the higher of the two is kept. */
  #raise(project: number, low: number, slope: number): void {
    const { reach } = this.#lines
    const known = this.#low[project]! + Math.min(this.#lowSlope[project]! * reach, 0)
    if (low + Math.min(slope * reach, 0) < known) return
    this.#low[project] = low
    this.#lowSlope[project] = slope
  }

  /** A tie that lasts through the interval goes to the lower rank, whose price is taken; all others are asked again. */
  #chooseAmongTied(chosen: number, asked: readonly number[], mixed: readonly number[]): number | undefined {
    const payable = this.#evaluate(chosen)
    const per = this.#per[chosen]!
    const high = (this.#found.price + this.#found.error) / per
    const found = this.#found
    const undercut = asked.some(
      (project) => project !== chosen && this.#cheaper(chosen, project, high, found.slope / per) !== chosen,
    )
    if (payable !== 'always' || undercut) return undefined
    this.#found = found
    return this.#without(mixed, chosen, high, found.slope / per)
  }

  /**
   * Cuts the interval to where `best` is cheaper than `other` throughout and gives `best` back; gives back the lower rank
   * when both cost the same throughout, and undefined when that cannot be told.
   */
  #cheaper(best: number, other: number, high: number, highSlope: number): number | undefined {
    const gap = this.#low[other]! - high
    if (gap <= 0) {
      if (!this.#sameThroughout(best, other)) return undefined
      return this.#ranks[best]! < this.#ranks[other]! ? best : other
    }
    const closing = highSlope - this.#lowSlope[other]!
    if (closing > 0 && gap < closing * this.#lines.reach) this.#cut(gap / closing)
    return best
  }

  #cut(reach: number): void {
    this.#lines.reach = Math.max(0, Math.min(this.#lines.reach, reach * (1 - 2 ** -20)))
  }

  /** Projects that can be paid for only from some endowment on must not be cheaper than what is chosen. */
  #without(mixed: readonly number[], best: number, high: number, highSlope: number): number | undefined {
    for (const project of mixed) {
      const { total, slope, error } = this.#lines.total(project)
      const doubt = error + total * this.#lines.liveLength[project]! * epsilon
      const missing = this.#costs[project]! - total - doubt
      if (missing <= 0) {
        if (best < 0 || !this.#isDearer(project, high, highSlope)) return undefined
      } else if (slope > 0 && (best < 0 || !this.#isDearer(project, high, highSlope))) this.#cut(missing / slope)
    }
    return best
  }

  #isDearer(project: number, high: number, highSlope: number): boolean {
    return this.#lines.isDearer(project, this.#costs[project]!, this.#per[project]!, high, highSlope)
  }

  /**
   * Puts a project's price into `#found`. It can `always` be paid in the interval, or `never`; `mixed` when only in a part
   * of it, or when it is too near to its supporters' last som to tell.
   */
  #evaluate(project: number): 'always' | 'never' | 'mixed' {
    const cost = this.#costs[project]!
    const { total, slope, error, weights } = this.#lines.gather(project)
    const voters = this.#lines.liveLength[project]!
    const doubt = error + total * (voters + 4) * epsilon
    const far = slope * this.#lines.reach
    if (total + Math.max(far, 0) + doubt < cost) return 'never'
    if (total + Math.min(far, 0) - doubt <= cost) return 'mixed'
    const per = this.#per[project]!
    const round = this.#lines.rounds
    const rounding = (total + weights * this.#low[project]! * per) * (voters + 8) * epsilon
    const first = Math.max(this.#hints.winning(round, project), this.#low[project]!) * per
    const price = this.#lines.root(project, cost, first, rounding)
    const line = this.#lines.line(project, cost, price, (total + weights * price) * (voters + 8) * 2 * epsilon)
    if (!line) return 'mixed'
    this.#found = line
    this.#hints.keep(round, project, line.price / per)
    this.#raise(project, (line.price - line.error) / per, line.slope / per)
    return 'always'
  }

  /** Whether two projects cost the same at every endowment of the interval, told by the same people paying the same. */
  #sameThroughout(a: number, b: number): boolean {
    const left = this.#form(a)
    const right = this.#form(b)
    if (!left || !right) return false
    const timesLeft = BigInt(right.rich) * BigInt(this.#per[b]!)
    const timesRight = BigInt(left.rich) * BigInt(this.#per[a]!)
    const same = (x: number, y: number) => BigInt(x) * timesLeft === BigInt(y) * timesRight
    if (!same(this.#costs[a]!, this.#costs[b]!) || !same(left.poor, right.poor)) return false
    return left.counts.every((count, round) => same(count, right.counts[round]!))
  }

  #form(project: number) {
    const found = this.#found
    const payable = this.#evaluate(project)
    const form = this.#lines.form(project, this.#found)
    this.#found = found
    return payable === 'always' && form
  }
}

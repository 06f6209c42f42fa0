import type { Fence } from '../limits.ts'
import type { Profile } from '../profile.ts'

/** The outcome that holds for every endowment from the one asked to `reach` minor units more. */
export type IntervalRun = {
  readonly selected: readonly number[]
  readonly spent: number
  /** False when it spends more than the limit. */
  readonly within: boolean
  readonly reach: number
}

/** A price as a line over the interval, and how far from it the true one can be. */
type Price = { readonly price: number; readonly slope: number; readonly error: number }

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
  readonly #profile: Profile
  readonly #costs: Float64Array
  readonly #per: Float64Array
  readonly #ranks: Uint32Array
  /**
   * Four numbers for each voter: money at the near end, its change by minor unit of endowment, how wrong that can be,
   * and 1 where his side in some round was not the same throughout.
   */
  readonly #state: Float64Array
  readonly #shares: Float64Array
  readonly #weights: Float64Array
  readonly #live: Uint32Array
  readonly #liveWeight: Int32Array | undefined
  readonly #liveLength: Uint32Array
  readonly #boughtIn: Int32Array
  readonly #low: Float64Array
  readonly #lowSlope: Float64Array
  readonly #firstLow: Float64Array
  #reach = 0
  #rounds = 0
  #found: Price = { price: 0, slope: 0, error: 0 }

  constructor(profile: Profile, costs: Float64Array, per: Float64Array, ranks: Uint32Array) {
    const projects = costs.length
    this.#profile = profile
    this.#costs = costs
    this.#per = per
    this.#ranks = ranks
    this.#state = new Float64Array(profile.ballots * 4)
    const longest = longestOf(profile.supporters.start)
    this.#shares = new Float64Array(longest)
    this.#weights = new Float64Array(profile.weight ? longest : 0)
    this.#live = new Uint32Array(profile.supporters.voter.length)
    this.#liveWeight = profile.weight && new Int32Array(profile.weight.length)
    this.#liveLength = new Uint32Array(projects)
    this.#boughtIn = new Int32Array(projects)
    this.#low = new Float64Array(projects)
    this.#lowSlope = new Float64Array(projects)
    this.#firstLow = costs.map(
      (cost, project) => (cost / weightOf(profile, project) / per[project]!) * (1 - 8 * epsilon),
    )
  }

  /** From `start` minor units for each voter to `reach` more; undefined when the near end itself is too near to a tie. */
  run(start: number, reach: number, limit: number, among: Uint32Array, fence: Fence): IntervalRun | undefined {
    fence.begin()
    this.#begin(start, reach)
    let candidates = Array.from(among).filter((project) => this.#liveLength[project]! > 0 && fence.isOpen(project))
    const selected: number[] = []
    let spent = 0
    for (;;) {
      const chosen = this.#choose(candidates)
      if (chosen === undefined) return undefined
      if (chosen < 0) return { selected, spent, within: true, reach: this.#reach }
      spent += this.#costs[chosen]!
      selected.push(chosen)
      if (spent > limit) return { selected, spent, within: false, reach: this.#reach }
      this.#buy(chosen)
      candidates.splice(candidates.indexOf(chosen), 1)
      fence.select(chosen)
      if (fence.stands) candidates = candidates.filter((project) => fence.isOpen(project))
    }
  }

  #begin(start: number, reach: number): void {
    const { voter, weight, start: from } = this.#profile.supporters
    this.#reach = reach
    this.#rounds = 0
    const state = this.#state
    const error = start * epsilon * 2
    for (let at = 0; at < state.length; at += 4) {
      state[at] = start
      state[at + 1] = 1
      state[at + 2] = error
      state[at + 3] = 0
    }
    this.#live.set(voter)
    if (weight) this.#liveWeight?.set(weight)
    for (let p = 0; p < this.#liveLength.length; p++) this.#liveLength[p] = from[p + 1]! - from[p]!
    this.#low.set(this.#firstLow)
    this.#lowSlope.fill(0)
    this.#boughtIn.fill(-1)
  }

  /** The project that is cheapest throughout; -1 when none can be paid for, undefined when the near end is in doubt. */
  #choose(candidates: number[]): number | undefined {
    candidates.sort((a, b) => this.#low[a]! - this.#low[b]!)
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
        this.#low[project]! + this.#lowSlope[project]! * this.#reach <= high + highSlope * this.#reach
      if (asking) {
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
    return this.#without(mixed, best, high, highSlope)
  }

  /** A tie that lasts through the interval goes to the lower rank, whose price is taken; all others are asked again. */
  #chooseAmongTied(chosen: number, asked: readonly number[], mixed: readonly number[]): number | undefined {
    if (this.#evaluate(chosen) !== 'always') return undefined
    const per = this.#per[chosen]!
    const high = (this.#found.price + this.#found.error) / per
    const found = this.#found
    for (const project of asked) {
      if (project !== chosen && this.#cheaper(chosen, project, high, found.slope / per) !== chosen) return undefined
    }
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
    if (closing > 0 && gap < closing * this.#reach) this.#cut(gap / closing)
    return best
  }

  #cut(reach: number): void {
    this.#reach = Math.max(0, Math.min(this.#reach, reach * (1 - 2 ** -20)))
  }

  /** Projects that can be paid for only from some endowment on must not be cheaper than what is chosen. */
  #without(mixed: readonly number[], best: number, high: number, highSlope: number): number | undefined {
    for (const project of mixed) {
      const { total, slope, error } = this.#total(project)
      const doubt = error + total * this.#liveLength[project]! * epsilon
      const missing = this.#costs[project]! - total - doubt
      if (missing <= 0) {
        if (best < 0 || !this.#dearer(project, high, highSlope)) return undefined
      } else if (slope > 0 && (best < 0 || !this.#dearer(project, high, highSlope))) this.#cut(missing / slope)
    }
    return best
  }

  /** Whether a project would cost more than this key throughout: at that price its supporters do not raise its cost. */
  #dearer(project: number, key: number, keySlope: number): boolean {
    const per = this.#per[project]!
    const from = this.#profile.supporters.start[project]!
    let paid = 0
    let slope = 0
    let error = 0
    for (let at = from; at < from + this.#liveLength[project]!; at++) {
      const voter = this.#live[at]!
      const weight = this.#liveWeight ? this.#liveWeight[at]! : 1
      const price = key * per * weight
      const base = voter * 4
      if (this.#state[base]! < price) {
        paid += this.#state[base]!
        slope += this.#state[base + 1]!
        error += this.#state[base + 2]!
      } else {
        paid += price
        slope += keySlope * per * weight
      }
    }
    const most = paid + Math.max(slope * this.#reach, 0) + error
    return most * (1 + this.#liveLength[project]! * 4 * epsilon) < this.#costs[project]!
  }

  #total(project: number): { total: number; slope: number; error: number } {
    const from = this.#profile.supporters.start[project]!
    const sum = { total: 0, slope: 0, error: 0 }
    for (let at = from; at < from + this.#liveLength[project]!; at++) {
      const base = this.#live[at]! * 4
      sum.total += this.#state[base]!
      sum.slope += this.#state[base + 1]!
      sum.error += this.#state[base + 2]!
    }
    return sum
  }

  /**
   * Puts a project's price into `#found`. It can `always` be paid in the interval, or `never`; `mixed` when only in a part
   * of it, or when it is too near to its supporters' last som to tell.
   */
  #evaluate(project: number): 'always' | 'never' | 'mixed' {
    const cost = this.#costs[project]!
    const { total, slope, error, weights } = this.#gather(project)
    const voters = this.#liveLength[project]!
    const doubt = error + total * (voters + 4) * epsilon
    const far = slope * this.#reach
    if (total + Math.max(far, 0) + doubt < cost) return 'never'
    if (total + Math.min(far, 0) - doubt <= cost) return 'mixed'
    const price = this.#fill(cost, voters, weights)
    const line = this.#line(project, price, total * (voters + 4) * epsilon)
    if (!line) return 'mixed'
    this.#found = line
    const per = this.#per[project]!
    const [low, lowSlope] = [(line.price - line.error) / per, line.slope / per]
    // Prices only rise from round to round, so an older bound stays true and the higher of the two is kept.
    if (
      low + Math.min(lowSlope * this.#reach, 0) >=
      this.#low[project]! + Math.min(this.#lowSlope[project]! * this.#reach, 0)
    ) {
      this.#low[project] = low
      this.#lowSlope[project] = lowSlope
    }
    return 'always'
  }

  #gather(project: number): { total: number; slope: number; error: number; weights: number } {
    const live = this.#live
    const state = this.#state
    const shares = this.#shares
    const liveWeight = this.#liveWeight
    const from = this.#profile.supporters.start[project]!
    const until = from + this.#liveLength[project]!
    let kept = 0
    let total = 0
    let slope = 0
    let error = 0
    let weights = 0
    for (let at = from; at < until; at++) {
      const voter = live[at]!
      const base = voter * 4
      const held = state[base]!
      if (held === 0 && state[base + 2] === 0) continue
      const weight = liveWeight ? liveWeight[at]! : 1
      live[from + kept] = voter
      if (liveWeight) {
        liveWeight[from + kept] = weight
        this.#weights[kept] = weight
      }
      shares[kept++] = held / weight
      weights += weight
      total += held
      slope += state[base + 1]!
      error += state[base + 2]!
    }
    this.#liveLength[project] = kept
    return { total, slope, error, weights }
  }

  /** The price at the near end, as in a single count. */
  #fill(cost: number, voters: number, weights: number): number {
    const shares = this.#shares
    const weightOf = this.#liveWeight && this.#weights
    let length = voters
    let rich = weights
    let poor = 0
    for (;;) {
      const price = (cost - poor) / rich
      let kept = 0
      for (let at = 0; at < length; at++) {
        const share = shares[at]!
        const weight = weightOf ? weightOf[at]! : 1
        if (share < price) {
          poor += share * weight
          rich -= weight
        } else {
          if (weightOf) weightOf[kept] = weight
          shares[kept++] = share
        }
      }
      if (kept === length || kept === 0) return price
      length = kept
    }
  }

  /** How the price changes over the interval; undefined where those who change sides in it bend the line too much. */
  #line(project: number, price: number, rounding: number): Price | undefined {
    const { live, state, liveWeight, from, until } = this.#view(project)
    let slope = 0
    let rich = 0
    for (let at = from; at < until; at++) {
      const base = live[at]! * 4
      const weight = liveWeight ? liveWeight[at]! : 1
      if (state[base]! < price * weight) slope -= state[base + 1]!
      else rich += weight
    }
    if (rich === 0) return undefined
    slope /= rich
    const [narrow, wide] = [price * 2 ** -12, price * 2 ** -4]
    let aboveNarrow = 0
    let aboveWide = 0
    let error = rounding
    for (let at = from; at < until; at++) {
      const base = live[at]! * 4
      const weight = liveWeight ? liveWeight[at]! : 1
      const near = state[base]! - price * weight
      const far = near + (state[base + 1]! - slope * weight) * this.#reach
      const least = near < far ? near : far
      if (near < 0) {
        error += state[base + 2]!
        if (far > 0) error += far
      } else {
        if (least > narrow * weight) aboveNarrow += weight
        else error += state[base + 2]!
        if (least > wide * weight) aboveWide += weight
        if (far < 0) error -= far
      }
    }
    // What is paid rises with the price by at least the weight above it, as long as the root stays within the margin.
    const above = error < aboveNarrow * narrow ? aboveNarrow : error < aboveWide * wide ? aboveWide : 0
    return above > 0 ? { price, slope, error: error / above + price * 8 * epsilon } : undefined
  }

  #view(project: number) {
    const from = this.#profile.supporters.start[project]!
    const until = from + this.#liveLength[project]!
    return { live: this.#live, state: this.#state, liveWeight: this.#liveWeight, from, until }
  }

  /** Its supporters pay the price that was found for it. */
  #buy(project: number): void {
    const { live, state, liveWeight, from, until } = this.#view(project)
    const { price, slope, error } = this.#found
    const reach = this.#reach
    for (let at = from; at < until; at++) {
      const base = live[at]! * 4
      const weight = liveWeight ? liveWeight[at]! : 1
      const near = state[base]! - price * weight
      const change = state[base + 1]! - slope * weight
      const far = near + change * reach
      const doubt = error * weight + state[base + 2]! + (Math.abs(near) + price * weight) * epsilon * 4
      if (near > doubt && far > doubt) {
        state[base] = near
        state[base + 1] = change
        state[base + 2] = doubt
      } else if (near < -doubt && far < -doubt) {
        state[base] = 0
        state[base + 1] = 0
        state[base + 2] = 0
      } else this.#blur(base, near, far, doubt)
    }
    this.#boughtIn[project] = this.#rounds++
  }

  /** Keeps what a voter has left, `max(0, line)`, as the line that is nearest to it, with their distance as error. */
  #blur(base: number, near: number, far: number, doubt: number): void {
    const left = Math.max(near, 0)
    const bend = near * far < 0 ? (near * far) / (2 * (Math.abs(near) + Math.abs(far))) : 0
    this.#state[base] = left + bend
    this.#state[base + 1] = this.#reach > 0 ? (Math.max(far, 0) - left) / this.#reach : 0
    this.#state[base + 2] = doubt - bend
    this.#state[base + 3] = 1
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

  /** A price as whole numbers of people; undefined where somebody's side is not the same throughout. */
  #form(project: number): { poor: number; rich: number; counts: Float64Array } | undefined {
    const found = this.#found
    const payable = this.#evaluate(project)
    const { price, slope, error } = this.#found
    this.#found = found
    if (payable !== 'always') return undefined
    const { live, state, liveWeight, from, until } = this.#view(project)
    const counts = new Float64Array(this.#rounds)
    let poor = 0
    let rich = 0
    for (let at = from; at < until; at++) {
      const base = live[at]! * 4
      const weight = liveWeight ? liveWeight[at]! : 1
      const near = state[base]! - price * weight
      const far = near + (state[base + 1]! - slope * weight) * this.#reach
      const doubt = error * weight + state[base + 2]!
      if (near > doubt && far > doubt) rich += weight
      else if (near < -doubt && far < -doubt && state[base + 3] === 0) {
        poor++
        this.#addTo(counts, live[at]!)
      } else return undefined
    }
    return { poor, rich, counts }
  }

  #addTo(counts: Float64Array, voter: number): void {
    const { start, project, weight } = this.#profile
    for (let at = start[voter]!; at < start[voter + 1]!; at++) {
      const round = this.#boughtIn[project[at]!]!
      if (round >= 0) counts[round]! += weight ? weight[at]! : 1
    }
  }
}

function weightOf({ supporters }: Profile, project: number): number {
  const { start, weight } = supporters
  if (!weight) return start[project + 1]! - start[project]!
  let sum = 0
  for (let at = start[project]!; at < start[project + 1]!; at++) sum += weight[at]!
  return sum
}

function longestOf(start: Uint32Array): number {
  let longest = 0
  for (let p = 1; p < start.length; p++) longest = Math.max(longest, start[p]! - start[p - 1]!)
  return longest
}

import { longestList, type Profile } from '../profile.ts'
import { Pass } from './passes.ts'

const epsilon = 2 ** -53

/** A price as a line over the interval, and how far from it the true one can be. */
export type Price = { readonly price: number; readonly slope: number; readonly error: number }

/**
 * Every voter's money as a line over an interval of endowments, four numbers each: money at the near end, its change by
 * minor unit of endowment, how wrong that can be, and 1 where his side in some round was not the same throughout.
 */
export class MoneyLines {
  readonly liveLength: Uint32Array
  /** Minor units from the near end to the far one; it only gets shorter. */
  reach = 0
  /** Rounds so far. */
  rounds = 0
  readonly #profile: Profile
  readonly #state: Float64Array
  readonly #shares: Float64Array
  readonly #pass = new Pass()
  readonly #gathered = { total: 0, weights: 0 }
  readonly #live: Uint32Array
  readonly #liveWeight: Int32Array | undefined
  readonly #boughtIn: Int32Array

  constructor(profile: Profile, projects: number) {
    this.#profile = profile
    this.#state = new Float64Array(profile.ballots * 4)
    this.#shares = new Float64Array(longestList(profile))
    this.#live = new Uint32Array(profile.supporters.voter.length)
    this.#liveWeight = profile.weight && new Int32Array(profile.weight.length)
    this.liveLength = new Uint32Array(projects)
    this.#boughtIn = new Int32Array(projects)
  }

  begin(start: number, reach: number): void {
    const { voter, weight, start: from } = this.#profile.supporters
    this.reach = reach
    this.rounds = 0
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
    for (let p = 0; p < this.liveLength.length; p++) this.liveLength[p] = from[p + 1]! - from[p]!
    this.#boughtIn.fill(-1)
  }

  /** What a project's supporters hold together. */
  total(project: number): { total: number; slope: number; error: number } {
    const from = this.#profile.supporters.start[project]!
    const sum = { total: 0, slope: 0, error: 0 }
    for (let at = from; at < from + this.liveLength[project]!; at++) {
      const base = this.#live[at]! * 4
      sum.total += this.#state[base]!
      sum.slope += this.#state[base + 1]!
      sum.error += this.#state[base + 2]!
    }
    return sum
  }

  /** The same, kept for `root`, without those who hold nothing any more. */
  gather(project: number): { total: number; slope: number; error: number; weights: number } {
    const live = this.#live
    const state = this.#state
    const shares = this.#shares
    const liveWeight = this.#liveWeight
    const from = this.#profile.supporters.start[project]!
    const until = from + this.liveLength[project]!
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
      if (liveWeight) liveWeight[from + kept] = weight
      shares[kept++] = held
      weights += weight
      total += held
      slope += state[base + 1]!
      error += state[base + 2]!
    }
    this.liveLength[project] = kept
    this.#gathered.total = total
    this.#gathered.weights = weights
    return { total, slope, error, weights }
  }

  /** The price at the near end, as in a single count; `first` is where it is likely to be. */
  root(project: number, cost: number, first: number, rounding: number): number {
    const pass = this.#pass
    const { liveWeight, from, until } = this.#view(project)
    pass.total = this.#gathered.total
    pass.weights = this.#gathered.weights
    for (let price = first; ; ) {
      if (liveWeight) pass.againWeighted(this.#shares, liveWeight, from, until, price)
      else pass.again(this.#shares, until - from, price)
      const missing = cost - pass.paid
      if (pass.rich > 0 && Math.abs(missing) <= rounding) return price
      price = pass.next(cost, price)
    }
  }

  /**
   * The price as the line through its near and its far end; undefined where those who change sides in between bend it too
   * much. What is paid along the line is concave and right at both ends, so in between it is too much, by at most what
   * each of them bends it: the true price is below the line by less than that, and the middle of the two is taken.
   */
  line(project: number, cost: number, price: number, rounding: number): Price | undefined {
    const { live, state, liveWeight, from, until } = this.#view(project)
    const last = this.reach > 0 ? this.#farRoot(project, cost, price, rounding) : price
    const [narrow, wide] = [price * 2 ** -12, price * 2 ** -4]
    let aboveNarrow = 0
    let aboveWide = 0
    let error = 0
    let bent = 0
    for (let at = from; at < until; at++) {
      const base = live[at]! * 4
      const weight = liveWeight ? liveWeight[at]! : 1
      const near = state[base]! - price * weight + tiny
      const far = state[base]! + state[base + 1]! * this.reach - last * weight + tiny
      const [nearSize, farSize] = [Math.abs(near), Math.abs(far)]
      const product = near * far
      const least = (near + far - Math.abs(near - far)) / 2
      const narrowly = sideOf(least - narrow * weight)
      aboveNarrow += weight * (1 + narrowly)
      aboveWide += weight * (1 + sideOf(least - wide * weight))
      error += state[base + 2]! * (1 - narrowly)
      bent += (nearSize * farSize - product) / (nearSize + farSize)
    }
    const wrong = (rounding + error / 2) * (1 + (until - from) * 4 * epsilon)
    const bend = (bent / 2) * (1 + (until - from) * 4 * epsilon)
    // What is paid rises with the price by at least the weight above it, as long as the root stays within the margin.
    const most = wrong + bend
    const above =
      most < (aboveNarrow / 2) * narrow ? aboveNarrow / 2 : most < (aboveWide / 2) * wide ? aboveWide / 2 : 0
    if (above === 0) return undefined
    const slope = this.reach > 0 ? (last - price) / this.reach : 0
    const middle = bend / 2 / above
    return { price: price - middle, slope, error: wrong / above + middle + price * 8 * epsilon }
  }

  /** The price at the far end of the interval. */
  #farRoot(project: number, cost: number, first: number, rounding: number): number {
    const { live, state, from, until } = this.#view(project)
    const shares = this.#shares
    let total = 0
    for (let at = from; at < until; at++) {
      const base = live[at]! * 4
      const held = state[base]! + state[base + 1]! * this.reach
      shares[at - from] = held
      total += held
    }
    this.#gathered.total = total
    return this.root(project, cost, first, rounding + Math.abs(total) * (until - from) * epsilon)
  }

  #view(project: number) {
    const from = this.#profile.supporters.start[project]!
    const until = from + this.liveLength[project]!
    return { live: this.#live, state: this.#state, liveWeight: this.#liveWeight, from, until }
  }

  /** Its supporters pay this price. */
  pay(project: number, { price, slope, error }: Price): void {
    const { live, state, liveWeight, from, until } = this.#view(project)
    const reach = this.reach
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
    this.#boughtIn[project] = this.rounds++
  }

  /** Keeps what a voter has left, `max(0, line)`, as the line that is nearest to it, with their distance as error. */
  #blur(base: number, near: number, far: number, doubt: number): void {
    const left = Math.max(near, 0)
    const bend = near * far < 0 ? (near * far) / (2 * (Math.abs(near) + Math.abs(far))) : 0
    this.#state[base] = left + bend
    this.#state[base + 1] = (Math.max(far, 0) - left) / Math.max(this.reach, tiny)
    this.#state[base + 2] = doubt - bend
    this.#state[base + 3] = 1
  }

  /** Whether a project costs more than a key throughout: at that price its supporters do not raise its cost. */
  isDearer(project: number, cost: number, per: number, key: number, keySlope: number): boolean {
    const { live, state, liveWeight, from, until } = this.#view(project)
    const price = key * per
    const priceSlope = keySlope * per
    let paid = 0
    let slope = 0
    let error = 0
    for (let at = from; at < until; at++) {
      const base = live[at]! * 4
      const weight = liveWeight ? liveWeight[at]! : 1
      const held = state[base]!
      const change = state[base + 1]!
      const gap = held - price * weight
      const side = sideOf(gap)
      paid += held + price * weight - Math.abs(gap)
      slope += change + priceSlope * weight - side * (change - priceSlope * weight)
      error += state[base + 2]! * (1 - side)
    }
    const most = (paid + Math.max(slope * this.reach, 0) + error) / 2
    return most * (1 + (until - from) * 8 * epsilon) + price * (until - from) * 8 * epsilon < cost
  }

  /** A price as whole numbers of people; undefined where somebody's side is not the same throughout. */
  form(
    project: number,
    { price, slope, error }: Price,
  ): { poor: number; rich: number; counts: Float64Array } | undefined {
    const { live, state, liveWeight, from, until } = this.#view(project)
    const counts = new Float64Array(this.rounds)
    let poor = 0
    let rich = 0
    for (let at = from; at < until; at++) {
      const base = live[at]! * 4
      const weight = liveWeight ? liveWeight[at]! : 1
      const near = state[base]! - price * weight
      const far = near + (state[base + 1]! - slope * weight) * this.reach
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

/** Tells `0` from less: added to a difference, it changes nothing else. */
const tiny = 2 ** -1000

/** 1 where a difference is positive or nothing, -1 where it is negative, without a branch. */
function sideOf(difference: number): number {
  const told = difference + tiny
  return told / Math.abs(told)
}

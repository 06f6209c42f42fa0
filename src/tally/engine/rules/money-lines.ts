import { longestList, type Profile } from '../profile.ts'

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
  readonly #weights: Float64Array
  readonly #live: Uint32Array
  readonly #liveWeight: Int32Array | undefined
  readonly #boughtIn: Int32Array

  constructor(profile: Profile, projects: number) {
    this.#profile = profile
    this.#state = new Float64Array(profile.ballots * 4)
    const longest = longestList(profile)
    this.#shares = new Float64Array(longest)
    this.#weights = new Float64Array(profile.weight ? longest : 0)
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

  /** The same, kept for `fill`, without those who hold nothing any more. */
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
    this.liveLength[project] = kept
    return { total, slope, error, weights }
  }

  /** The price at the near end, as in a single count. */
  fill(cost: number, voters: number, weights: number): number {
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
  line(project: number, price: number, rounding: number): Price | undefined {
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
      const far = near + (state[base + 1]! - slope * weight) * this.reach
      const least = Math.min(near, far)
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
    this.#state[base + 1] = this.reach > 0 ? (Math.max(far, 0) - left) / this.reach : 0
    this.#state[base + 2] = doubt - bend
    this.#state[base + 3] = 1
  }

  /** Whether a project costs more than a key throughout: at that price its supporters do not raise its cost. */
  isDearer(project: number, cost: number, per: number, key: number, keySlope: number): boolean {
    const from = this.#profile.supporters.start[project]!
    let paid = 0
    let slope = 0
    let error = 0
    for (let at = from; at < from + this.liveLength[project]!; at++) {
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
    const most = paid + Math.max(slope * this.reach, 0) + error
    return most * (1 + this.liveLength[project]! * 4 * epsilon) < cost
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

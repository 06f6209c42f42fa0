import { type Form, Prices } from '../exact/prices.ts'
import type { Fence } from '../limits.ts'
import type { Profile } from '../profile.ts'
import { Hints } from './hints.ts'
import { block, clearly, Pass } from './passes.ts'

/** A round that money alone did not decide: these were equally dear, and the tie order chose. */
export type Tie = { readonly round: number; readonly projects: readonly number[]; readonly chosen: number }

export type SharesRun = {
  /** Projects in the order in which they were bought. */
  readonly selected: readonly number[]
  readonly spent: number
  readonly ties: readonly Tie[]
  /** False when it was cut short because it had spent more than the limit. */
  readonly within: boolean
}

/** Half a unit in the last place of 1. */
const epsilon = 2 ** -53

/**
 * The Method of Equal Shares (D. Peters, G. Pierczynski, P. Skowron, NeurIPS 2021, arXiv 2008.13276): every voter begins
 * with the same money; in each round the supporters of one project buy it, each paying the same price by unit of worth or
 * all that is left; the project with the lowest price goes first; it ends when no supporters can pay.
 *
 * Doubles decide with a proven bound of their error. What is nearer than that is decided in two doubles, and what is
 * still nearer by fractions of whole numbers, so a double never decides a tie.
 */
export class EqualShares {
  readonly prices: Prices
  /** Evaluations of a project's price: what the time went into. */
  evaluations = 0
  readonly #profile: Profile
  readonly #costs: Float64Array
  /** What a price is divided by to be compared: the cost, or 1. */
  readonly #per: Float64Array
  readonly #ranks: Uint32Array
  readonly #money: Float64Array
  readonly #shares: Float64Array
  readonly #pass = new Pass()
  readonly #live: Uint32Array
  readonly #liveWeight: Int32Array | undefined
  readonly #liveLength: Uint32Array
  /** Voters who hold nothing any more, now and when a project's list was cleared of them. */
  #exhausted = 0
  readonly #droppedAt: Uint32Array
  readonly #boughtIn: Int32Array
  readonly #low: Float64Array
  readonly #firstLow: Float64Array
  readonly #paid: Float64Array
  readonly #hints: Hints
  /** The last evaluation: its price, and how wrong that can be. */
  #price = 0
  #priceError = 0
  #freshError = 0
  /** How wrong one voter's money can be, and all of it together. */
  #moneyError = 0
  #moneyErrors = 0
  /** Last round in which a voter paid; who has nothing left paid all he had in it. */
  readonly #lastPaid: Int32Array
  /** What was bought so far; `prices` holds the first rounds of it, and the rest when somebody asks. */
  #selected: number[] = []
  /** The most that a voter weighs in any payment. */
  readonly #heaviest: number
  #border: number[] = []
  #borderLeft: number[] = []

  constructor(profile: Profile, costs: Float64Array, per: Float64Array, ranks: Uint32Array) {
    const projects = costs.length
    const longest = longestOf(profile.supporters.start)
    this.#profile = profile
    this.#costs = costs
    this.#per = per
    this.#ranks = ranks
    this.prices = new Prices(projects)
    this.#money = new Float64Array(profile.ballots)
    this.#shares = new Float64Array(longest)
    this.#live = new Uint32Array(profile.supporters.voter.length)
    this.#liveWeight = profile.weight && new Int32Array(profile.weight.length)
    this.#liveLength = new Uint32Array(projects)
    this.#droppedAt = new Uint32Array(projects)
    this.#boughtIn = new Int32Array(projects)
    this.#low = new Float64Array(projects)
    this.#firstLow = firstPrices(profile, costs, per)
    this.#paid = new Float64Array(projects)
    this.#hints = new Hints(projects)
    this.#heaviest = profile.weight ? profile.weight.reduce((most, one) => Math.max(most, one), 1) : 1
    this.#lastPaid = new Int32Array(profile.ballots)
  }

  /**
   * Runs with `numerator / denominator` minor units for each voter among the projects `among`, and stops as soon as it
   * has spent more than `limit`.
   */
  run(numerator: bigint, denominator: bigint, limit: number, among: Uint32Array, fence: Fence): SharesRun {
    fence.begin()
    this.#begin(numerator, denominator)
    let candidates = Array.from(among).filter((project) => this.#liveLength[project]! > 0 && fence.isOpen(project))
    const selected: number[] = []
    this.#selected = selected
    const ties: Tie[] = []
    let spent = 0
    for (;;) {
      const chosen = this.#choose(candidates, ties)
      if (chosen < 0) return { selected, spent, ties, within: true }
      spent += this.#costs[chosen]!
      if (spent > limit) return { selected: [...selected, chosen], spent, ties, within: false }
      this.#buy(chosen)
      selected.push(chosen)
      candidates.splice(candidates.indexOf(chosen), 1)
      fence.select(chosen)
      if (fence.stands) candidates = candidates.filter((project) => fence.isOpen(project))
    }
  }

  #begin(numerator: bigint, denominator: bigint): void {
    const { voter, weight, start } = this.#profile.supporters
    this.prices.begin(numerator, denominator)
    this.#money.fill(this.prices.startHi)
    this.#moneyError = this.prices.startHi * epsilon
    this.#moneyErrors = this.#moneyError * this.#profile.ballots
    this.#lastPaid.fill(-1)
    this.#exhausted = 0
    this.#droppedAt.fill(0)
    this.#live.set(voter)
    if (weight) this.#liveWeight?.set(weight)
    for (let p = 0; p < this.#liveLength.length; p++) this.#liveLength[p] = start[p + 1]! - start[p]!
    this.#low.set(this.#firstLow)
    this.#boughtIn.fill(-1)
  }

  /** The project of the lowest price; -1 when nobody can pay for any. Drops those that can never be paid again. */
  #choose(candidates: number[], ties: Tie[]): number {
    const round = this.#selected.length
    this.#hints.order(candidates, round, this.#low)
    let near: { project: number; low: number; price: number; error: number; fresh: number }[] = []
    let bestHigh = Number.POSITIVE_INFINITY
    let kept = 0
    for (let at = 0; at < candidates.length; at++) {
      const project = candidates[at]!
      if (this.#low[project]! <= bestHigh) {
        const evaluated = this.#evaluate(project, this.#hints.floor(round, project), bestHigh)
        if (evaluated === 'unpayable') continue
        if (evaluated === 'dearer') {
          candidates[kept++] = project
          continue
        }
        const key = this.#price / this.#per[project]!
        this.#hints.keep(round, project, key)
        const error = this.#priceError / this.#per[project]! + key * epsilon * 2
        this.#low[project] = Math.max(key - error, this.#low[project]!)
        bestHigh = Math.min(bestHigh, key + error)
        near.push({ project, low: key - error, price: this.#price, error: this.#priceError, fresh: this.#freshError })
      }
      candidates[kept++] = project
    }
    candidates.length = kept
    near = near.filter(({ low }) => low <= bestHigh)
    if (near.length === 0) return -1
    const first = near[0]!
    const chosen = near.length === 1 ? first : this.#lowestExactly(near, ties)
    this.#price = chosen.price
    this.#priceError = chosen.error
    this.#freshError = chosen.fresh
    this.#hints.choose(round, chosen.project)
    return chosen.project
  }

  #lowestExactly<Near extends { project: number; price: number; error: number }>(
    near: readonly Near[],
    ties: Tie[],
  ): Near {
    let lowest: { near: Near; form: Form }[] = []
    for (const one of near) {
      const form = this.#settle(one.project, one.price, one.error)
      const first = lowest[0]
      const per = this.#per[one.project]!
      const order = first ? this.prices.compare(form, per, first.form, this.#per[first.near.project]!) : -1
      if (order < 0) lowest = [{ near: one, form }]
      else if (order === 0) lowest.push({ near: one, form })
    }
    lowest.sort((a, b) => this.#ranks[a.near.project]! - this.#ranks[b.near.project]!)
    const chosen = lowest[0]!.near
    if (lowest.length > 1)
      ties.push({
        round: this.#selected.length,
        projects: lowest.map(({ near: { project } }) => project),
        chosen: chosen.project,
      })
    return chosen
  }

  /**
   * Puts the price of a project into `#price`, unless its supporters cannot pay for it, now and for ever, or it is dearer
   * than `high` beyond doubt. `hint` is a key that it is likely to reach.
   */
  #evaluate(project: number, hint: number, high: number): 'payable' | 'unpayable' | 'dearer' {
    this.evaluations++
    const cost = this.#costs[project]!
    const per = this.#per[project]!
    const length = this.#dropExhausted(project)
    const guess = Math.max(hint, this.#low[project]!)
    const pass = this.#pass
    this.#gather(project, guess * per)
    const moved = Math.min(length * this.#moneyError, this.#moneyErrors)
    const additions = Math.min(length, block + length / block) + 8
    let added = (pass.total + pass.weights * guess * per) * additions * epsilon
    if (pass.total + moved + added < cost) return 'unpayable'
    if (pass.total - moved - added <= cost) return this.#evaluateExactly(project)
    if (pass.paid + moved + added < cost) {
      this.#low[project] = guess
      if (guess > high) return 'dearer'
    }
    const price = this.#root(project, guess * per, length, additions)
    added = (pass.total + pass.weights * price) * additions * epsilon
    const doubt = moved + added * 2
    const { rich, above } = pass
    // What is paid rises with the price by at least `above` up to a little above it, and the root is within that little.
    if (!(doubt < above * price * (clearly - 1))) return this.#evaluateExactly(project)
    this.#price = price
    const steepness = 1 / above
    this.#priceError = doubt * steepness + price * epsilon * 4
    // What the poor's money was wrong by is now in the price, and gone from the poor: only the rest adds to the whole.
    this.#freshError = (rich * steepness - 1) * moved + rich * steepness * added * 2
    return 'payable'
  }

  /**
   * The price at which all is paid, by Newton's steps: what is paid is concave in the price, so from anywhere the first
   * step ends below the root, and each further one nearer to it, until no voter stands between two of them.
   */
  #root(project: number, first: number, length: number, additions: number): number {
    const pass = this.#pass
    const cost = this.#costs[project]!
    let price = first
    for (;;) {
      this.#again(project, price, length)
      const rich = pass.rich
      const missing = cost - pass.paid
      if (!(rich > 0)) price = cost / pass.weights
      else if (Math.abs(missing) <= (pass.total + pass.weights * price) * additions * epsilon) return price
      else price += missing / rich
    }
  }

  #gather(project: number, price: number): void {
    const from = this.#profile.supporters.start[project]!
    const until = from + this.#liveLength[project]!
    const weightOf = this.#liveWeight
    if (weightOf) this.#pass.gatherWeighted(this.#live, weightOf, this.#money, this.#shares, from, until, price)
    else this.#pass.gather(this.#live, this.#money, this.#shares, from, until, price)
  }

  #again(project: number, price: number, length: number): void {
    const from = this.#profile.supporters.start[project]!
    if (this.#liveWeight) this.#pass.againWeighted(this.#shares, this.#liveWeight, from, from + length, price)
    else this.#pass.again(this.#shares, length, price)
  }

  /** Takes those who hold nothing any more off a project's list, when there are many of them since the last time. */
  #dropExhausted(project: number): number {
    const length = this.#liveLength[project]!
    if ((this.#exhausted - this.#droppedAt[project]!) * 8 < this.#profile.ballots) return length
    this.#droppedAt[project] = this.#exhausted
    const { live, money, liveWeight, from, until } = this.#view(project)
    let kept = from
    for (let at = from; at < until; at++) {
      live[kept] = live[at]!
      if (liveWeight) liveWeight[kept] = liveWeight[at]!
      if (money[live[at]!]! > 0) kept++
    }
    this.#liveLength[project] = kept - from
    return kept - from
  }

  #view(project: number) {
    const from = this.#profile.supporters.start[project]!
    const until = from + this.#liveLength[project]!
    return { live: this.#live, money: this.#money, liveWeight: this.#liveWeight, from, until }
  }

  /** Where the supporters hold just about what it costs, whole numbers say whether they can pay. */
  #evaluateExactly(project: number): 'payable' | 'unpayable' {
    this.#remember()
    const { start } = this.#profile.supporters
    this.#paid.fill(0)
    const from = start[project]!
    const until = from + this.#liveLength[project]!
    let holders = 0
    for (let at = from; at < until; at++) {
      if (this.#money[this.#live[at]!] === 0) continue
      holders++
      this.#addTo(this.#paid, this.#live[at]!)
    }
    if (this.prices.compareTotal(holders, this.#paid, this.#costs[project]!) < 0) return 'unpayable'
    this.#priceError = Number.POSITIVE_INFINITY
    const form = this.#settle(project, 0, Number.POSITIVE_INFINITY)
    this.#priceError = this.prices.value(form) + this.prices.valueHi * epsilon * 2
    this.#price = this.prices.valueHi
    this.#freshError = 0
    return 'payable'
  }

  /**
   * The price of a project as whole numbers of people: who pays all that is left, and how many pay the price. Those whose
   * money is too near to the price for doubles are asked exactly, and remembered with what they will have left.
   */
  #settle(project: number, price: number, error: number): Form {
    this.#remember()
    const { start } = this.#profile.supporters
    const counts = new Float64Array(this.prices.rounds)
    const border: number[] = []
    let poor = 0
    let rich = 0
    const from = start[project]!
    const until = from + this.#liveLength[project]!
    const near = error + price * epsilon * 4
    for (let at = from; at < until; at++) {
      const held = this.#money[this.#live[at]!]!
      if (held === 0) continue
      const weight = this.#liveWeight ? this.#liveWeight[at]! : 1
      const left = held - price * weight
      const doubt = near * weight + this.#moneyError
      if (left > doubt) rich += weight
      else if (left < -doubt) {
        poor++
        this.#addTo(counts, this.#live[at]!)
      } else {
        border.push(at)
        rich += weight
      }
    }
    return this.#settleBorder({ cost: this.#costs[project]!, poor, counts, rich }, border)
  }

  /** All on the border pay the price first; whoever cannot, pays all, which raises the price for the others. */
  #settleBorder(begun: Form, border: readonly number[]): Form {
    let form = begun
    let paying = border.map((at) => ({ at, left: 0 }))
    this.#border = border.map((at) => this.#live[at]!)
    for (;;) {
      const states = new Map<string, number>()
      for (const one of paying) one.left = this.#compareBorder(one.at, form, states)
      const broke = paying.filter(({ left }) => left < 0)
      if (broke.length === 0) break
      paying = paying.filter(({ left }) => left >= 0)
      const counts = form.counts.slice()
      let rich = form.rich
      for (const { at } of broke) {
        this.#addTo(counts, this.#live[at]!)
        rich -= this.#liveWeight ? this.#liveWeight[at]! : 1
      }
      form = { cost: form.cost, poor: form.poor + broke.length, counts, rich }
    }
    const rest = new Map(paying.map(({ at, left }) => [this.#live[at]!, left]))
    this.#borderLeft = this.#border.map((voter) => Math.max(rest.get(voter) ?? 0, 0))
    return form
  }

  /** What is left to a voter on the border, less than nothing when he cannot pay; equal states are asked once. */
  #compareBorder(at: number, form: Form, states: Map<string, number>): number {
    const voter = this.#live[at]!
    const weight = this.#liveWeight ? this.#liveWeight[at]! : 1
    this.#paid.fill(0)
    this.#addTo(this.#paid, voter)
    const state = `${weight} ${this.#paid.subarray(0, this.prices.rounds).join(' ')}`
    const known = states.get(state)
    if (known !== undefined) return known
    const left = this.prices.compareMoney(this.#paid, weight, form)
    states.set(state, left)
    return left
  }

  /** Adds to each round what this voter paid in it, in units of its price. */
  #addTo(counts: Float64Array, voter: number): void {
    const { start, project, weight } = this.#profile
    const boughtIn = this.#boughtIn
    const until = start[voter + 1]!
    for (let at = start[voter]!; at < until; at++) {
      const round = boughtIn[project[at]!]!
      if (round >= 0 && round < counts.length) counts[round]! += weight ? weight[at]! : 1
    }
  }

  /** Its supporters pay. Exact prices are not needed for that, unless somebody's money is too near to the price. */
  #buy(project: number): void {
    const round = this.#selected.length
    const price = this.#price
    const near = this.#priceError + price * epsilon * 4
    if (near > this.prices.startHi * 2 ** -20) return this.#buyExactly(project)
    const { live, money, liveWeight, from, until } = this.#view(project)
    // The last evaluation may have been of another project, so what each holds is read anew.
    const shares = this.#shares
    let nearest = Number.POSITIVE_INFINITY
    let signs = 0
    for (let at = from; at < until; at++) {
      const weight = liveWeight ? liveWeight[at]! : 1
      const left = money[live[at]!]! - price * weight
      const distance = liveWeight ? Math.abs(left) / weight : Math.abs(left)
      shares[at - from] = left
      if (distance < nearest) nearest = distance
      signs += left / Math.abs(left)
    }
    // Where nobody would have money left, exact numbers say what each pays.
    if (signs === from - until || !(nearest > near + this.#moneyError)) return this.#buyExactly(project)
    const lastPaid = this.#lastPaid
    let holders = 0
    for (let at = from; at < until; at++) {
      const voter = live[at]!
      if (money[voter]! <= 0) continue
      const left = shares[at - from]!
      money[voter] = (left + Math.abs(left)) / 2
      lastPaid[voter] = round
      holders++
    }
    this.#exhausted += holders - (until - from + signs) / 2
    this.#boughtIn[project] = round
    this.#grow(near, this.#freshError, until - from)
  }

  #buyExactly(project: number): void {
    const round = this.#selected.length
    const price = this.#price
    const near = this.#priceError + price * epsilon * 4
    const form = this.#settle(project, price, this.#priceError)
    this.prices.push(form)
    const exact = this.prices.hi[round]!
    const { start } = this.#profile.supporters
    const from = start[project]!
    const until = from + this.#liveLength[project]!
    let border = 0
    for (let at = from; at < until; at++) {
      const voter = this.#live[at]!
      const weight = this.#liveWeight ? this.#liveWeight[at]! : 1
      const held = this.#money[voter]!
      if (held === 0) continue
      const doubt = near * weight + this.#moneyError
      const left = held - price * weight
      if (left > doubt) this.#money[voter] = held - exact * weight
      else this.#money[voter] = left < -doubt ? 0 : this.#borderLeft[border++]!
      this.#lastPaid[voter] = round
      if (this.#money[voter] === 0) this.#exhausted++
    }
    this.#boughtIn[project] = round
    this.#grow(exact * epsilon * 2, 0, until - from)
  }

  /** So many voters paid a price that may be wrong by `error` by unit of weight, and by `fresh` in all. */
  #grow(error: number, fresh: number, voters: number): void {
    const rounding = this.prices.startHi * epsilon * 2
    this.#moneyError += error * this.#heaviest + rounding
    this.#moneyErrors += fresh + rounding * voters
  }

  /** Where the last run left each voter: the last round he paid in, and whether he paid all he had in it. */
  lastPaid(voter: number): { readonly round: number; readonly broke: boolean } {
    return { round: this.#lastPaid[voter]!, broke: this.#money[voter] === 0 }
  }

  /** The exact prices of the last run. */
  remembered(): Prices {
    this.#remember()
    return this.prices
  }

  /** Brings `prices` up to the present round, from who paid all and who paid the price. */
  #remember(): void {
    const { start, voter, weight } = this.#profile.supporters
    for (let round = this.prices.rounds; round < this.#selected.length; round++) {
      const project = this.#selected[round]!
      const counts = new Float64Array(round)
      let poor = 0
      let rich = 0
      for (let at = start[project]!; at < start[project + 1]!; at++) {
        const last = this.#lastPaid[voter[at]!]!
        if (last === round && this.#money[voter[at]!] === 0) {
          poor++
          this.#addTo(counts, voter[at]!)
        } else if (last >= round) rich += weight ? weight[at]! : 1
      }
      this.prices.push({ cost: this.#costs[project]!, poor, counts, rich })
    }
  }
}

function longestOf(start: Uint32Array): number {
  let longest = 0
  for (let p = 1; p < start.length; p++) longest = Math.max(longest, start[p]! - start[p - 1]!)
  return longest
}

/** No price is lower than when everybody pays alike. */
function firstPrices(profile: Profile, costs: Float64Array, per: Float64Array): Float64Array {
  const { start, weight } = profile.supporters
  return costs.map((cost, project) => {
    let weights = start[project + 1]! - start[project]!
    if (weight) {
      weights = 0
      for (let at = start[project]!; at < start[project + 1]!; at++) weights += weight[at]!
    }
    return (cost / weights / per[project]!) * (1 - 8 * epsilon)
  })
}

import { type Form, Prices } from '../exact/prices.ts'
import type { Fence } from '../limits.ts'
import { leastPrices, longestList, type Profile } from '../profile.ts'
import { Books } from './books.ts'
import { Hints } from './hints.ts'
import { block, clearly, Pass } from './passes.ts'
import { Settlement } from './settlement.ts'
import type { SharesRun, Tie } from './shares-run.ts'

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
  readonly #costs: Float64Array
  /** What a price is divided by to be compared: the cost, or 1. */
  readonly #per: Float64Array
  readonly #ranks: Uint32Array
  readonly #books: Books
  readonly #settlement: Settlement
  readonly #shares: Float64Array
  readonly #pass = new Pass()
  readonly #low: Float64Array
  readonly #firstLow: Float64Array
  readonly #hints: Hints
  /** The last evaluation: its price, and how wrong that can be. */
  #price = 0
  #priceError = 0
  #freshError = 0

  constructor(profile: Profile, costs: Float64Array, per: Float64Array, ranks: Uint32Array) {
    const projects = costs.length
    const longest = longestList(profile)
    this.#costs = costs
    this.#per = per
    this.#ranks = ranks
    this.prices = new Prices(projects)
    this.#books = new Books(profile, projects)
    this.#settlement = new Settlement(this.#books, this.prices, costs)
    this.#shares = new Float64Array(longest)
    this.#low = new Float64Array(projects)
    this.#firstLow = leastPrices(profile, costs, per)
    this.#hints = new Hints(projects)
  }

  /**
   * Runs with `numerator / denominator` minor units for each voter among the projects `among`, and stops as soon as it
   * has spent more than `limit`.
   */
  run(numerator: bigint, denominator: bigint, limit: number, among: Uint32Array, fence: Fence): SharesRun {
    fence.begin()
    this.prices.begin(numerator, denominator)
    this.#books.begin(this.prices.startHi)
    this.#low.set(this.#firstLow)
    let candidates = Array.from(among).filter(
      (project) => this.#books.liveLength[project]! > 0 && fence.isOpen(project),
    )
    const { selected } = this.#books
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

  /** The project of the lowest price; -1 when nobody can pay for any. Drops those that can never be paid again. */
  #choose(candidates: number[], ties: Tie[]): number {
    const round = this.#books.selected.length
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
      const form = this.#settlement.settle(one.project, one.price, one.error)
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
        round: this.#books.selected.length,
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
    const length = this.#books.dropExhausted(project)
    const guess = Math.max(hint, this.#low[project]!)
    const pass = this.#pass
    this.#gather(project, guess * per)
    const moved = Math.min(length * this.#books.moneyError, this.#books.moneyErrors)
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
    const from = this.#books.profile.supporters.start[project]!
    const until = from + this.#books.liveLength[project]!
    const weightOf = this.#books.liveWeight
    if (weightOf)
      this.#pass.gatherWeighted(this.#books.live, weightOf, this.#books.money, this.#shares, from, until, price)
    else this.#pass.gather(this.#books.live, this.#books.money, this.#shares, from, until, price)
  }

  #again(project: number, price: number, length: number): void {
    const from = this.#books.profile.supporters.start[project]!
    if (this.#books.liveWeight)
      this.#pass.againWeighted(this.#shares, this.#books.liveWeight, from, from + length, price)
    else this.#pass.again(this.#shares, length, price)
  }

  /** Where the supporters hold just about what it costs, whole numbers say whether they can pay. */
  #evaluateExactly(project: number): 'payable' | 'unpayable' {
    if (!this.#settlement.canPay(project)) return 'unpayable'
    const form = this.#settlement.settle(project, 0, Number.POSITIVE_INFINITY)
    this.#priceError = this.prices.value(form) + this.prices.valueHi * epsilon * 2
    this.#price = this.prices.valueHi
    this.#freshError = 0
    return 'payable'
  }

  /** Its supporters pay. Exact prices are not needed for that, unless somebody's money is too near to the price. */
  #buy(project: number): void {
    const round = this.#books.selected.length
    const price = this.#price
    const near = this.#priceError + price * epsilon * 4
    if (near > this.prices.startHi * 2 ** -20) {
      this.#buyExactly(project)
      return
    }
    const { live, money, liveWeight, from, until } = this.#books.view(project)
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
    if (signs === from - until || !(nearest > near + this.#books.moneyError)) {
      this.#buyExactly(project)
      return
    }
    const { lastPaid } = this.#books
    let holders = 0
    for (let at = from; at < until; at++) {
      const voter = live[at]!
      if (money[voter]! <= 0) continue
      const left = shares[at - from]!
      money[voter] = (left + Math.abs(left)) / 2
      lastPaid[voter] = round
      holders++
    }
    this.#books.exhausted += holders - (until - from + signs) / 2
    this.#books.boughtIn[project] = round
    this.#books.grow(near, this.#freshError, until - from)
  }

  #buyExactly(project: number): void {
    const round = this.#books.selected.length
    const price = this.#price
    const near = this.#priceError + price * epsilon * 4
    this.prices.push(this.#settlement.settle(project, price, this.#priceError))
    const exact = this.prices.hi[round]!
    const { live, money, liveWeight, from, until } = this.#books.view(project)
    const { lastPaid, moneyError } = this.#books
    let border = 0
    for (let at = from; at < until; at++) {
      const voter = live[at]!
      const weight = liveWeight ? liveWeight[at]! : 1
      const held = money[voter]!
      if (held === 0) continue
      const doubt = near * weight + moneyError
      const left = held - price * weight
      if (left > doubt) money[voter] = held - exact * weight
      else money[voter] = left < -doubt ? 0 : this.#settlement.border[border++]!.left
      lastPaid[voter] = round
      if (money[voter] === 0) this.#books.exhausted++
    }
    this.#books.boughtIn[project] = round
    this.#books.grow(0, 0, until - from)
  }

  /** Where the last run left each voter: the last round he paid in, and whether he paid all he had in it. */
  lastPaid(voter: number): { readonly round: number; readonly broke: boolean } {
    return { round: this.#books.lastPaid[voter]!, broke: this.#books.money[voter] === 0 }
  }

  /** The exact prices of the last run. */
  remembered(): Prices {
    this.#settlement.remember()
    return this.prices
  }
}

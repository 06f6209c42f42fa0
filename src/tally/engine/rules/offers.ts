import type { Prices } from '../exact/prices.ts'
import type { Books } from './books.ts'
import { block, clearly, Pass } from './passes.ts'
import type { Settlement } from './settlement.ts'

/** What a project costs each supporter by unit of weight, how wrong that can be, and how wrong all payments together. */
export type Offer = {
  readonly project: number
  /** The price divided by what it is compared by. */
  readonly key: number
  readonly keyError: number
  readonly price: number
  readonly error: number
  readonly fresh: number
}

const epsilon = 2 ** -53

/** Finds the price of a project in doubles, with a proven bound of its error. */
export class Offers {
  /** Prices asked for: what the time went into. */
  asked = 0
  /** Keys that a project is known to reach, now and in every later round. */
  readonly low: Float64Array
  readonly #books: Books
  readonly #settlement: Settlement
  readonly #prices: Prices
  readonly #costs: Float64Array
  readonly #per: Float64Array
  readonly #pass = new Pass()
  /** What the supporters hold who were asked last, and those of the best offer so far, in the order of their lists. */
  #shares: Float64Array
  #kept: Float64Array
  #keptFor = -1

  constructor(
    books: Books,
    settlement: Settlement,
    prices: Prices,
    costs: Float64Array,
    per: Float64Array,
    longest: number,
  ) {
    this.#books = books
    this.#settlement = settlement
    this.#prices = prices
    this.#costs = costs
    this.#per = per
    this.low = new Float64Array(costs.length)
    this.#shares = new Float64Array(longest)
    this.#kept = new Float64Array(longest)
  }

  /** Keeps what the supporters hold who were asked last: they are likely to buy. */
  keep(project: number): void {
    const kept = this.#kept
    this.#kept = this.#shares
    this.#shares = kept
    this.#keptFor = project
  }

  /** What the supporters of a project hold, in the order of its list. */
  sharesOf(project: number): Float64Array {
    if (this.#keptFor !== project) {
      const { live, money, from, until } = this.#books.view(project)
      for (let at = from; at < until; at++) this.#kept[at - from] = money[live[at]!]!
    }
    this.#keptFor = -1
    return this.#kept
  }

  /**
   * The offer of a project, unless its supporters cannot pay for it, now and for ever, or it is dearer than `high` beyond
   * doubt. `hint` is a key that it is likely to reach, `winning` the one at which it was bought the last time, or 0.
   */
  ask(project: number, hint: number, winning: number, high: number): Offer | 'unpayable' | 'dearer' {
    this.asked++
    const cost = this.#costs[project]!
    const per = this.#per[project]!
    const length = this.#books.dropExhausted(project)
    const guess = winning > 0 ? winning : Math.max(hint, this.low[project]!)
    const pass = this.#pass
    this.#gather(project, guess * per, winning > 0)
    const moved = Math.min(length * this.#books.moneyError, this.#books.moneyErrors)
    const additions = Math.min(length, block + length / block) + 8
    const rounding = (price: number) => (pass.total + pass.weights * price) * additions * epsilon
    const begun = rounding(guess * per)
    if (pass.total + moved + begun < cost) return 'unpayable'
    if (pass.total - moved - begun <= cost) return this.#askExactly(project)
    if (pass.paid + moved + begun < cost) {
      this.low[project] = Math.max(guess, this.low[project]!)
      if (guess > high) return 'dearer'
    }
    if (winning === 0 || this.#books.liveWeight) this.#again(project, guess * per, length)
    const price = this.#root(project, guess * per, length, rounding)
    const added = rounding(price) * 2
    const doubt = moved + added
    const { rich, above } = pass
    // What is paid rises with the price by at least `above` up to a little above it, and the root is within that little.
    if (!(doubt < above * price * (clearly - 1))) return this.#askExactly(project)
    // What the poor's money was wrong by is now in the price, and gone from the poor: only the rest adds to the whole.
    const fresh = (rich / above - 1) * moved + (rich / above) * added
    return this.#offer(project, price, doubt / above + price * epsilon * 4, fresh)
  }

  #offer(project: number, price: number, error: number, fresh: number): Offer {
    const per = this.#per[project]!
    const key = price / per
    const keyError = error / per + key * epsilon * 2
    this.low[project] = Math.max(key - keyError, this.low[project]!)
    return { project, key, keyError, price, error, fresh }
  }

  /**
   * The price at which all is paid, by Newton's steps: what is paid is concave in the price, so from anywhere the first
   * step ends below the root, and each further one nearer to it, until what is missing is less than rounding can be.
   */
  #root(project: number, first: number, length: number, rounding: (price: number) => number): number {
    const pass = this.#pass
    const cost = this.#costs[project]!
    for (let price = first; ; this.#again(project, price, length)) {
      const missing = cost - pass.paid
      if (pass.rich > 0 && Math.abs(missing) <= rounding(price)) return price
      price = pass.next(cost, price)
    }
  }

  #gather(project: number, price: number, all: boolean): void {
    const { live, money, liveWeight, from, until } = this.#books.view(project)
    if (liveWeight) this.#pass.gatherWeighted(live, liveWeight, money, this.#shares, from, until, price)
    else if (all) this.#pass.gatherAll(live, money, this.#shares, from, until, price)
    else this.#pass.gather(live, money, this.#shares, from, until, price)
  }

  #again(project: number, price: number, length: number): void {
    const { liveWeight, from } = this.#books.view(project)
    if (liveWeight) this.#pass.againWeighted(this.#shares, liveWeight, from, from + length, price)
    else this.#pass.again(this.#shares, length, price)
  }

  /** Where the supporters hold just about what it costs, whole numbers say whether they can pay, and how much each. */
  #askExactly(project: number): Offer | 'unpayable' {
    if (!this.#settlement.canPay(project)) return 'unpayable'
    const form = this.#settlement.settle(project, 0, Number.POSITIVE_INFINITY)
    const error = this.#prices.value(form) + this.#prices.valueHi * epsilon * 2
    return this.#offer(project, this.#prices.valueHi, error, 0)
  }
}

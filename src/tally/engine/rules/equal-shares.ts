import { type Form, Prices } from '../exact/prices.ts'
import type { Fence } from '../limits.ts'
import { leastPrices, longestList, type Profile } from '../profile.ts'
import { Books } from './books.ts'
import { Hints } from './hints.ts'
import { type Offer, Offers } from './offers.ts'
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
  readonly #costs: Float64Array
  /** What a price is divided by to be compared: the cost, or 1. */
  readonly #per: Float64Array
  readonly #ranks: Uint32Array
  readonly #books: Books
  readonly #settlement: Settlement
  readonly #offers: Offers
  readonly #firstLow: Float64Array
  readonly #hints: Hints

  constructor(profile: Profile, costs: Float64Array, per: Float64Array, ranks: Uint32Array) {
    const projects = costs.length
    this.#costs = costs
    this.#per = per
    this.#ranks = ranks
    this.prices = new Prices(projects)
    this.#books = new Books(profile, projects)
    this.#settlement = new Settlement(this.#books, this.prices, costs)
    this.#offers = new Offers(this.#books, this.#settlement, this.prices, costs, per, longestList(profile))
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
    this.#offers.low.set(this.#firstLow)
    // A project that all its supporters' money cannot buy now is never bought; where that is near, they are asked.
    const most = this.prices.startHi * (1 + 4 * epsilon)
    let candidates = Array.from(among).filter(
      (project) => this.#books.liveLength[project]! * most >= this.#costs[project]! && fence.isOpen(project),
    )
    candidates.sort((a, b) => this.#firstLow[a]! - this.#firstLow[b]!)
    const { selected } = this.#books
    const ties: Tie[] = []
    let spent = 0
    for (;;) {
      const offer = this.#choose(candidates, ties)
      if (!offer) return { selected, spent, ties, within: true }
      const chosen = offer.project
      spent += this.#costs[chosen]!
      if (spent > limit) return { selected: [...selected, chosen], spent, ties, within: false }
      this.#buy(offer)
      selected.push(chosen)
      candidates.splice(candidates.indexOf(chosen), 1)
      fence.select(chosen)
      if (fence.stands) candidates = candidates.filter((project) => fence.isOpen(project))
    }
  }

  /** The lowest offer, if anybody can pay for any. Drops projects that can never be paid again. */
  #choose(candidates: number[], ties: Tie[]): Offer | undefined {
    const round = this.#books.selected.length
    const { low } = this.#offers
    this.#hints.order(candidates, round, low)
    const offers: Offer[] = []
    let bestHigh = Number.POSITIVE_INFINITY
    let kept = 0
    for (let at = 0; at < candidates.length; at++) {
      const project = candidates[at]!
      if (low[project]! <= bestHigh) {
        const hint = this.#hints.floor(round, project)
        const offer = this.#offers.ask(project, hint, this.#hints.winning(round, project), bestHigh)
        if (offer === 'unpayable') continue
        if (offer !== 'dearer') {
          this.#hints.keep(round, project, offer.key)
          if (offer.key + offer.keyError < bestHigh) this.#offers.keep(project)
          bestHigh = Math.min(bestHigh, offer.key + offer.keyError)
          offers.push(offer)
        }
      }
      candidates[kept++] = project
    }
    candidates.length = kept
    const near = offers.filter(({ key, keyError }) => key - keyError <= bestHigh)
    const chosen = near.length < 2 ? near[0] : this.#lowestExactly(near, ties)
    if (chosen) this.#hints.choose(round, chosen.project)
    return chosen
  }

  #lowestExactly(near: readonly Offer[], ties: Tie[]): Offer {
    let lowest: { near: Offer; form: Form }[] = []
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

  /** Its supporters pay. Exact prices are not needed for that, unless somebody's money is too near to the price. */
  #buy(offer: Offer): void {
    const { project, price, fresh } = offer
    const near = offer.error + price * epsilon * 4
    const { live, money, lastPaid, liveWeight, from, until } = this.#books.view(project)
    const shares = this.#offers.sharesOf(project)
    let nearest = Number.POSITIVE_INFINITY
    let signs = 0
    for (let at = from; at < until; at++) {
      const weight = liveWeight ? liveWeight[at]! : 1
      const left = shares[at - from]! - price * weight
      const distance = Math.abs(left)
      if (distance < nearest * weight) nearest = distance / weight
      signs += left / distance
    }
    // Where nobody would have money left, or an error has grown too large, exact numbers say what each pays.
    const plain = near <= this.prices.startHi * 2 ** -20 && nearest > near + this.#books.moneyError
    if (!plain || signs === from - until) {
      this.#buyExactly(offer)
      return
    }
    const round = this.#books.selected.length
    let holders = 0
    for (let at = from; at < until; at++) {
      const held = shares[at - from]!
      if (held <= 0) continue
      const voter = live[at]!
      const left = held - (liveWeight ? price * liveWeight[at]! : price)
      money[voter] = (left + Math.abs(left)) / 2
      lastPaid[voter] = round
      holders++
    }
    this.#books.exhausted += holders - (until - from + signs) / 2
    this.#books.boughtIn[project] = round
    this.#books.grow(near, fresh, until - from)
  }

  #buyExactly({ project, price, error }: Offer): void {
    const round = this.#books.selected.length
    const near = error + price * epsilon * 4
    this.prices.push(this.#settlement.settle(project, price, error))
    const exact = this.prices.hi[round]!
    const { live, money, lastPaid, liveWeight, from, until } = this.#books.view(project)
    const { moneyError } = this.#books
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

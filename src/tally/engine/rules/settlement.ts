import { type Form, noCounts, type Prices } from '../exact/prices.ts'
import type { Books } from './books.ts'

const epsilon = 2 ** -53

/** A voter whose money was too near to a price for doubles, and what will be left of it. */
export type Border = { readonly voter: number; readonly left: number }

/** The side of a count that doubles cannot decide: prices as whole numbers of people. */
export class Settlement {
  readonly #books: Books
  readonly #prices: Prices
  readonly #costs: Float64Array
  readonly #paid: Float64Array
  /** Those of the last settlement who stood on the border, in the order of the list. */
  border: readonly Border[] = []

  constructor(books: Books, prices: Prices, costs: Float64Array) {
    this.#books = books
    this.#prices = prices
    this.#costs = costs
    this.#paid = new Float64Array(costs.length)
  }

  /** Whether the supporters of a project hold what it costs. */
  canPay(project: number): boolean {
    this.remember()
    const { live, money, from, until } = this.#books.view(project)
    this.#paid.fill(0)
    let holders = 0
    for (let at = from; at < until; at++) {
      if (money[live[at]!] === 0) continue
      holders++
      this.#books.addTo(this.#paid, live[at]!)
    }
    return this.#prices.compareTotal(holders, this.#paid, this.#costs[project]!) >= 0
  }

  /**
   * The price of a project as whole numbers of people: who pays all that is left, and how many pay the price. Those whose
   * money is too near to the price for doubles are asked exactly, and remembered with what they will have left.
   */
  settle(project: number, price: number, error: number): Form {
    this.remember()
    const { start } = this.#books.profile.supporters
    let counts = noCounts
    const border: number[] = []
    let poor = 0
    let rich = 0
    const from = start[project]!
    const until = from + this.#books.liveLength[project]!
    const near = error + price * epsilon * 4
    for (let at = from; at < until; at++) {
      const held = this.#books.money[this.#books.live[at]!]!
      if (held === 0) continue
      const weight = this.#books.liveWeight ? this.#books.liveWeight[at]! : 1
      const left = held - price * weight
      const doubt = near * weight + this.#books.moneyError
      if (left > doubt) rich += weight
      else if (left < -doubt) {
        if (poor++ === 0) counts = new Float64Array(this.#prices.rounds)
        this.#books.addTo(counts, this.#books.live[at]!)
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
    for (;;) {
      const states = new Map<string, number>()
      for (const one of paying) one.left = this.#compareBorder(one.at, form, states)
      const broke = paying.filter(({ left }) => left < 0)
      if (broke.length === 0) break
      paying = paying.filter(({ left }) => left >= 0)
      const counts = form.counts.length > 0 ? form.counts.slice() : new Float64Array(this.#prices.rounds)
      let rich = form.rich
      for (const { at } of broke) {
        this.#books.addTo(counts, this.#books.live[at]!)
        rich -= this.#books.liveWeight ? this.#books.liveWeight[at]! : 1
      }
      form = { cost: form.cost, poor: form.poor + broke.length, counts, rich }
    }
    const rest = new Map(paying.map(({ at, left }) => [this.#books.live[at]!, left]))
    this.border = border.map((at) => {
      const voter = this.#books.live[at]!
      return { voter, left: Math.max(rest.get(voter) ?? 0, 0) }
    })
    return form
  }

  /** What is left to a voter on the border, less than nothing when he cannot pay; equal states are asked once. */
  #compareBorder(at: number, form: Form, states: Map<string, number>): number {
    const voter = this.#books.live[at]!
    const weight = this.#books.liveWeight ? this.#books.liveWeight[at]! : 1
    this.#paid.fill(0)
    this.#books.addTo(this.#paid, voter)
    const state = `${weight}${this.#paidInWords()}`
    const known = states.get(state)
    if (known !== undefined) return known
    const left = this.#prices.compareMoney(this.#paid, weight, form)
    states.set(state, left)
    return left
  }

  /** What a voter has paid so far, as a key: rounds and weights. */
  #paidInWords(): string {
    let words = ''
    for (let round = 0; round < this.#prices.rounds; round++)
      if (this.#paid[round] !== 0) words += ` ${round}:${this.#paid[round]}`
    return words
  }

  /** Brings `prices` up to the present round, from who paid all and who paid the price. */
  remember(): void {
    const { start, voter, weight } = this.#books.profile.supporters
    for (let round = this.#prices.rounds; round < this.#books.selected.length; round++) {
      const project = this.#books.selected[round]!
      let counts = noCounts
      let poor = 0
      let rich = 0
      for (let at = start[project]!; at < start[project + 1]!; at++) {
        const last = this.#books.lastPaid[voter[at]!]!
        if (last === round && this.#books.money[voter[at]!] === 0) {
          if (poor++ === 0) counts = new Float64Array(round)
          this.#books.addTo(counts, voter[at]!)
        } else if (last >= round) rich += weight ? weight[at]! : 1
      }
      this.#prices.push({ cost: this.#costs[project]!, poor, counts, rich })
    }
  }
}

/**
 * Sums over a project's supporters, the loops in which nearly all time is spent. They hold no branch that depends on
 * money: `min(a, b)` is `(a + b - |a - b|) / 2`, and who has enough is counted by signs. A guess of the machine about
 * somebody's purse is wrong half the time and costs more than ten additions.
 */

/** So many are added up by themselves first, which keeps the rounding error of a sum of a million small. */
export const block = 128

/** Who holds this many times the price pays it without doubt. */
export const clearly = 1 + 2 ** -20

/** Tells `0` from less: added to a difference, it changes nothing else. */
const tiny = 2 ** -1000

/** What a pass found at one price. */
export class Pass {
  /** What all hold. */
  total = 0
  /** What they pay at this price: the price by unit of weight, or all they hold. */
  paid = 0
  /** Weight of those who hold at least the price, and of those who clearly hold more. */
  rich = 0
  above = 0
  /** Sum of all weights. */
  weights = 0

  /** Newton's next step; where nobody holds the price, all begin by paying alike. */
  next(cost: number, price: number): number {
    return this.rich > 0 ? price + (cost - this.paid) / this.rich : cost / this.weights
  }

  #close(price: number, gaps: number, signs: number, clearSigns: number): void {
    this.paid = (this.total + this.weights * price - gaps) / 2
    this.rich = (this.weights + signs) / 2
    this.above = (this.weights + clearSigns) / 2
  }

  /** Reads what the voters of a list hold, keeps it side by side in `shares`, and adds up what they pay at a price. */
  gather(
    voters: Uint32Array,
    money: Float64Array,
    shares: Float64Array,
    from: number,
    until: number,
    price: number,
  ): void {
    let total = 0
    let gaps = 0
    for (let at = from; at < until; ) {
      let totalHere = 0
      let gapsHere = 0
      for (const stop = Math.min(at + block, until); at < stop; at++) {
        const held = money[voters[at]!]!
        shares[at - from] = held
        totalHere += held
        gapsHere += Math.abs(held - price)
      }
      total += totalHere
      gaps += gapsHere
    }
    this.total = total
    this.weights = until - from
    this.paid = (total + this.weights * price - gaps) / 2
  }

  /** Both at once, where the price is likely to be near: reads, keeps, and counts who holds how much more. */
  gatherAll(
    voters: Uint32Array,
    money: Float64Array,
    shares: Float64Array,
    from: number,
    until: number,
    price: number,
  ): void {
    const clear = price * clearly
    let total = 0
    let gaps = 0
    let signs = 0
    let clearSigns = 0
    for (let at = from; at < until; ) {
      let totalHere = 0
      let gapsHere = 0
      for (const stop = Math.min(at + block, until); at < stop; at++) {
        const held = money[voters[at]!]!
        const gap = held - price + tiny
        const size = Math.abs(gap)
        const over = held - clear + tiny
        shares[at - from] = held
        totalHere += held
        gapsHere += size
        signs += gap / size
        clearSigns += over / Math.abs(over)
      }
      total += totalHere
      gaps += gapsHere
    }
    this.total = total
    this.weights = until - from
    this.#close(price, gaps, signs, clearSigns)
  }

  /** The same from what was gathered, and who holds how much more. */
  again(shares: Float64Array, length: number, price: number): void {
    const clear = price * clearly
    let gaps = 0
    let signs = 0
    let clearSigns = 0
    for (let at = 0; at < length; ) {
      let gapsHere = 0
      for (const stop = Math.min(at + block, length); at < stop; at++) {
        const gap = shares[at]! - price + tiny
        const size = Math.abs(gap)
        const over = shares[at]! - clear + tiny
        gapsHere += size
        signs += gap / size
        clearSigns += over / Math.abs(over)
      }
      gaps += gapsHere
    }
    this.#close(price, gaps, signs, clearSigns)
  }

  /** Where each weighs by himself, he pays his weight times the price. */
  gatherWeighted(
    voters: Uint32Array,
    weightOf: Int32Array,
    money: Float64Array,
    shares: Float64Array,
    from: number,
    until: number,
    price: number,
  ): void {
    let total = 0
    let gaps = 0
    let weights = 0
    for (let at = from; at < until; ) {
      let totalHere = 0
      let gapsHere = 0
      for (const stop = Math.min(at + block, until); at < stop; at++) {
        const held = money[voters[at]!]!
        const weight = weightOf[at]!
        shares[at - from] = held
        totalHere += held
        gapsHere += Math.abs(held - price * weight)
        weights += weight
      }
      total += totalHere
      gaps += gapsHere
    }
    this.total = total
    this.weights = weights
    this.paid = (total + weights * price - gaps) / 2
  }

  againWeighted(shares: Float64Array, weightOf: Int32Array, from: number, until: number, price: number): void {
    const clear = price * clearly
    let gaps = 0
    let signs = 0
    let clearSigns = 0
    for (let at = from; at < until; ) {
      let gapsHere = 0
      for (const stop = Math.min(at + block, until); at < stop; at++) {
        const held = shares[at - from]!
        const weight = weightOf[at]!
        const gap = held - price * weight + tiny
        const size = Math.abs(gap)
        const over = held - clear * weight + tiny
        gapsHere += size
        signs += (weight * gap) / size
        clearSigns += (weight * over) / Math.abs(over)
      }
      gaps += gapsHere
    }
    this.#close(price, gaps, signs, clearSigns)
  }
}

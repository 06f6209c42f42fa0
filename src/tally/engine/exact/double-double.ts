/**
 * A sum kept in two doubles, about 106 bits: near enough to decide all but true ties, and a hundred times cheaper than
 * fractions of whole numbers. Error-free sums and products: T. J. Dekker, Numerische Mathematik 18 (1971), 224-242.
 */
export class TwinSum {
  hi = 0
  lo = 0

  set(hi: number, lo = 0): this {
    this.hi = hi
    this.lo = lo
    return this
  }

  add(hi: number, lo = 0): this {
    const sum = this.hi + hi
    const shift = sum - this.hi
    const rest = this.hi - (sum - shift) + (hi - shift) + this.lo + lo
    this.hi = sum + rest
    this.lo = rest - (this.hi - sum)
    return this
  }

  /** Adds `times` (a whole number below 2^53) the number `hi + lo`. */
  addTimes(times: number, hi: number, lo = 0): this {
    const product = times * hi
    return this.add(product, productError(times, hi, product) + times * lo)
  }

  divide(by: number): this {
    const quotient = this.hi / by
    const product = quotient * by
    const rest = this.hi - product - productError(quotient, by, product) + this.lo
    const correction = rest / by
    this.hi = quotient + correction
    this.lo = correction - (this.hi - quotient)
    return this
  }
}

const splitter = 2 ** 27 + 1

/** What `a * b` lost when it was rounded to `product`. */
function productError(a: number, b: number, product: number): number {
  const bigA = a * splitter
  const highA = bigA - (bigA - a)
  const lowA = a - highA
  const bigB = b * splitter
  const highB = bigB - (bigB - b)
  const lowB = b - highB
  return lowA * lowB - (product - highA * highB - lowA * highB - highA * lowB)
}

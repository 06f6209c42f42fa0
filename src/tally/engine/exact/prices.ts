import { TwinSum } from './double-double.ts'
import { type Fraction, fraction } from './fraction.ts'

/**
 * An amount as a whole-number combination: `(cost - poor * b0 + sum of counts[q] * price[q]) / rich`, where `b0` is what
 * each voter began with and `price[q]` what the supporters of round `q` paid. Every price of Equal Shares has this form:
 * whoever paid all that was left paid `b0` less earlier prices, so only whole numbers of people have to be remembered.
 */
export type Form = {
  readonly cost: number
  readonly poor: number
  /** By round; none at all where nobody is poor and all pay the price. */
  readonly counts: Float64Array
  readonly rich: number
}

/** The counts of a form in which all pay the price. */
export const noCounts = new Float64Array(0)

/** Relative error of one operation in two doubles, generously. */
const twinError = 2 ** -98

/** The prices of the rounds so far: near enough as doubles, and as exact fractions when a comparison is too near. */
export class Prices {
  rounds = 0
  readonly hi: Float64Array
  readonly lo: Float64Array
  /** What each voter began with, as two doubles. */
  startHi = 0
  startLo = 0
  /** Comparisons that only exact fractions could decide. */
  exactComparisons = 0
  readonly #error: Float64Array
  readonly #forms: Form[] = []
  readonly #sum = new TwinSum()
  #start: Fraction = { numerator: 0n, denominator: 1n }
  #exact: ExactPrices | undefined

  constructor(most: number) {
    this.hi = new Float64Array(most)
    this.lo = new Float64Array(most)
    this.#error = new Float64Array(most)
  }

  begin(numerator: bigint, denominator: bigint): void {
    this.rounds = 0
    this.#forms.length = 0
    this.#exact = undefined
    this.#start = { numerator, denominator }
    const hi = Number(numerator) / Number(denominator)
    const rest = numerator * 2n ** 100n - scaledBy100(hi) * denominator
    this.startHi = hi
    this.startLo = Number(rest) / Number(denominator) / 2 ** 100
  }

  forms(): readonly Form[] {
    return this.#forms
  }

  /** Closes a round at the price of this form. */
  push(form: Form): void {
    const error = this.value(form)
    if (error > this.#sum.hi * 2 ** -70) this.#refine(form)
    this.hi[this.rounds] = this.#sum.hi
    this.lo[this.rounds] = this.#sum.lo
    this.#error[this.rounds] = Math.min(error, this.#sum.hi * 2 ** -70)
    this.#forms.push(form)
    this.rounds++
  }

  /** Puts the value of a form into `valueHi` and `valueLo`; gives back how wrong it can be. */
  value({ cost, poor, counts, rich }: Form): number {
    const sum = this.#sum.set(cost)
    let size = cost + poor * this.startHi
    let error = 0
    if (poor > 0) sum.addTimes(-poor, this.startHi, this.startLo)
    for (let q = 0; q < counts.length; q++) {
      const count = counts[q]!
      if (count === 0) continue
      sum.addTimes(count, this.hi[q]!, this.lo[q]!)
      size += count * this.hi[q]!
      error += count * this.#error[q]!
    }
    sum.divide(rich)
    return (error + size * (this.rounds + 3) * twinError) / rich
  }

  get valueHi(): number {
    return this.#sum.hi
  }

  get valueLo(): number {
    return this.#sum.lo
  }

  /** Where errors have grown through many rounds, the price is taken anew from its exact fraction. */
  #refine(form: Form): void {
    const { numerator, denominator } = this.#exactly().valueOf(form)
    const hi = nearest(numerator, denominator)
    const rest = numerator * 2n ** 1100n - scaled(hi, 1100n) * denominator
    this.#sum.set(hi, nearest(rest, denominator * 2n ** 1100n))
  }

  /** Negative, zero or positive as `value(a) / a.per` is less than, equal to or more than `value(b) / b.per`. */
  compare(a: Form, perA: number, b: Form, perB: number): number {
    // Where all pay the price, it is the cost divided among them: many such prices are equal, and quickly told.
    if (a.poor + a.counts.length + b.poor + b.counts.length === 0) {
      const [left, right] = [a.cost * b.rich * perB, b.cost * a.rich * perA]
      if (left <= Number.MAX_SAFE_INTEGER && right <= Number.MAX_SAFE_INTEGER) return left - right
    }
    const errorA = this.value(a) / perA
    const keyA = new TwinSum().set(this.valueHi, this.valueLo).divide(perA)
    const errorB = this.value(b) / perB
    const keyB = new TwinSum().set(this.valueHi, this.valueLo).divide(perB)
    const difference = keyA.add(-keyB.hi, -keyB.lo).hi
    const doubt = errorA + errorB + (Math.abs(keyB.hi) + Math.abs(difference)) * twinError * 4
    if (Math.abs(difference) > doubt) return difference
    const left = BigInt(b.rich) * BigInt(perB)
    const right = BigInt(a.rich) * BigInt(perA)
    return this.#sign(
      BigInt(a.cost) * left - BigInt(b.cost) * right,
      BigInt(b.poor) * right - BigInt(a.poor) * left,
      (q) => times(a, q, left) - times(b, q, right),
    )
  }

  /** Sign of what a voter holds, `b0 - sum of paid[q] * price[q]`, less `weight` times the value of a form. */
  compareMoney(paid: Float64Array, weight: number, form: Form): number {
    const doubtOfPrice = this.value(form) * weight
    const price = new TwinSum().set(this.valueHi, this.valueLo)
    const left = this.#money(paid).addTimes(-weight, price.hi, price.lo)
    if (Math.abs(left.hi) > doubtOfPrice + this.#doubt + price.hi * weight * twinError * 4) return left.hi
    const rich = BigInt(form.rich)
    const weights = BigInt(weight)
    return this.#sign(
      -weights * BigInt(form.cost),
      rich + weights * BigInt(form.poor),
      (q) => -(paid[q] === 0 ? 0n : rich * BigInt(paid[q]!)) - times(form, q, weights),
    )
  }

  /** What a voter holds, to the precision of a double. */
  money(paid: Float64Array): number {
    return this.#money(paid).hi
  }

  #doubt = 0

  #money(paid: Float64Array): TwinSum {
    const sum = this.#sum.set(this.startHi, this.startLo)
    let doubt = this.startHi * twinError * (this.rounds + 3) * 2
    for (let q = 0; q < this.rounds; q++) {
      if (paid[q] === 0) continue
      sum.addTimes(-paid[q]!, this.hi[q]!, this.lo[q]!)
      doubt += paid[q]! * this.#error[q]!
    }
    this.#doubt = doubt
    return sum
  }

  /** Sign of `voters * b0 - sum of counts[q] * price[q] - cost`: whether they hold what it costs. */
  compareTotal(voters: number, counts: Float64Array, cost: number): number {
    const all = { cost, poor: voters, counts, rich: 1 }
    const doubt = this.value(all)
    if (Math.abs(this.valueHi) > doubt) return -this.valueHi
    return this.#sign(-BigInt(cost), BigInt(voters), (q) => -BigInt(counts[q]!))
  }

  #sign(constant: bigint, starts: bigint, count: (round: number) => bigint): number {
    // Of many rounds, each comparison is about few.
    const counts: [round: number, count: bigint][] = []
    for (let q = 0; q < this.rounds; q++) {
      const one = count(q)
      if (one !== 0n) counts.push([q, one])
    }
    if (constant === 0n && starts === 0n && counts.length === 0) return 0
    this.exactComparisons++
    return this.#exactly().sign(constant, starts, counts)
  }

  /** The exact price of a round. */
  price(round: number): Fraction {
    return this.#exactly().price(round)
  }

  /** The value of a form, exactly. */
  exactValue(form: Form): Fraction {
    return this.#exactly().valueOf(form)
  }

  #exactly(): ExactPrices {
    this.#exact ??= new ExactPrices(this.#start)
    while (this.#exact.rounds < this.#forms.length) this.#exact.push(this.#forms[this.#exact.rounds]!)
    return this.#exact
  }
}

function times({ counts }: Form, round: number, factor: bigint): bigint {
  const count = counts[round] ?? 0
  return count === 0 ? 0n : BigInt(count) * factor
}

function scaledBy100(value: number): bigint {
  return scaled(value, 100n)
}

/** A double times a power of two large enough to make it whole. */
function scaled(value: number, bits: bigint): bigint {
  const exponent = value === 0 ? 0 : Math.floor(Math.log2(Math.abs(value))) - 53
  const mantissa = BigInt(Math.round(value / 2 ** exponent))
  const shift = bits + BigInt(exponent)
  // A negative shift goes the other way.
  return mantissa << shift
}

/** The double nearest to a fraction, or next to it. */
function nearest(numerator: bigint, denominator: bigint): number {
  const bits = BigInt(numerator.toString(2).length - denominator.toString(2).length)
  const shift = 64n - bits
  return Number((numerator << shift) / denominator) * 2 ** Number(-shift)
}

/** Prices over one common denominator, which each round multiplies by what its own division needs. */
class ExactPrices {
  readonly #numerators: bigint[] = []
  #start: bigint
  #denominator: bigint

  constructor(start: Fraction) {
    this.#start = start.numerator
    this.#denominator = start.denominator
  }

  get rounds(): number {
    return this.#numerators.length
  }

  push(form: Form): void {
    const numerator = this.#numerator(form)
    const rich = BigInt(form.rich)
    const common = greatestCommonDivisor(rich, numerator % rich)
    const growth = rich / common
    if (growth > 1n) {
      for (const [q, one] of this.#numerators.entries()) this.#numerators[q] = one * growth
      this.#start *= growth
      this.#denominator *= growth
    }
    this.#numerators.push(numerator / common)
  }

  #numerator({ cost, poor, counts }: Form): bigint {
    let numerator = BigInt(cost) * this.#denominator - BigInt(poor) * this.#start
    for (const [q, one] of this.#numerators.entries()) {
      if (counts[q]) numerator += BigInt(counts[q]!) * one
    }
    return numerator
  }

  valueOf(form: Form): Fraction {
    return fraction(this.#numerator(form), this.#denominator * BigInt(form.rich))
  }

  price(round: number): Fraction {
    return fraction(this.#numerators[round]!, this.#denominator)
  }

  sign(constant: bigint, starts: bigint, counts: readonly (readonly [round: number, count: bigint])[]): number {
    let sum = constant * this.#denominator + starts * this.#start
    for (const [q, count] of counts) sum += count * this.#numerators[q]!
    return sum > 0n ? 1 : sum < 0n ? -1 : 0
  }
}

function greatestCommonDivisor(a: bigint, b: bigint): bigint {
  return b === 0n ? a : greatestCommonDivisor(b, a % b)
}

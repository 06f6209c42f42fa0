import type { Language } from './three.ts'

/** An exact fraction, for points, shares and prices: never a float. The denominator is positive. */
export type Share = { readonly numerator: bigint; readonly denominator: bigint }

export function share(numerator: bigint, denominator: bigint): Share {
  return denominator < 0n ? { numerator: -numerator, denominator: -denominator } : { numerator, denominator }
}

export function compareShares(a: Share, b: Share): -1 | 0 | 1 {
  const left = a.numerator * b.denominator
  const right = b.numerator * a.denominator
  return left < right ? -1 : left > right ? 1 : 0
}

export function addShares(a: Share, b: Share): Share {
  return share(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)
}

export function multiplyShares(a: Share, b: Share): Share {
  return share(a.numerator * b.numerator, a.denominator * b.denominator)
}

/** The share times 100, rounded half up to so many decimals, as text with a point: "33.33". */
export function percentText(value: Share, decimals: number): string {
  return decimalText({ ...value, numerator: value.numerator * 100n }, decimals)
}

/** A fraction rounded half up to so many decimals, as text with a point: "3.67". */
export function decimalText(value: Share, decimals: number): string {
  const scale = 10n ** BigInt(decimals)
  const scaled = (value.numerator * scale * 2n + value.denominator) / (value.denominator * 2n)
  const whole = scaled / scale
  return decimals === 0 ? `${whole}` : `${whole}.${(scaled % scale).toString().padStart(decimals, '0')}`
}

/** A number with a point in the way of the language: Kyrgyz and Russian put a comma. */
export function decimals({ language }: { readonly language: Language }, text: string): string {
  return language === 'en' ? text : text.replace('.', ',')
}

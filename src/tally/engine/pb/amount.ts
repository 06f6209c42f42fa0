/** Money as a file writes it, kept exact: digits and how many of them stand after the point. */
export type Amount = { readonly digits: bigint; readonly decimals: number }

export type AmountFault = 'not-an-amount' | 'not-positive' | 'too-fine'

/** No currency has more than four digits after the point. */
const finest = 4

/** `1234`, `1234.50` or `1234,50`, without zeros at its end. Signs, exponents and fractions are not amounts. */
export function amountOf(text: string): Amount | AmountFault {
  if (/^-[\d.,]+$/.test(text)) return 'not-positive'
  const match = /^(\d{1,30})(?:[.,](\d{0,30}))?$/.exec(text)
  if (!match) return 'not-an-amount'
  const decimals = (match[2] ?? '').replace(/0+$/, '')
  if (decimals.length > finest) return 'too-fine'
  const digits = BigInt(`${match[1]}${decimals}`)
  return digits === 0n ? 'not-positive' : { digits, decimals: decimals.length }
}

/** Minor units of an amount when `decimals` digits make the minor unit. */
export function minorUnits({ digits, decimals }: Amount, finestDecimals: number): number {
  return Number(digits * 10n ** BigInt(finestDecimals - decimals))
}

/** An amount in minor units as a decimal: `1234.5`, `1234`. */
export function writtenAmount(minor: number | bigint, scale: number): string {
  const whole = BigInt(minor) / BigInt(scale)
  const rest = BigInt(minor) % BigInt(scale)
  if (rest === 0n) return String(whole)
  const decimals = String(scale).length - 1
  return `${whole}.${String(rest).padStart(decimals, '0').replace(/0+$/, '')}`
}

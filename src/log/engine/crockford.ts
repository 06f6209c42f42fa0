// Crockford's base 32: no I, L, O, U, so that what is read aloud or by weak light is not misread. The check sign is his too.
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const checkSigns = `${signs}*~$=U`

/** The lowest `length` digits of a number. */
export function crockford(value: bigint, length: number): string {
  let text = ''
  for (let rest = value; text.length < length; rest >>= 5n) text = signs.charAt(Number(rest & 31n)) + text
  return text
}

/** The number that the digits say; undefined when one of them is none. */
export function fromCrockford(text: string): bigint | undefined {
  let value = 0n
  for (const sign of text) {
    const digit = signs.indexOf(sign)
    if (digit === -1) return undefined
    value = value * 32n + BigInt(digit)
  }
  return value
}

/** The sign behind the digits that betrays a wrong or swapped one. */
export function checkSign(value: bigint): string {
  return checkSigns.charAt(Number(value % 37n))
}

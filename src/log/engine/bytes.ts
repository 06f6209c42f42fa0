const digits = '0123456789abcdef'
const signs = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

export function joined(...parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0))
  let at = 0
  for (const part of parts) {
    whole.set(part, at)
    at += part.length
  }
  return whole
}

export function isSame(one: Uint8Array, other: Uint8Array): boolean {
  return one.length === other.length && one.every((byte, at) => byte === other[at])
}

export function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => digits.charAt(byte >> 4) + digits.charAt(byte & 15)).join('')
}

/** Reads lower-case hexadecimal digits; undefined for anything else. */
export function fromHex(text: string): Uint8Array | undefined {
  if (!/^(?:[0-9a-f]{2})*$/.test(text)) return undefined
  return Uint8Array.from({ length: text.length / 2 }, (_, at) => Number.parseInt(text.slice(2 * at, 2 * at + 2), 16))
}

/** RFC 4648, section 4, with padding. */
export function base64Of(bytes: Uint8Array): string {
  let text = ''
  for (let at = 0; at < bytes.length; at += 3) {
    const left = bytes.length - at
    const three = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0)
    const four = [18, 12, 6, 0].map((shift) => signs.charAt((three >> shift) & 63)).join('')
    text += left > 2 ? four : four.slice(0, left + 1).padEnd(4, '=')
  }
  return text
}

/** Reads what `base64Of` writes and nothing else: the same bytes have one form only. */
export function fromBase64(text: string): Uint8Array | undefined {
  const bare = text.replace(/={0,2}$/, '')
  if (text.length % 4 !== 0 || [...bare].some((sign) => !signs.includes(sign))) return undefined
  const bytes = new Uint8Array(Math.floor((bare.length * 3) / 4))
  let bits = 0
  for (let at = 0, out = 0; at < bare.length; at++) {
    bits = ((bits << 6) | signs.indexOf(bare.charAt(at))) & 0xffff
    // Every sign but the first of four ends a byte.
    if (at % 4 !== 0) bytes[out++] = bits >> (6 - 2 * (at % 4))
  }
  return base64Of(bytes) === text ? bytes : undefined
}

/** A whole number as eight bytes, the largest first. */
export function eightBytes(value: number): Uint8Array {
  const bytes = new Uint8Array(8)
  for (let at = 7, rest = value; at >= 0; at--, rest = Math.floor(rest / 256)) bytes[at] = rest % 256
  return bytes
}

export function numberOf(bytes: Uint8Array): number {
  return bytes.reduce((value, byte) => value * 256 + byte, 0)
}

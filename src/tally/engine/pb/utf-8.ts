/** UTF-8 without the machine's decoder: the engine runs wherever JavaScript runs and has to say where bytes are wrong. */

/** Offset of the first byte in `from` to `until` that is not valid UTF-8, or -1. */
export function invalidAt(bytes: Uint8Array, from: number, until: number): number {
  let i = from
  while (i < until) {
    const lead = bytes[i]!
    if (lead < 0x80) {
      i++
      continue
    }
    const length = lengthOf(lead)
    if (length === 0 || i + length > until || !continues(bytes, i, length)) return i
    i += length
  }
  return -1
}

function lengthOf(lead: number): number {
  if (lead >= 0xc2 && lead <= 0xdf) return 2
  if (lead >= 0xe0 && lead <= 0xef) return 3
  return lead >= 0xf0 && lead <= 0xf4 ? 4 : 0
}

/** The second byte's narrower bounds refuse overlong forms, surrogates and what lies beyond U+10FFFF (RFC 3629). */
function continues(bytes: Uint8Array, at: number, length: number): boolean {
  const lead = bytes[at]!
  const second = bytes[at + 1]!
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf
  if (second < low || second > high) return false
  for (let k = 2; k < length; k++) if ((bytes[at + k]! & 0xc0) !== 0x80) return false
  return true
}

/** The text of bytes that `invalidAt` found valid. */
export function textOf(bytes: Uint8Array, from: number, until: number): string {
  let text = ''
  let i = from
  while (i < until) {
    const lead = bytes[i]!
    const length = lead < 0x80 ? 1 : lengthOf(lead)
    let point = length === 1 ? lead : lead & (0x7f >> length)
    for (let k = 1; k < length; k++) point = (point << 6) | (bytes[i + k]! & 0x3f)
    text += String.fromCodePoint(point)
    i += length
  }
  return text
}

/** The UTF-8 bytes of a text. A lone surrogate, which no file can hold, becomes U+FFFD. */
export function bytesOf(text: string): Uint8Array {
  const bytes = new Uint8Array(text.length * 3)
  let at = 0
  for (const character of text) {
    const raw = character.codePointAt(0)!
    const point = raw >= 0xd800 && raw <= 0xdfff ? 0xfffd : raw
    const length = point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
    if (length === 1) bytes[at] = point
    else {
      for (let k = length - 1, rest = point; k > 0; k--, rest >>= 6) bytes[at + k] = 0x80 | (rest & 0x3f)
      bytes[at] = (0xf00 >> length) | (point >> (6 * (length - 1)))
    }
    at += length
  }
  return bytes.subarray(0, at)
}

/** Before, the same or after by code point, as UTF-8 bytes sort: the order of ids that needs no locale. */
export function byCodePoint(a: string, b: string): number {
  const left = [...a]
  const right = [...b]
  for (let i = 0; i < Math.min(left.length, right.length); i++) {
    const difference = left[i]!.codePointAt(0)! - right[i]!.codePointAt(0)!
    if (difference !== 0) return difference
  }
  return left.length - right.length
}

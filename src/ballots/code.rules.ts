// Crockford's base 32: no I, L, O, U, so that a card read aloud or by weak light is not misread. The check sign is his too.
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const checkSigns = `${signs}*~$=U`

/** A card's code from 50 random bits: ten signs and a check sign, as XXXXX-XXXXX-X. */
export function codeOf(random: bigint): string {
  let rest = random & ((1n << 50n) - 1n)
  const check = checkSigns.charAt(Number(rest % 37n))
  let text = ''
  for (let at = 0; at < 10; at += 1) {
    text = signs.charAt(Number(rest & 31n)) + text
    rest >>= 5n
  }
  return `${text.slice(0, 5)}-${text.slice(5)}-${check}`
}

/** Reads a typed code: case, spaces, dashes and look-alikes (O 0, I L 1, Cyrillic А В Е К М Н Р С Т Х) do not matter. */
export function parseCode(typed: string): string | 'not-a-code' {
  const bare = [...typed.toUpperCase().replace(/[\s\u00a0\u2010-\u2015-]/g, '')]
    .map((sign) => lookAlikes[sign] ?? sign)
    .join('')
  if (!/^[0-9A-HJKMNP-TV-Z]{10}[0-9A-HJKMNP-TV-Z*~$=U]$/.test(bare)) return 'not-a-code'
  const value = [...bare.slice(0, 10)].reduce((total, sign) => total * 32n + BigInt(signs.indexOf(sign)), 0n)
  return checkSigns.charAt(Number(value % 37n)) === bare.charAt(10)
    ? `${bare.slice(0, 5)}-${bare.slice(5, 10)}-${bare.charAt(10)}`
    : 'not-a-code'
}

const lookAlikes: Readonly<Record<string, string>> = {
  O: '0',
  I: '1',
  L: '1',
  А: 'A',
  В: 'B',
  Е: 'E',
  К: 'K',
  М: 'M',
  Н: 'H',
  Р: 'P',
  С: 'C',
  Т: 'T',
  Х: 'X',
  О: '0',
  У: 'Y',
  З: '3',
}

/** Sixteen signs of a digest, in fours: what a voter keeps and can look up without signing in. */
export function receiptOf(digest: Uint8Array): string {
  let value = 0n
  for (const byte of digest.subarray(0, 10)) value = value * 256n + BigInt(byte)
  let text = ''
  for (let at = 0; at < 16; at += 1) {
    text = signs.charAt(Number(value & 31n)) + text
    value >>= 5n
  }
  return inFours(text)
}

/** Reads a typed receipt in the form it is stored. */
export function parseReceipt(typed: string): string | undefined {
  const bare = [...typed.toUpperCase().replace(/[\s\u00a0\u2010-\u2015-]/g, '')]
    .map((sign) => lookAlikes[sign] ?? sign)
    .join('')
  return /^[0-9A-HJKMNP-TV-Z]{16}$/.test(bare) ? inFours(bare) : undefined
}

function inFours(text: string): string {
  return [0, 4, 8, 12].map((at) => text.slice(at, at + 4)).join('-')
}

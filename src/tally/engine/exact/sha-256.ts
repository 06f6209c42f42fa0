/** SHA-256 (FIPS 180-4), so that a lot and the name of an input are the same wherever the engine runs. */
export function sha256(bytes: Uint8Array): string {
  const hash = new Int32Array(initial)
  const words = new Int32Array(64)
  const tail = tailOf(bytes)
  const whole = bytes.length & ~63
  for (let at = 0; at < whole; at += 64) mixBlock(hash, words, bytes, at)
  for (let at = 0; at < tail.length; at += 64) mixBlock(hash, words, tail, at)
  return Array.from(hash, (word) => (word >>> 0).toString(16).padStart(8, '0')).join('')
}

/** The last bytes, a bit of 1, zeros, and the length in bits, filled to whole blocks. */
function tailOf(bytes: Uint8Array): Uint8Array {
  const rest = bytes.length & 63
  const tail = new Uint8Array(rest < 56 ? 64 : 128)
  tail.set(bytes.subarray(bytes.length - rest))
  tail[rest] = 0x80
  const view = new DataView(tail.buffer)
  view.setUint32(tail.length - 8, Math.floor(bytes.length / 2 ** 29))
  view.setUint32(tail.length - 4, (bytes.length << 3) >>> 0)
  return tail
}

function mixBlock(hash: Int32Array, words: Int32Array, bytes: Uint8Array, at: number): void {
  for (let i = 0, b = at; i < 16; i++, b += 4)
    words[i] = (bytes[b]! << 24) | (bytes[b + 1]! << 16) | (bytes[b + 2]! << 8) | bytes[b + 3]!
  for (let i = 16; i < 64; i++) {
    const near = words[i - 2]!
    const far = words[i - 15]!
    const s0 = turn(far, 7) ^ turn(far, 18) ^ (far >>> 3)
    const s1 = turn(near, 17) ^ turn(near, 19) ^ (near >>> 10)
    words[i] = (words[i - 16]! + s0 + words[i - 7]! + s1) | 0
  }
  let [a, b, c, d, e, f, g, h] = hash as unknown as [number, number, number, number, number, number, number, number]
  for (let i = 0; i < 64; i++) {
    const s1 = turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)
    const first = (h + s1 + ((e & f) ^ (~e & g)) + rounds[i]! + words[i]!) | 0
    const s0 = turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)
    const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0
    h = g
    g = f
    f = e
    e = (d + first) | 0
    d = c
    c = b
    b = a
    a = (first + second) | 0
  }
  for (const [i, word] of [a, b, c, d, e, f, g, h].entries()) hash[i] = (hash[i]! + word) | 0
}

function turn(word: number, by: number): number {
  return (word >>> by) | (word << (32 - by))
}

const primes = firstPrimes(64)
/** The first 32 bits of the fractions of the square roots of the first 8 primes, and of the cube roots of the first 64. */
const initial = primes.slice(0, 8).map((prime) => fractionBits(prime, 2n))
const rounds = primes.map((prime) => fractionBits(prime, 3n))

function firstPrimes(count: number): number[] {
  const found: number[] = []
  for (let n = 2; found.length < count; n++) if (found.every((prime) => n % prime !== 0)) found.push(n)
  return found
}

/** By whole numbers: floor(root(prime) * 2^32) mod 2^32, found bit by bit. */
function fractionBits(prime: number, degree: bigint): number {
  const target = BigInt(prime) << (32n * degree)
  let root = 0n
  for (let bit = 1n << 40n; bit > 0n; bit >>= 1n) if ((root + bit) ** degree <= target) root += bit
  return Number(BigInt.asIntN(32, root))
}

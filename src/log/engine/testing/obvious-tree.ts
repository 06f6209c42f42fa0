import type { Machine } from '../machine.ts'

/** Trees and proofs as RFC 6962 defines them, word for word and slowly: what the engine is compared with. */
export class ObviousTree {
  readonly #machine: Machine
  readonly #entries: readonly Uint8Array[]
  readonly #known = new Map<string, Uint8Array>()

  constructor(machine: Machine, entries: readonly Uint8Array[]) {
    this.#machine = machine
    this.#entries = entries
  }

  /** MTH(D[from:until]) */
  hash(from: number, until: number): Uint8Array {
    const key = `${from}-${until}`
    const known = this.#known.get(key) ?? this.#hash(from, until)
    this.#known.set(key, known)
    return known
  }

  #hash(from: number, until: number): Uint8Array {
    const { sha256 } = this.#machine
    if (from === until) return sha256(Uint8Array.of())
    const entry = this.#entries[from]
    if (until - from === 1 && entry) return sha256(Uint8Array.of(0, ...entry))
    const middle = from + split(until - from)
    return sha256(Uint8Array.of(1, ...this.hash(from, middle), ...this.hash(middle, until)))
  }

  /** PATH(m, D[0:size]) */
  path(m: number, size: number): readonly Uint8Array[] {
    const go = (at: number, from: number, until: number): Uint8Array[] => {
      if (until - from === 1) return []
      const k = split(until - from)
      return at < k
        ? [...go(at, from, from + k), this.hash(from + k, until)]
        : [...go(at - k, from + k, until), this.hash(from, from + k)]
    }
    return go(m, 0, size)
  }

  /** PROOF(m, D[0:size]) */
  proof(m: number, size: number): readonly Uint8Array[] {
    const go = (first: number, from: number, until: number, whole: boolean): Uint8Array[] => {
      const n = until - from
      if (first === n) return whole ? [] : [this.hash(from, until)]
      const k = split(n)
      return first <= k
        ? [...go(first, from, from + k, whole), this.hash(from + k, until)]
        : [...go(first - k, from + k, until, false), this.hash(from, from + k)]
    }
    return go(m, 0, size, true)
  }
}

/** The largest power of two smaller than n. */
function split(n: number): number {
  return 2 ** Math.ceil(Math.log2(n) - 1)
}

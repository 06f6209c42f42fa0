import type { Project } from '../election.ts'
import { bytesOf } from './utf-8.ts'

/** Ids of at most so many digits, and of digits only, are looked up by their value, without a hash. */
const mostDigits = 6

/**
 * Finds a project by the bytes of its id. A token is folded into one number on the way through the file: its value
 * where all ids are numbers, a hash where they are not; the lookup then proves that it is that id and no other.
 */
export class Ids {
  /** Whether every id is digits only, so that a token's value is looked up. */
  readonly numeric: boolean
  /** The most digits of an id, where all are digits. */
  readonly digits: number
  /**
   * Project plus one by the value of the digits with a 1 before them, which tells 7 from 07; none is 0.
   * Read on the way through every mark, so it is open to the reader.
   */
  readonly byValue: Uint32Array
  readonly #byHash: Int32Array
  readonly #bytes: readonly Uint8Array[]

  constructor(projects: readonly Project[]) {
    const digits = projects.reduce((most, { id }) => Math.max(most, /^\d+$/.test(id) ? id.length : 99), 1)
    this.digits = digits
    this.numeric = digits <= mostDigits
    this.#bytes = projects.map(({ id }) => bytesOf(id))
    this.byValue = new Uint32Array(this.numeric ? 2 * 10 ** digits : 0)
    let size = 16
    while (size < projects.length * 4) size *= 2
    this.#byHash = new Int32Array(this.numeric ? 0 : size).fill(-1)
    for (const [at, { id }] of projects.entries()) {
      if (this.numeric) this.byValue[Number(`1${id}`)] = at + 1
      else this.#insert(at)
    }
  }

  #insert(project: number): void {
    let hash = 0
    for (const byte of this.#bytes[project]!) hash = (Math.imul(hash, 31) + byte) | 0
    const mask = this.#byHash.length - 1
    let slot = mix(hash) & mask
    while (this.#byHash[slot]! >= 0) slot = (slot + 1) & mask
    this.#byHash[slot] = project
  }

  /** The project whose id these bytes are; -1 when there is none. `hash` is 31-fold over them. */
  byHash(hash: number, bytes: Uint8Array, from: number, until: number): number {
    const mask = this.#byHash.length - 1
    for (let slot = mix(hash) & mask; ; slot = (slot + 1) & mask) {
      const project = this.#byHash[slot]!
      if (project < 0 || same(this.#bytes[project]!, bytes, from, until)) return project
    }
  }
}

function mix(hash: number): number {
  return (hash ^ (hash >>> 15)) >>> 0
}

function same(id: Uint8Array, bytes: Uint8Array, from: number, until: number): boolean {
  if (id.length !== until - from) return false
  for (let k = 0; k < id.length; k++) if (id[k] !== bytes[from + k]) return false
  return true
}

/** Index of the first row whose id stood before, or -1. Only rows whose ids do not rise need asking. */
export function repeatedRow(bytes: Uint8Array, rows: Uint32Array): number {
  let size = 16
  while (size < rows.length * 2) size *= 2
  const slots = new Uint32Array(size)
  for (let row = 0; row < rows.length; row++) {
    const from = rows[row]!
    let hash = 0
    let until = from
    for (let byte = bytes[until]!; byte !== 0x3b && byte > 0x0d; byte = bytes[++until]!)
      hash = (Math.imul(hash, 31) + byte) | 0
    hash = Math.imul(hash, 0x9e3779b1)
    let slot = (hash >>> 8) & (size - 1)
    for (; slots[slot] !== 0; slot = (slot + 1) & (size - 1)) {
      if (startsAlike(bytes, rows[slots[slot]! - 1]!, from, until - from)) return row
    }
    slots[slot] = row + 1
  }
  return -1
}

function startsAlike(bytes: Uint8Array, a: number, b: number, length: number): boolean {
  for (let k = 0; k < length; k++) if (bytes[a + k] !== bytes[b + k]) return false
  // A row without a separator after its id was refused, so the id ends with one.
  return bytes[a + length] === 0x3b
}

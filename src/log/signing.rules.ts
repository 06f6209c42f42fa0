import { isSame } from './engine/bytes.ts'
import type { Head, WhyUnsigned } from './leaf.model.ts'

export type SigningFacts = {
  /** The largest state that was signed, as far as either place of memory knows. */
  readonly signed: Head | undefined
  readonly size: number
  /** The root over as many entries as were signed, as they stand now; undefined where they are fewer. */
  readonly rootThen: Uint8Array | undefined
  readonly keyThen: Uint8Array
  readonly keyNow: Uint8Array
}

/** A log signs only what begins with all that it signed before. */
export function whyNotSign({ signed, size, rootThen, keyThen, keyNow }: SigningFacts): WhyUnsigned | undefined {
  if (!isSame(keyThen, keyNow)) return { code: 'key-changed' }
  if (!signed) return undefined
  if (!rootThen) return { code: 'log-shrank', signed: signed.size, now: size }
  return isSame(rootThen, signed.root) ? undefined : { code: 'log-rewritten', signed: signed.size }
}

/** What was signed last, of two memories; where they know the same size otherwise, the second is believed and the check fails. */
export function lastSigned(one: Head | undefined, other: Head | undefined): Head | undefined {
  if (!one || !other) return one ?? other
  return one.size > other.size ? one : other
}

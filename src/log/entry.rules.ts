import type { Instant } from '../../lib/kernel/instant.ts'
import { canonicalJson, parseCanonicalJson } from './engine/canonical-json.ts'
import type { Leaf } from './leaf.model.ts'

/** The text that is hashed and published. */
export function entryOf(leaf: Leaf): string {
  return canonicalJson(leaf)
}

/** What an entry of our own log says. */
export function leafOf(entry: string): Leaf {
  // Every entry was written by entryOf.
  return parseCanonicalJson(entry) as Leaf
}

/** A moment as the log writes it, to the second. */
export function momentOf(at: Instant): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`
}

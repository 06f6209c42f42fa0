import { isSame } from './bytes.ts'
import type { Machine } from './machine.ts'
import { nodeHash } from './tree.ts'

/** The leaves from one to just before another, whose tree hash is a step of a proof. */
export type Span = { readonly from: number; readonly until: number }

/** The largest power of two below a size of two or more: where RFC 6962 splits a tree. */
function splitOf(size: number): number {
  let split = 1
  while (2 * split < size) split *= 2
  return split
}

/** What the audit path of a leaf is made of, from the leaf upwards (RFC 6962, section 2.1.1). */
export function inclusionSpans(index: number, size: number): readonly Span[] {
  const spans: Span[] = []
  for (let from = 0, until = size; until - from > 1; ) {
    const middle = from + splitOf(until - from)
    if (index < middle) {
      spans.push({ from: middle, until })
      until = middle
    } else {
      spans.push({ from, until: middle })
      from = middle
    }
  }
  return spans.reverse()
}

/** What proves that the first leaves of a tree are an earlier tree (RFC 6962, section 2.1.2); 0 < first <= size. */
export function consistencySpans(first: number, size: number): readonly Span[] {
  const spans: Span[] = []
  let [from, until] = [0, size]
  while (first !== until) {
    const middle = from + splitOf(until - from)
    if (first <= middle) {
      spans.push({ from: middle, until })
      until = middle
    } else {
      spans.push({ from, until: middle })
      from = middle
    }
  }
  // The earlier root is known to who asks, unless it is only a part of the earlier tree.
  if (from > 0) spans.push({ from, until })
  return spans.reverse()
}

export type Inclusion = {
  readonly index: number
  readonly size: number
  readonly leaf: Uint8Array
  readonly proof: readonly Uint8Array[]
  readonly root: Uint8Array
}

/** Whether the proof leads from the leaf at this place to the root (RFC 9162, section 2.1.3.2). */
export function isIncluded(machine: Machine, { index, size, leaf, proof, root }: Inclusion): boolean {
  if (index >= size) return false
  let hash = leaf
  let [at, last] = [index, size - 1]
  for (const other of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(machine, other, hash)
      // A right edge without a neighbour rises until it has one.
      while (at % 2 === 0) [at, last] = [at / 2, Math.floor(last / 2)]
    } else {
      hash = nodeHash(machine, hash, other)
    }
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 && isSame(hash, root)
}

export type Consistency = {
  readonly first: number
  readonly size: number
  readonly firstRoot: Uint8Array
  readonly root: Uint8Array
  readonly proof: readonly Uint8Array[]
}

/** Whether the proof shows that the later tree begins with the earlier one (RFC 9162, section 2.1.4.2). */
export function isConsistent(machine: Machine, { first, size, firstRoot, root, proof }: Consistency): boolean {
  if (first > size) return false
  if (first === size) return proof.length === 0 && isSame(firstRoot, root)
  // Every tree begins with the empty one.
  if (first === 0) return proof.length === 0 && isSame(firstRoot, machine.sha256(new Uint8Array()))
  let [at, last] = [first - 1, size - 1]
  while (at % 2 === 1) [at, last] = [(at - 1) / 2, Math.floor(last / 2)]
  // A whole earlier tree begins its own way up.
  const [start, ...steps] = at === 0 ? [firstRoot, ...proof] : proof
  if (start === undefined) return false
  let [earlier, later] = [start, start]
  for (const other of steps) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      earlier = nodeHash(machine, other, earlier)
      later = nodeHash(machine, other, later)
      while (at % 2 === 0) [at, last] = [at / 2, Math.floor(last / 2)]
    } else {
      later = nodeHash(machine, later, other)
    }
    ;[at, last] = [Math.floor(at / 2), Math.floor(last / 2)]
  }
  return last === 0 && isSame(earlier, firstRoot) && isSame(later, root)
}

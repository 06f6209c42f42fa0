import { joined } from './bytes.ts'
import type { Machine } from './machine.ts'

// RFC 6962, section 2.1: the first byte keeps a leaf from being taken for a node.
const leafMark = Uint8Array.of(0)
const nodeMark = Uint8Array.of(1)

export function leafHash({ sha256 }: Machine, entry: Uint8Array): Uint8Array {
  return sha256(joined(leafMark, entry))
}

export function nodeHash({ sha256 }: Machine, left: Uint8Array, right: Uint8Array): Uint8Array {
  return sha256(joined(nodeMark, left, right))
}

/** The full subtrees of a tree, the largest first: all that is needed to let it grow and to know its root. */
export type Edge = { readonly size: number; readonly roots: readonly Uint8Array[] }

export const emptyTree: Edge = { size: 0, roots: [] }

/** The edge of the tree with one more leaf. */
export function grown(machine: Machine, { size, roots }: Edge, leaf: Uint8Array): Edge {
  const next = [...roots]
  let last = leaf
  for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) last = nodeHash(machine, next.pop()!, last)
  next.push(last)
  return { size: size + 1, roots: next }
}

export function grownBy(machine: Machine, edge: Edge, leaves: readonly Uint8Array[]): Edge {
  return leaves.reduce((grows, leaf) => grown(machine, grows, leaf), edge)
}

export function rootOf(machine: Machine, { roots }: Edge): Uint8Array {
  if (roots.length === 0) return machine.sha256(new Uint8Array())
  return roots.reduceRight((right, left) => nodeHash(machine, left, right))
}

/** The root over a list of leaf hashes. */
export function rootOver(machine: Machine, leaves: readonly Uint8Array[]): Uint8Array {
  return rootOf(machine, grownBy(machine, emptyTree, leaves))
}

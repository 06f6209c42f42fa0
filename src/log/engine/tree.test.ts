import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { machine } from '../../../lib/platform/machine.ts'
import { hexOf } from './bytes.ts'
import { consistencySpans, inclusionSpans, isConsistent, isIncluded, type Span } from './proof.ts'
import { ObviousTree } from './testing/obvious-tree.ts'
import { runs } from './testing/runs.ts'
import { emptyTree, grown, leafHash, rootOf, rootOver } from './tree.ts'

/** The entries and roots that implementations of Certificate Transparency are tested with. */
const reference = [
  ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  ['00', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  ['10', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  ['2021', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  ['3031', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  ['40414243', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
  ['5051525354555657', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  ['606162636465666768696a6b6c6d6e6f', '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328'],
] as const

const entries = Array.from({ length: 1023 }, (_, at) => Uint8Array.of(at >> 8, at & 255))
const leaves = entries.map((entry) => leafHash(machine, entry))
const obvious = new ObviousTree(machine, entries)

function hashesOf(spans: readonly Span[]): readonly Uint8Array[] {
  return spans.map(({ from, until }) => rootOver(machine, leaves.slice(from, until)))
}

/** The same list with one bit of it turned; `at` chooses which. */
function turned(hashes: readonly Uint8Array[], at: number): readonly Uint8Array[] {
  return hashes.map((hash, index) =>
    index === Math.floor(at / 256) % hashes.length
      ? hash.map((byte, place) => (place === Math.floor(at / 8) % 32 ? byte ^ (1 << (at % 8)) : byte))
      : hash,
  )
}

test('the roots of the reference entries are the published ones', () => {
  const known = reference.map(([entry]) => leafHash(machine, Buffer.from(entry, 'hex')))
  for (const [at, [, root]] of reference.entries()) assert.equal(hexOf(rootOver(machine, known.slice(0, at + 1))), root)
  assert.equal(
    hexOf(rootOver(machine, [])),
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    'the empty tree',
  )
})

test('a tree that grew leaf by leaf has the root of the definition at each size to 1,023', () => {
  let edge = emptyTree
  for (const [at, leaf] of leaves.entries()) {
    edge = grown(machine, edge, leaf)
    assert.deepEqual(rootOf(machine, edge), obvious.hash(0, at + 1))
  }
  assert.equal(edge.size, 1023)
})

test('each proof of trees to 40 leaves is that of the definition and holds', () => {
  for (let size = 1; size <= 40; size++) {
    const root = obvious.hash(0, size)
    for (let at = 0; at < size; at++) {
      const proof = hashesOf(inclusionSpans(at, size))
      assert.deepEqual(proof, obvious.path(at, size))
      assert.ok(isIncluded(machine, { index: at, size, leaf: leaves[at]!, proof, root }))
      const first = at + 1
      const grows = hashesOf(consistencySpans(first, size))
      assert.deepEqual(grows, obvious.proof(first, size))
      const firstRoot = obvious.hash(0, first)
      assert.ok(isConsistent(machine, { first, size, firstRoot, root, proof: grows }))
    }
  }
})

const treeAndPlace = fc
  .integer({ min: 2, max: 1023 })
  .chain((size) => fc.tuple(fc.constant(size), fc.nat(size - 1), fc.nat(1_000_000)))

test('an inclusion proof holds for its leaf, place, size and root alone', () => {
  fc.assert(
    fc.property(treeAndPlace, ([size, index, at]) => {
      const proof = obvious.path(index, size)
      const right = { index, size, leaf: leaves[index]!, proof, root: obvious.hash(0, size) }
      assert.ok(isIncluded(machine, right))
      const other = (index + 1 + (at % (size - 1))) % size
      const wrong = [
        { index: other },
        { size: size + 1 },
        { leaf: leaves[other]! },
        { proof: turned(proof, at) },
        { proof: proof.slice(1) },
        { proof: [...proof, proof[0]!] },
        { root: turned([right.root], at)[0]! },
      ]
      for (const change of wrong) assert.equal(isIncluded(machine, { ...right, ...change }), stays(right, change))
    }),
    runs,
  )
})

/** A tree one leaf larger can have the same way up for a leaf: then its root, not its size, tells them apart. */
function stays(right: { index: number; size: number }, change: { size?: number }): boolean {
  if (change.size === undefined) return false
  const [small, large] = [right.size, change.size].map((size) => JSON.stringify(shapeOf(right.index, size)))
  return small === large
}

function shapeOf(index: number, size: number): readonly boolean[] {
  return inclusionSpans(index, size).map(({ from }) => from <= index)
}

test('a consistency proof holds for its two trees alone', () => {
  fc.assert(
    fc.property(treeAndPlace, ([size, before, at]) => {
      const first = before + 1
      const proof = obvious.proof(first, size)
      const right = { first, size, firstRoot: obvious.hash(0, first), root: obvious.hash(0, size), proof }
      assert.ok(isConsistent(machine, right))
      const wrong = [
        { firstRoot: turned([right.firstRoot], at)[0]! },
        { root: turned([right.root], at)[0]! },
        { proof: [...proof, leaves[0]!] },
        ...(proof.length > 0 ? [{ proof: turned(proof, at) }, { proof: proof.slice(1) }, { proof: [] }] : []),
      ]
      for (const change of wrong) assert.equal(isConsistent(machine, { ...right, ...change }), false)
    }),
    runs,
  )
})

test('every tree begins with the empty one, and none begins with a larger one', () => {
  const [empty, one, two] = [0, 1, 2].map((size) => obvious.hash(0, size)) as [Uint8Array, Uint8Array, Uint8Array]
  const grows = { first: 0, size: 2, firstRoot: empty, root: two, proof: [] }
  assert.equal(isConsistent(machine, grows), true)
  assert.equal(isConsistent(machine, { ...grows, firstRoot: one }), false)
  assert.equal(isConsistent(machine, { ...grows, proof: [two] }), false)
  assert.equal(isConsistent(machine, { ...grows, first: 3 }), false)
  assert.equal(isConsistent(machine, { ...grows, first: 2, firstRoot: two, proof: [two] }), false)
  assert.equal(isConsistent(machine, { ...grows, first: 3, size: 5, proof: [] }), false)
  assert.equal(isIncluded(machine, { index: 2, size: 2, leaf: leaves[1]!, proof: [], root: two }), false)
})

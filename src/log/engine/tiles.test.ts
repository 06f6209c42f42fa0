import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { machine } from '../../../lib/platform/machine.ts'
import { hexOf, joined } from './bytes.ts'
import { levelsOver, rootAt, tileFrom } from './levels.ts'
import { consistencySpans, inclusionSpans, isConsistent, isIncluded } from './proof.ts'
import { runs } from './testing/runs.ts'
import {
  bundleOf,
  entriesIn,
  entriesPath,
  hashesFrom,
  hashesIn,
  levelAbove,
  newTiles,
  tilePath,
  tilesFor,
  tilesOfLevel,
} from './tiles.ts'
import { leafHash, rootOver } from './tree.ts'

test('a tile lies where C2SP says', () => {
  assert.equal(tilePath({ level: 0, index: 1_234_067, width: 256 }), 'tile/0/x001/x234/067')
  assert.equal(tilePath({ level: 2, index: 0, width: 1 }), 'tile/2/000.p/1')
  assert.equal(entriesPath({ index: 273, width: 112 }), 'tile/entries/273.p/112')
  assert.equal(entriesPath({ index: 1000, width: 256 }), 'tile/entries/x001/000')
})

test('a tree of 70,000 and one of 256 have the tiles that C2SP counts', () => {
  const widths = (level: number, size: number) => tilesOfLevel(level, size).map(({ width }) => width)
  assert.deepEqual(widths(0, 70_000), [...Array<number>(273).fill(256), 112])
  assert.deepEqual(widths(1, 70_000), [256, 17])
  assert.deepEqual(widths(2, 70_000), [1])
  assert.deepEqual(widths(3, 70_000), [])
  assert.deepEqual(newTiles(0, 256).map(tilePath), ['tile/0/000', 'tile/1/000.p/1'])
})

test('only tiles that changed are new', () => {
  assert.deepEqual(newTiles(0, 0), [])
  assert.deepEqual(newTiles(70_000, 70_000), [])
  assert.deepEqual(newTiles(255, 257).map(tilePath), ['tile/0/000', 'tile/0/001.p/1', 'tile/1/000.p/1'])
  assert.deepEqual(newTiles(257, 258).map(tilePath), ['tile/0/001.p/2'])
})

const leaves = Array.from({ length: 70_000 }, (_, at) => leafHash(machine, Uint8Array.of(at >> 16, at >> 8, at)))

const levels = levelsOver(machine, leaves)

/** Every tile of a tree of this size, each hash from the leaves below it. */
function tilesOf(size: number): ReadonlyMap<string, Uint8Array> {
  const tiles = newTiles(0, size).map(({ level, index, width }) => {
    const span = 256 ** level
    const hashes = Array.from({ length: width }, (_, at) => {
      const from = (index * 256 + at) * span
      return rootOver(machine, leaves.slice(from, from + span))
    })
    return [tilePath({ level, index, width }), joined(...hashes)] as const
  })
  return new Map(tiles)
}

test('tiles and roots of any size come out of the levels of a tree', () => {
  const all = tilesOf(70_000)
  for (const tile of newTiles(0, 70_000)) {
    assert.deepEqual(tileFrom(levels, tile), all.get(tilePath(tile)))
  }
  for (const size of [1, 2, 255, 256, 257, 65_535, 65_537, 70_000])
    assert.deepEqual([...rootAt(machine, levels, size)], [...rootOver(machine, leaves.slice(0, size))], `${size}`)
})

for (const size of [1, 255, 256, 257, 1000, 70_000]) {
  test(`proofs in a tree of ${size} come out of its tiles`, () => {
    const tiles = tilesOf(size)
    const root = rootOver(machine, leaves.slice(0, size))
    for (const index of new Set([0, Math.floor(size / 3), size - 1])) {
      const spans = inclusionSpans(index, size)
      for (const tile of tilesFor(spans, size)) assert.ok(tiles.has(tilePath(tile)))
      const proof = hashesFrom(machine, spans, size, tiles)
      assert.ok(isIncluded(machine, { index, size, leaf: leaves[index]!, proof, root }))
      const first = index + 1
      const firstRoot = rootOver(machine, leaves.slice(0, first))
      const grows = hashesFrom(machine, consistencySpans(first, size), size, tiles)
      assert.ok(isConsistent(machine, { first, size, firstRoot, root, proof: grows }))
    }
  })
}

test('a tile that is missing or too short is told by its path', () => {
  const spans = inclusionSpans(0, 3)
  assert.throws(() => hashesFrom(machine, spans, 3, new Map()), /tile\/0\/000\.p\/3 has no bytes/)
  const short = new Map([['tile/0/000.p/3', new Uint8Array(64)]])
  assert.throws(() => hashesFrom(machine, spans, 3, short), /has 64 bytes/)
})

test('a level is made of the full tiles below it', () => {
  const above = levelAbove(machine, leaves.slice(0, 600))
  assert.deepEqual(above, [rootOver(machine, leaves.slice(0, 256)), rootOver(machine, leaves.slice(256, 512))])
})

test('hashes stand one behind another', () => {
  assert.deepEqual(hashesIn(joined(leaves[0]!, leaves[1]!)).map(hexOf), [leaves[0]!, leaves[1]!].map(hexOf))
})

test('entries come back out of their bundle, and a bundle that does not add up is none', () => {
  fc.assert(
    fc.property(fc.array(fc.uint8Array({ maxLength: 600 }), { maxLength: 20 }), (entries) => {
      const bundle = bundleOf(entries)
      assert.deepEqual(entriesIn(bundle), entries)
      assert.equal(entriesIn(joined(bundle, Uint8Array.of(0))), undefined)
      assert.equal(entriesIn(joined(bundle, Uint8Array.of(0, 2, 7))), undefined)
    }),
    runs,
  )
  assert.throws(() => bundleOf([new Uint8Array(65_536)]), /65536 bytes/)
})

import { joined } from './bytes.ts'
import type { Machine } from './machine.ts'
import type { Span } from './proof.ts'
import { nodeHash, rootOver } from './tree.ts'

/** Hashes of a full tile (C2SP tlog-tiles). */
export const tileWidth = 256
const tileHeight = 8

/** `width` hashes side by side, each the root over 256 ** level leaves. */
export type Tile = { readonly level: number; readonly index: number; readonly width: number }

/** tile/0/x001/x234/067, and with .p/17 at its end when only 17 hashes are there. */
export function tilePath({ level, index, width }: Tile): string {
  return `tile/${level}/${numberPath(index)}${partPath(width)}`
}

/** Where the entries stand that a tile of level 0 has the hashes of. */
export function entriesPath({ index, width }: Pick<Tile, 'index' | 'width'>): string {
  return `tile/entries/${numberPath(index)}${partPath(width)}`
}

function numberPath(index: number): string {
  const groups = [String(index % 1000).padStart(3, '0')]
  for (let rest = Math.floor(index / 1000); rest > 0; rest = Math.floor(rest / 1000)) {
    groups.unshift(`x${String(rest % 1000).padStart(3, '0')}`)
  }
  return groups.join('/')
}

function partPath(width: number): string {
  return width === tileWidth ? '' : `.p/${width}`
}

/** The tiles of one level in a tree of this size. */
export function tilesOfLevel(level: number, size: number): readonly Tile[] {
  const hashes = Math.floor(size / tileWidth ** level)
  return Array.from({ length: Math.ceil(hashes / tileWidth) }, (_, index) => ({
    level,
    index,
    width: Math.min(tileWidth, hashes - index * tileWidth),
  }))
}

/** All tiles of a tree of this size that a tree of the earlier size did not have. */
export function newTiles(earlier: number, size: number): readonly Tile[] {
  const tiles: Tile[] = []
  for (let level = 0; tileWidth ** level <= size; level++) {
    const known = Math.floor(earlier / tileWidth ** level)
    tiles.push(...tilesOfLevel(level, size).filter(({ index, width }) => index * tileWidth + width > known))
  }
  return tiles
}

/** The roots over the full tiles of a level: the hashes of the level above. */
export function levelAbove(machine: Machine, level: readonly Uint8Array[]): readonly Uint8Array[] {
  return Array.from({ length: Math.floor(level.length / tileWidth) }, (_, at) =>
    rootOver(machine, level.slice(at * tileWidth, (at + 1) * tileWidth)),
  )
}

/** A full subtree of 2 ** height leaves. */
type Subtree = { readonly height: number; readonly index: number }

/** The full subtrees that make up a span of a proof, from the left. */
function subtreesOf({ from, until }: Span): readonly Subtree[] {
  const subtrees: Subtree[] = []
  for (let at = from; at < until; ) {
    let height = 0
    while (at % 2 ** (height + 1) === 0 && at + 2 ** (height + 1) <= until) height++
    subtrees.push({ height, index: at / 2 ** height })
    at += 2 ** height
  }
  return subtrees
}

/** The tile that holds what a subtree is made of, in a tree of this size. */
function tileOf({ height, index }: Subtree, size: number): Tile & { readonly at: number; readonly count: number } {
  const level = Math.floor(height / tileHeight)
  const count = 2 ** (height % tileHeight)
  const at = index * count
  const tileIndex = Math.floor(at / tileWidth)
  const hashes = Math.floor(size / tileWidth ** level)
  const width = Math.min(tileWidth, hashes - tileIndex * tileWidth)
  return { level, index: tileIndex, width, at: at - tileIndex * tileWidth, count }
}

/** The tiles that the hashes of these spans are found in, each once. */
export function tilesFor(spans: readonly Span[], size: number): readonly Tile[] {
  const tiles = spans.flatMap(subtreesOf).map((subtree) => {
    const { level, index, width } = tileOf(subtree, size)
    return { level, index, width }
  })
  return [...new Map(tiles.map((tile) => [tilePath(tile), tile])).values()]
}

/** The hash of each span, from tiles by their path. Throws where one is missing or too short. */
export function hashesFrom(
  machine: Machine,
  spans: readonly Span[],
  size: number,
  tiles: ReadonlyMap<string, Uint8Array>,
): readonly Uint8Array[] {
  return spans.map((span) =>
    subtreesOf(span)
      .map((subtree) => subtreeHash(machine, subtree, size, tiles))
      .reduceRight((right, left) => nodeHash(machine, left, right)),
  )
}

function subtreeHash(
  machine: Machine,
  subtree: Subtree,
  size: number,
  tiles: ReadonlyMap<string, Uint8Array>,
): Uint8Array {
  const tile = tileOf(subtree, size)
  const path = tilePath(tile)
  const bytes = tiles.get(path)
  if (bytes?.length !== tile.width * 32) throw new RangeError(`${path} has ${bytes?.length ?? 'no'} bytes`)
  return rootOver(machine, hashesIn(bytes).slice(tile.at, tile.at + tile.count))
}

/** The hashes that stand one behind another. */
export function hashesIn(bytes: Uint8Array): readonly Uint8Array[] {
  return Array.from({ length: Math.floor(bytes.length / 32) }, (_, at) => bytes.subarray(32 * at, 32 * at + 32))
}

/** An entry bundle: each entry behind its length in two bytes. Throws on an entry of more than 65,535 bytes. */
export function bundleOf(entries: readonly Uint8Array[]): Uint8Array {
  return joined(
    ...entries.flatMap((entry) => {
      if (entry.length > 0xffff) throw new RangeError(`an entry has ${entry.length} bytes`)
      return [Uint8Array.of(entry.length >> 8, entry.length & 255), entry]
    }),
  )
}

/** The entries of a bundle; undefined where the lengths do not add up. */
export function entriesIn(bundle: Uint8Array): readonly Uint8Array[] | undefined {
  const entries: Uint8Array[] = []
  for (let at = 0; at < bundle.length; ) {
    const length = bundle[at]! * 256 + (bundle[at + 1] ?? 0)
    const end = at + 2 + length
    if (end > bundle.length) return undefined
    entries.push(bundle.subarray(at + 2, end))
    at = end
  }
  return entries
}

import { joined } from './bytes.ts'
import type { Machine } from './machine.ts'
import { hashesFrom, levelAbove, type Tile, tilePath, tilesFor, tileWidth } from './tiles.ts'

/** All hashes that the tiles of a tree are made of: its leaves, the roots over each 256, over each 65,536, and so on. */
export type Levels = readonly (readonly Uint8Array[])[]

/** `above` spares the first step upwards where it was taken already. */
export function levelsOver(
  machine: Machine,
  leaves: readonly Uint8Array[],
  above: readonly Uint8Array[] = levelAbove(machine, leaves),
): Levels {
  const levels = [leaves, above]
  for (let top = above; top.length >= tileWidth; levels.push(top)) top = levelAbove(machine, top)
  return levels
}

/** The bytes of a tile. */
export function tileFrom(levels: Levels, { level, index, width }: Tile): Uint8Array {
  return joined(...levels[level]!.slice(index * tileWidth, index * tileWidth + width))
}

/** The root over the first so many leaves; at least one, at most all. */
export function rootAt(machine: Machine, levels: Levels, size: number): Uint8Array {
  const whole = levels[0]!.length
  const spans = [{ from: 0, until: size }]
  const tiles = tilesFor(spans, whole).map((tile) => [tilePath(tile), tileFrom(levels, tile)] as const)
  return hashesFrom(machine, spans, whole, new Map(tiles))[0]!
}

import { chance } from './pen.ts'

/** Pixels of a picture, three bytes each, row by row. */
export type Pixels = { readonly bytes: Buffer; readonly width: number; readonly height: number }

const tile = 512

/** Soft noise from 0 to 1 on a tile that repeats; `across` and `down` are the sizes of its grains in pixels. */
function noise(seed: number, across: number, down: number): Float32Array {
  const next = chance(seed)
  const [columns, rows] = [Math.max(2, Math.round(tile / across)), Math.max(2, Math.round(tile / down))]
  const knots = Float32Array.from({ length: columns * rows }, next)
  const made = new Float32Array(tile * tile)
  for (let y = 0; y < tile; y += 1) {
    const fy = (y * rows) / tile
    const y0 = Math.floor(fy)
    const ty = ease(fy - y0)
    for (let x = 0; x < tile; x += 1) {
      const fx = (x * columns) / tile
      const x0 = Math.floor(fx)
      const tx = ease(fx - x0)
      const top = blend(knots, y0 * columns, x0, columns, tx)
      const low = blend(knots, ((y0 + 1) % rows) * columns, x0, columns, tx)
      made[y * tile + x] = top + (low - top) * ty
    }
  }
  return made
}

function ease(part: number): number {
  return part * part * (3 - 2 * part)
}

function blend(knots: Float32Array, row: number, column: number, columns: number, part: number): number {
  const left = knots[row + column] ?? 0
  const right = knots[row + ((column + 1) % columns)] ?? 0
  return left + (right - left) * part
}

function sum(parts: readonly (readonly [number, Float32Array])[]): Float32Array {
  return Float32Array.from({ length: tile * tile }, (_, index) =>
    parts.reduce((total, [share, part]) => total + share * ((part[index] ?? 0) - 0.5), 0),
  )
}

/** The hand and the paint, made once: where an edge strays (in pixels), and how thick the paint lies (about 0). */
function materials() {
  return {
    aside: sum([
      [6, noise(1, 64, 64)],
      [2.4, noise(2, 9, 9)],
      [1.6, noise(3, 3, 3)],
    ]),
    down: sum([
      [6, noise(4, 64, 64)],
      [2.4, noise(5, 9, 9)],
      [1.6, noise(6, 3, 3)],
    ]),
    grain: sum([
      [0.05, noise(7, 2, 2)],
      [0.04, noise(8, 5, 5)],
    ]),
    cloud: sum([[0.08, noise(9, 128, 96)]]),
    strokes: sum([
      [0.07, noise(10, 90, 9)],
      [0.035, noise(11, 50, 3)],
    ]),
  }
}

/** How steeply the brush goes, down for each step to the right; each colour has one of these. */
const slopes = [0, 0.25, -0.3, 0.1, -0.55, 0.6]

let made: ReturnType<typeof materials> | undefined

/**
 * Paints a flat drawing: its edges waver as a hand's do, and every colour gets its own direction of the brush and its
 * own thickness of paint. The same drawing always comes out the same.
 */
export function gouache(flat: Pixels): Buffer {
  made ??= materials()
  const { aside, down, grain, cloud, strokes } = made
  const { bytes, width, height } = flat
  const painted = Buffer.allocUnsafe(width * height * 3)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const spot = (y % tile) * tile + (x % tile)
      const fx = Math.min(Math.max(x + (aside[spot] ?? 0), 0), width - 1.001)
      const fy = Math.min(Math.max(y + (down[spot] ?? 0), 0), height - 1.001)
      const [x0, y0] = [Math.floor(fx), Math.floor(fy)]
      const [tx, ty] = [fx - x0, fy - y0]
      const corner = (y0 * width + x0) * 3
      const below = corner + width * 3
      const key =
        ((bytes[corner] ?? 0) >> 3) * 73 + ((bytes[corner + 1] ?? 0) >> 3) * 179 + ((bytes[corner + 2] ?? 0) >> 3) * 283
      const slope = slopes[key % slopes.length] ?? 0
      const moved = ((((y + key * 37 + Math.floor(x * slope)) % tile) + tile) % tile) * tile + ((x + key * 101) % tile)
      const paint = 1 + (strokes[moved] ?? 0) + (grain[spot] ?? 0) + (cloud[moved] ?? 0)
      const target = (y * width + x) * 3
      for (let channel = 0; channel < 3; channel += 1) {
        const top = mean(bytes[corner + channel] ?? 0, bytes[corner + 3 + channel] ?? 0, tx)
        const low = mean(bytes[below + channel] ?? 0, bytes[below + 3 + channel] ?? 0, tx)
        painted[target + channel] = Math.min(255, Math.max(0, mean(top, low, ty) * paint))
      }
    }
  }
  return painted
}

function mean(one: number, other: number, share: number): number {
  return one + (other - one) * share
}

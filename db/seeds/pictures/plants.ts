import { paint } from './palette.ts'
import { blob, chance, dab, each, limb, mix, oval, type Point, upTo } from './pen.ts'

export type Leaves = { readonly base: string; readonly shade: string; readonly light: string }

export const green: Leaves = { base: paint.leaf, shade: paint.leafShade, light: paint.leafLight }
export const autumn: Leaves = { base: '#d3a042', shade: '#b07b35', light: '#e7c568' }
export const olive: Leaves = { base: '#7f8c56', shade: '#606f48', light: '#a5ab6a' }
export const blossom: Leaves = { base: '#efd3c8', shade: '#d8a9a2', light: '#fbefe6' }

/** A Lombardy poplar standing on x, y. */
export function poplar(x: number, y: number, high: number, seed = 1, leaves = green): string {
  const next = chance(seed)
  const half = high * (0.062 + next() * 0.016)
  const full = (part: number): number => half * Math.sin(Math.PI * (0.1 + part * 0.86)) ** 0.75
  const side = (sign: number): Point[] =>
    [0.1, 0.24, 0.38, 0.52, 0.66, 0.78, 0.9].map((part) => [
      x + sign * full(part) * (0.82 + next() * 0.34),
      y - high * part,
    ])
  const outline: Point[] = [
    [x, y - high * 0.06],
    ...side(1),
    [x + (next() - 0.5) * half * 0.5, y - high],
    ...side(-1).toReversed(),
  ]
  const touch = (colour: string, from: number, to: number, count: number, size: number): string =>
    each(count, () => {
      const part = 0.07 + next() * 0.76
      const reach = full(part) * (from + next() * (to - from))
      return dab(
        [x + reach, y - high * part],
        [x + reach * 0.72, y - high * (part + 0.06 + next() * 0.07)],
        half * size,
        colour,
        half * 0.06,
      )
    })
  return (
    limb([x, y], [x, y - high * 0.16], high * 0.02, high * 0.014, paint.bark) +
    touch(leaves.base, -1.16, -0.8, 9, 0.16) +
    touch(leaves.shade, 0.85, 1.14, 9, 0.16) +
    blob(outline, leaves.base) +
    touch(leaves.shade, 0.15, 0.95, 15, 0.15) +
    touch(leaves.light, -0.9, -0.05, 14, 0.13)
  )
}

/** A round tree: walnut, apricot, mulberry. */
export function tree(x: number, y: number, high: number, seed = 1, leaves = green, wide = 0.42): string {
  const next = chance(seed)
  const trunk = limb([x, y], [x + high * 0.01, y - high * 0.42], high * 0.06, high * 0.035, paint.bark)
  const fork = [-0.2, 0.18]
    .map((lean) =>
      limb([x, y - high * 0.3], [x + high * lean, y - high * 0.56], high * 0.032, high * 0.014, paint.bark),
    )
    .join('')
  const heart: Point = [x, y - high * 0.64]
  const clump = (px: number, py: number, size: number, colour: string): string => {
    const points: Point[] = upTo(7).map((index) => {
      const angle = (index / 7) * Math.PI * 2
      const reach = size * (0.86 + next() * 0.28)
      return [px + Math.cos(angle) * reach, py + Math.sin(angle) * reach * 0.82]
    })
    return blob(points, colour)
  }
  const strewn = (colour: string, dx: number, dy: number, count: number, spread: number): string =>
    each(count, () => {
      const [angle, reach] = [next() * Math.PI * 2, Math.sqrt(next()) * spread]
      const px = heart[0] + dx * high + Math.cos(angle) * reach * high * wide * 0.72
      const py = heart[1] + dy * high + Math.sin(angle) * reach * high * 0.2
      return dab([px, py], [px + high * (0.025 + next() * 0.03), py - high * 0.02], high * 0.013, colour, -high * 0.006)
    })
  const ring = (count: number, colour: string, dx: number, dy: number, size: number, spread: number): string =>
    each(count, (index) => {
      const angle = (index / count) * Math.PI * 2 + next() * 0.5
      const px = heart[0] + Math.cos(angle) * high * wide * spread + dx * high
      const py = heart[1] + Math.sin(angle) * high * 0.25 * spread + dy * high
      return clump(px, py, high * size * (0.85 + next() * 0.3), colour)
    })
  return (
    trunk +
    fork +
    ring(7, leaves.shade, 0.02, 0.02, 0.17, 0.72) +
    clump(heart[0], heart[1], high * 0.24, leaves.base) +
    ring(6, leaves.base, -0.015, -0.03, 0.14, 0.6) +
    ring(5, mix(leaves.base, leaves.light, 0.4), -0.07, -0.09, 0.1, 0.42) +
    strewn(leaves.light, -0.08, -0.09, 40, 0.9) +
    strewn(leaves.shade, 0.05, 0.05, 22, 0.9)
  )
}

/** A Tien Shan spruce. */
export function spruce(
  x: number,
  y: number,
  high: number,
  seed = 1,
  leaves: Leaves = { base: '#47675a', shade: '#34524a', light: '#6d8a6e' },
  wide = 0.17,
): string {
  const next = chance(seed)
  const tiers = 7
  return (
    limb([x, y], [x, y - high * 0.2], high * 0.035, high * 0.03, paint.bark) +
    each(tiers, (index) => {
      const low = y - high * (0.07 + (index * 0.84) / tiers)
      const half = high * wide * (1 - (index / tiers) * 0.86)
      const tall = high * 0.21
      const points: Point[] = [
        [x, low - tall],
        [x + half * 0.5, low - tall * 0.35],
        [x + half * (0.95 + next() * 0.1), low + 2],
        [x + half * 0.45, low - high * 0.012],
        [x, low + high * 0.012],
        [x - half * 0.45, low - high * 0.012],
        [x - half * (0.95 + next() * 0.1), low + 2],
        [x - half * 0.5, low - tall * 0.35],
      ]
      const lit: Point[] = [
        [x - half * 0.05, low - tall * 0.8],
        [x - half * 0.16, low - tall * 0.2],
        [x - half * 0.82, low - 2],
        [x - half * 0.5, low - tall * 0.35],
      ]
      return blob(points, index % 2 === 0 ? leaves.shade : leaves.base) + blob(lit, leaves.light)
    })
  )
}

/** A young tree tied to its stake, as just planted. */
export function sapling(x: number, y: number, high: number, leaves = green): string {
  return (
    limb([x + high * 0.07, y], [x + high * 0.07, y - high * 0.55], high * 0.03, high * 0.03, paint.wood) +
    limb([x, y], [x, y - high * 0.9], high * 0.025, high * 0.012, paint.bark) +
    each(9, (index) => {
      const side = index % 2 === 0 ? 1 : -1
      const py = y - high * (0.48 + index * 0.055)
      return dab(
        [x, py],
        [x + side * high * (0.17 - index * 0.01), py - high * 0.08],
        high * 0.035,
        index % 3 === 0 ? leaves.light : leaves.base,
        side * 3,
      )
    }) +
    oval(x, y + 2, high * 0.16, high * 0.035, paint.earthShade)
  )
}

/** A low bush. */
export function bush(x: number, y: number, size: number, seed = 1, leaves = olive): string {
  const next = chance(seed)
  const round = (count: number, colour: string, dy: number, share: number): string =>
    each(count, () => {
      const px = x + (next() - 0.5) * size * 1.5
      return oval(px, y - size * (0.22 + dy), size * share, size * share * 0.8, colour)
    })
  return round(5, leaves.shade, 0, 0.3) + round(5, leaves.base, 0.1, 0.25) + round(4, leaves.light, 0.26, 0.1)
}

import { flame, paint } from './palette.ts'
import { bar, box, chance, cut, dab, each, faint, oval, type Point, shining } from './pen.ts'

export type HouseLook = {
  readonly wide?: number
  readonly roof?: 'slate' | 'rust'
  readonly wall?: string
  readonly windows?: number
  readonly door?: number
  readonly lit?: boolean
}

/** A window in a blue frame with its carved board above; x, y is its upper left corner. */
export function pane(x: number, y: number, wide: number, high: number, lit = false): string {
  const glass = lit ? shining(flame.window) : '#93a9b0'
  const frame = wide * 0.11
  return (
    box(x - frame, y - frame, wide + frame * 2, high + frame * 2, paint.blue) +
    cut(
      [
        [x - frame * 1.8, y - frame],
        [x + wide / 2, y - frame * 3.4],
        [x + wide + frame * 1.8, y - frame],
      ],
      paint.blue,
    ) +
    box(x, y, wide, high, glass) +
    (lit
      ? ''
      : cut(
          [
            [x, y],
            [x + wide * 0.7, y],
            [x, y + high * 0.6],
          ],
          '#b9c9c8',
        )) +
    box(x + wide / 2 - frame * 0.3, y, frame * 0.6, high, paint.white) +
    box(x, y + high * 0.34, wide, frame * 0.6, paint.white) +
    box(x - frame * 1.6, y + high + frame, wide + frame * 3.2, frame * 0.8, paint.blueShade)
  )
}

function plank(x: number, y: number, wide: number, high: number): string {
  return (
    box(x - 4, y - 4, wide + 8, high + 4, paint.blueShade) +
    box(x, y, wide, high, paint.blue) +
    box(x + wide * 0.15, y + high * 0.1, wide * 0.7, high * 0.32, paint.blueShade) +
    box(x + wide * 0.15, y + high * 0.52, wide * 0.7, high * 0.36, paint.blueShade)
  )
}

/** A low white house under a hipped roof, its foot at x, y and `size` 1 being 110 high at the eaves. */
export function house(x: number, y: number, size: number, look: HouseLook = {}): string {
  const { wide = 300, roof = 'slate', wall = paint.white, windows = 4, door = -1, lit = false } = look
  const [w, h] = [wide * size, 110 * size]
  const tiles = roof === 'slate' ? [paint.slate, paint.slateShade] : [paint.rust, paint.rustShade]
  const [light, shade] = [tiles[0] ?? paint.slate, tiles[1] ?? paint.slateShade]
  const [eave, rise] = [14 * size, 62 * size]
  const gap = w / windows
  const top = y - h
  return (
    box(x + w * 0.7, top - rise * 1.15, 20 * size, rise, paint.rustShade) +
    box(x + w * 0.7 - 3 * size, top - rise * 1.2, 26 * size, 7 * size, paint.rust) +
    cut(
      [
        [x - eave, top + 4 * size],
        [x + w * 0.16, top - rise],
        [x + w * 0.84, top - rise],
        [x + w + eave, top + 4 * size],
      ],
      light,
    ) +
    cut(
      [
        [x + w * 0.84, top - rise],
        [x + w + eave, top + 4 * size],
        [x + w * 0.72, top + 4 * size],
      ],
      shade,
    ) +
    each(9, (index) => {
      const px = x + w * (0.1 + index * 0.075)
      return dab([px, top], [px + (index - 4) * -2 * size + 8 * size, top - rise * 0.86], 1.2 * size, shade)
    }) +
    box(x, top, w, h, wall) +
    box(x, top, w, 13 * size, faintShade(wall)) +
    box(x, y - 19 * size, w, 19 * size, paint.blueShade) +
    box(x - eave, top + 1 * size, w + eave * 2, 6 * size, paint.blueShade) +
    each(windows, (index) => {
      const px = x + gap * (index + 0.5)
      if (index === door) return plank(px - 18 * size, y - 84 * size, 36 * size, 84 * size)
      return pane(px - 17 * size, top + 33 * size, 34 * size, 42 * size, lit)
    })
  )
}

function faintShade(wall: string): string {
  return wall === paint.white ? paint.whiteShade : paint.adobeShade
}

/** An adobe wall from x to x + wide, its foot on y. */
export function adobeWall(x: number, y: number, wide: number, high: number, seed = 1): string {
  const next = chance(seed)
  const crest: Point[] = []
  for (let px = 0; px <= wide; px += wide / 10) crest.push([x + px, y - high + (next() - 0.5) * high * 0.08])
  return (
    cut([[x, y], ...crest, [x + wide, y]], paint.adobe) +
    cut([...crest, ...crest.toReversed().map(([px, py]): Point => [px, py + high * 0.13])], '#e6c9a3') +
    each(Math.round(wide / 34), () => {
      const [px, py] = [x + next() * wide * 0.95, y - high * (0.1 + next() * 0.65)]
      return dab([px, py], [Math.min(px + 26 + next() * 30, x + wide), py + 2], 2.5, paint.adobeShade)
    })
  )
}

/** A pale picket fence. */
export function fence(x: number, y: number, wide: number, high: number, colour: string = paint.blue): string {
  const count = Math.round(wide / (high * 0.34))
  const step = wide / count
  return (
    box(x, y - high * 0.74, wide, high * 0.09, colour) +
    box(x, y - high * 0.28, wide, high * 0.09, colour) +
    each(count, (index) => {
      const px = x + index * step
      return cut(
        [
          [px, y],
          [px, y - high * 0.9],
          [px + step * 0.3, y - high],
          [px + step * 0.6, y - high * 0.9],
          [px + step * 0.6, y],
        ],
        colour,
      )
    })
  )
}

/** A bench seen from the front; x, y is the middle of its foot. */
export function bench(x: number, y: number, wide: number): string {
  const s = wide / 200
  const leg = (px: number): string =>
    bar(
      [
        [px, y],
        [px, y - 46 * s],
        [px - 4 * s, y - 92 * s],
      ],
      paint.ink,
      7 * s,
    ) +
    bar(
      [
        [px + 13 * s, y],
        [px + 11 * s, y - 46 * s],
      ],
      paint.ink,
      6 * s,
    )
  const slat = (py: number, high: number, colour: string): string =>
    box(x - wide / 2, y + py * s, wide, high * s, colour)
  return (
    faint(0.25, oval(x + 12 * s, y + 2, wide * 0.56, 9 * s, paint.ink)) +
    leg(x - 76 * s) +
    leg(x + 72 * s) +
    slat(-94, 13, paint.wood) +
    slat(-76, 13, paint.wood) +
    slat(-66, 3, paint.woodShade) +
    slat(-50, 10, '#cb9b66') +
    slat(-40, 6, paint.woodShade)
  )
}

/** A litter bin on its stand. */
export function bin(x: number, y: number, high: number): string {
  const w = high * 0.46
  return (
    faint(0.25, oval(x + w * 0.2, y, w * 0.8, high * 0.07, paint.ink)) +
    bar(
      [
        [x - w * 0.55, y],
        [x - w * 0.55, y - high * 0.86],
      ],
      paint.ink,
      high * 0.05,
    ) +
    bar(
      [
        [x + w * 0.55, y],
        [x + w * 0.55, y - high * 0.86],
      ],
      paint.ink,
      high * 0.05,
    ) +
    cut(
      [
        [x - w * 0.48, y - high * 0.95],
        [x + w * 0.48, y - high * 0.95],
        [x + w * 0.38, y - high * 0.14],
        [x - w * 0.38, y - high * 0.14],
      ],
      paint.blue,
    ) +
    cut(
      [
        [x + w * 0.12, y - high * 0.95],
        [x + w * 0.48, y - high * 0.95],
        [x + w * 0.38, y - high * 0.14],
        [x + w * 0.1, y - high * 0.14],
      ],
      paint.blueShade,
    ) +
    oval(x, y - high * 0.95, w * 0.48, high * 0.07, paint.ink)
  )
}

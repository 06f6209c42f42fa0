import { paint } from './palette.ts'
import { blob, chance, dab, each, faint, limb, type Point } from './pen.ts'

/** A bough hanging into the picture from above, from x, y, `long` to the right (or left, if negative). */
export function bough(x: number, y: number, long: number, seed = 1): string {
  const next = chance(seed)
  const reach = Math.abs(long)
  const twig = (part: number): Point => [x + long * part, y + reach * 0.26 * part * part]
  const leaf = (colour: string, count: number): string =>
    each(count, () => {
      const [px, py] = twig(0.08 + next() * 0.92)
      const hang = (next() - 0.25) * reach * 0.16
      const from: Point = [px + (next() - 0.5) * 24, py + hang]
      return dab(from, [from[0] + (next() - 0.4) * 34, from[1] + 24 + next() * 22], 11, colour, 3)
    })
  return (
    leaf(paint.leafShade, 34) +
    limb(twig(0), twig(0.4), 13, 8, paint.bark) +
    limb(twig(0.4), twig(0.75), 8, 4, paint.bark) +
    limb(twig(0.75), twig(1), 4, 2, paint.bark) +
    leaf(paint.leaf, 34) +
    leaf(paint.leafLight, 22)
  )
}

/** Tall garden flowers: hollyhocks along a wall or a path. */
export function flowers(
  x: number,
  y: number,
  wide: number,
  count: number,
  colours: readonly string[],
  seed = 1,
  size = 1,
): string {
  const next = chance(seed)
  return each(count, (index) => {
    const px = x + (wide * (index + next() * 0.8)) / count
    const [tall, lean] = [(60 + next() * 70) * size, (next() - 0.5) * 14]
    const colour = colours[index % colours.length] ?? paint.red
    const leaves =
      dab([px, y - 4], [px - 24 * size, y - 22 * size], 6 * size, paint.leafShade, 4) +
      dab([px, y - 8], [px + 26 * size, y - 30 * size], 6 * size, paint.leaf, -4)
    const heads = each(4, (bloom) => {
      const part = 0.5 + bloom * 0.15
      const round = (9 - bloom * 1.6) * size
      const [cx, cy] = [px + lean * part + (bloom % 2 === 0 ? 5 : -5) * size, y - tall * part]
      return blob(
        [
          [cx - round, cy],
          [cx, cy - round],
          [cx + round, cy],
          [cx, cy + round * 0.9],
        ],
        colour,
      )
    })
    return limb([px, y], [px + lean, y - tall], 3.4 * size, 2 * size, paint.leaf) + leaves + heads
  })
}

/** A poplar's shadow on flat ground, from its foot to the lower right. */
export function longShadow(x: number, y: number, long: number, half: number): string {
  const [tx, ty] = [x + long, y + long * 0.62]
  const spot = (part: number, side: number): Point => [
    x + (tx - x) * part + side * half,
    y + (ty - y) * part - side * half * 0.45,
  ]
  return faint(
    0.13,
    blob(
      [[x, y], spot(0.2, 0.7), spot(0.5, 1), spot(0.8, 0.6), [tx, ty], spot(0.8, -0.6), spot(0.5, -1), spot(0.2, -0.7)],
      paint.ink,
    ),
  )
}

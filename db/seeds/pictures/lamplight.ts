import type { Stone } from './mountains.ts'
import { flame, paint } from './palette.ts'
import { bar, box, curve, cut, faint, oval, type Point, shining } from './pen.ts'

export const glowing: Stone = { light: '#a3a1b6', shade: '#8388a4', snow: shining('#edc3b0'), snowShade: '#b3aecb' }

/** Where the light of `lamp` falls, for a lamp of that size in that place: its round and its pool. */
export function lampLight(x: number, y: number, high: number, side = -1): string {
  const [hx, hy] = [x + high * 0.18 * side, y - high * 0.95]
  const cone = faint(
    0.07,
    cut(
      [
        [hx - high * 0.05, hy],
        [hx - high * 0.42, y + 6],
        [hx + high * 0.42, y + 6],
        [hx + high * 0.05, hy],
      ],
      shining(flame.warm),
    ),
  )
  return cone + halo(hx, y + 6, high * 0.55, 0.9, 0.2) + halo(hx, hy, high * 0.25, 1.4)
}

/** Light as gouache shows it: a few flat rounds laid over each other. */
export function halo(x: number, y: number, size: number, strength = 1, flat = 1): string {
  return [1, 0.7, 0.44, 0.22]
    .map((share, index) =>
      faint(
        Math.round((0.1 + index * 0.05) * strength * 100) / 100,
        oval(x, y, size * share, size * share * flat, shining(flame.warm)),
      ),
    )
    .join('')
}

/** A street lamp standing on x, y; it reaches to the left, or to the right if `wide` is negative. */
export function lamp(x: number, y: number, high: number, lit = false, side = -1, colour: string = paint.ink): string {
  const reach = high * 0.16 * side
  const top = y - high
  const head: Point[] = [
    [x + reach * 0.7, top + high * 0.004],
    [x + reach * 1.5, top + high * 0.018],
    [x + reach * 1.52, top + high * 0.036],
    [x + reach * 0.7, top + high * 0.034],
  ]
  return (
    bar(
      [
        [x, y],
        [x, top + high * 0.09],
      ],
      colour,
      high * 0.024,
      'stroke-linecap="butt"',
    ) +
    curve(
      `M${x} ${top + high * 0.1}Q${x} ${top + high * 0.012} ${x + reach} ${top + high * 0.016}`,
      colour,
      high * 0.016,
    ) +
    box(x - high * 0.022, y - high * 0.07, high * 0.044, high * 0.07, colour) +
    cut(head, colour) +
    (lit
      ? cut(
          [
            [x + reach * 0.78, top + high * 0.034],
            [x + reach * 1.46, top + high * 0.036],
            [x + reach * 1.38, top + high * 0.052],
            [x + reach * 0.84, top + high * 0.05],
          ],
          shining(flame.pale),
        )
      : '')
  )
}

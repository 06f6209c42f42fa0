import { type Dress, digging, sitting } from './dress.ts'
import { paint } from './palette.ts'
import { at, bar, blob, box, cut, dab, each, oval, type Point, stroke, turned } from './pen.ts'
import { person } from './people.ts'

/** A spade from the hands to the ground. */
function spade(near: Point, far: Point): string {
  const [dx, dy] = [near[0] - far[0], near[1] - far[1]]
  const length = Math.hypot(dx, dy) || 1
  const [ux, uy] = [dx / length, dy / length]
  const spot = (reach: number, aside = 0): Point => [far[0] + ux * reach - uy * aside, far[1] + uy * reach + ux * aside]
  return (
    bar([spot(-34), spot(120)], paint.woodShade, 7) +
    cut([spot(112, -15), spot(112, 15), spot(150, 14), spot(168, 0), spot(150, -14)], '#6e7d84')
  )
}

export const spading = {
  ...digging,
  lean: 26,
  arms: [22, 22, 52, 34],
  holds: (near: Point, far: Point) => spade(near, far),
} as const

export function barrow(x: number, y: number): string {
  return (
    bar(
      [
        [x - 108, y - 74],
        [x + 30, y - 42],
      ],
      paint.woodShade,
      8,
    ) +
    bar(
      [
        [x - 34, y - 44],
        [x - 44, y],
      ],
      paint.ink,
      7,
    ) +
    blob(
      [
        [x - 50, y - 82],
        [x - 20, y - 108],
        [x + 22, y - 116],
        [x + 60, y - 86],
      ],
      '#b08a60',
    ) +
    cut(
      [
        [x - 62, y - 84],
        [x + 72, y - 84],
        [x + 44, y - 36],
        [x - 30, y - 36],
      ],
      paint.blueShade,
    ) +
    cut(
      [
        [x - 62, y - 84],
        [x + 72, y - 84],
        [x + 70, y - 76],
        [x - 60, y - 76],
      ],
      paint.blue,
    ) +
    `<circle cx="${x + 58}" cy="${y - 24}" r="22" fill="none" stroke="${paint.ink}" stroke-width="8"/>` +
    oval(x + 58, y - 24, 5, 5, paint.ink)
  )
}

export function pail(near: Point): string {
  const [x, y] = near
  return (
    stroke(
      [
        [x - 15, y + 24],
        [x, y],
        [x + 15, y + 24],
      ],
      paint.ink,
      2.5,
    ) +
    cut(
      [
        [x - 17, y + 24],
        [x + 17, y + 24],
        [x + 12, y + 58],
        [x - 12, y + 58],
      ],
      '#9aa5a8',
    ) +
    oval(x, y + 24, 17, 4, '#c3ccce')
  )
}

export function basket(near: Point): string {
  const [x, y] = near
  return (
    stroke(
      [
        [x - 30, y + 30],
        [x, y - 2],
        [x + 30, y + 30],
      ],
      paint.woodShade,
      5,
    ) +
    dab([x - 34, y + 30], [x + 34, y + 30], 18, paint.leafLight) +
    cut(
      [
        [x - 36, y + 28],
        [x + 36, y + 28],
        [x + 26, y + 72],
        [x - 26, y + 72],
      ],
      paint.wood,
    ) +
    bar(
      [
        [x - 33, y + 42],
        [x + 33, y + 42],
      ],
      paint.woodShade,
      3,
    ) +
    bar(
      [
        [x - 30, y + 56],
        [x + 30, y + 56],
      ],
      paint.woodShade,
      3,
    )
  )
}

/** A child in a wheelchair, dancing with the rest. */
export function wheelchair(x: number, y: number, size: number): string {
  const dress: Dress = {
    top: paint.felt,
    low: paint.red,
    vest: paint.redShade,
    head: 'topu',
    hat: paint.red,
    cut: 'skirt',
    child: true,
  }
  const wheel = (px: number, round: number): string =>
    `<circle cx="${px}" cy="${-round}" r="${round}" fill="none" stroke="${paint.ink}" stroke-width="7"/>` +
    (round > 30
      ? each(6, (index) =>
          turned(
            index * 30,
            bar(
              [
                [px - round, -round],
                [px + round, -round],
              ],
              '#7d878c',
              2,
            ),
            px,
            -round,
          ),
        )
      : '')
  return at(
    x,
    y,
    bar('-46 -150, -34 -78, 40 -76, 58 -18', '#59636a', 8) +
      bar('-60 -150, -46 -150', paint.ink, 9) +
      box(-40, -84, 84, 12, paint.blueShade) +
      person(-6, -14, 250, dress, { ...sitting, arms: [150, 10, 128, 14] }) +
      wheel(-12, 56) +
      wheel(62, 16),
    size,
  )
}

export function schoolbag(x: number, y: number, high: number, face: number, colour: string): string {
  const [px, py] = [x - face * high * 0.12, y - high * 0.64]
  return box(px - high * 0.07, py, high * 0.14, high * 0.22, colour, `rx="${Math.round(high * 0.04)}"`)
}

export function dumbbell(x: number, y: number, size: number): string {
  return (
    bar(
      [
        [x - 16 * size, y],
        [x + 16 * size, y],
      ],
      '#59636a',
      5 * size,
    ) +
    box(x - 24 * size, y - 12 * size, 10 * size, 24 * size, paint.ink) +
    box(x + 14 * size, y - 12 * size, 10 * size, 24 * size, paint.ink)
  )
}

export function ball(x: number, y: number, round: number, one: string, two: string): string {
  return (
    oval(x + 6, y + 1, round, round * 0.2, '#8d8a63') +
    oval(x, y - round, round, round, one) +
    blob(
      [
        [x - round, y - round],
        [x - round * 0.2, y - round * 1.35],
        [x + round * 0.95, y - round * 1.2],
        [x + round * 0.2, y - round * 0.8],
      ],
      two,
    )
  )
}

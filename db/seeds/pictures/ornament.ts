import { paint } from './palette.ts'
import { at, bar, box, cut, dab, each, oval, type Point, shape, stroke, turned, upTo, way } from './pen.ts'

/** The ram's horn of felt carpets: a stem and two curls, some 90 high, standing on 0, 0. */
export function horn(colour: string, width = 11): string {
  const side = (sign: number): string =>
    stroke(
      [
        [0, 0],
        [0, -34],
        [sign * 8, -62],
        [sign * 32, -76],
        [sign * 52, -60],
        [sign * 46, -38],
        [sign * 28, -40],
        [sign * 30, -54],
      ],
      colour,
      width,
    )
  return side(1) + side(-1)
}

/** A felt carpet: a border of teeth and a row of lozenges with horns. */
export function shyrdak(
  x: number,
  y: number,
  wide: number,
  high: number,
  ground: string = paint.red,
  figure: string = paint.felt,
  edge: string = paint.ink,
): string {
  const border = high * 0.13
  const teeth = Math.round(wide / border / 1.3)
  const tooth = (wide - border) / teeth
  const inner = high - border * 2
  const cells = Math.max(1, Math.round((wide - border * 2) / inner))
  const cell = (wide - border * 2) / cells
  return (
    box(x, y, wide, high, edge) +
    each(teeth, (index) => {
      const px = x + border / 2 + index * tooth
      return (
        cut(
          [
            [px, y + border * 0.85],
            [px + tooth / 2, y + border * 0.15],
            [px + tooth, y + border * 0.85],
          ],
          figure,
        ) +
        cut(
          [
            [px, y + high - border * 0.85],
            [px + tooth / 2, y + high - border * 0.15],
            [px + tooth, y + high - border * 0.85],
          ],
          figure,
        )
      )
    }) +
    box(x + border, y + border, wide - border * 2, inner, ground) +
    each(cells, (index) => {
      const [cx, cy] = [x + border + cell * (index + 0.5), y + high / 2]
      return each(4, (quarter) => turned(quarter * 90, at(cx, cy, horn(figure, 15), inner / 180), cx, cy))
    })
  )
}

/** A running band of horns, as along the edge of a stage curtain. */
export function hornBand(x: number, y: number, wide: number, high: number, ground: string, figure: string): string {
  const count = Math.round(wide / (high * 1.25))
  const stepWide = wide / count
  return (
    box(x, y, wide, high, ground) +
    each(count, (index) => at(x + stepWide * (index + 0.5), y + high * 0.92, horn(figure, 13), (high / 90) * 0.86))
  )
}

/** The crown of a yurt: a ring with three laths crossing three. */
export function tunduk(x: number, y: number, round: number, colour: string, width = round * 0.09): string {
  const ring = `<circle cx="${x}" cy="${y}" r="${round}" fill="none" stroke="${colour}" stroke-width="${width * 1.4}"/>`
  const laths = [-0.27, 0, 0.27]
    .map((part) => {
      const bend = round * part
      const end = Math.sqrt(1 - part * part) * round
      return stroke(
        [
          [x - end, y + bend * 0.9],
          [x, y + bend * 1.2],
          [x + end, y + bend * 0.9],
        ],
        colour,
        width * 0.7,
      )
    })
    .join('')
  return ring + turned(45, laths, x, y) + turned(-45, laths, x, y)
}

/** The komuz, its body at 0, 0 and its neck to the upper right; about 150 long. */
export function komuz(): string {
  const body: Point[] = [
    [-34, 26],
    [-40, 4],
    [-22, -14],
    [10, -22],
    [26, -26],
    [24, -12],
    [16, 14],
    [-2, 32],
  ]
  return (
    bar('10 -14, 104 -72', paint.woodShade, 8) +
    bar('100 -66, 112 -82', paint.woodShade, 11) +
    shape(way(body, true), paint.wood) +
    dab([-30, 20], [14, -12], 4, '#cf9f6d') +
    oval(-8, 4, 5, 5, paint.ink) +
    bar('-22 14, 104 -72', '#e3cfa6', 1.2)
  )
}

/** Small flags on a string. */
export function bunting(
  from: Point,
  to: Point,
  sag: number,
  count: number,
  colours: readonly string[],
  size = 1,
): string {
  const spot = (part: number): Point => [
    from[0] + (to[0] - from[0]) * part,
    from[1] + (to[1] - from[1]) * part + sag * 4 * part * (1 - part),
  ]
  return (
    stroke(
      upTo(9).map((index) => spot(index / 8)),
      paint.ink,
      2.5 * size,
    ) +
    each(count, (index) => {
      const [x, y] = spot((index + 0.5) / count)
      const colour = colours[index % colours.length] ?? paint.red
      return cut(
        [
          [x - 13 * size, y],
          [x + 13 * size, y + 1],
          [x, y + 34 * size],
        ],
        colour,
      )
    })
  )
}

const strokes: Record<string, readonly string[]> = {
  А: ['M0 6L2 0L4 6', 'M.8 4L3.2 4'],
  Б: ['M3.6 0L0 0L0 6L2.4 6Q4 6 4 4.5Q4 3 2.4 3L0 3'],
  Е: ['M3.8 0L0 0L0 6L3.8 6', 'M0 3L3 3'],
  И: ['M0 0L0 6L4 0L4 6'],
  Й: ['M0 0L0 6L4 0L4 6', 'M1.2 -1.7Q2 -.8 2.8 -1.7'],
  К: ['M0 0L0 6', 'M3.8 0L0 3.2L4 6'],
  Л: ['M0 6Q1.4 4 1.4 0L4 0L4 6'],
  М: ['M0 6L0 0L2.2 3.6L4.4 0L4.4 6'],
  П: ['M0 6L0 0L4 0L4 6'],
  С: ['M4 1Q3 0 2 0Q0 0 0 3Q0 6 2 6Q3 6 4 5'],
  Т: ['M0 0L4.4 0', 'M2.2 0L2.2 6'],
  У: ['M0 0L2.2 3.6', 'M4.2 0L1.2 6L.4 6'],
}

/** Words over a gate or a door in hand-cut letters, `high` tall, their middle at x. */
export function lettering(words: string, x: number, y: number, high: number, colour: string): string {
  const unit = high / 6
  const steps = [...words].map((letter) => (letter === ' ' ? 3.4 : 6.2) * unit)
  const start = x - (steps.reduce((total, step) => total + step, 0) - 2 * unit) / 2
  return [...words]
    .map((letter, index) => {
      const left = start + steps.slice(0, index).reduce((total, step) => total + step, 0)
      const paths = (strokes[letter] ?? []).map((data) => `<path d="${data}"/>`).join('')
      const style = `fill="none" stroke="${colour}" stroke-width="1.15" stroke-linecap="round" stroke-linejoin="round"`
      return `<g transform="translate(${Math.round(left * 10) / 10} ${y}) scale(${unit})" ${style}>${paths}</g>`
    })
    .join('')
}

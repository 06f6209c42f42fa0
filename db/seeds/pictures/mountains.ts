import { paint } from './palette.ts'
import {
  blob,
  box,
  chance,
  dab,
  each,
  figures,
  type Line,
  land,
  oval,
  type Point,
  shape,
  spots,
  upTo,
  way,
  within,
} from './pen.ts'

/** A sky in flat bands, as gouache is laid: from the top colour to the one at `horizon`. */
export function sky(colours: readonly string[], horizon: number): string {
  const step = horizon / colours.length
  return colours
    .map((colour, index) => {
      if (index === 0) return box(-10, -10, 1220, 920, colour)
      const y = index * step
      const edge: Point[] = upTo(7).map((part) => [
        part * 204 - 10,
        y + Math.sin(part * 1.7 + index * 2.3) * step * 0.08,
      ])
      return land(edge, colour)
    })
    .join('')
}

export function cloud(x: number, y: number, size: number, colour: string): string {
  const points: Point[] = [
    [-1, 0.1],
    [-0.62, -0.16],
    [-0.3, -0.12],
    [0.02, -0.34],
    [0.36, -0.2],
    [0.6, -0.22],
    [1, 0.06],
    [0.5, 0.16],
    [-0.3, 0.13],
  ]
  return blob(
    points.map(([px, py]) => [x + px * size, y + py * size]),
    colour,
  )
}

export type Stone = {
  readonly light: string
  readonly shade: string
  readonly snow?: string
  readonly snowShade?: string
}

export const farStone: Stone = { light: '#a8bac0', shade: '#8ea4ae', snow: paint.snow, snowShade: paint.snowShade }
export const nearStone: Stone = { light: '#94a7a6', shade: '#76909a', snow: paint.snow, snowShade: '#a9bac6' }

/** Where rock begins to show: a line of spurs and gullies about `level`. */
function fringe(level: number, depth: number, next: () => number): Point[] {
  const line: Point[] = []
  for (let x = -20, low = false; x < 1230; x += 9 + next() * 26, low = !low) {
    line.push([x, level + (low ? depth * (0.3 + next() * 0.9) : -depth * next() * 0.7)])
  }
  return line
}

function outlined(points: readonly Point[]): string {
  return `M${points.map(([x, y]) => `${Math.round(x)} ${Math.round(y)}`).join('L')}Z`
}

/** The sides in shadow: from every summit of the skyline to the saddle on its right, and down. */
function shades(skyline: readonly Point[], floor: number, next: () => number): string {
  const sides: string[] = []
  for (let index = 1; index < skyline.length - 1; index += 1) {
    const [before, here, after] = [skyline[index - 1] ?? [0, 0], skyline[index] ?? [0, 0], skyline[index + 1] ?? [0, 0]]
    if (!(here[1] < before[1] && here[1] <= after[1])) continue
    let end = index + 1
    while (end < skyline.length - 1 && (skyline[end + 1]?.[1] ?? 0) > (skyline[end]?.[1] ?? 0)) end += 1
    const saddle = skyline[end] ?? here
    const fall = floor - here[1]
    if (saddle[1] - here[1] < fall * 0.085) continue
    const spine: Point[] = upTo(7).map((step) => {
      const part = (step + 1) / 7
      const sway = (step % 2 === 0 ? 1 : -0.6) * (0.4 + next()) * fall * 0.05
      return [here[0] + fall * part * 0.16 + sway, here[1] + fall * part]
    })
    const gully: Point[] = upTo(4).map((step) => {
      const part = (step + 1) / 4
      return [saddle[0] + (next() - 0.2) * fall * 0.09, saddle[1] + (floor - saddle[1]) * part]
    })
    sides.push(outlined([...skyline.slice(index, end + 1), ...gully, ...spine.toReversed()]))
  }
  return sides.join('')
}

/**
 * A range along the whole sheet. `peaks` gives x, top and half the width of each; snow lies above `snowline`, a height
 * on the sheet, and light comes from the left.
 */
export function range(peaks: string, floor: number, stone: Stone, snowline: number, seed = 1): string {
  const next = chance(seed)
  const tops = figures(peaks)
  const skyline: Point[] = []
  for (let x = -20; x < 1240; x += 9 + next() * 13) {
    const rise = Math.max(
      0.12,
      ...tops.map(([px = 0, top = 0, half = 1]) => {
        const away = Math.min(1, Math.abs(x - px) / half)
        return ((floor - top) / 300) * (1 - away) ** 1.12
      }),
    )
    skyline.push([x, floor - rise * 300 + (next() - 0.5) * 13])
  }
  for (const [px = 0, top = 0] of tops) {
    const near = skyline.findIndex(([x]) => x >= px)
    if (near >= 0) skyline[near] = [px, top]
  }
  const outline = outlined([...skyline, [1240, floor], [-20, floor]])
  const dark = shades(skyline, floor, next)
  const spurs = each(26, () => {
    const at = skyline[Math.floor(next() * skyline.length)] ?? [0, 0]
    const y = at[1] + (floor - at[1]) * (0.25 + next() * 0.4)
    return dab([at[0], y], [at[0] - 14 - next() * 20, y + 40 + next() * 50], 4 + next() * 5, stone.shade)
  })
  const rock = shape(outline, stone.light) + shape(dark, stone.shade) + spurs
  if (!stone.snow) return rock
  const snowy = outlined([[-20, -10], [1240, -10], ...fringe(snowline, 46, next).toReversed()])
  const name = `snow${seed}-${Math.round(floor)}`
  return rock + within(name, snowy, shape(outline, stone.snow) + shape(dark, stone.snowShade ?? stone.snow))
}

/** A snowy ridge, its foot at `floor`, its summits some `high` above; each seed is another place's skyline. */
export function alaToo(floor: number, high = 270, stone = farStone, seed = 3): string {
  const peaks =
    '-120 .7 240, 40 .78 260, 190 .62 170, 318 .95 240, 470 .66 190, 596 .8 230, ' +
    '742 1 280, 880 .7 180, 1010 .88 230, 1165 .74 220, 1310 .8 240'
  const next = chance(seed + 100)
  const aside = (next() - 0.5) * 160
  const own = figures(peaks).map(([x = 0, top = 0, half = 0]) => {
    const height = Math.min(1, Math.max(0.5, top + (next() - 0.5) * 0.34))
    return [x + aside + (next() - 0.5) * 70, floor - high * height, half * (0.85 + next() * 0.35)].join(' ')
  })
  return range(own.join(', '), floor + 20, stone, floor - high * 0.45, seed)
}

/** A hill under a smooth line, with folds falling to the right of it. */
export function hill(line: Line, fill: string, fold: string, seed = 1, folds = 9): string {
  const points = spots(line)
  const next = chance(seed)
  const first = points[0] ?? [0, 0]
  const last = points.at(-1) ?? [1200, 0]
  const height = (x: number): number => {
    const after = points.findIndex((point) => point[0] >= x)
    const [one, two] = [points[Math.max(0, after - 1)] ?? first, points[after] ?? last]
    const part = two[0] === one[0] ? 0 : (x - one[0]) / (two[0] - one[0])
    return one[1] + (two[1] - one[1]) * part
  }
  const shades = each(folds, (index) => {
    const x = first[0] + ((last[0] - first[0]) * (index + 0.2 + next() * 0.6)) / folds
    const y = height(x) + 8 + next() * 10
    const [long, lean] = [50 + next() * 80, 20 + next() * 50]
    return dab([x, y], [x + lean, y + long], 8 + next() * 14, fold, 8)
  })
  return land(points, fill) + shades
}

/** Short upright touches of grass strewn over a field. */
export function tufts(
  x: number,
  y: number,
  wide: number,
  high: number,
  count: number,
  colours: readonly string[],
  seed = 1,
  size = 1,
): string {
  const next = chance(seed)
  return each(count, () => {
    const depth = next()
    const [px, py] = [x + next() * wide, y + depth * high]
    const tall = (7 + depth * 15) * size
    const colour = colours[Math.floor(next() * colours.length)] ?? paint.leaf
    return dab([px, py], [px + (next() - 0.5) * 10, py - tall], 1.6 + depth * 1.6, colour, 1.5)
  })
}

/** Flat touches of another tone on the ground. */
export function patches(
  x: number,
  y: number,
  wide: number,
  high: number,
  count: number,
  colour: string,
  seed = 1,
): string {
  const next = chance(seed)
  return each(count, () => {
    const depth = next()
    const [px, py, long] = [x + next() * wide, y + depth * high, 30 + depth * 90]
    return dab([px - long / 2, py], [px + long / 2, py + 3], 3 + depth * 6, colour)
  })
}

/** A winding band on the ground: `spine` gives x, y and half a width at each turn. */
export function band(spine: string, fill: string): string {
  const one = figures(spine).map(([x = 0, y = 0, half = 0]): Point => [x - half, y])
  const other = figures(spine).map(([x = 0, y = 0, half = 0]): Point => [x + half, y])
  return shape(`${way(one)}L${way(other.toReversed()).slice(1)}Z`, fill)
}

export function stars(count: number, floor: number, colour: string, seed = 1): string {
  const next = chance(seed)
  return each(count, () => oval(next() * 1200, next() * floor, 1 + next() * 1.6, 1 + next() * 1.6, colour))
}

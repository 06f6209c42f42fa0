import { halo } from './lamplight.ts'
import { patches } from './mountains.ts'
import { flame, paint } from './palette.ts'
import { blob, chance, curve, cut, dab, each, faint, type Point, shining } from './pen.ts'

/** A street going away from us: metres to the side, up and away become a place on the sheet. */
export type Eye = { readonly x: number; readonly y: number; readonly high: number; readonly reach: number }

export function seen(eye: Eye, side: number, up: number, away: number): Point {
  return [eye.x + (eye.reach * side) / away, eye.y + (eye.reach * (eye.high - up)) / away]
}

/** How many units a metre is at that distance. */
export function metre(eye: Eye, away: number): number {
  return eye.reach / away
}

type Quad = readonly [side: number, low: number, top: number, near: number, far: number]

/** A flat piece of a wall that runs along the street. */
function along(eye: Eye, quad: Quad, fill: string): string {
  const [side, low, top, near, far] = quad
  return cut(
    [seen(eye, side, low, near), seen(eye, side, top, near), seen(eye, side, top, far), seen(eye, side, low, far)],
    fill,
  )
}

/** A strip of the ground from `left` to `right` metres. */
export function strip(eye: Eye, left: number, right: number, fill: string, near = 1.5, far = 300): string {
  return cut(
    [seen(eye, left, 0, near), seen(eye, left, 0, far), seen(eye, right, 0, far), seen(eye, right, 0, near)],
    fill,
  )
}

export type LaneHouse = {
  readonly side: number
  readonly near: number
  readonly far: number
  readonly roof: 'slate' | 'rust'
  readonly lit?: boolean
  readonly wall?: string
}

/** A low house with its long side to the street. */
export function laneHouse(eye: Eye, look: LaneHouse): string {
  const { side, near, far, roof, lit = false, wall = paint.white } = look
  const away = Math.sign(side)
  const [back, mid] = [side + away * 7, side + away * 3.4]
  const [top, peak] = [3, 4.9]
  const [light, shade] = roof === 'slate' ? [paint.slate, paint.slateShade] : [paint.rust, paint.rustShade]
  const wallShade = wall === paint.white ? '#dfd8c8' : paint.adobeShade
  const eave = side - away * 0.5
  const count = Math.max(2, Math.round((far - near) / 2.9))
  const [streetTone, endTone] = side > 0 ? [wall, wallShade] : [wallShade, wall]
  const windows = each(count, (index) => {
    const centre = far - ((far - near) * (index + 0.5)) / count
    return (
      along(eye, [side, 0.98, 2.42, centre - 0.62, centre + 0.62], paint.blue) +
      along(eye, [side, 1.12, 2.26, centre - 0.46, centre + 0.46], lit ? shining(flame.window) : '#93a9b0') +
      along(eye, [side, 1.12, 2.26, centre - 0.05, centre + 0.05], paint.white) +
      along(eye, [side, 1.8, 1.9, centre - 0.46, centre + 0.46], paint.white)
    )
  })
  const gable: Point[] = [
    seen(eye, side, 0, near),
    seen(eye, side, top, near),
    seen(eye, mid, peak, near),
    seen(eye, back, top, near),
    seen(eye, back, 0, near),
  ]
  return (
    cut(gable, endTone) +
    cut([seen(eye, side, top, near), seen(eye, mid, peak, near), seen(eye, back, top, near)], paint.blue) +
    cut(
      [seen(eye, side, 0, near), seen(eye, side, 0.5, near), seen(eye, back, 0.5, near), seen(eye, back, 0, near)],
      paint.blueShade,
    ) +
    along(eye, [side, 0, top, near, far], streetTone) +
    along(eye, [side, 0, 0.5, near, far], paint.blueShade) +
    windows +
    cut(
      [
        seen(eye, eave, top - 0.15, near - 0.4),
        seen(eye, mid, peak, near - 0.4),
        seen(eye, mid, peak, far),
        seen(eye, eave, top - 0.15, far),
      ],
      side > 0 ? light : shade,
    ) +
    cut(
      [
        seen(eye, eave, top - 0.15, near - 0.4),
        seen(eye, eave, top - 0.38, near - 0.4),
        seen(eye, eave, top - 0.38, far),
        seen(eye, eave, top - 0.15, far),
      ],
      paint.blueShade,
    )
  )
}

/** A wall or a fence between two houses. */
export function laneWall(
  eye: Eye,
  side: number,
  near: number,
  far: number,
  high: number,
  colour: string = paint.adobe,
): string {
  return (
    along(eye, [side, 0, high, near, far], colour) +
    along(eye, [side, high * 0.88, high, near, far], colour === paint.adobe ? '#e6c9a3' : paint.white)
  )
}

/** A lamp by the street, its arm over the road. */
export function laneLamp(eye: Eye, side: number, away: number, lit: boolean): string {
  const unit = metre(eye, away)
  const inward = -Math.sign(side)
  const [foot, top] = [seen(eye, side, 0, away), seen(eye, side, 6, away)]
  const [fx, fy] = foot
  const [tx, ty] = top
  const reach = inward * 1.3 * unit
  const wide = Math.max(1.6, 0.13 * unit)
  const pole =
    cut(
      [
        [fx - wide * 0.6, fy],
        [fx - wide * 0.4, ty + 0.8 * unit],
        [fx + wide * 0.4, ty + 0.8 * unit],
        [fx + wide * 0.6, fy],
      ],
      paint.ink,
    ) + curve(`M${fx} ${ty + 0.9 * unit}Q${tx} ${ty} ${tx + reach} ${ty}`, paint.ink, wide * 0.8)
  const head = cut(
    [
      [tx + reach * 0.6, ty - wide * 0.2],
      [tx + reach * 1.5, ty + wide * 0.1],
      [tx + reach * 1.5, ty + wide * 0.9],
      [tx + reach * 0.6, ty + wide * 0.8],
    ],
    paint.ink,
  )
  const glow = cut(
    [
      [tx + reach * 0.65, ty + wide * 0.8],
      [tx + reach * 1.5, ty + wide * 0.9],
      [tx + reach * 1.4, ty + wide * 1.7],
      [tx + reach * 0.75, ty + wide * 1.6],
    ],
    shining(flame.pale),
  )
  return pole + head + (lit ? glow : '')
}

/** The light of a lit lamp: its round in the air and its pool on the road. Laid over a picture already dimmed. */
export function laneLight(eye: Eye, side: number, away: number): string {
  const unit = metre(eye, away)
  const inward = -Math.sign(side)
  const [hx, hy] = seen(eye, side + inward * 1.5, 5.8, away)
  const [px, py] = seen(eye, side + inward * 2, 0, away)
  const cone = faint(
    0.1,
    cut(
      [
        [hx - unit * 0.3, hy],
        [px - unit * 3.2, py],
        [px + unit * 3.2, py],
        [hx + unit * 0.3, hy],
      ],
      shining(flame.warm),
    ),
  )
  return cone + halo(px, py, unit * 4.6, 0.9, 0.2) + halo(hx, hy, unit * 1.35, 1.2)
}

/** Ruts, puddles and stones of a road nobody has mended. */
export function mud(eye: Eye, seed = 1): string {
  const next = chance(seed)
  const rut = (side: number): string =>
    cut(
      [
        seen(eye, side, 0, 2.4),
        seen(eye, side + 0.1, 0, 60),
        seen(eye, side + 0.25, 0, 60),
        seen(eye, side + 0.5, 0, 2.4),
      ],
      '#a5835f',
    )
  const puddle = (side: number, away: number, size: number): string => {
    const [x, y] = seen(eye, side, 0, away)
    const unit = metre(eye, away) * size
    const pool = (share: number, fill: string, dx = 0, dy = 0): string =>
      blob(
        [
          [-1, 0],
          [-0.62, -0.14],
          [-0.2, -0.1],
          [0.25, -0.17],
          [0.8, -0.1],
          [1.06, 0.03],
          [0.62, 0.13],
          [0.1, 0.1],
          [-0.4, 0.19],
          [-0.86, 0.12],
        ].map(([px = 0, py = 0]): Point => [x + dx + px * unit * share, y + dy + py * unit * share]),
        fill,
      )
    return pool(1.22, '#9c7d5d') + pool(1, '#a9bfc2', 0, 1) + pool(0.5, '#dbe3dd', -unit * 0.25, -unit * 0.02)
  }
  return (
    rut(-1.6) +
    rut(0.9) +
    puddle(-0.6, 6.4, 1.1) +
    puddle(1.6, 9.5, 1) +
    puddle(-1.9, 14, 1.2) +
    puddle(0.4, 22, 1.2) +
    each(26, () => {
      const away = 4 + next() * 16
      const [x, y] = seen(eye, (next() - 0.5) * 7, 0, away)
      const unit = metre(eye, away) * 0.1
      return dab([x - unit, y], [x + unit, y], unit * 0.9, next() < 0.5 ? '#8d7357' : '#e0c8a2')
    }) +
    patches(0, 560, 1200, 330, 18, '#b8946d', seed + 2)
  )
}

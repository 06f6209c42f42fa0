import { type Dress, standing } from '../dress.ts'
import { yurt } from '../herd.ts'
import { halo } from '../lamplight.ts'
import { alaToo, hill, patches, type Stone, sky, stars } from '../mountains.ts'
import { blueHour, flame, paint } from '../palette.ts'
import {
  at,
  bar,
  blob,
  box,
  chance,
  cut,
  dab,
  each,
  faint,
  land,
  limb,
  oval,
  type Point,
  shining,
  spots,
  stroke,
  under,
} from '../pen.ts'
import { person } from '../people.ts'
import { spruce } from '../plants.ts'
import { house } from '../village.ts'

const winter: Stone = { light: '#b9c3d2', shade: '#8f9fba', snow: '#f0f0f0', snowShade: '#b5c2da' }

/** The tulpar, the winged horse of the tales, among the stars. */
function tulpar(x: number, y: number, size: number, colour: string): string {
  const leg = (line: string): string => {
    const points = spots(line)
    return points
      .slice(1)
      .map((to, index) => limb(points[index] ?? to, to, 15 - index * 4, 9 - index * 2, colour))
      .join('')
  }
  const wing = [0, 1, 2, 3, 4]
    .map((feather) =>
      dab(
        [6 - feather * 5, -96],
        [-74 - feather * 8 + feather * 22, -206 + feather * 24],
        20 - feather * 2,
        colour,
        16,
      ),
    )
    .join('')
  return at(
    x,
    y,
    blob('-66 -84, -40 -100, 4 -92, 40 -108, 58 -92, 44 -62, 0 -56, -40 -56, -68 -62', colour) +
      blob('34 -98, 66 -142, 84 -152, 88 -140, 76 -110, 56 -76', colour) +
      blob('74 -152, 92 -152, 122 -126, 116 -114, 98 -122, 80 -132', colour) +
      dab([78, -164], [30, -100], 12, colour, 14) +
      dab([82, -146], [88, -168], 4, colour) +
      leg('48 -78, 92 -66, 118 -84') +
      leg('40 -70, 84 -40, 84 -12') +
      leg('-54 -72, -92 -40, -126 -44') +
      leg('-48 -64, -66 -26, -102 -8') +
      dab([-62, -82], [-136, -86], 13, colour, 22) +
      wing,
    size,
  )
}

function dressedSpruce(x: number, y: number, high: number): string {
  const next = chance(12)
  const toys = each(34, () => {
    const part = 0.12 + next() * 0.76
    const half = high * 0.23 * (1 - part) * 0.95
    const [px, py] = [x + (next() * 2 - 1) * half, y - high * part]
    const colour =
      [shining(paint.red), shining(paint.ochre), shining('#fff1c9'), shining('#7fb0c9')][Math.floor(next() * 4)] ??
      paint.red
    return oval(px, py, 8, 8, colour)
  })
  const chains = [0.24, 0.42, 0.58, 0.72].map((part) => {
    const half = high * 0.23 * (1 - part * 0.96)
    return stroke(
      [
        [x - half, y - high * part],
        [x, y - high * part + 26],
        [x + half, y - high * part - 12],
      ],
      shining('#ffe3a0'),
      3.5,
    )
  })
  const star: Point[] = Array.from({ length: 10 }, (_, index) => {
    const angle = (index * Math.PI) / 5 - Math.PI / 2
    const reach = index % 2 === 0 ? 30 : 13
    return [x + Math.cos(angle) * reach, y - high * 1.0 + Math.sin(angle) * reach]
  })
  return chains.join('') + toys + cut(star, shining(flame.window))
}

function grandfatherFrost(x: number, y: number, high: number): string {
  const robe: Dress = { top: '#3f74a8', low: '#3f74a8', cut: 'gown', head: 'cap', hat: '#3f74a8', shoes: paint.felt }
  return (
    bar(
      [
        [x + high * 0.24, y],
        [x + high * 0.24, y - high * 1.12],
      ],
      '#d8c28d',
      7,
    ) +
    oval(x + high * 0.24, y - high * 1.14, 11, 11, shining(flame.window)) +
    person(x, y, high, robe, { arms: [52, 30, -10, 10], legs: [8, 0, -8, 0] }) +
    at(x, y, blob('-1 -84, 7 -83, 11 -76, 7 -56, 2 -66', paint.white), high / 100) +
    box(x - high * 0.13, y - high * 0.075, high * 0.26, high * 0.04, paint.white) +
    box(x - high * 0.075, y - high * 0.935, high * 0.15, high * 0.035, paint.white)
  )
}

function ringOfChildren(): string {
  const looks: readonly Dress[] = [
    { top: '#d9803f', low: '#b5672f', head: 'ears', hat: '#d9803f', child: true },
    { top: paint.white, low: '#c9d6de', head: 'ears', hat: paint.white, child: true },
    { top: paint.red, low: paint.redShade, cut: 'flounce', head: 'topu', hat: paint.red, child: true },
    { top: '#5b8f8d', low: '#31434a', head: 'cap', hat: paint.ochre, child: true },
    { top: '#e7dcef', low: '#cfd8ee', cut: 'flounce', head: 'topu', hat: '#e8eef5', child: true },
    { top: '#8b8f98', low: '#6c7079', head: 'ears', hat: '#8b8f98', child: true },
  ]
  const spots = [
    [330, 772, 160],
    [452, 836, 186],
    [582, 862, 196],
    [716, 856, 194],
    [846, 824, 182],
    [944, 764, 158],
  ] as const
  return spots
    .map(([x, y, high], index) => {
      const dress = looks[index] ?? looks[0]
      return dress
        ? person(x, y, high, dress, { lean: 2, arms: [84, 14, -84, -14], legs: [22, -20, -12, -6] }, index < 3 ? 1 : -1)
        : ''
    })
    .join('')
}

/** A winter evening: children in the dress of tales around the spruce, before the New Year. */
export function fairyTales(): string {
  const next = chance(9)
  const scene =
    alaToo(450, 330, winter, 41) +
    hill('-10 452, 180 424, 420 462, 700 430, 980 456, 1210 420', '#9fb0c4', '#8a9cb4', 3) +
    each(46, (index) =>
      dab([index * 27, 470 + ((index * 37) % 24)], [index * 27 + 2, 424 + ((index * 53) % 30)], 7, '#5f7a80'),
    ) +
    land('-10 500, 200 474, 520 500, 860 470, 1210 490', '#dbe2ea') +
    [80, 150, 1090].map((x, index) => spruce(x, 540 + index * 4, 230 - index * 30, index + 2)).join('') +
    house(850, 600, 1.15, { wide: 300, windows: 4, door: 1, lit: true, roof: 'rust' }) +
    cut('832 470, 905 400, 1140 400, 1213 470, 1150 452, 1080 462, 1000 446, 920 460', '#f2f3f4') +
    yurt(220, 640, 1.5) +
    land('-10 596, 300 616, 640 598, 1210 606', '#e9edf0') +
    land('-10 690, 400 664, 820 676, 1210 660', '#f4f4f1') +
    patches(0, 640, 1200, 240, 26, '#d3dce6', 5) +
    person(
      400,
      690,
      112,
      { top: paint.ochre, low: paint.ink, head: 'cap', hat: paint.blue, child: true },
      { ...standing, arms: [140, 10, -10, 0] },
    ) +
    person(
      830,
      684,
      108,
      { top: '#7f9a6c', low: paint.ink, head: 'braids', child: true },
      { ...standing, arms: [140, 10, -10, 0] },
      -1,
    ) +
    spruce(640, 770, 590, 7, undefined, 0.23)
  const people =
    grandfatherFrost(1060, 820, 300) +
    person(
      170,
      824,
      262,
      { top: '#7fa6c6', low: '#8fb3cf', cut: 'gown', head: 'braids', shoes: paint.white },
      { arms: [70, 14, -10, 6], legs: [6, 0, -6, 0] },
    ) +
    ringOfChildren()
  return (
    sky(['#2d4272', '#3a5284', '#516b98', '#7488ab', '#a3a9ba', '#d8bdb0'], 470) +
    stars(50, 300, '#efe9d6', 6) +
    faint(0.7, tulpar(262, 236, 1.1, '#a9b9d6')) +
    under({ ...blueHour, times: '#b3bfd9', amount: 0.18 }, scene) +
    dressedSpruce(640, 770, 590) +
    halo(640, 790, 420, 0.8, 0.2) +
    halo(640, 180, 90, 0.9) +
    halo(220, 640, 120, 0.8, 0.25) +
    halo(960, 610, 150, 0.6, 0.2) +
    under({ ...blueHour, times: '#d8d8e4', amount: 0.08 }, people) +
    each(150, () => oval(next() * 1200, next() * 900, 1.5 + next() * 3, 1.5 + next() * 3, '#f7f6f1'))
  )
}

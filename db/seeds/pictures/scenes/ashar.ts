import { type Dress, type Headwear, type Pose, standing } from '../dress.ts'
import { bough } from '../garden.ts'
import { horse } from '../herd.ts'
import { alaToo, cloud, hill, patches, sky, tufts } from '../mountains.ts'
import { paint } from '../palette.ts'
import { bar, blob, box, cut, dab, faint, land, oval, type Point, stroke } from '../pen.ts'
import { person } from '../people.ts'
import { poplar } from '../plants.ts'
import { pail, spading } from '../things.ts'
import { adobeWall, house } from '../village.ts'

function hole(x: number, y: number, size: number): string {
  return (
    blob(
      [
        [x + size * 0.5, y + size * 0.1],
        [x + size * 0.9, y - size * 0.28],
        [x + size * 1.4, y - size * 0.42],
        [x + size * 1.9, y - size * 0.2],
        [x + size * 2.2, y + size * 0.12],
      ],
      paint.earthShade,
    ) +
    dab([x + size * 0.8, y - size * 0.14], [x + size * 1.5, y - size * 0.4], size * 0.09, paint.earth, -size * 0.06) +
    oval(x, y + size * 0.04, size * 0.62, size * 0.18, '#6b4f3a')
  )
}

function post(x: number, y: number, high: number, lean = 0): string {
  return (
    bar(
      [
        [x, y],
        [x + lean, y - high],
      ],
      '#7c868a',
      15,
      'stroke-linecap="butt"',
    ) +
    bar(
      [
        [x - 4, y],
        [x - 4 + lean, y - high],
      ],
      '#a3adaf',
      4,
      'stroke-linecap="butt"',
    )
  )
}

/** A cauldron over a fire, the day's dinner. */
function cauldron(x: number, y: number): string {
  const smoke: Point[] = [
    [x, y - 66],
    [x + 16, y - 120],
    [x - 10, y - 180],
    [x + 18, y - 250],
  ]
  return (
    faint(0.35, stroke(smoke, '#eceae2', 22)) +
    cut(
      [
        [x - 62, y],
        [x - 50, y - 46],
        [x + 50, y - 46],
        [x + 62, y],
      ],
      '#8d7357',
    ) +
    cut(
      [
        [x - 24, y],
        [x - 18, y - 32],
        [x + 18, y - 32],
        [x + 24, y],
      ],
      '#4a372c',
    ) +
    dab([x - 10, y - 2], [x - 4, y - 28], 7, paint.ochre) +
    dab([x + 6, y - 2], [x + 8, y - 24], 6, paint.red) +
    blob(
      [
        [x - 62, y - 62],
        [x - 44, y - 40],
        [x, y - 32],
        [x + 44, y - 40],
        [x + 62, y - 62],
        [x, y - 70],
      ],
      paint.ink,
    ) +
    oval(x, y - 63, 60, 10, '#566067')
  )
}

function teaCloth(x: number, y: number): string {
  const samovar =
    box(x - 14, y - 60, 28, 44, paint.ochre, 'rx="8"') +
    box(x - 20, y - 18, 40, 8, '#a8742c') +
    box(x - 8, y - 72, 16, 12, '#a8742c') +
    bar(
      [
        [x + 14, y - 34],
        [x + 26, y - 32],
      ],
      '#a8742c',
      5,
    ) +
    dab([x - 9, y - 56], [x - 9, y - 22], 3, '#f0cd84')
  return (
    cut(
      [
        [x - 130, y - 18],
        [x + 110, y - 22],
        [x + 140, y + 16],
        [x - 150, y + 18],
      ],
      paint.red,
    ) +
    cut(
      [
        [x - 112, y - 12],
        [x + 98, y - 16],
        [x + 118, y + 8],
        [x - 126, y + 10],
      ],
      paint.felt,
    ) +
    samovar +
    [
      [-80, -2],
      [-50, 6],
      [52, 0],
      [84, -6],
    ]
      .map(
        ([dx = 0, dy = 0]) => oval(x + dx, y + dy, 14, 5, paint.blue) + oval(x + dx, y + dy - 3, 11, 3.5, paint.white),
      )
      .join('') +
    oval(x - 104, y + 2, 18, 6, '#d8a765') +
    oval(x + 24, y + 2, 18, 6, '#d8a765')
  )
}

/** Neighbours putting up lamp posts with their own hands. */
export function ashar(): string {
  const raise: Pose = { lean: 8, arms: [92, 28, 104, 22], legs: [26, -12, -24, -8] }
  const worker = (top: string, head: Headwear, hat: string = paint.ink): Dress => ({
    top,
    low: '#3b444c',
    head,
    hat,
  })
  return (
    sky(['#bfd3d8', '#c9d9d9', '#d8e0d8', '#ece6d2'], 420) +
    cloud(820, 92, 150, '#eef0e6') +
    cloud(250, 130, 100, '#e6ebe4') +
    alaToo(410, 290, undefined, 27) +
    hill('-10 372, 240 340, 560 388, 860 350, 1210 376', '#b3b792', '#9ba480', 4) +
    land('-10 436, 600 424, 1210 436', paint.meadow) +
    [30, 84, 560, 1150].map((x, index) => poplar(x, 508, 300 + (index % 2) * 40, 80 + index)).join('') +
    house(150, 520, 1.05, { wide: 300, windows: 4, roof: 'rust' }) +
    adobeWall(466, 520, 250, 84, 5) +
    house(720, 522, 1.1, { wide: 330, windows: 4, door: 3 }) +
    land('-10 518, 600 514, 1210 518', '#c9b684') +
    horse(1096, 590, 1, '#8a5f45', '#4b3a33', true, -1) +
    land('-10 604, 500 596, 1210 604', '#d6bd90') +
    patches(0, 620, 1200, 260, 40, '#c5a878', 3) +
    patches(0, 620, 1200, 260, 18, '#e4d1a8', 9) +
    tufts(0, 606, 1200, 16, 110, [paint.leaf, paint.leafLight, '#a79257'], 5) +
    post(1000, 640, 330) +
    post(780, 660, 360) +
    oval(1000, 642, 30, 7, paint.earthShade) +
    oval(780, 662, 34, 8, paint.earthShade) +
    cauldron(150, 690) +
    person(
      250,
      694,
      196,
      { top: '#7a6a86', low: '#565061', cut: 'gown', head: 'scarf', hat: paint.white },
      { ...standing, lean: 6, arms: [52, 26, 40, 30] },
      -1,
    ) +
    hole(470, 716, 52) +
    person(386, 722, 250, worker(paint.blue, 'topu'), spading) +
    person(592, 716, 240, worker('#7f9a6c', 'kalpak'), { ...standing, arms: [24, 60, -24, 80] }, -1) +
    hole(800, 836, 66) +
    post(818, 838, 470, 64) +
    person(748, 846, 316, worker(paint.ochre, 'short'), raise) +
    person(964, 846, 320, worker(paint.red, 'kalpak'), { ...raise, arms: [104, 14, 84, 20] }, -1) +
    person(560, 880, 300, worker('#5b8f8d', 'cap', paint.ink), { ...spading, lean: 30 }) +
    hole(654, 872, 50) +
    teaCloth(226, 836) +
    person(
      72,
      850,
      230,
      { top: paint.red, low: '#5d4a58', cut: 'gown', head: 'scarf', hat: '#efe2c8' },
      { legs: [78, -158, 74, -158], arms: [48, 30, 40, 20] },
    ) +
    person(
      1110,
      866,
      196,
      { top: paint.blue, low: paint.ink, head: 'cap', hat: paint.red, child: true },
      { ...standing, arms: [30, 30, -6, 4], holds: pail },
      -1,
    ) +
    bough(1220, -10, -330, 4)
  )
}

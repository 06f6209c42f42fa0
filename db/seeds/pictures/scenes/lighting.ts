import { sitting, standing, walking } from '../dress.ts'
import { glowing, lamp, lampLight } from '../lamplight.ts'
import { alaToo, hill, sky, stars } from '../mountains.ts'
import { blueHour, dark, paint } from '../palette.ts'
import { bar, box, cut, each, faint, land, oval, shape, shining, under } from '../pen.ts'
import { person } from '../people.ts'
import { poplar } from '../plants.ts'
import { bench, house } from '../village.ts'

function busStop(x: number, y: number): string {
  return (
    box(x - 120, y - 150, 240, 150, '#d8cfbc') +
    box(x - 106, y - 124, 212, 80, paint.blue) +
    each(5, (index) =>
      cut(
        [
          [x - 106 + index * 42.4, y - 44],
          [x - 84.8 + index * 42.4, y - 84],
          [x - 63.6 + index * 42.4, y - 44],
        ],
        paint.white,
      ),
    ) +
    cut(
      [
        [x - 146, y - 150],
        [x - 132, y - 172],
        [x + 132, y - 172],
        [x + 146, y - 150],
      ],
      paint.rust,
    ) +
    bar(
      [
        [x - 128, y],
        [x - 128, y - 150],
      ],
      paint.ink,
      8,
    ) +
    bar(
      [
        [x + 128, y],
        [x + 128, y - 150],
      ],
      paint.ink,
      8,
    ) +
    box(x - 92, y - 40, 184, 10, paint.wood) +
    box(x - 80, y - 30, 8, 30, paint.woodShade) +
    box(x + 72, y - 30, 8, 30, paint.woodShade)
  )
}

/** A place everybody passes - the stop by the health post - without lamps and with them. */
function stop(mended: boolean): string {
  const scene =
    alaToo(420, 300, { ...glowing, snow: '#eef0f2', snowShade: '#b4bcd0' }, 31) +
    hill('-10 400, 300 376, 620 410, 1210 366', '#8f9b86', '#7a8878', 5) +
    land('-10 450, 1210 440', paint.sage) +
    poplar(520, 548, 400, 3) +
    poplar(590, 552, 430, 4) +
    poplar(1150, 548, 420, 7) +
    poplar(40, 548, 360, 9) +
    house(690, 560, 1.25, { wide: 330, windows: 5, door: 2, lit: mended }) +
    box(884, 448, 26, 8, paint.red) +
    box(893, 439, 8, 26, paint.red) +
    house(100, 556, 1, { wide: 290, roof: 'rust', windows: 4, lit: !mended }) +
    land('-10 556, 600 560, 1210 556', paint.meadowShade) +
    box(-10, 640, 1220, 36, '#c9c2b2') +
    box(-10, 674, 1220, 8, '#a39d90') +
    box(-10, 682, 1220, 230, '#9a958c') +
    each(6, (index) =>
      cut(
        [
          [30 + index * 220, 792],
          [150 + index * 220, 792],
          [146 + index * 220, 804],
          [22 + index * 220, 804],
        ],
        '#cfc8ba',
      ),
    ) +
    busStop(330, 644) +
    (mended
      ? lamp(96, 668, 430, true, 1) +
        lamp(584, 668, 430, true, 1) +
        lamp(1066, 668, 430, true, -1) +
        bench(830, 640, 170)
      : '')
  const night = mended ? { ...blueHour, amount: 0.36 } : dark
  const lights = mended ? lampLight(96, 668, 430, 1) + lampLight(584, 668, 430, 1) + lampLight(1066, 668, 430, -1) : ''
  return (
    sky(
      mended
        ? ['#2c4470', '#37547f', '#4a698f', '#6883a2', '#8ea0b2']
        : ['#141f3b', '#192744', '#20304f', '#2a3c5b', '#38496a'],
      440,
    ) +
    stars(80, 300, '#d9dce0', 5) +
    (mended ? '' : shape('M930 76A44 44 0 1 1 888 138A38 38 0 0 0 930 76Z', '#e9e4cd')) +
    under(night, scene) +
    lights +
    under({ ...night, amount: mended ? 0.15 : 0.45 }, mended ? livelyStop() : lonelyStop()) +
    (mended
      ? ''
      : faint(0.5, cut('742 690, 600 748, 560 776, 640 784', shining('#ffe9b5'))) +
        faint(0.6, oval(596, 768, 52, 13, shining('#ffe9b5'))))
  )
}

function lonelyStop(): string {
  return person(
    776,
    790,
    190,
    { top: '#8a6a63', low: '#5d5d66', cut: 'skirt', head: 'scarf', hat: paint.white },
    { ...walking, arms: [36, 22, -14, 8] },
    -1,
  )
}

function livelyStop(): string {
  return (
    person(286, 640, 168, { top: paint.red, low: '#55505a', cut: 'gown', head: 'scarf', hat: paint.white }, sitting) +
    person(
      424,
      646,
      176,
      { top: '#5c6670', low: '#3c454d', head: 'kalpak' },
      { ...standing, arms: [24, 50, -6, 6] },
      -1,
    ) +
    person(800, 640, 150, { top: paint.ochre, low: paint.blueShade, head: 'braids' }, sitting) +
    person(690, 800, 208, { top: paint.blue, low: '#4d4f5e', cut: 'skirt', head: 'bun' }, walking) +
    person(628, 806, 132, { top: paint.red, low: paint.ink, head: 'cap', hat: paint.ochre, child: true }, walking)
  )
}

export function lightingBefore(): string {
  return stop(false)
}

export function lightingAfter(): string {
  return stop(true)
}

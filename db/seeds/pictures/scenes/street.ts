import { sitting, walking } from '../dress.ts'
import { flowers } from '../garden.ts'
import { type Eye, laneHouse, laneLamp, laneWall, metre, mud, seen, strip } from '../lane.ts'
import { alaToo, hill, patches, sky, tufts } from '../mountains.ts'
import { paint } from '../palette.ts'
import { at, chance, cut, dab, each, land } from '../pen.ts'
import { person } from '../people.ts'
import { bush, poplar, sapling } from '../plants.ts'
import { bench, bin } from '../village.ts'

const eye: Eye = { x: 640, y: 440, high: 2.1, reach: 900 }

/** The same street from its corner, before anything was done and after. */
function corner(mended: boolean): string {
  const next = chance(5)
  const ground = mended ? '#d8c49d' : '#c4a57c'
  const trees = [52, 40, 31, 24, 18.5, 14].map((away, index) => {
    const [x, y] = seen(eye, -4.7, 0, away)
    if (index % 2 === 0) return poplar(x, y, 8.4 * metre(eye, away), 30 + index)
    return mended ? sapling(x, y, 2.6 * metre(eye, away)) : ''
  })
  const houses =
    laneHouse(eye, { side: -8, near: 42, far: 60, roof: 'slate' }) +
    laneHouse(eye, { side: 7.6, near: 44, far: 62, roof: 'rust' }) +
    laneWall(eye, -7.6, 24, 42, 1.7) +
    laneWall(eye, 7.4, 26, 44, 1.7) +
    laneHouse(eye, { side: -8, near: 15, far: 24, roof: 'rust' }) +
    laneHouse(eye, { side: 7.6, near: 13, far: 25, roof: 'slate' }) +
    laneWall(eye, -7.6, 6, 15, 1.7) +
    laneWall(eye, 7.4, 5, 13, 1.7)
  const ditch =
    strip(eye, -5.4, -4.2, mended ? '#8fa58f' : '#a78c64') + (mended ? strip(eye, -5.1, -4.55, paint.waterLight) : '')
  const old = mud(eye, 3) + bush(...seen(eye, 5.4, 0, 9), 60, 4) + litter(next)
  return (
    sky(mended ? ['#bfd3d8', '#cddbd9', '#dfe2d6', '#ece6d2'] : ['#cfd3cd', '#d9d8cd', '#e0dccd', '#e6dfcb'], 440) +
    alaToo(430, 250, undefined, 9) +
    hill('-10 400, 220 376, 500 410, 800 384, 1210 400', '#b3b792', '#9ba480', 4) +
    land('-10 438, 1210 438', mended ? paint.meadow : '#bba676') +
    strip(eye, -60, 60, mended ? '#c5b27e' : '#b99f74') +
    strip(eye, -4.2, 4.6, ground) +
    (mended ? strip(eye, -4.2, -1.9, '#bfb489') : '') +
    (mended ? strip(eye, 3.2, 4.9, '#c0bcb0') + strip(eye, 3, 3.22, '#e9e2d2') + strip(eye, 4.9, 5.1, '#a39f94') : '') +
    houses +
    ditch +
    patches(120, 620, 860, 260, mended ? 14 : 4, mended ? '#cab48a' : '#b8946d', 8) +
    (mended ? '' : old) +
    trees.join('') +
    tufts(-10, 640, 210, 240, 60, mended ? [paint.leaf, paint.leafLight] : ['#a79257', '#8d7f4f'], 3, 1.5) +
    (mended ? mendedThings() : brokenThings())
  )
}

function litter(next: () => number): string {
  return each(14, (index) => {
    const [x, y] = seen(eye, 4.6 + next() * 1.6, 0, 5.5 + index * 0.7)
    const unit = 7 + next() * 6
    return cut(
      [
        [x, y],
        [x + unit, y - unit * 0.7],
        [x + unit * 1.6, y],
        [x + unit * 0.6, y + unit * 0.4],
      ],
      [paint.white, '#9fb3b8', paint.red][index % 3] ?? paint.white,
    )
  })
}

function brokenThings(): string {
  const [x, y] = seen(eye, -4.9, 0, 10)
  const [px, py] = seen(eye, 1.4, 0, 17)
  return (
    dab([x - 60, y + 6], [x + 70, y + 26], 9, paint.woodShade) +
    dab([x - 30, y + 30], [x + 60, y - 6], 8, paint.wood) +
    person(
      px,
      py,
      1.66 * metre(eye, 17),
      { top: '#6b6f78', low: paint.ink, head: 'scarf', hat: paint.ochre, cut: 'skirt' },
      { ...walking, lean: 5 },
      -1,
    )
  )
}

function mendedThings(): string {
  const lamps = [40, 27, 18, 11.5].map((away) => laneLamp(eye, 5, away, false)).join('')
  const [bx, by] = seen(eye, -3.05, 0, 10.4)
  const [nx, ny] = seen(eye, -1.3, 0, 10.6)
  const [wx, wy] = seen(eye, 1.2, 0, 15)
  return (
    lamps +
    at(bx, by, bench(0, 0, 240)) +
    bin(nx, ny, 96) +
    person(bx + 10, by - 2, 178, { top: paint.blue, low: paint.ink, head: 'bun' }, sitting) +
    person(
      wx,
      wy,
      1.66 * metre(eye, 15),
      { top: paint.red, low: paint.ink, cut: 'skirt', head: 'scarf', hat: paint.white },
      walking,
      -1,
    ) +
    person(
      wx + 46,
      wy + 3,
      1.05 * metre(eye, 15),
      { top: paint.ochre, low: paint.blueShade, head: 'cap', hat: paint.red, child: true },
      walking,
      -1,
    ) +
    flowers(20, 900, 220, 9, [paint.red, '#e3b7ae', paint.ochre], 5, 1.4)
  )
}

export function streetBefore(): string {
  return corner(false)
}

export function streetAfter(): string {
  return corner(true)
}

import { walking } from '../dress.ts'
import { glowing } from '../lamplight.ts'
import { type Eye, laneHouse, laneLamp, laneLight, laneWall, metre, seen, strip } from '../lane.ts'
import { alaToo, hill, sky, stars, tufts } from '../mountains.ts'
import { blueHour, paint } from '../palette.ts'
import { land, under } from '../pen.ts'
import { person } from '../people.ts'
import { poplar } from '../plants.ts'

/** A village street at the blue hour, lamps burning all along it. */
export function streetLights(): string {
  const eye: Eye = { x: 470, y: 560, high: 2, reach: 900 }
  const posts = [62, 44, 32, 23, 16, 10.6]
  const houses =
    laneHouse(eye, { side: -8.4, near: 40, far: 60, roof: 'rust', lit: true }) +
    laneHouse(eye, { side: 7.6, near: 46, far: 64, roof: 'slate', lit: true }) +
    laneWall(eye, -7.8, 24, 40, 1.7) +
    laneWall(eye, 7.4, 30, 46, 1.7) +
    laneHouse(eye, { side: 7.8, near: 16, far: 29, roof: 'rust', lit: true }) +
    laneHouse(eye, { side: -8.4, near: 14, far: 23, roof: 'slate', lit: true }) +
    laneWall(eye, 7.4, 6, 16, 1.7) +
    laneWall(eye, -7.8, 4, 14, 1.7)
  const scene =
    alaToo(550, 350, { ...glowing, snow: '#f3e3e0', snowShade: '#b4bcd0' }, 21) +
    hill('-10 530, 240 500, 560 536, 900 506, 1210 530', '#8f9b86', '#7a8878', 3) +
    land('-10 556, 1210 556', paint.sage) +
    strip(eye, -60, 60, '#a39d78') +
    strip(eye, -4.4, 4.4, '#c9b995') +
    strip(eye, 4.4, 4.65, '#e6ddca') +
    strip(eye, -4.65, -4.4, '#e6ddca') +
    houses +
    strip(eye, -6, -5, '#7f9a95') +
    strip(eye, -5.7, -5.3, paint.waterLight) +
    [56, 42, 31, 23.5, 18]
      .map((away, index) => poplar(...seen(eye, -6.4, 0, away), 10 * metre(eye, away), 40 + index))
      .join('') +
    [52, 37].map((away, index) => poplar(...seen(eye, 6.6, 0, away), 9 * metre(eye, away), 50 + index)).join('') +
    posts.map((away) => laneLamp(eye, 5, away, true)).join('') +
    tufts(-10, 700, 150, 190, 50, [paint.leaf, paint.leafShade], 3, 1.6)
  const [x, y] = seen(eye, 0.7, 0, 8.8)
  const [fx, fy] = seen(eye, -1.6, 0, 24)
  const people =
    person(
      x,
      y,
      1.68 * metre(eye, 8.8),
      { top: '#8c4a45', low: '#4d4f5e', cut: 'gown', head: 'scarf', hat: paint.white },
      walking,
      -1,
    ) +
    person(
      x + 74,
      y + 4,
      1.05 * metre(eye, 8.8),
      { top: paint.ochre, low: paint.ink, head: 'cap', hat: paint.blue, child: true },
      walking,
      -1,
    ) +
    person(fx, fy, 1.72 * metre(eye, 24), { top: '#59606b', low: paint.ink, head: 'kalpak' }, walking)
  return (
    sky(['#2c4470', '#37547f', '#4a698f', '#6883a2', '#8ea0b2', '#c2b3ae'], 560) +
    stars(60, 280, '#e9e6da', 8) +
    under(blueHour, scene) +
    posts.map((away) => laneLight(eye, 5, away)).join('') +
    under({ ...blueHour, amount: 0.2 }, people)
  )
}

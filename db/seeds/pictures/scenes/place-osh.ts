import { bending, walking } from '../dress.ts'
import { rows } from '../field.ts'
import { bough } from '../garden.ts'
import { alaToo, cloud, hill, sky } from '../mountains.ts'
import { paint } from '../palette.ts'
import { cut, dab, faint, land, limb, oval, spots } from '../pen.ts'
import { person } from '../people.ts'
import { olive, poplar, tree } from '../plants.ts'
import { house } from '../village.ts'

/** A long bare rock with its crests in a row. */
function crag(): string {
  const crests =
    '150 452, 210 380, 262 312, 306 290, 350 336, 392 352, 430 262, 474 226, 520 282, 556 318, 604 240, 650 204, ' +
    '700 262, 738 310, 786 268, 820 254, 866 318, 916 372, 956 366, 1000 420, 1050 458'
  const shaded = [
    '306 290, 350 336, 380 452, 330 452, 322 360',
    '474 226, 520 282, 556 318, 566 452, 498 452, 486 340',
    '650 204, 700 262, 738 310, 752 452, 676 452, 664 330',
    '820 254, 866 318, 916 372, 930 452, 850 452, 838 350',
  ]
  const gullies = spots('270 380, 440 320, 620 300, 600 390, 790 340, 950 420, 230 430, 420 420')
  return (
    cut(crests, '#c9a98a') +
    shaded.map((face) => cut(face, '#a58469')).join('') +
    gullies.map(([x, y]) => dab([x, y], [x - 18, y + 44], 6, '#b5947a')).join('')
  )
}

/** The rock with five crests, mulberries and fields of the warm valley. */
export function placeOsh(): string {
  return (
    sky(['#bdd2d8', '#cbd9d8', '#dde1d5', '#f3e6cd'], 440) +
    cloud(240, 110, 150, '#f1efe4') +
    cloud(1000, 150, 110, '#eeeae0') +
    alaToo(430, 150, { light: '#b9c4c4', shade: '#a9b7bb', snow: '#f3ecdf', snowShade: '#c9d2d4' }, 91) +
    hill('-10 430, 240 404, 600 430, 900 400, 1210 426', '#bdb68e', '#a8a37d', 4) +
    crag() +
    land('-10 462, 600 448, 1210 460', '#a9a86c') +
    house(70, 520, 0.62, { wide: 280, windows: 4, wall: paint.adobe }) +
    house(300, 514, 0.5, { wide: 250, windows: 3 }) +
    house(780, 518, 0.6, { wide: 290, windows: 4, roof: 'rust' }) +
    house(1010, 514, 0.5, { wide: 260, windows: 3, wall: paint.adobe }) +
    [40, 270, 480, 530, 740, 980, 1170]
      .map((x, index) => poplar(x, 520, 170 + (index % 3) * 26, 130 + index))
      .join('') +
    tree(610, 528, 130, 4) +
    tree(690, 526, 120, 6, olive) +
    tree(440, 528, 120, 8) +
    land('-10 518, 600 522, 1210 516', '#c7b878') +
    rows(620, 500, '#7f9a5c', 19, 46) +
    rows(620, 500, '#a3b873', 19, 18) +
    person(350, 660, 150, { top: paint.red, low: '#565061', cut: 'gown', head: 'scarf', hat: paint.white }, bending) +
    person(
      500,
      610,
      110,
      { top: paint.ochre, low: '#4d4f5e', cut: 'gown', head: 'scarf', hat: paint.red },
      bending,
      -1,
    ) +
    person(
      880,
      690,
      176,
      { top: paint.blue, low: '#3a4149', head: 'topu', hat: paint.ink },
      { ...walking, lean: 6 },
      -1,
    ) +
    limb([1112, 806], [1112, 600], 40, 28, paint.bark) +
    tree(1110, 800, 520, 15) +
    faint(0.16, oval(1090, 812, 190, 20, paint.ink)) +
    bough(-20, -6, 320, 4)
  )
}

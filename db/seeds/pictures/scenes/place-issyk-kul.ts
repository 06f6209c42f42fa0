import { walking } from '../dress.ts'
import { alaToo, cloud, patches, sky, tufts } from '../mountains.ts'
import { paint } from '../palette.ts'
import { box, chance, cut, dab, each, land, oval, stroke } from '../pen.ts'
import { person } from '../people.ts'
import { bush, poplar } from '../plants.ts'

/** The lake, the snows beyond it and red clay cliffs on this side. */
export function placeIssykKul(): string {
  const wave = chance(22)
  return (
    sky(['#aecbd8', '#bcd3da', '#cbdcdb', '#dde4d8', '#efe7d3'], 340) +
    cloud(330, 70, 170, '#f1f1e8') +
    cloud(880, 110, 120, '#eaeee6') +
    alaToo(352, 190, undefined, 71) +
    land('-10 346, 400 340, 800 348, 1210 342', '#b5b692', 380) +
    box(-10, 356, 1220, 330, '#4f93ad') +
    box(-10, 356, 1220, 34, '#86b8c3') +
    land('-10 420, 600 414, 1210 424', '#4488a4', 700) +
    land('-10 520, 500 528, 1210 516', '#5ea3b3', 700) +
    each(80, () => {
      const part = wave()
      const [x, y] = [wave() * 1200, 372 + part * 230]
      return dab([x, y], [x + 20 + part * 90, y], 1.5 + part * 2.5, wave() < 0.5 ? '#a9d0d3' : '#357a98')
    }) +
    cut('640 470, 690 470, 682 484, 650 484', paint.woodShade) +
    cut('668 466, 668 404, 704 458', paint.white) +
    cut('662 466, 662 420, 640 460', '#e3dcc8') +
    land('-10 600, 240 616, 520 652, 800 640, 1210 690', '#e9dcbc') +
    stroke('-10 598, 240 613, 520 649, 800 637, 1210 686', '#f5f1e4', 9) +
    land('-10 650, 300 668, 620 716, 900 706, 1210 760', '#e0cda2') +
    patches(0, 690, 1200, 200, 40, '#cfb988', 4) +
    cut(
      '1210 330, 1150 352, 1110 330, 1064 392, 1030 384, 990 468, 950 480, 900 590, 850 640, 820 720, 1210 800',
      '#c9764f',
    ) +
    cut('1210 380, 1160 430, 1140 520, 1090 560, 1070 660, 1010 700, 980 760, 1210 830', '#a85a3f') +
    cut('1110 330, 1064 392, 1078 470, 1040 540, 1060 460, 1046 410', '#e09a6c') +
    cut('990 468, 950 480, 930 560, 884 640, 940 600, 972 540', '#e09a6c') +
    [420, 500, 580, 650]
      .map((y, index) =>
        stroke(
          [
            [1180 - index * 40, y],
            [1100 - index * 50, y + 30],
            [1030 - index * 56, y + 20],
          ],
          '#b3633f',
          4,
        ),
      )
      .join('') +
    [60, 110, 164, 222].map((x, index) => poplar(x, 700 + index * 8, 330 - index * 36, 90 + index)).join('') +
    bush(420, 780, 100, 4, { base: '#8b9a78', shade: '#6c7d62', light: '#b3bd97' }) +
    bush(560, 830, 120, 6, { base: '#8b9a78', shade: '#6c7d62', light: '#b3bd97' }) +
    bush(300, 850, 130, 8) +
    each(46, () => oval(360 + wave() * 290, 740 + wave() * 80, 4.5, 4.5, '#e08f35')) +
    person(730, 724, 150, { top: paint.red, low: paint.ink, cut: 'skirt', head: 'braids' }, walking, -1) +
    person(
      676,
      722,
      92,
      { top: paint.ochre, low: paint.blueShade, head: 'cap', hat: paint.white, child: true },
      walking,
      -1,
    ) +
    tufts(0, 700, 700, 190, 90, [paint.leaf, '#a3964f', paint.leafLight], 5, 1.4)
  )
}

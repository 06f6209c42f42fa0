import { running, walking } from '../dress.ts'
import { bough, flowers, longShadow } from '../garden.ts'
import { lamp } from '../lamplight.ts'
import { band, patches, tufts } from '../mountains.ts'
import { horn, lettering } from '../ornament.ts'
import { paint } from '../palette.ts'
import { background, bright } from '../park-lot.ts'
import { at, box, curve, cut, land, shape } from '../pen.ts'
import { person } from '../people.ts'
import { autumn, olive, poplar, tree } from '../plants.ts'
import { bench, fence } from '../village.ts'

function gate(): string {
  const pillar = (x: number): string =>
    box(x - 34, 296, 68, 380, paint.white) +
    box(x + 12, 296, 22, 380, paint.whiteShade) +
    box(x - 44, 276, 88, 24, paint.blue) +
    box(x - 44, 640, 88, 40, paint.blueShade) +
    cut(
      [
        [x - 40, 276],
        [x, 236],
        [x + 40, 276],
      ],
      paint.blueShade,
    ) +
    at(x - 6, 440, horn(paint.blue, 11), 0.62) +
    at(x - 6, 560, horn(paint.red, 11), 0.62)
  return (
    pillar(330) +
    pillar(870) +
    shape('M352 330Q600 130 848 330L848 286Q600 62 352 286Z', paint.blue) +
    curve('M352 300Q600 90 848 300', paint.blueShade, 6) +
    box(438, 196, 324, 64, paint.white) +
    box(438, 254, 324, 8, paint.whiteShade) +
    lettering('СЕЙИЛ БАК', 600, 214, 32, paint.blueShade)
  )
}

/** The gate of the park and the path behind it. */
export function park(): string {
  return (
    background(false) +
    land('-10 430, 600 414, 1210 430', '#a9b26c') +
    [470, 520, 700, 742].map((x, index) => poplar(x, 470, 190 + (index % 2) * 24, 60 + index)).join('') +
    tree(400, 520, 210, 3) +
    tree(800, 520, 220, 7, olive) +
    tree(250, 560, 300, 11) +
    tree(960, 560, 310, 13, autumn) +
    land('-10 540, 400 520, 800 522, 1210 540', '#9faa62') +
    patches(0, 560, 1200, 320, 40, '#8f9b56', 4) +
    patches(0, 560, 1200, 320, 22, '#b7bd78', 7) +
    band('590 470 12, 618 500 22, 606 560 48, 572 640 92, 600 760 190, 620 920 330', '#e0cda6') +
    patches(480, 660, 260, 220, 16, '#cfb98d', 3) +
    bench(452, 560, 84) +
    lamp(700, 570, 150, false, -1) +
    lamp(516, 506, 92, false, 1) +
    person(640, 560, 78, { top: paint.blue, low: paint.ink, head: 'short' }, walking) +
    person(608, 562, 72, { top: paint.red, low: '#4d4f5e', cut: 'skirt', head: 'bun' }, walking) +
    tree(80, 660, 420, 17) +
    tree(1130, 660, 430, 19) +
    fence(-10, 676, 306, 96) +
    fence(904, 676, 306, 96) +
    gate() +
    longShadow(364, 684, 160, 18) +
    longShadow(904, 684, 160, 18) +
    person(560, 770, 232, { top: '#7a6a86', low: '#565061', cut: 'gown', head: 'scarf', hat: paint.white }, walking) +
    person(
      640,
      776,
      142,
      { top: paint.ochre, low: paint.blueShade, head: 'cap', hat: paint.red, child: true },
      running,
    ) +
    flowers(20, 870, 330, 14, bright, 5, 1.2) +
    flowers(880, 876, 320, 13, bright, 8, 1.2) +
    tufts(0, 700, 330, 190, 60, [paint.leaf, paint.leafShade, paint.leafLight], 5, 1.3) +
    tufts(890, 700, 320, 190, 60, [paint.leaf, paint.leafShade, paint.leafLight], 6, 1.3) +
    bough(-20, 4, 300, 4) +
    bough(1220, -6, -280, 9)
  )
}

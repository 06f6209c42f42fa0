import { walking } from '../dress.ts'
import { glowing, halo, lamp, lampLight } from '../lamplight.ts'
import { alaToo, sky, stars, tufts } from '../mountains.ts'
import { lettering } from '../ornament.ts'
import { dusk, paint } from '../palette.ts'
import { bar, box, cut, each, land, type Point, shining, under } from '../pen.ts'
import { person } from '../people.ts'
import { poplar, tree } from '../plants.ts'
import { schoolbag } from '../things.ts'
import { pane } from '../village.ts'

function school(): string {
  const row = (y: number): string =>
    each(11, (index) => (index > 3 && index < 7 ? '' : pane(212 + index * 72, y, 40, 52, true)))
  return (
    cut('168 300, 228 244, 972 244, 1032 300', paint.slate) +
    cut('972 244, 1032 300, 800 300', paint.slateShade) +
    box(190, 296, 820, 254, paint.white) +
    box(190, 296, 820, 20, paint.whiteShade) +
    box(178, 292, 844, 9, paint.blueShade) +
    box(190, 516, 820, 34, paint.blueShade) +
    box(190, 412, 820, 8, '#e4dac6') +
    row(332) +
    row(444) +
    box(488, 276, 224, 274, '#efe6d3') +
    cut('470 282, 600 208, 730 282', paint.blue) +
    cut('508 272, 600 222, 692 272', paint.white) +
    lettering('МЕКТЕП', 600, 300, 22, paint.blueShade) +
    pane(512, 350, 44, 52, true) +
    pane(578, 350, 44, 52, true) +
    pane(644, 350, 44, 52, true) +
    box(548, 438, 104, 112, paint.blueShade) +
    box(556, 446, 42, 104, shining('#f2bf6a')) +
    box(602, 446, 42, 104, shining('#f2bf6a')) +
    box(474, 550, 252, 14, '#d8cdb8') +
    box(460, 563, 280, 14, '#c7bba4')
  )
}

/** Lamps along the path to a school, at dusk. */
export function lightingPublic(): string {
  const path: Point[] = [
    [510, 577],
    [690, 577],
    [960, 910],
    [240, 910],
  ]
  const scene =
    alaToo(380, 290, glowing, 12) +
    land('-10 400, 300 380, 800 396, 1210 372', '#a7a482') +
    poplar(60, 540, 380, 3) +
    poplar(128, 546, 330, 4) +
    poplar(1080, 546, 350, 6) +
    poplar(1150, 540, 400, 8) +
    school() +
    land('-10 552, 480 560', paint.meadowShade) +
    land('700 560, 1210 552', paint.meadowShade) +
    box(-10, 572, 1220, 340, paint.meadowShade) +
    cut(path, '#d9c9a8') +
    bar('510 577, 240 910', '#efe6d2', 9) +
    bar('690 577, 960 910', '#efe6d2', 9) +
    tufts(0, 600, 300, 290, 70, [paint.leaf, paint.leafShade], 4, 1.4) +
    tufts(900, 600, 300, 290, 70, [paint.leaf, paint.leafShade], 6, 1.4) +
    tree(1085, 690, 250, 5) +
    tree(110, 680, 220, 8) +
    lamp(466, 620, 250, true, 1) +
    lamp(734, 620, 250, true, -1) +
    lamp(330, 800, 420, true, 1) +
    lamp(880, 800, 420, true, -1)
  const people =
    person(560, 672, 124, { top: paint.red, low: paint.ink, head: 'cap', hat: paint.ochre, child: true }, walking) +
    schoolbag(560, 672, 124, 1, paint.blue) +
    person(
      668,
      760,
      236,
      { top: paint.ochre, low: '#4d4a55', cut: 'skirt', head: 'scarf', hat: paint.white },
      walking,
      -1,
    ) +
    person(590, 764, 152, { top: paint.blue, low: paint.ink, head: 'braids', cut: 'skirt', child: true }, walking, -1) +
    schoolbag(590, 764, 152, -1, paint.red)
  return (
    sky(['#6f7fa6', '#8b8fb0', '#b19fb2', '#d9b3ab', '#f0c9a4', '#f6d9ac'], 400) +
    stars(26, 170, '#f3e6d2', 4) +
    under(dusk, scene) +
    halo(600, 560, 130, 0.7, 0.3) +
    lampLight(466, 620, 250, 1) +
    lampLight(734, 620, 250, -1) +
    lampLight(330, 800, 420, 1) +
    lampLight(880, 800, 420, -1) +
    under({ ...dusk, amount: 0.08 }, people)
  )
}

import { sitting, walking } from '../dress.ts'
import { bough, flowers, longShadow } from '../garden.ts'
import { lamp } from '../lamplight.ts'
import { alaToo, cloud, hill, patches, sky, tufts } from '../mountains.ts'
import { paint } from '../palette.ts'
import { box, land, stroke } from '../pen.ts'
import { person } from '../people.ts'
import { poplar } from '../plants.ts'
import { adobeWall, bench, bin, house } from '../village.ts'

/** A street in the afternoon: benches, a bin and a lamp under the poplars. */
export function streetBenches(): string {
  return (
    sky(['#bfd3d8', '#c9d9d9', '#d5dfd8', '#e2e3d5', '#ece6d2'], 430) +
    cloud(900, 96, 150, '#eef0e6') +
    cloud(420, 62, 110, '#e6ebe4') +
    alaToo(400, 285) +
    hill('-10 362, 180 330, 420 374, 640 340, 900 368, 1210 322', '#b3b792', '#9ba480', 4) +
    land('-10 430, 300 412, 700 424, 1210 404', paint.meadow) +
    poplar(32, 480, 300, 3) +
    poplar(80, 486, 330, 5) +
    house(600, 512, 1.2, { wide: 360, windows: 5, door: 3 }) +
    house(118, 516, 1.12, { wide: 250, roof: 'rust', windows: 3 }) +
    adobeWall(398, 520, 202, 88, 2) +
    adobeWall(1032, 520, 180, 96, 6) +
    land('-10 518, 600 514, 1210 518', '#cfb98c') +
    flowers(620, 520, 190, 9, [paint.red, '#e3b7ae', paint.ochre], 4, 0.6) +
    box(-10, 566, 1220, 24, '#8fa58f') +
    stroke('-10 573, 400 576, 800 572, 1210 576', paint.waterLight, 6) +
    box(-10, 590, 1220, 8, '#b9a582') +
    box(-10, 598, 1220, 320, '#dcc7a0') +
    patches(0, 620, 1200, 260, 34, '#cfb88d', 3) +
    patches(0, 640, 1200, 240, 16, '#e8d7b4', 8) +
    longShadow(206, 592, 330, 26) +
    longShadow(352, 590, 300, 24) +
    longShadow(1000, 592, 300, 26) +
    tufts(0, 552, 1200, 18, 150, [paint.leaf, paint.leafLight, paint.leafShade], 5) +
    poplar(206, 576, 500, 11) +
    poplar(352, 568, 450, 14) +
    poplar(1000, 570, 470, 19) +
    poplar(1120, 576, 520, 23) +
    lamp(806, 700, 520, false, -1) +
    bench(530, 808, 420) +
    person(440, 806, 320, { top: '#5c6670', low: '#3c454d', head: 'kalpak' }, { ...sitting, arms: [26, 30, 14, 40] }) +
    person(
      668,
      806,
      300,
      { top: paint.red, low: '#6b5a63', cut: 'gown', head: 'scarf', hat: paint.white },
      { ...sitting, arms: [30, 34, 14, 40] },
      -1,
    ) +
    bin(868, 790, 140) +
    person(1004, 856, 350, { top: paint.ochre, low: paint.blueShade, cut: 'skirt', head: 'bun' }, walking, -1) +
    person(1096, 862, 220, { top: paint.blue, low: paint.ink, head: 'short', child: true }, walking, -1) +
    flowers(40, 900, 300, 12, [paint.red, '#e3b7ae', paint.ochre, paint.white], 9, 1.5) +
    bough(-20, 6, 360, 4)
  )
}

import { running, sitting, walking } from '../dress.ts'
import { flowers } from '../garden.ts'
import { lamp } from '../lamplight.ts'
import { band, patches, tufts } from '../mountains.ts'
import { paint } from '../palette.ts'
import { bright, lot } from '../park-lot.ts'
import { bar, each, faint, oval, stroke } from '../pen.ts'
import { person } from '../people.ts'
import { sapling } from '../plants.ts'
import { bench, bin } from '../village.ts'

export function parkAfter(): string {
  return (
    lot(false) +
    patches(0, 540, 1200, 340, 44, '#98a35b', 4) +
    patches(0, 540, 1200, 340, 24, '#bcc27e', 8) +
    band('590 520 14, 606 560 26, 590 640 62, 600 760 130, 610 920 230', '#d5d0c3') +
    each(20, (index) =>
      bar(
        [
          [590 - index * 11, 566 + index * 17],
          [622 + index * 12, 566 + index * 17],
        ],
        '#bdb7a9',
        2,
      ),
    ) +
    stroke('577 520, 581 560, 529 640, 470 760, 380 920', '#efe9da', 7) +
    stroke('603 520, 631 560, 651 640, 730 760, 840 920', '#efe9da', 7) +
    sapling(330, 700, 250) +
    sapling(180, 800, 300) +
    sapling(960, 690, 250) +
    sapling(770, 600, 150) +
    sapling(440, 596, 150) +
    lamp(500, 620, 250, false, 1) +
    lamp(820, 790, 430, false, -1) +
    bench(380, 660, 130) +
    bin(462, 654, 50) +
    bench(980, 800, 280) +
    bin(1150, 796, 108) +
    person(366, 660, 104, { top: '#56616b', low: '#3a4149', head: 'kalpak' }, sitting) +
    person(930, 798, 214, { top: '#7a6a86', low: '#565061', cut: 'gown', head: 'scarf', hat: paint.white }, sitting) +
    person(1050, 798, 206, { top: paint.blue, low: paint.ink, head: 'bun' }, sitting, -1) +
    person(590, 640, 128, { top: paint.red, low: '#4d4f5e', cut: 'skirt', head: 'braids' }, walking) +
    person(632, 642, 84, { top: paint.ochre, low: paint.ink, head: 'cap', hat: paint.blue, child: true }, walking) +
    person(560, 790, 170, { top: paint.blue, low: '#3a3f4b', head: 'short', child: true }, running) +
    person(
      690,
      812,
      176,
      { top: paint.red, low: '#c9685a', cut: 'flounce', head: 'braids', child: true },
      { ...running, arms: [110, 10, -60, 20] },
    ) +
    faint(0.15, oval(570, 792, 60, 8, paint.ink) + oval(700, 814, 60, 8, paint.ink)) +
    flowers(20, 890, 300, 13, bright, 5, 1.3) +
    flowers(900, 892, 300, 12, bright, 8, 1.1) +
    tufts(0, 560, 460, 330, 70, [paint.leaf, paint.leafShade, paint.leafLight], 5, 1.2) +
    tufts(800, 560, 400, 330, 60, [paint.leaf, paint.leafShade, paint.leafLight], 6, 1.2)
  )
}

import { walking } from '../dress.ts'
import { band, patches, tufts } from '../mountains.ts'
import { paint } from '../palette.ts'
import { lot } from '../park-lot.ts'
import { bar, chance, cut, dab, each, oval } from '../pen.ts'
import { person } from '../people.ts'
import { bush } from '../plants.ts'

function turnedPlank(): string {
  return (
    cut('790 668, 1010 640, 1012 652, 792 682', paint.woodShade) +
    cut('860 712, 1040 728, 1038 738, 858 722', paint.wood)
  )
}

export function parkBefore(): string {
  const next = chance(31)
  const weeds = (x: number, y: number, size: number): string =>
    each(7, (index) =>
      dab(
        [x, y],
        [x + (index - 3) * 13 * size, y - (44 + next() * 34) * size],
        3.4 * size,
        index % 2 === 0 ? '#8d7f4f' : '#a79257',
        (index - 3) * 2,
      ),
    ) +
    each(4, (index) =>
      oval(x + (index - 1.5) * 16 * size, y - (58 + next() * 20) * size, 5 * size, 4 * size, '#7d6a48'),
    )
  const rubbish = each(16, (index) => {
    const [x, y] = [430 + next() * 420, 640 + next() * 200]
    return cut(
      [
        [x, y],
        [x + 20, y - 12],
        [x + 30, y + 4],
        [x + 10, y + 10],
      ],
      [paint.white, '#9fb3b8', '#c07a55', '#6f8794'][index % 4] ?? paint.white,
    )
  })
  return (
    lot(true) +
    patches(0, 540, 1200, 340, 44, '#b3965f', 4) +
    patches(0, 540, 1200, 340, 24, '#d9c28c', 8) +
    band('560 520 10, 600 580 22, 560 680 44, 640 780 60, 600 920 110', '#d9c199') +
    cut('676 652, 684 638, 687 606, 721 606, 724 638, 734 654, 704 658', paint.bark) +
    oval(704, 606, 17, 6, paint.barkLight) +
    bar('820 700, 824 636', paint.ink, 9) +
    bar('980 706, 974 660', paint.ink, 9) +
    turnedPlank() +
    rubbish +
    weeds(150, 730, 1) +
    weeds(330, 660, 0.8) +
    weeds(1090, 760, 1.1) +
    weeds(440, 850, 1.2) +
    weeds(880, 860, 1.3) +
    weeds(80, 880, 1.5) +
    weeds(1160, 880, 1.4) +
    weeds(690, 740, 0.8) +
    bush(250, 850, 90, 5, { base: '#9a8a55', shade: '#7d6f48', light: '#b9a86c' }) +
    tufts(0, 560, 1200, 330, 150, ['#a79257', '#8d7f4f', '#bda765'], 5, 1.3) +
    person(560, 640, 150, { top: '#6b6f78', low: paint.ink, head: 'short' }, { ...walking, lean: 4 }, -1)
  )
}

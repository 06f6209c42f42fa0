import { walking } from '../dress.ts'
import { rows } from '../field.ts'
import { sheep } from '../herd.ts'
import { alaToo, cloud, patches, sky, tufts } from '../mountains.ts'
import { paint } from '../palette.ts'
import { blob, cut, dab, each, faint, land, oval } from '../pen.ts'
import { person } from '../people.ts'
import { poplar } from '../plants.ts'
import { house } from '../village.ts'

/** The plain: wheat, a canal, poplars along the road and the wall of the Ala-Too. */
export function placeChui(): string {
  const sheaf = (x: number, y: number, size: number): string =>
    faint(0.2, oval(x + 16 * size, y, 66 * size, 9 * size, paint.ink)) +
    blob(
      [
        [x - 56 * size, y],
        [x - 50 * size, y - 44 * size],
        [x - 18 * size, y - 84 * size],
        [x + 16 * size, y - 86 * size],
        [x + 50 * size, y - 44 * size],
        [x + 56 * size, y],
      ],
      paint.straw,
    ) +
    blob(
      [
        [x + 6 * size, y],
        [x + 22 * size, y - 60 * size],
        [x + 16 * size, y - 86 * size],
        [x + 50 * size, y - 44 * size],
        [x + 56 * size, y],
      ],
      paint.strawShade,
    ) +
    dab([x - 36 * size, y - 10 * size], [x - 12 * size, y - 74 * size], 4 * size, '#f0d9a0', -5)
  return (
    sky(['#b1cbd7', '#bfd3d9', '#cddbd9', '#dde2d7', '#efe6d0'], 470) +
    cloud(300, 120, 190, '#f1f1e8') +
    cloud(840, 84, 150, '#eef0e6') +
    cloud(1080, 210, 120, '#eaebe2') +
    alaToo(480, 260, undefined, 107) +
    land('-10 458, 300 446, 700 456, 1210 444', '#a9ad86') +
    land('-10 490, 1210 486', '#b9b070') +
    each(30, (index) => oval(index * 42, 490, 26, 9 + (index % 3) * 4, index % 2 === 0 ? '#7d8f66' : '#6c825d')) +
    house(110, 512, 0.46, { wide: 280, windows: 4 }) +
    house(300, 512, 0.42, { wide: 260, windows: 3, roof: 'rust' }) +
    land('-10 512, 600 508, 1210 514', '#dcb968') +
    rows(760, 500, '#cda655', 25, 30, 4200) +
    patches(0, 540, 640, 340, 40, '#e9cd86', 4) +
    cut('752 506, 768 506, 1010 920, 640 920', '#cbbb9c') +
    cut('770 506, 778 506, 1200 920, 1070 920', '#8fb3b8') +
    cut('773 506, 776 506, 1160 920, 1110 920', paint.waterLight) +
    [0.06, 0.1, 0.16, 0.25, 0.38, 0.58, 0.86]
      .map((part, index) => poplar(780 + 470 * part, 506 + 400 * part, 50 + 640 * part, 170 + index))
      .join('') +
    [0.06, 0.1, 0.16, 0.25, 0.38]
      .map((part, index) => poplar(748 - 190 * part, 506 + 400 * part, 46 + 520 * part, 180 + index))
      .join('') +
    sheaf(150, 620, 0.7) +
    sheaf(330, 590, 0.5) +
    sheaf(470, 566, 0.36) +
    sheaf(90, 780, 1.4) +
    sheaf(390, 730, 1.1) +
    sheep(610, 800, 0.9) +
    sheep(556, 826, 1, -1) +
    sheep(490, 806, 0.9) +
    person(690, 822, 220, { top: '#56616b', low: '#3a4149', head: 'kalpak' }, walking, -1) +
    tufts(0, 560, 660, 330, 130, ['#c49c4c', '#f0d99a', '#a98a48'], 5, 1.6)
  )
}

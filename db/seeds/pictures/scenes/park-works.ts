import { standing } from '../dress.ts'
import { band, patches, tufts } from '../mountains.ts'
import { paint } from '../palette.ts'
import { lot } from '../park-lot.ts'
import { at, bar, blob, box, dab, each, type Line, oval } from '../pen.ts'
import { person } from '../people.ts'
import { sapling } from '../plants.ts'
import { barrow, spading } from '../things.ts'

function heap(x: number, y: number, size: number, fill: string, light: string): string {
  const mound = blob('-100 0, -50 -42, 0 -62, 50 -36, 100 0, 0 6', fill)
  return at(x, y, mound + dab([-70, -16], [-5, -56], 12, light, -6), size / 100)
}

function slabs(): string {
  const across = (index: number): Line => [
    [520 - index * 5, 706 + index * 14],
    [690 + index * 7, 706 + index * 14],
  ]
  const along = (index: number): Line => [
    [528 + index * 22, 704],
    [420 + index * 54, 910],
  ]
  return (
    band('606 700 80, 602 760 118, 610 920 214', '#cfcabd') +
    each(16, (index) => bar(across(index), '#b5afa1', 2.5)) +
    each(8, (index) => bar(along(index), '#b5afa1', 2.5))
  )
}

/** A sapling in its watered ring. */
function planted(x: number, y: number, high: number): string {
  return sapling(x, y, high) + oval(x, y + high * 0.03, high * 0.27, high * 0.06, paint.earthShade)
}

function slab(x: number, y: number): string {
  return box(x, y, 64, 22, '#dcd7ca') + box(x, y + 20, 64, 7, '#a39f94')
}

/** The lot while the park is being made. */
export function parkWorks(): string {
  return (
    lot(true) +
    patches(0, 540, 1200, 340, 44, '#b3965f', 4) +
    patches(0, 540, 1200, 340, 20, '#d9c28c', 8) +
    band('590 520 14, 606 560 26, 590 640 62, 600 760 130, 610 920 230', '#b08a62') +
    slabs() +
    heap(860, 600, 90, '#a8a499', '#c6c2b6') +
    heap(420, 590, 70, paint.earthShade, paint.earth) +
    bar('500 640, 500 606', paint.wood, 6) +
    bar('690 640, 690 606', paint.wood, 6) +
    bar('500 616, 690 616', paint.felt, 2) +
    planted(330, 700, 170) +
    planted(180, 800, 200) +
    planted(960, 690, 170) +
    person(250, 720, 232, { top: paint.blue, low: '#3a4149', head: 'topu', hat: paint.ink }, spading) +
    person(
      1050,
      720,
      226,
      { top: paint.red, low: '#565061', cut: 'gown', head: 'scarf', hat: paint.white },
      { lean: 36, arms: [40, 20, 56, 14], legs: [10, -6, -6, -4] },
      -1,
    ) +
    person(
      768,
      690,
      236,
      { top: '#7f9a6c', low: '#35424c', head: 'kalpak' },
      { lean: 16, arms: [30, 10, 36, 10], legs: [30, -10, -28, -14] },
    ) +
    barrow(912, 706) +
    person(
      520,
      830,
      296,
      { top: paint.ochre, low: '#3a4149', head: 'short' },
      { lean: 62, arms: [54, -30, 70, -30], legs: [70, -120, 40, -112] },
    ) +
    slab(606, 800) +
    person(
      1110,
      850,
      280,
      { top: '#5b8f8d', low: '#3a3f4b', head: 'short' },
      { ...standing, arms: [36, 40, 30, 44] },
      -1,
    ) +
    slab(1030, 696) +
    tufts(0, 560, 400, 330, 40, ['#a79257', '#8d7f4f'], 5, 1.3) +
    tufts(860, 760, 340, 130, 30, ['#a79257', '#8d7f4f'], 7, 1.3)
  )
}

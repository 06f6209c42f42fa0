import { walking } from '../dress.ts'
import { day } from '../field.ts'
import { bough } from '../garden.ts'
import { cloud, nearStone, patches, range, sky, tufts } from '../mountains.ts'
import { paint } from '../palette.ts'
import { at, bar, blob, box, chance, cut, dab, each, land, limb, oval, type Point, spots, upTo } from '../pen.ts'
import { person } from '../people.ts'
import { olive, tree } from '../plants.ts'
import { house } from '../village.ts'

/** A wooded hill: three rows of crowns under its line, in a tone, its shade and its light. */
function wood(line: string, tones: readonly [string, string, string], size: number, count: number): string {
  const next = chance(size)
  const points = spots(line)
  const height = (x: number): number => {
    const after = Math.max(
      1,
      points.findIndex((point) => point[0] >= x),
    )
    const [one, two] = [points[after - 1] ?? [0, 0], points[after] ?? [0, 0]]
    return one[1] + ((two[1] - one[1]) * (x - one[0])) / Math.max(1, two[0] - one[0])
  }
  const crown = (x: number, y: number, round: number, colour: string): string => {
    const edge = upTo(7).map((turn): Point => {
      const [wide, high] = [round * (0.85 + next() * 0.3), round * (0.66 + next() * 0.24)]
      return [x + Math.cos(turn * 0.9) * wide, y + Math.sin(turn * 0.9) * high]
    })
    return blob(edge, colour)
  }
  const [fill, shade, light] = tones
  const row = (rank: number): string =>
    each(count, (index) => {
      const x = ((index + (rank % 2) * 0.5 + next() * 0.4) / count) * 1240 - 20
      const y = height(x) + 4 + rank * size * 1.25 + next() * size * 0.5
      const round = size * (0.75 + next() * 0.4)
      const lit = index % 3 === 0 ? light : fill
      return crown(x, y, round, shade) + crown(x - round * 0.14, y - round * 0.16, round * 0.72, lit)
    })
  return land(line, fill) + each(3, row)
}

function hive(x: number, y: number, colour: string, size: number): string {
  const parts =
    box(-26, -52, 52, 46, colour) +
    box(8, -52, 18, 46, '#2d3a44', 'opacity="0.16"') +
    box(-31, -60, 62, 10, paint.white) +
    box(-14, -20, 22, 5, paint.ink) +
    bar('-20 -6, -20 0', paint.woodShade, 5) +
    bar('20 -6, 20 0', paint.woodShade, 5)
  return at(x, y, parts, size)
}

/** Walnut woods on round hills, hives in the clearing. */
export function placeJalalAbad(): string {
  const next = chance(14)
  return (
    sky(day, 400) +
    cloud(300, 90, 150, '#eef0e6') +
    cloud(980, 60, 110, '#e6ebe4') +
    range('120 210 260, 360 140 260, 610 84 330, 820 150 240, 1040 190 260, 1220 230 200', 420, nearStone, 236, 61) +
    cut('520 380, 536 300, 580 262, 640 268, 676 310, 690 380', '#8d9a98') +
    cut('640 268, 676 310, 690 380, 636 380', '#748587') +
    cut('600 268, 612 268, 618 380, 598 380', '#edf3ef') +
    wood('-10 360, 160 316, 380 372, 600 350, 840 376, 1040 322, 1210 350', ['#93a37c', '#7f926e', '#a5b184'], 22, 34) +
    wood('-10 420, 200 432, 440 392, 700 440, 930 396, 1210 436', ['#6f8a5c', '#587350', '#869c68'], 34, 24) +
    land('-10 540, 300 520, 700 548, 1210 516', '#a3ac62') +
    house(640, 586, 0.62, { wide: 280, windows: 4, roof: 'rust' }) +
    house(860, 574, 0.5, { wide: 240, windows: 3 }) +
    tree(180, 620, 300, 3) +
    tree(430, 610, 250, 5, olive) +
    tree(1080, 620, 320, 7) +
    land('-10 620, 360 604, 800 640, 1210 606', '#b4b96c') +
    patches(0, 630, 1200, 260, 44, '#9fa658', 4) +
    patches(0, 630, 1200, 260, 24, '#cdd08a', 8) +
    hive(470, 690, '#d9b355', 0.9) +
    hive(560, 704, '#6f9fb0', 0.95) +
    hive(652, 694, '#e8dcc0', 0.92) +
    hive(745, 712, '#8fa873', 0.98) +
    hive(840, 700, '#c97a58', 0.94) +
    person(
      930,
      740,
      180,
      { top: paint.white, low: '#8b8f7d', head: 'kalpak' },
      { ...walking, arms: [60, 20, 40, 20] },
      -1,
    ) +
    limb([84, 870], [96, 600], 60, 40, paint.bark) +
    dab([72, 850], [84, 640], 7, paint.barkLight) +
    tree(90, 860, 640, 11) +
    tufts(0, 640, 1200, 250, 170, [paint.leaf, paint.leafShade, paint.leafLight], 5, 1.3) +
    each(40, () =>
      oval(
        next() * 1200,
        740 + next() * 150,
        4,
        4,
        [paint.white, '#e9c46a', '#d8a0a8'][Math.floor(next() * 3)] ?? paint.white,
      ),
    ) +
    bough(1220, -10, -340, 6)
  )
}

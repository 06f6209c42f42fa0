import { walking } from '../dress.ts'
import { sheep } from '../herd.ts'
import { alaToo, cloud, patches, sky, tufts } from '../mountains.ts'
import { paint } from '../palette.ts'
import { box, chance, dab, each, land, type Point, spots, stroke } from '../pen.ts'
import { person } from '../people.ts'
import { blossom, poplar, tree } from '../plants.ts'
import { adobeWall, house } from '../village.ts'

/** A hill with its layers of clay laid bare. */
function striped(line: string, fill: string, stripes: readonly string[]): string {
  const layer = (colour: string, index: number): string =>
    stroke(
      spots(line).map(([x, y], part): Point => [x, y + 24 + index * 26 + (part % 2) * 8]),
      colour,
      10,
    )
  return land(line, fill) + stripes.map(layer).join('')
}

/** Apricots in flower under dry striped hills. */
export function placeBatken(): string {
  const next = chance(33)
  return (
    sky(['#bdd2d8', '#cbd9d8', '#dde1d5', '#f0e6d0'], 400) +
    cloud(860, 90, 140, '#f1efe4') +
    alaToo(340, 170, undefined, 83) +
    striped('-10 330, 140 262, 320 318, 520 268, 720 330, 940 256, 1210 318', '#d9ac86', [
      '#c98f6c',
      '#e3bf9c',
      '#b9785b',
      '#dcb08a',
    ]) +
    striped('-10 420, 220 372, 460 424, 700 366, 980 420, 1210 376', '#c99a6f', ['#b47f58', '#d9b48a', '#a86f4f']) +
    land('-10 486, 400 470, 800 484, 1210 466', '#c8b277') +
    adobeWall(-10, 560, 1220, 66, 4) +
    house(470, 566, 0.9, { wide: 280, windows: 4, wall: paint.adobe }) +
    house(900, 560, 0.74, { wide: 260, windows: 3 }) +
    [250, 320, 830, 1160].map((x, index) => poplar(x, 560, 210 + (index % 2) * 40, 110 + index)).join('') +
    land('-10 558, 600 566, 1210 556', '#b3b06a') +
    patches(0, 570, 1200, 310, 44, '#9c9d5a', 4) +
    patches(0, 570, 1200, 310, 26, '#cfc98a', 8) +
    tree(690, 640, 230, 4, blossom) +
    tree(1090, 650, 260, 6, blossom) +
    tree(400, 650, 240, 9, blossom) +
    tree(80, 640, 220, 12, blossom) +
    box(-10, 700, 1220, 20, '#93a585') +
    stroke('-10 706, 400 710, 800 705, 1210 709', paint.waterLight, 6) +
    person(
      560,
      696,
      150,
      { top: '#5c6670', low: '#3c454d', head: 'topu', hat: paint.ink },
      { ...walking, arms: [50, 20, 30, 20] },
    ) +
    tree(230, 850, 440, 15, blossom) +
    tree(930, 880, 470, 18, blossom) +
    each(120, () => {
      const [x, y] = [next() * 1200, 640 + next() * 250]
      return dab([x, y], [x + 8, y + 2], 2.6, next() < 0.5 ? '#fbefe6' : '#e9c5bc')
    }) +
    sheep(540, 824, 1) +
    sheep(612, 838, 1.1, -1) +
    sheep(478, 850, 1.15, -1, '#e6dac3') +
    sheep(660, 806, 0.9) +
    tufts(0, 730, 1200, 160, 120, [paint.leaf, paint.leafLight, '#a3964f'], 5, 1.3)
  )
}

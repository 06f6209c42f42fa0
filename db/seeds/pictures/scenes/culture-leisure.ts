import type { Dress } from '../dress.ts'
import { horn, hornBand, komuz, tunduk } from '../ornament.ts'
import { flame, paint } from '../palette.ts'
import { at, box, cut, dab, each, faint, limb, oval, type Point, shining, stroke, turned } from '../pen.ts'
import { person } from '../people.ts'

/** One of those who look on, from behind. */
function onlooker(
  x: number,
  y: number,
  size: number,
  hat: 'kalpak' | 'scarf' | 'bun',
  coat: string,
  cloth: string = paint.felt,
): string {
  const head =
    hat === 'kalpak'
      ? cut('-34 -92, -22 -140, 0 -164, 22 -140, 34 -92', paint.felt) +
        cut('-48 -84, -36 -104, 36 -104, 48 -84', paint.ink) +
        dab([0, -160], [0, -104], 3, paint.ink)
      : hat === 'scarf'
        ? oval(0, -84, 37, 42, cloth) +
          cut('-30 -62, 30 -62, 16 6, -16 6', cloth) +
          dab([-4, -110], [-8, -10], 5, '#c9bda6')
        : oval(0, -112, 17, 16, paint.hair) + oval(0, -82, 33, 38, paint.hair)
  const body = cut('-78 90, -72 10, -46 -22, 0 -34, 46 -22, 72 10, 78 90', coat)
  return at(
    x,
    y,
    limb([0, -60], [0, -20], 36, 40, paint.skinShade) +
      oval(0, -74, 29, 32, paint.hair) +
      (hat === 'scarf' ? body + head : body + head),
    size,
  )
}

function drape(side: -1 | 1): string {
  const x = (part: number): number => 600 + side * part
  const fold = (near: number, far: number, colour: string): string =>
    cut(
      [
        [x(near), 60],
        [x(far), 60],
        [x(far + 14), 660],
        [x(near + 34), 660],
      ],
      colour,
    )
  return (
    cut(
      [
        [x(410), 40],
        [x(640), 40],
        [x(640), 670],
        [x(440), 670],
        [x(462), 400],
      ],
      paint.redShade,
    ) +
    fold(446, 470, paint.red) +
    fold(500, 532, paint.red) +
    fold(566, 596, paint.red) +
    cut(
      [
        [x(440), 640],
        [x(640), 640],
        [x(640), 660],
        [x(440), 660],
      ],
      paint.ochre,
    )
  )
}

function shapeSwag(x: number): string {
  return (
    `<path d="M${x} 50Q${x + 70} 150 ${x + 140} 50Z" fill="${paint.red}"/>` +
    stroke(
      [
        [x + 6, 60],
        [x + 70, 100],
        [x + 134, 60],
      ] as Point[],
      paint.ochre,
      5,
    )
  )
}

/** An evening at the club: a komuz on the stage, the hall full. */
export function cultureLeisure(): string {
  const player: Dress = { top: '#38527a', low: '#2f3840', head: 'kalpak', vest: '#2d4468' }
  const singer: Dress = {
    top: paint.felt,
    low: paint.red,
    cut: 'gown',
    head: 'topu',
    hat: paint.red,
    vest: paint.redShade,
  }
  const glow =
    faint(0.16, oval(600, 640, 330, 46, shining(flame.pale))) +
    faint(0.1, cut('470 60, 730 60, 960 650, 240 650', shining(flame.warm)))
  return (
    box(-10, -10, 1220, 920, '#4a3434') +
    box(150, 40, 900, 600, '#e5bf82') +
    cut('150 640, 1050 640, 1050 500, 150 500', '#d9ae70') +
    faint(0.55, tunduk(600, 272, 160, '#b9763f', 15)) +
    each(2, (index) => at(290 + index * 620, 480, horn('#cf9a58', 12), 1.5)) +
    box(-10, 616, 1220, 80, '#8a5a3a') +
    box(-10, 616, 1220, 12, '#c58d57') +
    hornBand(-10, 640, 1220, 44, '#6f4630', '#b98856') +
    box(436, 530, 110, 14, paint.wood) +
    box(446, 540, 10, 78, paint.woodShade) +
    box(526, 540, 10, 78, paint.woodShade) +
    person(500, 622, 330, player, { arms: [44, 60, 60, 34], legs: [78, -70, 70, -74] }) +
    at(556, 478, turned(-6, komuz()), 1) +
    limb([506, 412], [536, 462], 26, 22, '#33496d') +
    limb([536, 462], [568, 470], 20, 16, '#33496d') +
    oval(574, 470, 9, 9, paint.skin) +
    person(800, 622, 330, singer, { arms: [38, 34, -10, 6], legs: [4, 0, -4, 0] }, -1) +
    glow +
    drape(-1) +
    drape(1) +
    box(-10, -10, 1220, 92, paint.redShade) +
    each(9, (index) => shapeSwag(index * 140 - 30)) +
    hornBand(-10, -6, 1220, 56, paint.red, '#efd9ae') +
    box(-10, 48, 1220, 8, paint.ochre) +
    each(6, (index) =>
      onlooker(
        90 + index * 208,
        742,
        0.82,
        (['kalpak', 'scarf', 'bun', 'kalpak', 'scarf', 'bun'] as const)[index] ?? 'bun',
        ['#5a4a55', '#6d5560', '#4c5563', '#6a5548', '#545d55', '#6b4a4a'][index] ?? paint.ink,
        ['', '#e7d7b9', '', '', '#c98b5a'][index] || paint.felt,
      ),
    ) +
    each(5, (index) =>
      onlooker(
        20 + index * 290,
        868,
        1.16,
        (['scarf', 'kalpak', 'scarf', 'bun', 'kalpak'] as const)[index] ?? 'bun',
        ['#3e3a4b', '#37404c', '#5b3a40', '#37444a', '#41393f'][index] ?? paint.ink,
        ['#b5443b', '', '#efe4cd'][index] || paint.felt,
      ),
    )
  )
}

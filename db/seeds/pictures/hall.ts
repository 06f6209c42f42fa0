import { alaToo } from './mountains.ts'
import { paint } from './palette.ts'
import { at, bar, box, cut, dab, each, faint, land, within } from './pen.ts'
import { poplar } from './plants.ts'

/** What is seen through a hall's window. */
export function view(name: string, x: number, y: number, wide: number, high: number, seed: number): string {
  const inside =
    box(x, y, wide, high, '#cfdedc') +
    at(x - seed * 150, y - 150, alaToo(370, 240)) +
    land(
      [
        [x, y + high * 0.82],
        [x + wide, y + high * 0.78],
      ],
      '#b3b77f',
    ) +
    poplar(x + wide * (0.2 + seed * 0.22), y + high * 1.02, high * 0.95, seed + 4) +
    poplar(x + wide * 0.85, y + high * 1.02, high * 0.8, seed + 9)
  return (
    box(x - 14, y - 14, wide + 28, high + 28, paint.blue) +
    within(name, `M${x} ${y}h${wide}v${high}h${-wide}Z`, inside) +
    box(x + wide / 2 - 5, y, 10, high, paint.white) +
    box(x, y + high * 0.28, wide, 9, paint.white) +
    box(x - 26, y + high + 12, wide + 52, 12, paint.white) +
    box(x - 26, y + high + 24, wide + 52, 5, '#cdbf9f')
  )
}

/** Boards running away to a point behind the wall. */
export function boards(top: number, fill: string, line: string): string {
  return (
    box(-10, top, 1220, 920 - top, fill) +
    each(17, (index) => {
      const part = (index - 8) / 8
      return bar(
        [
          [600 + part * 620, top],
          [600 + part * 1500, 910],
        ],
        line,
        2.5,
      )
    }) +
    each(12, (index) => {
      const part = (index * 5) % 12
      const y = top + 14 + ((index * 97) % (880 - top))
      return dab([part * 100, y], [part * 100 + 90, y + 2], 3, line)
    })
  )
}

export function sunOnFloor(x: number, top: number, wide: number): string {
  return faint(
    0.3,
    cut(
      [
        [x, top],
        [x + wide, top],
        [x + wide + 190, top + 240],
        [x + 120, top + 240],
      ],
      '#fff0c4',
    ),
  )
}

export function mat(x: number, y: number, wide: number, colour: string, edge: string): string {
  return (
    cut(
      [
        [x - wide / 2 + 24, y - 16],
        [x + wide / 2 + 24, y - 16],
        [x + wide / 2 - 14, y + 22],
        [x - wide / 2 - 14, y + 22],
      ],
      colour,
    ) +
    cut(
      [
        [x - wide / 2 - 14, y + 22],
        [x + wide / 2 - 14, y + 22],
        [x + wide / 2 - 14, y + 30],
        [x - wide / 2 - 14, y + 30],
      ],
      edge,
    )
  )
}

export function wallBars(x: number, top: number, floor: number): string {
  return (
    each(11, (index) =>
      bar(
        [
          [x, top + index * ((floor - top) / 11.5) + 12],
          [x + 118, top + index * ((floor - top) / 11.5) + 12],
        ],
        paint.wood,
        8,
      ),
    ) + [0, 59, 118].map((px) => box(x + px - 6, top, 12, floor - top, paint.woodShade)).join('')
  )
}

import type { Dress, Headwear } from './dress.ts'
import { paint } from './palette.ts'
import { blob, cut, dab, type Line, mix, oval, type Point, spots } from './pen.ts'

/** Places a drawing made around a head of size 1 onto a real one. */
type Fit = (line: Line) => readonly Point[]
type Hat = (onto: Fit, size: number, cloth: string) => string

const hair: Hat = (onto) => blob(onto('-.56 -.02, -.5 -.46, 0 -.66, .42 -.42, .34 -.2, -.12 -.14, -.3 .28'), paint.hair)

function touch(onto: Fit, line: string, width: number, colour: string, bend = 0): string {
  const [from = [0, 0], to = [0, 0]] = onto(line)
  return dab(from, to, width, colour, bend)
}

const hats: Record<Headwear, Hat> = {
  short: hair,
  bun(onto, size, cloth) {
    const [[x, y] = [0, 0]] = onto('-.52 -.36')
    return hair(onto, size, cloth) + oval(x, y, size * 0.26, size * 0.25, paint.hair)
  },
  braids(onto, size, cloth) {
    return hair(onto, size, cloth) + touch(onto, '-.34 0, -.62 1.9', size * 0.16, paint.hair, size * 0.05)
  },
  scarf(onto, size, cloth) {
    const wrap = onto('-.6 -.1, -.4 -.58, .14 -.64, .44 -.3, .16 -.26, .04 .3, -.1 .62, -.62 .66')
    return blob(wrap, cloth) + touch(onto, '-.3 -.46, -.44 .5', size * 0.1, mix(cloth, '#000000', 0.17))
  },
  kalpak(onto, size, cloth) {
    return (
      hair(onto, size, cloth) +
      cut(onto('-.56 -.24, -.34 -1.1, -.02 -1.4, .3 -1.06, .56 -.26'), paint.felt) +
      cut(onto('-.78 -.2, -.56 -.44, .56 -.44, .82 -.24, .5 -.16, -.5 -.14'), paint.ink) +
      touch(onto, '-.02 -1.36, .04 -.46', size * 0.06, paint.ink)
    )
  },
  topu(onto, size, cloth) {
    return (
      hair(onto, size, cloth) +
      cut(onto('-.5 -.28, -.44 -.74, .36 -.76, .46 -.32'), cloth) +
      touch(onto, '0 -.78, -.12 -1.12', size * 0.13, paint.felt)
    )
  },
  cap(onto, size, cloth) {
    const [[x, y] = [0, 0]] = onto('0 -.78')
    const knitted = blob(onto('-.54 -.2, -.4 -.64, 0 -.74, .42 -.5, .5 -.2'), cloth)
    return hair(onto, size, cloth) + knitted + oval(x, y, size * 0.15, size * 0.14, paint.felt)
  },
  ears(onto, size, cloth) {
    return (
      blob(onto('-.58 0, -.44 -.56, 0 -.68, .46 -.4, .1 -.2, -.1 .5, -.56 .5'), cloth) +
      touch(onto, '-.26 -.5, -.46 -1.4', size * 0.17, cloth) +
      touch(onto, '.12 -.56, .14 -1.46', size * 0.17, cloth)
    )
  },
}

/** A head without a face, and what it wears. */
export function headOf(dress: Dress, middle: Point, size: number, face: number): string {
  const [x, y] = middle
  const onto: Fit = (line) => spots(line).map(([px, py]): Point => [x + px * size * face, y + py * size])
  const skin = oval(x, y, size * 0.43, size * 0.52, paint.skin)
  return skin + hats[dress.head ?? 'short'](onto, size, dress.hat ?? paint.felt)
}

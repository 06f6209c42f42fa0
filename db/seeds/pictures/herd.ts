import { paint } from './palette.ts'
import { at, blob, dab, limb, oval, type Point, shape, way } from './pen.ts'

/** A horse looking right, its hooves on x, y, `size` 1 being 100 high at the withers. */
export function horse(
  x: number,
  y: number,
  size: number,
  coat: string,
  mane: string,
  grazing = false,
  face = 1,
): string {
  const trunk: Point[] = [
    [-62, -92],
    [-40, -98],
    [0, -92],
    [34, -100],
    [50, -86],
    [46, -58],
    [10, -50],
    [-30, -50],
    [-62, -58],
    [-72, -76],
  ]
  const leg = (px: number, foot: number, colour: string): string =>
    limb([px, -62], [px + foot * 0.5, -32], 17, 9, colour) + limb([px + foot * 0.5, -32], [px + foot, -2], 8, 7, colour)
  const neck = grazing
    ? blob('28 -96, 52 -88, 82 -44, 94 -12, 80 -8, 58 -44, 38 -64', coat) +
      blob('74 -26, 94 -18, 98 0, 86 2, 74 -12', coat) +
      dab([44, -94], [86, -30], 6, mane, -5)
    : blob('24 -94, 50 -134, 68 -146, 76 -136, 62 -104, 50 -72, 34 -70', coat) +
      blob('58 -146, 76 -148, 104 -118, 98 -106, 82 -114, 64 -124', coat) +
      dab([66, -152], [30, -92], 8, mane, 6) +
      dab([66, -140], [68, -158], 4, mane)
  return at(
    x,
    y,
    leg(-50, -8, mane) +
      leg(36, 6, mane) +
      dab([-66, -90], [-84, -22], 11, mane, 8) +
      shape(way(trunk, true), coat) +
      leg(-58, 6, coat) +
      leg(44, -2, coat) +
      neck,
    size,
    size * face,
  )
}

/** A sheep among many: a woolly round on short legs. */
export function sheep(x: number, y: number, size: number, face = 1, wool: string = paint.felt): string {
  return at(
    x,
    y,
    [-14, -6, 10, 17].map((px) => limb([px, -14], [px, 0], 4, 3, paint.ink)).join('') +
      oval(0, -24, 26, 16, wool) +
      oval(-10, -20, 15, 11, '#ded3bd') +
      oval(28, -29, 9, 8, paint.ink) +
      oval(-26, -20, 8, 7, wool),
    size,
    size * face,
  )
}

/** A yurt, its foot on x, y, `size` 1 being 200 wide. */
export function yurt(x: number, y: number, size: number, door: string = paint.red): string {
  return at(
    x,
    y,
    oval(12, 2, 116, 11, '#8d8a63') +
      blob('-100 0, -104 -40, -98 -78, -60 -112, -22 -130, 22 -130, 60 -112, 98 -78, 104 -40, 100 0, 0 6', paint.felt) +
      shape('M30 -128Q72 -112 98 -78Q106 -38 100 2L36 6Q52 -60 30 -128Z', '#ddd2bb') +
      shape('M-100 -74Q0 -56 100 -74L101 -62Q0 -44 -101 -62Z', door) +
      shape('M-103 -30Q0 -14 103 -30L102 -24Q0 -8 -102 -24Z', paint.woodShade) +
      oval(0, -130, 24, 7, paint.woodShade) +
      shape('M-24 5L-24 -62Q0 -70 24 -62L24 5Z', door) +
      shape('M-15 5L-15 -52Q0 -58 15 -52L15 5Z', paint.blueShade) +
      dab([-16, -124], [-66, -66], 3, '#c9bb9c', 3) +
      dab([14, -124], [60, -68], 3, '#c9bb9c', -3),
    size,
  )
}

import { cut, each, type Point } from './pen.ts'

export const day = ['#b7ced6', '#c3d5d8', '#d0ddd9', '#dfe3d7', '#ece6d2']

/** Rows of a field running together towards x, y. */
export function rows(
  x: number,
  y: number,
  colour: string,
  count: number,
  width: number,
  spread = 2600,
  near = 910,
): string {
  return each(count, (index) => {
    const foot = x - spread / 2 + (spread * index) / (count - 1)
    const slope = (part: number): Point => [x + (foot - x) * part, y + (near - y) * part]
    return cut([slope(0.04), [slope(1)[0] - width, near], [slope(1)[0] + width, near]], colour)
  })
}

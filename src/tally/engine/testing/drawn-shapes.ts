import assert from 'node:assert/strict'
import { pictureWidth, widthOf } from '../explain/svg.ts'

type Shape = {
  readonly tag: string
  readonly paint: string | undefined
  readonly of: (name: string) => number
  readonly text: string
}

function readable(text: string): string {
  return text.replace(/&(?:lt|gt|quot|amp|#39);/g, (entity) => entities.get(entity)!)
}

const entities = new Map([
  ['&lt;', '<'],
  ['&gt;', '>'],
  ['&quot;', '"'],
  ['&amp;', '&'],
  ['&#39;', "'"],
])

/** What an SVG text draws after its definitions. */
export function shapes(svg: string): Shape[] {
  const drawn = svg.slice(svg.indexOf('</defs>'))
  return [...drawn.matchAll(/<(rect|circle|text)\b([^>]*?)\/?>([^<]*(?:<title>[^<]*)?)/g)].map(
    ([, tag = '', attributes = '', inner = '']) => ({
      tag,
      paint: attributes.includes('data-key') ? 'key' : /class="tally-(\w+)"/.exec(attributes)?.[1],
      of: (name) => Number(new RegExp(` ${name}="([^"]*)"`).exec(` ${attributes}`)?.[1] ?? 0),
      text: attributes.includes('text-anchor="end"')
        ? `>${inner}`
        : attributes.includes('"middle"')
          ? `|${inner}`
          : inner,
    }),
  )
}

/** The bars of a picture, without its legend: width with its edges. */
export function bars(svg: string, entries: number) {
  return shapes(svg)
    .filter(({ tag }) => tag === 'rect')
    .slice(entries)
    .map(({ paint, of, text }) => {
      const edge = paint === 'ground' ? 0 : 0.5
      return { paint, x: of('x') - edge, y: of('y') - edge, width: of('width') + 2 * edge, text }
    })
}

/** Asserts that nothing lies outside of the viewBox, texts as wide as they are thought to be. */
export function staysInside(svg: string): void {
  const [, width, height] = /viewBox="0 0 (\d+) ([\d.]+)"/.exec(svg)!.map(Number)
  assert.equal(width, pictureWidth)
  for (const { tag, of, text } of shapes(svg)) {
    const wide =
      tag === 'circle'
        ? 2 * of('r')
        : tag === 'rect'
          ? of('width')
          : widthOf(readable(text.replace(/^[>|]/, '')), of('font-size'))
    const left =
      tag === 'circle'
        ? of('cx') - of('r')
        : of('x') - (tag !== 'text' ? 0 : text.startsWith('>') ? wide : text.startsWith('|') ? wide / 2 : 0)
    const [top, bottom] =
      tag === 'circle'
        ? [of('cy') - of('r'), of('cy') + of('r')]
        : tag === 'rect'
          ? [of('y'), of('y') + of('height')]
          : [of('y') - of('font-size'), of('y') + 3]
    assert.ok(left >= -0.01 && left + wide <= pictureWidth + 0.01, `${tag} ${text} from ${left}, ${wide} wide`)
    assert.ok(top >= 0 && bottom <= height!, `${tag} ${text} from ${top} to ${bottom} of ${height}`)
    assert.ok(wide >= 0)
  }
}

/** Asserts that two lengths are the same, but for the rounding of what is written. */
export function near(a: number, b: number): void {
  assert.ok(Math.abs(a - b) < 0.03, `${a} is not ${b}`)
}

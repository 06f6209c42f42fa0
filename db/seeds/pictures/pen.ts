/** A place on the sheet: 1200 wide, 900 high, y downwards. */
export type Point = readonly [number, number]

/** A line of places: points, or their numbers as text, `'0 0, 40 10, 80 0'`. */
export type Line = string | readonly Point[]

/** How the hour of the day changes every colour: multiplied first, then drawn towards one colour. */
export type Air = { readonly times: string; readonly towards: string; readonly amount: number }

function short(value: number): string {
  return String(Math.round(value * 10) / 10)
}

function place(point: Point): string {
  return `${short(point[0])} ${short(point[1])}`
}

/** The same numbers from 0 to 1 for the same seed, so that a picture is drawn alike every time. */
export function chance(seed: number): () => number {
  let state = seed * 2654435761 + 1
  return function next() {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

/** Numbers 0, 1, … count - 1. */
export function upTo(count: number): number[] {
  return Array.from({ length: count }, (_, index) => index)
}

/** Calls `draw` for 0, 1, … count - 1 and joins what it drew. */
export function each(count: number, draw: (index: number) => string): string {
  return upTo(count).map(draw).join('')
}

/** Groups of numbers from text such as `'0 0, 40 10'`. */
export function figures(text: string): readonly (readonly number[])[] {
  return text.split(',').map((group) => group.trim().split(' ').map(Number))
}

/** The points of a line, however it was written. */
export function spots(line: Line): readonly Point[] {
  return typeof line === 'string' ? figures(line).map(([x = 0, y = 0]): Point => [x, y]) : line
}

/** A smooth way through the points (Catmull-Rom), as path data. */
export function way(line: Line, closed = false): string {
  const points = spots(line)
  const count = points.length
  function point(index: number): Point {
    const found = closed ? points[(index + count) % count] : points[Math.min(Math.max(index, 0), count - 1)]
    return found ?? [0, 0]
  }
  const spans = upTo(closed ? count : count - 1).map((index) => {
    const [before, from, to, after] = [point(index - 1), point(index), point(index + 1), point(index + 2)]
    const first: Point = [from[0] + (to[0] - before[0]) / 6, from[1] + (to[1] - before[1]) / 6]
    const second: Point = [to[0] - (after[0] - from[0]) / 6, to[1] - (after[1] - from[1]) / 6]
    return `C${place(first)} ${place(second)} ${place(to)}`
  })
  return `M${place(point(0))}${spans.join('')}${closed ? 'Z' : ''}`
}

/** A filled shape of path data. */
export function shape(data: string, fill: string, more = ''): string {
  return `<path d="${data}" fill="${fill}"${more && ` ${more}`}/>`
}

/** A filled shape with corners. */
export function cut(line: Line, fill: string, more = ''): string {
  return shape(`M${spots(line).map(place).join('L')}Z`, fill, more)
}

/** A filled shape without corners. */
export function blob(line: Line, fill: string, more = ''): string {
  return shape(way(line, true), fill, more)
}

/** Everything below a smooth line, down to `floor`. */
export function land(line: Line, fill: string, floor = 910): string {
  const points = spots(line)
  const [first, last] = [points[0] ?? [0, 0], points.at(-1) ?? [0, 0]]
  return shape(`${way(points)}L${place([last[0], floor])}L${place([first[0], floor])}Z`, fill)
}

function drawn(data: string, colour: string, width: number, more: string): string {
  const style = `fill="none" stroke="${colour}" stroke-width="${short(width)}" stroke-linejoin="round"`
  return `<path d="${data}" ${style}${more.includes('linecap') ? '' : ' stroke-linecap="round"'}${more && ` ${more}`}/>`
}

/** A line along path data, cut square at its ends. */
export function curve(data: string, colour: string, width: number): string {
  return drawn(data, colour, width, 'stroke-linecap="butt"')
}

/** A smooth line. */
export function stroke(line: Line, colour: string, width: number, more = ''): string {
  return drawn(way(line), colour, width, more)
}

/** A line with corners. */
export function bar(line: Line, colour: string, width: number, more = ''): string {
  return drawn(`M${spots(line).map(place).join('L')}`, colour, width, more)
}

export function oval(x: number, y: number, rx: number, ry: number, fill: string, more = ''): string {
  const size = `cx="${short(x)}" cy="${short(y)}" rx="${short(rx)}" ry="${short(ry)}"`
  return `<ellipse ${size} fill="${fill}"${more && ` ${more}`}/>`
}

export function box(x: number, y: number, width: number, height: number, fill: string, more = ''): string {
  const size = `x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"`
  return `<rect ${size} fill="${fill}"${more && ` ${more}`}/>`
}

/** A brush's touch: pointed at both ends, bent by `bend`. */
export function dab(from: Point, to: Point, width: number, fill: string, bend = 0): string {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]]
  const length = Math.hypot(dx, dy) || 1
  const [nx, ny] = [-dy / length, dx / length]
  const [mx, my] = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2]
  const one: Point = [mx + nx * (bend + width), my + ny * (bend + width)]
  const two: Point = [mx + nx * (bend - width), my + ny * (bend - width)]
  return shape(`M${place(from)}Q${place(one)} ${place(to)}Q${place(two)} ${place(from)}Z`, fill)
}

/** A round-ended piece that is `wide` at its start and `narrow` at its end, as an arm or a branch is. */
export function limb(from: Point, to: Point, wide: number, narrow: number, fill: string): string {
  const length = Math.hypot(to[0] - from[0], to[1] - from[1]) || 1
  const [nx, ny] = [(from[1] - to[1]) / length, (to[0] - from[0]) / length]
  const [a, b] = [wide / 2, narrow / 2]
  const corners: Point[] = [
    [from[0] + nx * a, from[1] + ny * a],
    [to[0] + nx * b, to[1] + ny * b],
    [to[0] - nx * b, to[1] - ny * b],
    [from[0] - nx * a, from[1] - ny * a],
  ]
  return cut(corners, fill) + oval(from[0], from[1], a, a, fill) + oval(to[0], to[1], b, b, fill)
}

/** Moves and sizes a part drawn around 0, 0; a negative `wide` turns it to face the other way. */
export function at(x: number, y: number, inner: string, size = 1, wide = size): string {
  const scale = [wide, size].map((share) => Math.round(share * 1000) / 1000).join(' ')
  return `<g transform="translate(${place([x, y])}) scale(${scale})">${inner}</g>`
}

export function turned(degrees: number, inner: string, x = 0, y = 0): string {
  return `<g transform="rotate(${short(degrees)} ${place([x, y])})">${inner}</g>`
}

export function faint(opacity: number, inner: string): string {
  return `<g opacity="${opacity}">${inner}</g>`
}

/** Shows `inner` only inside the path data. */
export function within(name: string, data: string, inner: string): string {
  return `<clipPath id="${name}"><path d="${data}"/></clipPath><g clip-path="url(#${name})">${inner}</g>`
}

function channels(colour: string): readonly number[] {
  return [1, 3, 5].map((start) => Number.parseInt(colour.slice(start, start + 2), 16))
}

function hex(parts: readonly number[]): string {
  return `#${parts
    .map((part) =>
      Math.round(Math.min(255, Math.max(0, part)))
        .toString(16)
        .padStart(2, '0'),
    )
    .join('')}`
}

/** A colour between two: `share` 0 is the first, 1 the second. */
export function mix(one: string, other: string, share: number): string {
  const right = channels(other)
  return hex(channels(one).map((part, index) => part + ((right[index] ?? 0) - part) * share))
}

/** A colour that shines by itself: written so that `under` leaves it alone. */
export function shining(colour: string): string {
  return `rgb(${channels(colour).join(',')})`
}

/** The same drawing at another hour. */
export function under(air: Air, drawing: string): string {
  const times = channels(air.times)
  return drawing.replace(/#[0-9a-f]{6}/g, (colour) => {
    const dimmed = hex(channels(colour).map((part, index) => (part * (times[index] ?? 255)) / 255))
    return mix(dimmed, air.towards, air.amount)
  })
}

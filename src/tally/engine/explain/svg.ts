/** Width of every picture: that of a small telephone. A picture grows with its frame, for its size is its viewBox. */
export const pictureWidth = 360
export const margin = 12
/** What lies between the margins. */
export const innerWidth = pictureWidth - 2 * margin

/** What each part of a picture is drawn with; the colours are the house's own where its theme is at hand. */
export type Paint = 'full' | 'hatched' | 'hollow' | 'ground' | 'line'

export type Frame = {
  /** Unlike any other id of the page: a pattern is found by it. Letters, digits and hyphens. */
  readonly id: string
  readonly title: string
  /** What the picture shows, in words, for those who hear it. */
  readonly description: string
}

/** A whole picture. It holds no script, asks for nothing from elsewhere, and every text in it is escaped. */
export function picture({ id, title, description }: Frame, height: number, body: readonly string[]): string {
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" class="tally-picture" role="img" viewBox="0 0 ${pictureWidth} ${numeral(height)}"`,
    ` aria-labelledby="${nameOf(id)}-title" aria-describedby="${nameOf(id)}-description">`,
    `<title id="${nameOf(id)}-title">${escaped(title)}</title>`,
    `<desc id="${nameOf(id)}-description">${escaped(description)}</desc>`,
    `<defs><pattern id="${nameOf(id)}-hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">`,
    `<rect width="6" height="6" fill="var(--needs-tint, #fcecd2)"/>`,
    `<rect width="3" height="6" fill="var(--bar-residents, #b8741a)"/></pattern></defs>`,
    ...body,
    '</svg>',
  ].join('')
}

/** Text that may stand between tags and in attributes; what XML cannot hold is left out. */
export function escaped(text: string): string {
  return text
    .replace(/[^\P{Cc}\t\n\r]|\p{Cs}|[\uFFFE\uFFFF]/gu, '')
    .replace(/&/g, '&amp;')
    .replace(/</g, '&lt;')
    .replace(/>/g, '&gt;')
    .replace(/"/g, '&quot;')
    .replace(/'/g, '&#39;')
}

/** A length in hundredths, as short as it can be written. */
export function numeral(length: number): string {
  return String(Math.round(length * 100) / 100)
}

function nameOf(id: string): string {
  return id.replace(/[^A-Za-z0-9-]/g, '-')
}

/** Fill and stroke of a part. Hollow and hatched differ from full without any colour. */
export function painted(id: string, paint: Paint): string {
  switch (paint) {
    case 'full':
      return 'fill="var(--bar-budget, #0a5a69)" stroke="var(--bar-budget, #0a5a69)"'
    case 'hatched':
      return `fill="url(#${nameOf(id)}-hatch)" stroke="var(--bar-residents, #b8741a)"`
    case 'hollow':
      return 'fill="none" stroke="currentColor"'
    case 'ground':
      return 'fill="var(--bar-left, #e5ddcd)"'
    case 'line':
      return 'fill="none" stroke="var(--line-strong, #857c6c)"'
  }
}

export type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number }

/** A bar, its edge drawn inside of it, so that its width is the amount. Nothing where there is no amount. */
export function bar(id: string, paint: Paint, { x, y, width, height }: Box, told = ''): string {
  if (width <= 0) return ''
  const edge = paint === 'ground' ? 0 : Math.min(0.5, width / 2)
  const place = [x + edge, y + edge, width - 2 * edge, height - 2 * edge].map(numeral)
  const title = told && `<title>${escaped(told)}</title>`
  const box = `x="${place[0]}" y="${place[1]}" width="${place[2]}" height="${place[3]}"`
  return `<rect class="tally-${paint}" ${box} ${painted(id, paint)}${title ? `>${title}</rect>` : '/>'}`
}

export type Words = {
  readonly size?: number
  readonly anchor?: 'start' | 'middle' | 'end'
  readonly strong?: boolean
}

/** A line of text, `y` its base line. */
export function line(x: number, y: number, text: string, { size = 13, anchor = 'start', strong }: Words = {}): string {
  const place = `x="${numeral(x)}" y="${numeral(y)}" font-size="${size}"`
  const end = anchor === 'start' ? '' : ` text-anchor="${anchor}"`
  return `<text ${place}${end}${strong ? ' font-weight="600"' : ''} fill="currentColor">${escaped(text)}</text>`
}

/** What the parts of a picture mean, one below the other from `y` on: 22 for each. */
export function legend(id: string, y: number, entries: readonly (readonly [Paint, string])[]): string[] {
  return entries.flatMap(([paint, text], at) => {
    const top = y + at * legendPitch
    const key = bar(id, paint, { x: margin, y: top + 3, width: 16, height: 12 })
    return [key, line(margin + 24, top + 13, fitted(text, innerWidth - 24, 12), { size: 12 })]
  })
}

export const legendPitch = 22

/** About how wide a text is, rather more than less: pictures are drawn where no font is at hand. */
export function widthOf(text: string, size: number): number {
  let ems = 0
  for (const letter of text) {
    if (/[\s.,:;'’!|()«»"–-]/u.test(letter)) ems += 0.36
    else if (/[шщжмюыфwmШЩЖМЮЫФWM—%@]/u.test(letter)) ems += 0.92
    else if (/\p{Lu}/u.test(letter)) ems += 0.72
    else if (/[\p{Ll}\p{Nd}]/u.test(letter)) ems += 0.6
    else ems += 1
  }
  return ems * size
}

/** A text cut to a width, with an ellipsis where something is left out. */
export function fitted(text: string, width: number, size: number): string {
  if (widthOf(text, size) <= width) return text
  const letters = [...text]
  while (letters.length > 0 && widthOf(`${letters.join('')}…`, size) > width) letters.pop()
  return `${letters.join('').trimEnd()}…`
}

/**
 * A text in as many lines as there are widths at most, broken at plain spaces. What does not fit is cut with an
 * ellipsis.
 */
export function wrapped(text: string, widths: readonly number[], size: number): string[] {
  const lines: string[] = ['']
  for (const word of text.split(/[ \t\r\n]+/u).filter((one) => one !== '')) {
    const at = lines.length - 1
    const longer = lines[at] === '' ? word : `${lines[at]} ${word}`
    if (lines[at] === '' || widthOf(longer, size) <= widths[at]! || lines.length === widths.length) lines[at] = longer
    else lines.push(word)
  }
  return lines.map((one, at) => fitted(one, widths[at]!, size))
}

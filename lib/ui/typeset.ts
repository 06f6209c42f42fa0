/** After it no line breaks. */
const stuck = '\u2060'

/**
 * Kyrgyz puts endings to numbers by a hyphen (24-май, 27-пункту), and a browser would break the line there, as it would
 * between a sign and its number (№ 118, 50 %). Only what is read is touched: no tag, no attribute, and nothing that
 * somebody typed and may send again.
 */
export function withNumbersWhole(html: string): string {
  return html.replace(/<textarea[^>]*>[^<]*|<[^>]*>|\d-(?=\p{Script=Cyrillic})|№ (?=\d)|\d (?=%)/gu, (found) =>
    found.startsWith('<') ? found : found.replace(' ', '\u00a0') + stuck,
  )
}

/** The text as it was written, for whoever compares. */
export function withoutTypesetting(text: string): string {
  return text.replaceAll(`\u00a0${stuck}`, ' ').replaceAll(stuck, '')
}

/** JSON of whole numbers, texts, lists and named fields: what has one form only (RFC 8785, less what a log does not need). */
export type Json = number | string | readonly Json[] | { readonly [name: string]: Json }

const lone = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/

/** The one text of a value: no spaces, names in the order of UTF-16. Throws on what has no such text. */
export function canonicalJson(value: Json): string {
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value) || Object.is(value, -0)) throw new RangeError(`${value} is no whole number`)
    return String(value)
  }
  if (typeof value === 'string') {
    if (lone.test(value)) throw new RangeError('half a character')
    return JSON.stringify(value)
  }
  if (isList(value)) return `[${value.map(canonicalJson).join(',')}]`
  const names = Object.keys(value).sort()
  return `{${names.map((name) => `${canonicalJson(name)}:${canonicalJson(value[name]!)}`).join(',')}}`
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

/** Reads a text that is canonical; undefined for any other, be it JSON or not. */
export function parseCanonicalJson(text: string): Json | undefined {
  try {
    const value = JSON.parse(text) as Json
    return canonicalJson(value) === text ? value : undefined
  } catch {
    // What comes from outside may be anything; whatever has no canonical text is none.
    return undefined
  }
}

import { ok, type Result, refuse } from './result.ts'

/** A place on the earth in hundred-thousandths of a degree, about a metre each: whole numbers, so that equal is equal. */
export type Point = { readonly latitudeE5: number; readonly longitudeE5: number }

/** Kyrgyzstan from end to end, outwards to a tenth of a degree: all its latitudes are smaller than all its longitudes. */
export const countryBox = {
  latitudeE5: { min: 3_910_000, max: 4_330_000 },
  longitudeE5: { min: 6_920_000, max: 8_030_000 },
} as const

export type PointProblem =
  | { readonly code: 'not-a-point' }
  | { readonly code: 'point-abroad' }
  /** Longitude was typed first; `point` is what was meant. */
  | { readonly code: 'point-swapped'; readonly point: string }
  /** A shortened link tells no coordinates, and nothing is fetched to find them. */
  | { readonly code: 'link-without-point' }

/** No link of a map is longer; what is longer is not looked through. */
const longest = 2000

/**
 * Reads what people type or paste: 41.2044, 74.7661 · 41,2044 74,7661 · 41°12′16″N 74°45′58″E · 41°12,27′ с. ш. 74°45,97′ в. д. ·
 * geo:41.2044,74.7661 · a link of a map that tells the point. The order is latitude, then longitude; links that turn it
 * round are understood, since here one can't be the other.
 */
export function parsePoint(typed: string): Result<Point, PointProblem> {
  const text = typed.trim()
  if (text.length > longest) return refuse({ code: 'not-a-point' })
  if (/^(?:https?|geo):/i.test(text)) return pointOfLink(text)
  const pair = decimalPair(text) ?? pairInMinutes(text)
  if (!pair) return refuse({ code: 'not-a-point' })
  const [first, second] = pair
  const point = pointOf(first, second)
  if (isInCountry(point)) return ok(point)
  const turned = pointOf(second, first)
  return refuse(isInCountry(turned) ? { code: 'point-swapped', point: pointText(turned) } : { code: 'point-abroad' })
}

/** As it is shown and typed: 41.20440, 74.76610. */
export function pointText({ latitudeE5, longitudeE5 }: Point): string {
  return `${degrees(latitudeE5)}, ${degrees(longitudeE5)}`
}

/** An address that the reader's own map opens. */
export function geoLink({ latitudeE5, longitudeE5 }: Point): string {
  return `geo:${degrees(latitudeE5)},${degrees(longitudeE5)}`
}

function degrees(e5: number): string {
  return (e5 / 100_000).toFixed(5)
}

type Pair = readonly [number, number]

function pointOf(latitude: number, longitude: number): Point {
  return { latitudeE5: Math.round(latitude * 100_000), longitudeE5: Math.round(longitude * 100_000) }
}

function isInCountry({ latitudeE5, longitudeE5 }: Point): boolean {
  return isWithin(latitudeE5, countryBox.latitudeE5) && isWithin(longitudeE5, countryBox.longitudeE5)
}

function isWithin(value: number, { min, max }: { readonly min: number; readonly max: number }): boolean {
  return value >= min && value <= max
}

/** Two decimals with points between which a comma stands, or with commas between which a space or a semicolon does. */
function decimalPair(text: string): Pair | undefined {
  const match =
    /^([+-]?\d{1,3}(?:\.\d{1,15})?)°?\s*[,;\s]\s*([+-]?\d{1,3}(?:\.\d{1,15})?)°?$/.exec(text) ??
    /^([+-]?\d{1,3}(?:,\d{1,15})?)°?\s*[;\s]\s*([+-]?\d{1,3}(?:,\d{1,15})?)°?$/.exec(text)
  return match ? [decimal(match[1]), decimal(match[2])] : undefined
}

function decimal(text = ''): number {
  return Number(text.replace(',', '.'))
}

// A degree sign and, after it, minutes and seconds where there are any; then the letter of the side in three languages.
const angle =
  /(\d{1,3}(?:[.,]\d{1,15})?)\s*°\s*(?:(\d{1,2}(?:[.,]\d{1,15})?)\s*['’′]\s*)?(?:(\d{1,2}(?:[.,]\d{1,15})?)\s*(?:["”″]|'')\s*)?/g

function pairInMinutes(text: string): Pair | undefined {
  const found = [...text.matchAll(angle)]
  const [first, second] = found
  if (!first || !second || found.length > 2) return undefined
  // Nothing but the sides may be left: N, E, с. ш., в. д., т. к., ч. у.
  const left = text.replaceAll(angle, '').replace(/[NEСВТЧ\s.,;шдкуУКШД]/giu, '')
  return left === '' ? [inDegrees(first), inDegrees(second)] : undefined
}

function inDegrees([, whole, minutes, seconds]: RegExpMatchArray): number {
  return decimal(whole) + decimal(minutes) / 60 + decimal(seconds) / 3600
}

/** The first two numbers of a link that lie here, whichever comes first. */
function pointOfLink(link: string): Result<Point, PointProblem> {
  const pairs = link
    .replace(/%2C/gi, ',')
    .replace(/mlat=([\d.]+)&mlon=/i, '$1,')
    .replace(/!3d([\d.]+)!4d/i, '!$1,')
    .matchAll(/(?<![\d.])(\d{1,3}\.\d{1,15})[,/](\d{1,3}\.\d{1,15})(?![\d.])/g)
  let isAny = false
  for (const [, first, second] of pairs) {
    isAny = true
    const [one, other] = [decimal(first), decimal(second)]
    for (const point of [pointOf(one, other), pointOf(other, one)]) if (isInCountry(point)) return ok(point)
  }
  return refuse({ code: isAny ? 'point-abroad' : 'link-without-point' })
}

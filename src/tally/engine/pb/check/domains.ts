import type { Row } from '../rows.ts'
import { isReversed } from './dates.ts'
import type { Findings } from './findings.ts'
import { Labels } from './labels.ts'
import { type Sheet, type Written, writtenIn } from './sheet.ts'

/** Names and codes that the world has agreed upon, dates, the numbering of comments, and where projects lie. */
export function checkDomains(sheet: Sheet, findings: Findings): void {
  const { meta, projects } = sheet
  const ask = (key: string, holds: (text: string) => boolean, fail: (written: Written) => void) => {
    const written = meta.get(key)
    if (written && written.text !== '' && !holds(written.text)) fail(written)
  }
  ask('country', isCountry, (at) => findings.error('unknown-country', at, at.text))
  ask('currency', isCurrency, (at) => findings.error('unknown-currency', at, at.text))
  ask('language', isLanguage, (at) => findings.error('unknown-language', at, at.text))
  const begin = meta.get('date_begin')?.text ?? ''
  ask(
    'date_end',
    (end) => !isReversed(begin, end),
    (at) => findings.error('dates-reversed', at, at.text, `${begin} or later`),
  )
  ask('comment', isNumbered, (at) => findings.error('comment-numbers', at, at.text, '#1: '))
  checkPlaces(sheet, findings)
  for (const column of ['category', 'beneficiaries', 'neighborhood', 'subunit', 'district']) {
    const at = projects.names.indexOf(column)
    const labels = new Labels(sheet, column, findings)
    if (at >= 0) for (const row of projects.rows) labels.addAll(writtenIn(row, at))
  }
}

/** Codes that stand for no country, though the list of regions has names for them. */
const noCountries = new Set(['EU', 'EZ', 'QO', 'UN', 'XA', 'XB', 'ZZ'])
/** Names of ISO 3166 that differ from those of the Unicode tables, and older names still met. */
const otherNames = [
  'worldwide',
  'bolivia, plurinational state of',
  'congo',
  'congo, the democratic republic of the',
  'czech republic',
  "côte d'ivoire",
  'hong kong',
  'iran, islamic republic of',
  "korea, democratic people's republic of",
  'korea, republic of',
  "lao people's democratic republic",
  'moldova, republic of',
  'palestine, state of',
  'russian federation',
  'syrian arab republic',
  'taiwan, province of china',
  'tanzania, united republic of',
  'turkey',
  'united states of america',
  'venezuela, bolivarian republic of',
  'viet nam',
]

function isCountry(text: string): boolean {
  const names = new Intl.DisplayNames(['en'], { type: 'region', fallback: 'none' })
  if (/^[A-Z]{2}$/.test(text) && !noCountries.has(text)) return names.of(text) !== undefined
  const letters = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ']
  const wanted = text.toLowerCase()
  if (otherNames.includes(wanted)) return true
  const codes = letters.flatMap((first) => letters.map((second) => first + second))
  return codes.some((code) => !noCountries.has(code) && names.of(code)?.toLowerCase() === wanted)
}

function isCurrency(text: string): boolean {
  return Intl.supportedValuesOf('currency').includes(text)
}

function isLanguage(text: string): boolean {
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })
  return /^[a-z]{2}$/.test(text) && names.of(text) !== undefined
}

/** `#1: one #2: another`, in their order. */
function isNumbered(text: string): boolean {
  const numbers = Array.from(text.matchAll(/#(\d+): /g), ([, number]) => Number(number))
  return text.startsWith('#1: ') && numbers.every((number, at) => number === at + 1)
}

function checkPlaces({ projects }: Sheet, findings: Findings): void {
  const columns = [projects.names.indexOf('latitude'), projects.names.indexOf('longitude')] as const
  const places = projects.rows.map((row) => placeIn(row, columns, findings)).filter((place) => place !== undefined)
  if (places.length > 1 && new Set(places).size === 1)
    findings.warning('same-place', { line: projects.header.line, column: 0 }, places[0]!)
}

function placeIn(row: Row, columns: readonly [number, number], findings: Findings): string | undefined {
  const [latitude, longitude] = [writtenIn(row, columns[0]), writtenIn(row, columns[1])]
  if (latitude.text === '' && longitude.text === '') return undefined
  if (latitude.text === '' || longitude.text === '') {
    const there = latitude.text === '' ? longitude : latitude
    findings.error('half-a-place', there, there.text)
    return undefined
  }
  if (Math.abs(Number(latitude.text)) > 90) findings.error('off-the-earth', latitude, latitude.text, '-90 to 90')
  if (Math.abs(Number(longitude.text)) > 180) findings.error('off-the-earth', longitude, longitude.text, '-180 to 180')
  return `${latitude.text}, ${longitude.text}`
}

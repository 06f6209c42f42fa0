import { foldedText } from '../../lib/kernel/text.ts'
import type { Three } from '../../lib/kernel/three.ts'
import { type Column, columns } from './import.model.ts'

/** What stands over the columns of the file. Any of the three languages is understood. */
export const columnHeadings: Readonly<Record<Column, Three>> = {
  slug: { ky: 'дарек', ru: 'адрес', en: 'address' },
  kind: { ky: 'түрү', ru: 'вид', en: 'kind' },
  oblast: { ky: 'облус', ru: 'область', en: 'oblast' },
  raion: { ky: 'район', ru: 'район', en: 'raion' },
  ky: { ky: 'аталышы кыргызча', ru: 'название по-кыргызски', en: 'name in Kyrgyz' },
  ru: { ky: 'аталышы орусча', ru: 'название по-русски', en: 'name in Russian' },
  en: { ky: 'аталышы англисче', ru: 'название по-английски', en: 'name in English' },
  from: { ky: 'башталган күнү', ru: 'действует с', en: 'valid from' },
  to: { ky: 'бүткөн күнү', ru: 'прекращено', en: 'ended on' },
  successors: { ky: 'ордуна келгени', ru: 'преемник', en: 'successor' },
  former: { ky: 'мурунку дарек', ru: 'прежний адрес', en: 'former address' },
  'village-ky': { ky: 'айыл кыргызча', ru: 'село по-кыргызски', en: 'village in Kyrgyz' },
  'village-ru': { ky: 'айыл орусча', ru: 'село по-русски', en: 'village in Russian' },
  'village-en': { ky: 'айыл англисче', ru: 'село по-английски', en: 'village in English' },
  population: { ky: 'калкы', ru: 'население', en: 'population' },
}

const ofMunicipalities: readonly Column[] = ['slug', 'kind', 'oblast', 'ky', 'ru', 'en']
const ofVillages: readonly Column[] = ['slug', 'village-ky', 'village-ru', 'village-en']

export type ColumnReading = {
  /** Where each column stands, counted from 0. */
  readonly places: ReadonlyMap<Column, number>
  readonly missing: readonly Column[]
  /** Headings that mean nothing to the register: their cells are left aside. */
  readonly ignored: readonly string[]
}

function comparable(heading: string): string {
  return foldedText(heading).replace(/[^\p{L}\p{N}]+/gu, '')
}

const known = new Map(
  columns.flatMap((column) =>
    [column, ...Object.values(columnHeadings[column])].map((heading) => [comparable(heading), column] as const),
  ),
)

/** Finds the columns by their headings. A file needs those of municipalities, or those of villages. */
export function readHeadings(headings: readonly string[]): ColumnReading {
  const places = new Map<Column, number>()
  const ignored: string[] = []
  headings.forEach((heading, at) => {
    const column = known.get(comparable(heading))
    if (column && !places.has(column)) places.set(column, at)
    else ignored.push(heading)
  })
  const lacking = (wanted: readonly Column[]) => wanted.filter((column) => !places.has(column))
  const missing = [lacking(ofMunicipalities), lacking(ofVillages)]
  const complete = missing.some((list) => list.length === 0)
  const meant = places.has('village-ky') ? lacking(ofVillages) : lacking(ofMunicipalities)
  return { places, missing: complete ? [] : meant, ignored: ignored.filter((heading) => heading !== '') }
}

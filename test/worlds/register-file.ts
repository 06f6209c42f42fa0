import { type Column, columns } from '../../src/municipalities/import.model.ts'
import { readRows } from '../../src/municipalities/import-row.rules.ts'

/** A cell by its column; the others are empty. */
export type Line = Partial<Record<Column, string>>

export const oblasts = [
  { code: 'naryn', names: { ky: 'Нарын облусу', ru: 'Нарынская область', en: 'Naryn oblast' } },
  { code: 'osh', names: { ky: 'Ош облусу', ru: 'Ошская область', en: 'Osh oblast' } },
  { code: 'osh-city', names: { ky: 'Ош шаары', ru: 'город Ош', en: 'Osh city' } },
]
export const raions = [
  { code: 'naryn', oblastCode: 'naryn', names: { ky: 'Нарын району', ru: 'Нарынский район', en: 'Naryn raion' } },
  { code: 'alay', oblastCode: 'osh', names: { ky: 'Алай району', ru: 'Алайский район', en: 'Alay raion' } },
]

export const layout = { places: new Map(columns.map((column, at) => [column, at])), width: columns.length }

/** A row as typed; line 2 unless another is given. */
export function typed(cells: Line, line = 2) {
  return { line, cells: columns.map((column) => cells[column] ?? '') }
}

export const baetovLine = {
  slug: 'baetov',
  kind: 'айыл аймагы',
  oblast: 'Нарын',
  raion: 'Нарын',
  ky: 'Баетов айыл аймагы',
  ru: 'Баетовский айылный аймак',
  en: 'Baetov aiyl aimak',
} as const
export const villageLine = {
  slug: 'baetov',
  'village-ky': 'Баетово',
  'village-ru': 'Баетово',
  'village-en': 'Baetovo',
  population: '7 500',
} as const

/** The lines as the rules read them, the first of them under the headings. */
export function readLines(...rows: Line[]) {
  return readRows(
    rows.map((row, at) => typed(row, at + 2)),
    layout,
    { oblasts, raions },
  )
}

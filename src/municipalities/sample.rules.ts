import type { Language } from '../../lib/kernel/three.ts'
import { type Column, columns } from './import.model.ts'
import { columnHeadings } from './import-column.rules.ts'

/** Places that everybody knows, as examples of a city, an aiyl aimak and a village. */
const examples: readonly Partial<Record<Column, string>>[] = [
  {
    slug: 'karakol',
    kind: 'шаар',
    oblast: 'Ысык-Көл облусу',
    ky: 'Каракол шаары',
    ru: 'город Каракол',
    en: 'Karakol city',
  },
  {
    slug: 'kazhy-say',
    kind: 'айыл аймагы',
    oblast: 'Ысык-Көл облусу',
    raion: 'Тоң району',
    ky: 'Кажы-Сай айыл аймагы',
    ru: 'Каджи-Сайский айылный аймак',
    en: 'Kazhy-Say aiyl aimak',
  },
  { slug: 'kazhy-say', 'village-ky': 'Кажы-Сай', 'village-ru': 'Каджи-Сай', 'village-en': 'Kazhy-Say' },
]

/** The sample file as rows: headings in the page's language, then examples that could be imported as they are. */
export function sampleRows(language: Language): readonly (readonly string[])[] {
  return [
    columns.map((column) => columnHeadings[column][language]),
    ...examples.map((example) => columns.map((column) => example[column] ?? '')),
  ]
}

import type { Language } from '../../lib/kernel/three.ts'
import { type Column, columns, type KnownMunicipality, type KnownRegister } from './import.model.ts'
import { columnHeadings } from './import-column.rules.ts'

type Line = Partial<Record<Column, string>>

/** Places that everybody knows, as examples of a city, an aiyl aimak and a village. */
const examples: readonly Line[] = [
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

/** The sample file: headings in the page's language, then examples that could be imported as they are. */
export function sampleRows(language: Language): readonly (readonly string[])[] {
  return fileRows(language, examples)
}

/** The whole register as the file that would import it: sent back as it is, it changes nothing. */
export function registerRows(language: Language, { municipalities }: KnownRegister): readonly (readonly string[])[] {
  const sorted = [...municipalities].sort((one, other) => (one.slug < other.slug ? -1 : 1))
  return fileRows(language, [...sorted.map(municipalityLine), ...sorted.flatMap(villageLines)])
}

function fileRows(language: Language, lines: readonly Line[]): readonly (readonly string[])[] {
  return [
    columns.map((column) => columnHeadings[column][language]),
    ...lines.map((line) => columns.map((column) => line[column] ?? '')),
  ]
}

function municipalityLine(one: KnownMunicipality): Line {
  return {
    slug: one.slug,
    kind: one.kind,
    oblast: one.oblastCode,
    raion: one.raionCode ?? '',
    ...one.names,
    from: one.validFrom,
    to: one.validTo ?? '',
    successors: one.successors.join(', '),
    former: one.formerSlugs[0] ?? '',
  }
}

function villageLines({ slug, villages }: KnownMunicipality): Line[] {
  return villages.map(({ names, population, validFrom, validTo }) => ({
    slug,
    from: validFrom,
    to: validTo ?? '',
    'village-ky': names.ky,
    'village-ru': names.ru,
    'village-en': names.en,
    population: population === undefined ? '' : `${population}`,
  }))
}

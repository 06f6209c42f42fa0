import { type CivilDate, parseCivilDate } from '../../lib/kernel/civil-date.ts'
import { foldedText, mixedWord, normalText } from '../../lib/kernel/text.ts'
import type { Three } from '../../lib/kernel/three.ts'
import { whyNoSlug } from './address.rules.ts'
import type {
  Column,
  MunicipalityRow,
  RowProblem,
  RowProblemCode,
  RowReading,
  Territories,
  TypedRow,
  VillageRow,
} from './import.model.ts'
import type { MunicipalityKind, Territory } from './municipality.model.ts'
import { searchKey } from './search.rules.ts'

const longestName = 120
/** Nobody counts more in one village; a longer number is a slip of the finger. */
const largestPopulation = 9_999_999

const kinds: ReadonlyMap<string, MunicipalityKind> = new Map(
  (
    [
      ['aiyl-aimak', 'aiyl-aimak'],
      ['aiyl aimak', 'aiyl-aimak'],
      ['айыл аймагы', 'aiyl-aimak'],
      ['айылдык аймак', 'aiyl-aimak'],
      ['айылный аймак', 'aiyl-aimak'],
      ['city', 'city'],
      ['шаар', 'city'],
      ['город', 'city'],
    ] as const
  ).map(([word, kind]) => [foldedText(word), kind]),
)

/** The cells of one row by column, and where its problems go. */
type Cells = {
  readonly of: (column: Column) => string
  readonly complain: (column: Column, code: RowProblemCode, values?: RowProblem['values']) => void
}

export type Layout = {
  readonly places: ReadonlyMap<Column, number>
  /** How many headings the file has. */
  readonly width: number
}

/** Reads the rows below the headings, each as a municipality or as a village; every problem of every row is told. */
export function readRows(rows: readonly TypedRow[], layout: Layout, territories: Territories): RowReading {
  const problems: RowProblem[] = []
  const municipalities: MunicipalityRow[] = []
  const villages: VillageRow[] = []
  for (const { line, cells: typed } of rows) {
    const before = problems.length
    const cells: Cells = {
      of: (column) => normalText(typed[layout.places.get(column) ?? -1] ?? '').replace(/\n/g, ' '),
      complain: (column, code, values = {}) => problems.push({ line, column, code, values }),
    }
    const extra = typed.slice(layout.width).find((cell) => cell !== '')
    if (extra !== undefined) cells.complain('slug', 'extra-cells', { text: extra })
    const isVillage = (['village-ky', 'village-ru', 'village-en'] as const).some((column) => cells.of(column) !== '')
    const village = isVillage ? readVillage(line, cells) : undefined
    const municipality = isVillage ? undefined : readMunicipality(line, cells, territories)
    if (problems.length > before) continue
    if (village) villages.push(village)
    if (municipality) municipalities.push(municipality)
  }
  return { municipalities, villages, problems }
}

function readMunicipality(line: number, cells: Cells, { oblasts, raions }: Territories): MunicipalityRow {
  const typedKind = cells.of('kind')
  const kind = kinds.get(foldedText(typedKind))
  if (!kind) cells.complain('kind', typedKind === '' ? 'required' : 'unknown-kind', { text: typedKind })
  const typedOblast = cells.of('oblast')
  const oblast = territoryOf(typedOblast, oblasts)
  if (!oblast) cells.complain('oblast', typedOblast === '' ? 'required' : 'unknown-oblast', { text: typedOblast })
  const typedRaion = cells.of('raion')
  const raion = territoryOf(typedRaion, raions)
  if (typedRaion !== '' && !raion) cells.complain('raion', 'unknown-raion', { text: typedRaion })
  if (raion && oblast && raion.oblastCode !== oblast.code)
    cells.complain('raion', 'raion-elsewhere', { text: typedRaion })
  const former = cells.of('former').toLowerCase()
  const successors = cells
    .of('successors')
    .toLowerCase()
    .split(/[\s,;]+/)
    .filter((slug) => slug !== '')
  const row = {
    line,
    slug: readSlug(cells),
    formerSlug: former === '' ? undefined : former,
    kind: kind ?? 'city',
    oblastCode: oblast?.code ?? '',
    raionCode: raion?.code,
    names: readNames(cells, ['ky', 'ru', 'en']),
    ...readDates(cells),
    successors,
  }
  if (successors.length > 0 && !row.validTo) cells.complain('to', 'successor-without-end')
  if (successors.includes(row.slug)) cells.complain('successors', 'own-successor')
  return row
}

function readVillage(line: number, cells: Cells): VillageRow {
  const typed = cells.of('population').replace(/ /g, '')
  const population = typed === '' ? undefined : Number(typed)
  if (population !== undefined && !(/^\d+$/.test(typed) && population <= largestPopulation))
    cells.complain('population', 'not-a-number', { text: typed })
  const names = readNames(cells, ['village-ky', 'village-ru', 'village-en'])
  return { line, slug: readSlug(cells), names, population, ...readDates(cells) }
}

function readSlug(cells: Cells): string {
  const slug = cells.of('slug').toLowerCase()
  const problem = slug === '' ? 'required' : whyNoSlug(slug)
  if (problem) cells.complain('slug', problem, { text: slug })
  return slug
}

function readNames(cells: Cells, [ky, ru, en]: readonly [Column, Column, Column]): Three {
  return { ky: readName(cells, ky), ru: readName(cells, ru), en: readName(cells, en) }
}

function readName(cells: Cells, column: Column): string {
  const name = cells.of(column)
  const mixed = mixedWord(name)
  if (name === '') cells.complain(column, 'required')
  else if (/^[=+\-@]/.test(name)) cells.complain(column, 'formula', { text: name })
  // What a program writes for ң, ө and ү when its letters have no place for them.
  else if (/[?\ufffd]/.test(name)) cells.complain(column, 'letter-lost', { text: name })
  else if (mixed) cells.complain(column, 'look-alike', { word: mixed })
  else if (name.length > longestName) cells.complain(column, 'too-long', { max: longestName })
  return name
}

function readDates(cells: Cells): { validFrom: CivilDate | undefined; validTo: CivilDate | undefined } {
  const validFrom = readDate(cells, 'from')
  const validTo = readDate(cells, 'to')
  if (validFrom && validTo && validTo <= validFrom) cells.complain('to', 'date-order')
  return { validFrom, validTo }
}

function readDate(cells: Cells, column: Column): CivilDate | undefined {
  const typed = cells.of(column)
  if (typed === '') return undefined
  const read = parseCivilDate(typed)
  if (read === 'not-a-date') return void cells.complain(column, 'not-a-date', { text: typed })
  if (read === 'no-such-day') return void cells.complain(column, 'no-such-day', { text: typed })
  return read
}

/** By code, by a whole name, or by its telling word: "Нарын" is the oblast before it is anything else. */
function territoryOf<Kind extends Territory>(typed: string, all: readonly Kind[]): Kind | undefined {
  const folded = foldedText(typed)
  const key = searchKey(typed)
  const namesOf = ({ names }: Kind) => [names.ky, names.ru, names.en]
  return (
    all.find(({ code }) => code === typed.toLowerCase()) ??
    all.find((one) => namesOf(one).some((name) => foldedText(name) === folded)) ??
    all.find((one) => key !== '' && namesOf(one).some((name) => searchKey(name) === key))
  )
}

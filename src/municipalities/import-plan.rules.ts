import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { foldedText } from '../../lib/kernel/text.ts'
import type { Three } from '../../lib/kernel/three.ts'
import {
  type Column,
  columns,
  type ImportPlan,
  type KnownMunicipality,
  type KnownRegister,
  type MunicipalityRow,
  type PlannedMunicipality,
  type PlannedVillage,
  type RowProblemCode,
  type RowReading,
  type VillageRow,
} from './import.model.ts'
import { registerBegins } from './municipality.model.ts'

type Known = {
  readonly bySlug: ReadonlyMap<string, KnownMunicipality>
  readonly byFormerSlug: ReadonlyMap<string, KnownMunicipality>
  readonly rows: ReadonlyMap<string, MunicipalityRow>
}
type Complain = (row: { readonly line: number }, column: Column, code: RowProblemCode, text?: string | number) => void

/**
 * Decides what the rows would change in the register as it stands. A row that says what is already so changes nothing,
 * so a file may be sent twice. Nothing here depends on the order of the rows.
 */
export function planImport(reading: RowReading, register: KnownRegister): ImportPlan {
  const problems = [...reading.problems]
  const complain: Complain = (row, column, code, text) =>
    problems.push({ line: row.line, column, code, values: text === undefined ? {} : { text } })
  const known: Known = {
    bySlug: new Map(register.municipalities.map((one) => [one.slug, one])),
    byFormerSlug: new Map(register.municipalities.flatMap((one) => one.formerSlugs.map((slug) => [slug, one]))),
    rows: new Map([...reading.municipalities].reverse().map((row) => [row.slug, row])),
  }
  const municipalities = reading.municipalities.flatMap((row) => plannedMunicipality(row, known, complain) ?? [])
  const firstLines = new Map<string, number>()
  const villages = reading.villages.flatMap((row) => {
    const key = `${row.slug} ${foldedText(row.names.ky)}`
    const first = firstLines.get(key)
    firstLines.set(key, first ?? row.line)
    if (first !== undefined) complain(row, 'village-ky', 'twice', first)
    return first === undefined ? (plannedVillage(row, known, complain) ?? []) : []
  })
  const rows = reading.municipalities.length + reading.villages.length
  return {
    municipalities,
    villages,
    unchanged: rows - municipalities.length - villages.length,
    problems: problems.sort((a, b) => a.line - b.line || columns.indexOf(a.column) - columns.indexOf(b.column)),
  }
}

function plannedMunicipality(row: MunicipalityRow, known: Known, complain: Complain): PlannedMunicipality | undefined {
  const first = known.rows.get(row.slug)
  if (first && first !== row) return void complain(row, 'slug', 'twice', first.line)
  for (const slug of row.successors) {
    if (!known.bySlug.has(slug) && !known.rows.has(slug)) complain(row, 'successors', 'unknown-successor', slug)
  }
  const present = known.bySlug.get(row.slug)
  const renamed = present ? undefined : known.bySlug.get(row.formerSlug ?? '')
  if (row.formerSlug && !renamed && !present?.formerSlugs.includes(row.formerSlug))
    complain(row, 'former', 'unknown-former', row.formerSlug)
  if (!present && known.byFormerSlug.has(row.slug)) complain(row, 'slug', 'address-taken', row.slug)
  const before = present ?? renamed
  if (before?.validTo && !saysTheSameEnd(row, before)) return void complain(row, 'to', 'ended-already', before.validTo)
  const validFrom = row.validFrom ?? before?.validFrom ?? registerBegins
  if (row.validTo && row.validTo <= validFrom) return void complain(row, 'to', 'date-order')
  const ends = row.validTo !== undefined && before?.validTo === undefined
  const planned = { row, id: before?.id, ends, validFrom }
  if (!before) return { ...planned, doing: 'add' }
  if (renamed) return { ...planned, doing: 'rename' }
  if (ends) return { ...planned, doing: 'end' }
  return saysTheSame(row, before) ? undefined : { ...planned, doing: 'change' }
}

function saysTheSameEnd(row: MunicipalityRow, before: KnownMunicipality): boolean {
  return row.validTo === before.validTo && [...row.successors].sort().join() === [...before.successors].sort().join()
}

function saysTheSame(row: MunicipalityRow, before: KnownMunicipality): boolean {
  return (
    row.kind === before.kind &&
    row.oblastCode === before.oblastCode &&
    row.raionCode === before.raionCode &&
    sameNames(row.names, before.names) &&
    sameDate(row.validFrom, before.validFrom)
  )
}

function plannedVillage(row: VillageRow, known: Known, complain: Complain): PlannedVillage | undefined {
  const municipality = known.rows.get(row.slug)
  const before = known.bySlug.get(row.slug) ?? known.bySlug.get(municipality?.formerSlug ?? '')
  if (!municipality && !before) return void complain(row, 'slug', 'unknown-municipality', row.slug)
  const present = before ? villageNamed(row, before) : undefined
  const validFrom =
    row.validFrom ?? present?.validFrom ?? municipality?.validFrom ?? before?.validFrom ?? registerBegins
  if (present?.validTo && row.validTo !== present.validTo)
    return void complain(row, 'to', 'ended-already', present.validTo)
  if (row.validTo && row.validTo <= validFrom) return void complain(row, 'to', 'date-order')
  const planned = { row, id: present?.id, validFrom }
  if (!present) return { ...planned, doing: 'add' }
  if (row.validTo !== present.validTo) return { ...planned, doing: 'end' }
  const same =
    sameNames(row.names, present.names) &&
    (row.population ?? present.population) === present.population &&
    sameDate(row.validFrom, present.validFrom)
  return same ? undefined : { ...planned, doing: 'change' }
}

/** The village of this name that stands; else the one of this name that is no more. */
function villageNamed(row: VillageRow, { villages }: KnownMunicipality) {
  const named = villages.filter(({ names }) => foldedText(names.ky) === foldedText(row.names.ky))
  return named.find(({ validTo }) => validTo === undefined) ?? named[0]
}

function sameNames(one: Three, other: Three): boolean {
  return one.ky === other.ky && one.ru === other.ru && one.en === other.en
}

/** A day that is left empty says nothing against the one that is known. */
function sameDate(given: CivilDate | undefined, known: CivilDate): boolean {
  return given === undefined || given === known
}

import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Three } from '../../lib/kernel/three.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { Municipality, MunicipalityKind, Raion, Territory, Village, VillageId } from './municipality.model.ts'

/** Columns of the register's file, in the order of the sample. */
export const columns = [
  'slug',
  'kind',
  'oblast',
  'raion',
  'ky',
  'ru',
  'en',
  'from',
  'to',
  'successors',
  'former',
  'village-ky',
  'village-ru',
  'village-en',
  'population',
] as const
export type Column = (typeof columns)[number]

/** A record of the file as it was typed, with the line it begins on. */
export type TypedRow = { readonly line: number; readonly cells: readonly string[] }

export type RowProblemCode =
  | 'required'
  | 'too-long'
  | 'look-alike'
  | 'letter-lost'
  | 'formula'
  | 'extra-cells'
  | 'not-an-address'
  | 'reserved-address'
  | 'address-taken'
  | 'unknown-kind'
  | 'unknown-oblast'
  | 'unknown-raion'
  | 'raion-elsewhere'
  | 'not-a-date'
  | 'no-such-day'
  | 'date-order'
  | 'not-a-number'
  | 'twice'
  | 'unknown-former'
  | 'unknown-municipality'
  | 'unknown-successor'
  | 'own-successor'
  | 'successor-without-end'
  | 'ended-already'

export type RowProblem = {
  readonly line: number
  readonly column: Column
  readonly code: RowProblemCode
  /** What the sentence needs: the text that was typed, the word, the other line. */
  readonly values: Readonly<Record<string, string | number>>
}

export type MunicipalityRow = {
  readonly line: number
  readonly slug: string
  readonly formerSlug: string | undefined
  readonly kind: MunicipalityKind
  readonly oblastCode: string
  readonly raionCode: string | undefined
  readonly names: Three
  readonly validFrom: CivilDate | undefined
  readonly validTo: CivilDate | undefined
  readonly successors: readonly string[]
}

export type VillageRow = {
  readonly line: number
  /** The municipality it belongs to. */
  readonly slug: string
  readonly names: Three
  readonly population: number | undefined
  readonly validFrom: CivilDate | undefined
  readonly validTo: CivilDate | undefined
}

export type RowReading = {
  readonly municipalities: readonly MunicipalityRow[]
  readonly villages: readonly VillageRow[]
  readonly problems: readonly RowProblem[]
}

export type KnownMunicipality = Municipality & {
  readonly formerSlugs: readonly string[]
  readonly successors: readonly string[]
  readonly villages: readonly Village[]
}

export type Territories = { readonly oblasts: readonly Territory[]; readonly raions: readonly Raion[] }
export type KnownRegister = Territories & { readonly municipalities: readonly KnownMunicipality[] }

export type PlannedMunicipality = {
  readonly row: MunicipalityRow
  readonly id: MunicipalityId | undefined
  readonly doing: 'add' | 'rename' | 'change' | 'end'
  /** Whether it ends by this file: it stood until now, and the row says on which day it was no more. */
  readonly ends: boolean
  readonly validFrom: CivilDate
}

export type PlannedVillage = {
  readonly row: VillageRow
  readonly id: VillageId | undefined
  readonly doing: 'add' | 'change' | 'end'
  readonly validFrom: CivilDate
}

/** What an import would do. Nothing is done while there is a problem in any row. */
export type ImportPlan = {
  readonly municipalities: readonly PlannedMunicipality[]
  readonly villages: readonly PlannedVillage[]
  readonly unchanged: number
  readonly problems: readonly RowProblem[]
}

export type ImportRefusal = { readonly code: 'rows-with-problems'; readonly problems: readonly RowProblem[] }

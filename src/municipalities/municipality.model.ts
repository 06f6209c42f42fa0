import { type CivilDate, civilDate } from '../../lib/kernel/civil-date.ts'
import type { Id } from '../../lib/kernel/id.ts'
import type { Three } from '../../lib/kernel/three.ts'
import type { MunicipalityId } from '../people/person.model.ts'

export type VillageId = Id<'Village'>

/** The day the register begins with: what stood before it is valid from here, since older days are not known to it. */
export const registerBegins: CivilDate = civilDate('2021-01-01')

export const municipalityKinds = ['aiyl-aimak', 'city'] as const
export type MunicipalityKind = (typeof municipalityKinds)[number]

/** An oblast, a raion, or a city of republican significance that stands beside the oblasts. */
export type Territory = { readonly code: string; readonly names: Three }
export type Raion = Territory & { readonly oblastCode: string }

/** A line of the register. `validTo` is the first day on which it is no more. */
export type Municipality = {
  readonly id: MunicipalityId
  readonly slug: string
  readonly kind: MunicipalityKind
  readonly names: Three
  readonly oblastCode: string
  readonly raionCode: string | undefined
  readonly validFrom: CivilDate
  readonly validTo: CivilDate | undefined
}

export type Village = {
  readonly id: VillageId
  readonly names: Three
  readonly population: number | undefined
  readonly validFrom: CivilDate
  readonly validTo: CivilDate | undefined
}

/** A municipality that stood before or stands after. */
export type Neighbour = { readonly slug: string; readonly names: Three; readonly on: CivilDate }

export type Picture = { readonly digest: string; readonly width: number; readonly height: number }

/** What the municipality says of itself. */
export type Settings = {
  readonly accent: string | undefined
  readonly phone: string
  readonly email: string
  readonly address: string
  readonly picture: Picture | undefined
  /** 0 while nothing was ever set. */
  readonly version: number
}

/** Facts of a new municipality. Ids are given only by those who want to know them beforehand. */
export type NewMunicipality = {
  readonly id?: MunicipalityId
  /** The part of the address after the first stroke: kazhy-say. */
  readonly slug: string
  readonly kind: MunicipalityKind
  readonly names: Three
  readonly oblastCode: string
  readonly raionCode?: string | undefined
  /** The register's own beginning where the founding day is not known. */
  readonly validFrom?: CivilDate
  readonly isDemo?: boolean
  readonly villages?: readonly NewVillage[]
}

export type NewVillage = {
  readonly id?: VillageId
  readonly names: Three
  readonly population?: number | undefined
}

export type SlugProblem = 'not-an-address' | 'reserved-address'

export type RegisterRefusal =
  | { readonly code: SlugProblem; readonly slug: string }
  | { readonly code: 'address-taken'; readonly slug: string }
  | { readonly code: 'unknown-oblast'; readonly oblastCode: string }
  | { readonly code: 'unknown-raion'; readonly raionCode: string }
  | { readonly code: 'raion-elsewhere'; readonly raionCode: string; readonly oblastCode: string }

export type SuccessionRefusal =
  | { readonly code: 'no-such-municipality' }
  | { readonly code: 'own-successor' }
  | { readonly code: 'ended-already'; readonly on: CivilDate }
  | { readonly code: 'ends-before-it-began'; readonly validFrom: CivilDate }

export type SettingsRefusal = { readonly code: 'changed-meanwhile' }

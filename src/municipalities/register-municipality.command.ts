import { randomUUID } from 'node:crypto'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import type { Tx } from '../../lib/platform/db.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import { type Actor, appendRecord } from '../record/index.ts'
import { whyNoSlug } from './address.rules.ts'
import type { Territories } from './import.model.ts'
import {
  type Municipality,
  type NewMunicipality,
  type NewVillage,
  type RegisterRefusal,
  registerBegins,
  type VillageId,
} from './municipality.model.ts'
import { addMunicipality, lockRegister, putVillages, readSlug, readTerritories } from './register.store.ts'
import { searchText } from './search.rules.ts'

/**
 * Puts a municipality with its villages on the register, inside the caller's transaction. Refused when the address is
 * no address, is kept for the product or was ever given to another, and when oblast or raion are unknown.
 */
export async function registerMunicipality(
  tx: Tx,
  by: Actor,
  { villages = [], isDemo = false, validFrom = registerBegins, ...given }: NewMunicipality,
): Promise<Result<Municipality, RegisterRefusal>> {
  await lockRegister(tx)
  const refusal =
    (await whyNotAddress(tx, given.slug)) ?? whyNotThere(await readTerritories(tx), given.oblastCode, given.raionCode)
  if (refusal) return refuse(refusal)
  const municipality = {
    id: given.id ?? (randomUUID() as MunicipalityId),
    slug: given.slug,
    kind: given.kind,
    names: given.names,
    oblastCode: given.oblastCode,
    raionCode: given.raionCode,
    validFrom,
  }
  await addMunicipality(tx, { ...municipality, isDemo, search: searchText(given.names) })
  await putVillages(
    tx,
    municipality.id,
    villages.map((village: NewVillage) => ({
      id: village.id ?? (randomUUID() as VillageId),
      names: village.names,
      population: village.population,
      validFrom,
      search: searchText(village.names),
    })),
  )
  await appendRecord(tx, by, {
    municipalityId: municipality.id,
    name: 'municipality-registered',
    subjectId: municipality.id,
    fields: { slug: municipality.slug },
  })
  return ok({ ...municipality, validTo: undefined })
}

/** Why this address may not be given; every address stays with whom it was given to first. */
export async function whyNotAddress(tx: Tx, slug: string): Promise<RegisterRefusal | undefined> {
  const problem = whyNoSlug(slug)
  if (problem) return { code: problem, slug }
  return (await readSlug(tx, slug)) === 'free' ? undefined : { code: 'address-taken', slug }
}

function whyNotThere(
  { oblasts, raions }: Territories,
  oblastCode: string,
  raionCode: string | undefined,
): RegisterRefusal | undefined {
  if (!oblasts.some(({ code }) => code === oblastCode)) return { code: 'unknown-oblast', oblastCode }
  if (raionCode === undefined) return undefined
  const raion = raions.find(({ code }) => code === raionCode)
  if (!raion) return { code: 'unknown-raion', raionCode }
  return raion.oblastCode === oblastCode ? undefined : { code: 'raion-elsewhere', raionCode, oblastCode }
}

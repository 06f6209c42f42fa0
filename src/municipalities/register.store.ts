import { sql } from 'kysely'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Three } from '../../lib/kernel/three.ts'
import type { Reader, Tx } from '../../lib/platform/db.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { KnownMunicipality, KnownRegister, Territories } from './import.model.ts'
import type { Municipality, Territory, Village, VillageId } from './municipality.model.ts'

type Named = { readonly name_ky: string; readonly name_ru: string; readonly name_en: string }

export function namesOf({ name_ky, name_ru, name_en }: Named): Three {
  return { ky: name_ky, ru: name_ru, en: name_en }
}

function columnsOf(names: Three): Named {
  return { name_ky: names.ky, name_ru: names.ru, name_en: names.en }
}

/**
 * Changes of the register wait for one another: whether an address is free, or a predecessor still stands, is asked of
 * the whole register, not of one row. The number is arbitrary but ours for ever.
 */
export async function lockRegister(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(7305121)`.execute(tx)
}

export async function readTerritories(read: Reader): Promise<Territories> {
  const oblasts = await read.selectFrom('municipalities.oblast').selectAll().orderBy(oblastOrder).execute()
  const raions = await read.selectFrom('municipalities.raion').selectAll().orderBy('name_ky').execute()
  return {
    oblasts: oblasts.map((row): Territory => ({ code: row.code, names: namesOf(row) })),
    raions: raions.map((row) => ({ code: row.code, oblastCode: row.oblast_code, names: namesOf(row) })),
  }
}

/** Oblasts by name, then the two cities beside them. */
const oblastOrder = sql`code like '%-city', name_ky`

/** The whole register: some hundreds of municipalities, some thousands of villages. */
export async function readRegister(read: Reader): Promise<KnownRegister> {
  const territories = await readTerritories(read)
  const { rows } = await sql<RegisterRow>`
    select m.*, coalesce(f.slugs, '{}') as former_slugs, coalesce(s.slugs, '{}') as successors, coalesce(v.villages, '[]') as villages
    from municipalities.municipality m
    left join (select municipality_id, array_agg(slug) as slugs from municipalities.former_name group by 1) f
      on f.municipality_id = m.id
    left join (select predecessor_id, array_agg(n.slug) as slugs from municipalities.succession x
        join municipalities.municipality n on n.id = x.successor_id group by 1) s on s.predecessor_id = m.id
    left join (select municipality_id, json_agg(json_build_object('id', id, 'name_ky', name_ky, 'name_ru', name_ru,
        'name_en', name_en, 'population', population, 'valid_from', valid_from, 'valid_to', valid_to)) as villages
      from municipalities.village group by 1) v on v.municipality_id = m.id`.execute(read)
  return { ...territories, municipalities: rows.map(knownOf) }
}

type VillageRow = Named & { id: string; population: number | null; valid_from: CivilDate; valid_to: CivilDate | null }
type RegisterRow = Named & {
  id: string
  slug: string
  kind: Municipality['kind']
  oblast_code: string
  raion_code: string | null
  valid_from: CivilDate
  valid_to: CivilDate | null
  former_slugs: string[]
  successors: string[]
  villages: VillageRow[]
}

function knownOf(row: RegisterRow): KnownMunicipality {
  return {
    id: row.id as MunicipalityId,
    slug: row.slug,
    kind: row.kind,
    names: namesOf(row),
    oblastCode: row.oblast_code,
    raionCode: row.raion_code ?? undefined,
    validFrom: row.valid_from,
    validTo: row.valid_to ?? undefined,
    formerSlugs: row.former_slugs,
    successors: row.successors,
    villages: row.villages.map(villageOf),
  }
}

export function villageOf(row: VillageRow): Village {
  return {
    id: row.id as VillageId,
    names: namesOf(row),
    population: row.population ?? undefined,
    validFrom: row.valid_from,
    validTo: row.valid_to ?? undefined,
  }
}

/** What the register already says of these addresses, present or former. */
export async function readSlug(read: Reader, slug: string): Promise<'free' | 'present' | 'former'> {
  const { rows } = await sql<{ present: boolean; former: boolean }>`
    select exists (select from municipalities.municipality where slug = ${slug}) as present,
      exists (select from municipalities.former_name where slug = ${slug}) as former`.execute(read)
  return rows[0]?.present ? 'present' : rows[0]?.former ? 'former' : 'free'
}

export async function readMunicipality(read: Reader, id: MunicipalityId): Promise<Municipality | undefined> {
  const row = await read.selectFrom('municipalities.municipality').selectAll().where('id', '=', id).executeTakeFirst()
  return (
    row && {
      id,
      slug: row.slug,
      kind: row.kind as Municipality['kind'],
      names: namesOf(row),
      oblastCode: row.oblast_code,
      raionCode: row.raion_code ?? undefined,
      validFrom: row.valid_from,
      validTo: row.valid_to ?? undefined,
    }
  )
}

export async function addMunicipality(
  tx: Tx,
  { search, isDemo, ...one }: Omit<Municipality, 'validTo'> & { readonly search: string; readonly isDemo: boolean },
): Promise<void> {
  await tx
    .insertInto('municipalities.municipality')
    .values({
      id: one.id,
      slug: one.slug,
      kind: one.kind,
      oblast_code: one.oblastCode,
      raion_code: one.raionCode ?? null,
      ...columnsOf(one.names),
      valid_from: one.validFrom,
      is_demo: isDemo,
      search_text: search,
    })
    .execute()
}

/** Writes what may change in a municipality that goes on under its id; not its end, which is `endMunicipality`. */
export async function changeMunicipality(
  tx: Tx,
  { search, ...one }: Omit<Municipality, 'validTo'> & { readonly search: string },
): Promise<void> {
  await tx
    .updateTable('municipalities.municipality')
    .set({
      slug: one.slug,
      kind: one.kind,
      oblast_code: one.oblastCode,
      raion_code: one.raionCode ?? null,
      ...columnsOf(one.names),
      valid_from: one.validFrom,
      search_text: search,
    })
    .where('id', '=', one.id)
    .execute()
}

/** Keeps the name and address that a municipality gives up, so that both still lead to it. */
export async function keepFormerName(tx: Tx, id: MunicipalityId, until: CivilDate): Promise<void> {
  await sql`
    insert into municipalities.former_name (slug, municipality_id, name_ky, name_ru, name_en, used_until, search_text)
    select slug, id, name_ky, name_ru, name_en, ${until}, search_text from municipalities.municipality where id = ${id}`.execute(
    tx,
  )
}

/** Ends a municipality and its villages on a day, the first on which they are no more. */
export async function endMunicipality(
  tx: Tx,
  { id, on, successors }: { id: MunicipalityId; on: CivilDate; successors: readonly MunicipalityId[] },
): Promise<void> {
  await tx.updateTable('municipalities.municipality').set({ valid_to: on }).where('id', '=', id).execute()
  for (const successor of successors) {
    await tx
      .insertInto('municipalities.succession')
      .values({ predecessor_id: id, successor_id: successor, happened_on: on })
      .execute()
  }
  const [only, ...others] = successors
  if (only && others.length === 0) await carryVillages(tx, { from: id, to: only, on })
  await sql`
    update municipalities.village set valid_to = greatest(${on}::date, valid_from + 1)
    where municipality_id = ${id} and valid_to is null`.execute(tx)
}

/** The villages of a merged municipality go on in its successor under their ids, unless it has them by name already. */
async function carryVillages(
  tx: Tx,
  { from, to, on }: { from: MunicipalityId; to: MunicipalityId; on: CivilDate },
): Promise<void> {
  await sql`
    insert into municipalities.village
      (municipality_id, id, name_ky, name_ru, name_en, population, valid_from, search_text)
    select ${to}, v.id, v.name_ky, v.name_ru, v.name_en, v.population, ${on}, v.search_text
    from municipalities.village v
    where v.municipality_id = ${from} and v.valid_to is null
      and not exists (select from municipalities.village o where o.municipality_id = ${to} and o.name_ky = v.name_ky)
    on conflict do nothing`.execute(tx)
}

type StoredVillage = Omit<Village, 'validTo'> & { readonly validTo?: CivilDate | undefined; readonly search: string }

/** Adds villages, or changes those that are there under their ids. */
export async function putVillages(
  tx: Tx,
  municipalityId: MunicipalityId,
  villages: readonly StoredVillage[],
): Promise<void> {
  if (villages.length === 0) return
  await tx
    .insertInto('municipalities.village')
    .values(
      villages.map(({ id, names, population, validFrom, validTo, search }) => ({
        municipality_id: municipalityId,
        id,
        ...columnsOf(names),
        population: population ?? null,
        valid_from: validFrom,
        valid_to: validTo ?? null,
        search_text: search,
      })),
    )
    .onConflict((conflict) =>
      conflict.columns(['municipality_id', 'id']).doUpdateSet((set) => ({
        name_ky: set.ref('excluded.name_ky'),
        name_ru: set.ref('excluded.name_ru'),
        name_en: set.ref('excluded.name_en'),
        population: set.ref('excluded.population'),
        valid_from: set.ref('excluded.valid_from'),
        valid_to: set.ref('excluded.valid_to'),
        search_text: set.ref('excluded.search_text'),
      })),
    )
    .execute()
}

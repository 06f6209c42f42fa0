import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { jsonOf, type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import type { Preset, Regulation, RegulationId, RegulationStage } from './regulation.model.ts'
import { termsOf } from './terms.model.ts'

const columns = [
  'municipality_id',
  'id',
  'number',
  'stage',
  'preset',
  'terms',
  'resolution_number',
  'resolution_on',
  'in_force_on',
  'version',
] as const

function table(read: Reader) {
  return read.selectFrom('regulations.regulation').select(columns)
}

type Row = Awaited<ReturnType<ReturnType<typeof table>['executeTakeFirstOrThrow']>>

function regulationFrom(row: Row): Regulation {
  const { resolution_number: number, resolution_on: on, in_force_on: inForceOn } = row
  return {
    municipalityId: row.municipality_id as MunicipalityId,
    id: row.id as RegulationId,
    number: row.number,
    stage: row.stage as RegulationStage,
    preset: row.preset as Preset,
    terms: termsOf(row.terms),
    resolution: number !== null && on !== null && inForceOn !== null ? { number, on, inForceOn } : undefined,
    version: row.version,
  }
}

/** The regulation that is in force in the municipality; undefined where the council has adopted none. */
export async function regulationInForce(read: Reader, municipalityId: MunicipalityId): Promise<Regulation | undefined> {
  const row = await table(read)
    .where('municipality_id', '=', municipalityId)
    .where('stage', '=', 'in-force')
    .executeTakeFirst()
  return row && regulationFrom(row)
}

/** A regulation of this municipality by its id. */
export async function regulationOf(
  read: Reader,
  municipalityId: MunicipalityId,
  id: RegulationId,
): Promise<Regulation | undefined> {
  const row = await table(read).where('municipality_id', '=', municipalityId).where('id', '=', id).executeTakeFirst()
  return row && regulationFrom(row)
}

/** All regulations of the municipality, the newest first. */
export async function regulationsOf(read: Reader, municipalityId: MunicipalityId): Promise<Regulation[]> {
  const rows = await table(read).where('municipality_id', '=', municipalityId).orderBy('number', 'desc').execute()
  return rows.map(regulationFrom)
}

/** All regulations of the municipality, locked against every other adoption and change until the transaction ends. */
export async function lockRegulations(tx: Tx, municipalityId: MunicipalityId): Promise<Regulation[]> {
  const rows = await table(tx)
    .where('municipality_id', '=', municipalityId)
    .orderBy('number', 'desc')
    .forNoKeyUpdate()
    .execute()
  return rows.map(regulationFrom)
}

/**
 * The regulation in force, held until the transaction ends so that none supersedes it meanwhile. All rows are locked: a
 * lock on "the one in force" that had to wait would find its row superseded, and miss the one that came after.
 */
export async function lockRegulationInForce(tx: Tx, municipalityId: MunicipalityId): Promise<Regulation | undefined> {
  return (await lockRegulations(tx, municipalityId)).find(({ stage }) => stage === 'in-force')
}

/** Municipalities where the day of an adopted regulation has come. */
export async function municipalitiesWithDueRegulations(read: Reader, today: CivilDate): Promise<MunicipalityId[]> {
  const rows = await read
    .selectFrom('regulations.regulation')
    .select('municipality_id')
    .distinct()
    .where('stage', '=', 'adopted')
    .where('in_force_on', '<=', today)
    .execute()
  return rows.map((row) => row.municipality_id as MunicipalityId)
}

/** Stores a new draft; false when the municipality has a draft, this id or this number already. */
export async function insertDraft(tx: Tx, draft: Regulation, by: PersonId): Promise<boolean> {
  const answer = await tx
    .insertInto('regulations.regulation')
    .values({
      municipality_id: draft.municipalityId,
      id: draft.id,
      number: draft.number,
      stage: draft.stage,
      preset: draft.preset,
      terms: jsonOf(draft.terms),
      drafted_by: by,
      drafted_at: timeOf(tx.now),
      version: draft.version,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return answer.numInsertedOrUpdatedRows === 1n
}

export async function storeRegulation(tx: Tx, regulation: Regulation): Promise<void> {
  await tx
    .updateTable('regulations.regulation')
    .set({
      preset: regulation.preset,
      terms: jsonOf(regulation.terms),
      stage: regulation.stage,
      version: regulation.version,
    })
    .where('municipality_id', '=', regulation.municipalityId)
    .where('id', '=', regulation.id)
    .execute()
}

/** Stores the council's decision; from here on the row is frozen but for its stage. */
export async function storeAdoption(tx: Tx, { resolution, ...regulation }: Regulation): Promise<void> {
  await tx
    .updateTable('regulations.regulation')
    .set({
      stage: regulation.stage,
      version: regulation.version,
      resolution_number: resolution?.number ?? null,
      resolution_on: resolution?.on ?? null,
      in_force_on: resolution?.inForceOn ?? null,
      adopted_at: timeOf(tx.now),
    })
    .where('municipality_id', '=', regulation.municipalityId)
    .where('id', '=', regulation.id)
    .execute()
}

import { randomUUID } from 'node:crypto'
import { assert } from '../../lib/kernel/assert.ts'
import { dateOf } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import { appendRecord, nation } from '../record/index.ts'
import type { ImportPlan, ImportRefusal, KnownRegister, PlannedMunicipality, TypedRow } from './import.model.ts'
import { planImport } from './import-plan.rules.ts'
import { type Layout, readRows } from './import-row.rules.ts'
import type { VillageId } from './municipality.model.ts'
import {
  addMunicipality,
  changeMunicipality,
  endMunicipality,
  keepFormerName,
  lockRegister,
  putVillages,
  readRegister,
} from './register.store.ts'
import { searchText } from './search.rules.ts'

/**
 * Does what the file says, all of it or nothing: one row with a problem and the register stays as it was. A file that
 * was imported before changes nothing and leaves no entry.
 */
export function importRegister(
  { db }: Platform,
  given: { by: PersonId; rows: readonly TypedRow[]; layout: Layout; digest: string },
): Promise<Result<ImportPlan, ImportRefusal>> {
  return inTransaction(db, async (tx) => {
    await lockRegister(tx)
    const register = await readRegister(tx)
    const plan = planImport(readRows(given.rows, given.layout, register), register)
    if (plan.problems.length > 0) return refuse({ code: 'rows-with-problems', problems: plan.problems } as const)
    if (plan.municipalities.length + plan.villages.length === 0) return ok(plan)
    const ids = await writeMunicipalities(tx, plan, register)
    await writeVillages(tx, plan, register, ids)
    await writeEnds(tx, plan, ids)
    const added = [...plan.municipalities, ...plan.villages].filter(({ doing }) => doing === 'add').length
    await appendRecord(
      tx,
      { kind: 'person', id: given.by },
      {
        municipalityId: nation,
        name: 'municipalities-imported',
        subjectId: undefined,
        fields: { added, changed: plan.municipalities.length + plan.villages.length - added, digest: given.digest },
      },
    )
    return ok(plan)
  })
}

type Ids = ReadonlyMap<string, MunicipalityId>

/** Writes the municipalities and answers with the id behind each address, old and new. */
async function writeMunicipalities(tx: Tx, plan: ImportPlan, register: KnownRegister): Promise<Ids> {
  const ids = new Map(register.municipalities.map((one) => [one.slug, one.id]))
  for (const { row, id, doing, validFrom } of plan.municipalities) {
    const after = {
      id: id ?? (randomUUID() as MunicipalityId),
      slug: row.slug,
      kind: row.kind,
      names: row.names,
      oblastCode: row.oblastCode,
      raionCode: row.raionCode,
      validFrom,
      search: searchText(row.names),
    }
    ids.set(row.slug, after.id)
    if (doing === 'rename') await keepFormerName(tx, after.id, dateOf(tx.now))
    if (doing === 'add') await addMunicipality(tx, { ...after, isDemo: false })
    else await changeMunicipality(tx, after)
  }
  return ids
}

async function writeVillages(tx: Tx, plan: ImportPlan, register: KnownRegister, ids: Ids): Promise<void> {
  const known = new Map(
    register.municipalities.flatMap((one) => one.villages.map((village) => [`${one.id} ${village.id}`, village])),
  )
  for (const { row, id, validFrom } of plan.villages) {
    const municipalityId = idOf(ids, row.slug)
    const before = id && known.get(`${municipalityId} ${id}`)
    const village = {
      id: id ?? (randomUUID() as VillageId),
      names: row.names,
      population: row.population ?? before?.population,
      validFrom,
      validTo: row.validTo,
      search: searchText(row.names),
    }
    await putVillages(tx, municipalityId, [village])
  }
}

/** Last, when every successor and every village of the file is there. */
async function writeEnds(tx: Tx, plan: ImportPlan, ids: Ids): Promise<void> {
  const ending = plan.municipalities.filter(({ ends }: PlannedMunicipality) => ends)
  for (const { row } of ending) {
    assert(row.validTo, 'a municipality that ends has a day')
    const successors = row.successors.map((slug) => idOf(ids, slug))
    await endMunicipality(tx, { id: idOf(ids, row.slug), on: row.validTo, successors })
  }
}

function idOf(ids: Ids, slug: string): MunicipalityId {
  const id = ids.get(slug)
  assert(id, 'the plan names only municipalities of the file or the register')
  return id
}

import { dateOf } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import { type Actor, appendRecord } from '../record/index.ts'
import { adoptionOf, dueMoves } from './adoption.rules.ts'
import type { AdoptionRefusal, Regulation, Resolution } from './regulation.model.ts'
import {
  lockRegulations,
  municipalitiesWithDueRegulations,
  storeAdoption,
  storeRegulation,
} from './regulation.store.ts'

/**
 * Enters the council's resolution: from now on the text is frozen. If its day has come, it is in force at once and the one
 * before it is superseded; otherwise it waits for its day.
 */
export function adoptRegulation(
  platform: Platform,
  {
    by,
    municipalityId,
    number,
    version,
    resolution,
  }: {
    by: PersonId
    municipalityId: MunicipalityId
    number: number
    version: number
    resolution: Resolution
  },
): Promise<Result<Regulation, AdoptionRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const known = await lockRegulations(tx, municipalityId)
    const draft = known.find((one) => one.number === number)
    if (!draft) return refuse({ code: 'no-such-regulation' })
    const others = known.filter((one) => one !== draft)
    const decision = adoptionOf(draft, { version, resolution, others, today: dateOf(tx.now) })
    if (!decision.ok) return decision
    const adopted = decision.value
    await storeAdoption(tx, adopted)
    const actor: Actor = { kind: 'person', id: by }
    const fields = { number, resolution: resolution.number, on: resolution.on }
    await appendRecord(tx, actor, { municipalityId, name: 'regulation-adopted', subjectId: adopted.id, fields })
    const moved = await putDueInForce(tx, [...others, adopted], actor)
    return ok(moved.find(({ id }) => id === adopted.id) ?? adopted)
  })
}

/** Puts in force every adopted regulation whose day has come. Run by the clock; running it again changes nothing. */
export async function switchRegulations(platform: Platform): Promise<void> {
  const today = dateOf(await platform.db.now())
  for (const municipalityId of await municipalitiesWithDueRegulations(platform.db.read, today)) {
    await inTransaction(platform.db, async (tx) => {
      await putDueInForce(tx, await lockRegulations(tx, municipalityId), { kind: 'system' })
    })
  }
}

async function putDueInForce(tx: Tx, locked: readonly Regulation[], by: Actor): Promise<readonly Regulation[]> {
  const moved = dueMoves(locked, dateOf(tx.now))
  for (const regulation of moved) {
    const { municipalityId, number, id, stage } = regulation
    await storeRegulation(tx, regulation)
    await appendRecord(tx, by, {
      municipalityId,
      name: 'regulation-moved',
      subjectId: id,
      fields: { number, to: stage },
    })
  }
  return moved
}

import type { Three } from '../../lib/kernel/three.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { Call } from '../calls/call.model.ts'
import { readCall } from '../calls/index.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import { type FrozenRoll, readFrozenRoll } from './roll-counts.store.ts'

export type CountsView = {
  readonly call: Call
  readonly roll: FrozenRoll
  readonly villages: ReadonlyMap<string, Three>
}

/** The published counts of a call's roll. Undefined: no such call, or its roll is not frozen. */
export async function viewCounts(
  { db }: Platform,
  municipalityId: MunicipalityId,
  slug: string,
): Promise<CountsView | undefined> {
  const call = await readCall(db.read, municipalityId, slug)
  const roll = call && (await readFrozenRoll(db.read, { municipalityId, callId: call.id }))
  if (!roll) return undefined
  const rows = await db.read
    .selectFrom('municipalities.village')
    .select(['id', 'name_ky as ky', 'name_ru as ru', 'name_en as en'])
    .where('municipality_id', '=', municipalityId)
    .execute()
  return { call, roll, villages: new Map(rows.map(({ id, ...names }) => [id, names])) }
}

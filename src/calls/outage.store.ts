import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import type { CallId } from './call.model.ts'
import type { Outage } from './outage.model.ts'

type Subject = { readonly municipalityId: MunicipalityId; readonly id: CallId }

/** Outages of the call that made a stage longer, the newest first. */
export async function readOutages(read: Reader, { municipalityId, id }: Subject): Promise<readonly Outage[]> {
  const rows = await read
    .selectFrom('calls.outage')
    .selectAll()
    .where('municipality_id', '=', municipalityId)
    .where('call_id', '=', id)
    .orderBy('began_at', 'desc')
    .execute()
  return rows.map((row) => ({
    from: row.began_at,
    until: row.ended_at,
    what: row.what,
    stage: row.stage as Outage['stage'],
    days: row.days,
  }))
}

export async function storeOutage(
  tx: Tx,
  { municipalityId, id }: Subject,
  outage: Outage,
  by: PersonId,
): Promise<void> {
  await tx
    .insertInto('calls.outage')
    .values({
      municipality_id: municipalityId,
      call_id: id,
      began_at: timeOf(outage.from),
      ended_at: timeOf(outage.until),
      what: outage.what,
      stage: outage.stage,
      days: outage.days,
      recorded_by: by,
      recorded_at: timeOf(tx.now),
    })
    .execute()
}

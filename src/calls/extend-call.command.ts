import { type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import type { CallId } from './call.model.ts'
import { lockCall, storeCall } from './call.store.ts'
import type { Outage, OutageRefusal, OutageTold } from './outage.model.ts'
import { extended, outageOf } from './outage.rules.ts'
import { readOutages, storeOutage } from './outage.store.ts'

/** Makes the running stage longer by the rule of the regulation for an outage, and moves what follows. */
export function extendCall(
  { db }: Platform,
  {
    by,
    municipalityId,
    callId,
    outage,
  }: { by: PersonId; municipalityId: MunicipalityId; callId: CallId; outage: OutageTold },
): Promise<Result<Outage, OutageRefusal>> {
  return inTransaction(db, async (tx) => {
    // The lock is that of the stage's own switch: a stage that ends at this moment is either longer or over.
    const call = await lockCall(tx, municipalityId, callId)
    if (!call) return refuse({ code: 'no-such-call' } as const)
    const decision = outageOf(call, outage, await readOutages(tx, call), tx.now)
    if (!decision.ok) return decision
    const { stage, days } = decision.value
    await storeOutage(tx, call, decision.value, by)
    await storeCall(tx, { ...call, calendar: extended(call.calendar, stage, days), version: call.version + 1 })
    await appendRecord(
      tx,
      { kind: 'person', id: by },
      { municipalityId, name: 'call-extended', subjectId: callId, fields: { stage, days, what: outage.what } },
    )
    return decision
  })
}

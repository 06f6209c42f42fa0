import type { Db } from '../../lib/platform/db.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { CallId } from '../../src/calls/call.model.ts'
import { lockCall } from '../../src/calls/index.ts'
import type { MunicipalityId } from '../../src/people/person.model.ts'

type Place = { readonly municipalityId: MunicipalityId; readonly callId: CallId }

/**
 * Stops `work` where it first writes to `table`, tries to move its call meanwhile, and lets both go on. True when the call
 * waited for the work.
 */
export async function callWaitsFor(db: Db, call: Place, table: string, work: () => Promise<unknown>): Promise<boolean> {
  const blocker = await db.pool.connect()
  await blocker.query(`begin; lock table ${table} in exclusive mode`)
  const working = work()
  await someoneWaits(db)
  let moved = false
  const moving = inTransaction(db, async (tx) => {
    await lockCall(tx, call.municipalityId, call.callId)
    moved = true
  })
  await Promise.race([moving, new Promise((resolve) => setTimeout(resolve, 200))])
  const waited = !moved
  await blocker.query('commit')
  blocker.release()
  await Promise.all([working, moving])
  return waited
}

/** Until a query of this database waits for a lock. */
async function someoneWaits({ pool }: Db): Promise<void> {
  for (let waiting = 0n; waiting === 0n; ) {
    const { rows } = await pool.query<{ waiting: bigint }>(
      `select count(*) as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
    )
    waiting = rows[0]?.waiting ?? 0n
  }
}

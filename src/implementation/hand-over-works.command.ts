import { type CivilDate, dateOf } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { moveCallTo } from '../calls/index.ts'
import { standingsOfInitiative } from '../funding/index.ts'
import { moneyTogether } from '../funding/ledger.rules.ts'
import { lockWithCall, moveInitiative } from '../initiatives/index.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import type { HandOverRefusal, Site } from './implementation.model.ts'
import { handingOverOf } from './implementation.rules.ts'
import { hasWorksAhead, readAcceptance, storeHandOver } from './implementation.store.ts'

export type HandOverWorksRefusal = HandOverRefusal | { readonly code: 'no-such-initiative' }

/**
 * Hands the result over to the balance sheet of its keeper; with the last works of a call the call closes. Twice with the
 * same day is once.
 */
export function handOverWorks(
  { db }: Platform,
  { by, site, on }: { by: PersonId; site: Site; on: CivilDate },
): Promise<Result<'handed-over', HandOverWorksRefusal>> {
  return inTransaction(db, async (tx) => {
    // Without the call's lock, of two last works at once neither would be the last.
    const locked = await lockWithCall(tx, site.municipalityId, site.initiativeId, 'locked')
    if (!locked) return refuse({ code: 'no-such-initiative' } as const)
    const { initiative, call } = locked
    const acceptance = await readAcceptance(tx, site)
    if (!acceptance) return refuse({ code: 'not-accepted', stage: initiative.stage, clause: 'hand-over' } as const)
    if (acceptance.handedOverOn === on) return ok('handed-over' as const)
    const balance = moneyTogether(await standingsOfInitiative(tx, site)).left
    const facts = { stage: initiative.stage, balance, acceptedOn: acceptance.acceptedOn }
    const decision = handingOverOf(facts, on, dateOf(tx.now))
    if (!decision.ok) return decision
    const actor = { kind: 'person', id: by } as const
    await storeHandOver(tx, site, on, by)
    await moveInitiative(tx, actor, initiative, 'handOver')
    await appendRecord(tx, actor, {
      municipalityId: site.municipalityId,
      name: 'handed-over',
      subjectId: site.initiativeId,
      fields: {},
    })
    const isOver = call.stage === 'implementing' && !(await hasWorksAhead(tx, site.municipalityId, call.id))
    if (isOver) await moveCallTo(tx, call, 'close', actor)
    return ok('handed-over' as const)
  })
}

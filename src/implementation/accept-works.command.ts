import { dateOf } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { agreementOfInitiative } from '../funding/index.ts'
import { handsIn } from '../initiatives/author.rules.ts'
import { lockInitiative, moveInitiative } from '../initiatives/index.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import type { AcceptanceRefusal, Act, Site } from './implementation.model.ts'
import { acceptingOf } from './implementation.rules.ts'
import { actNumberTaken, lastReport, readAcceptance, storeAcceptance } from './implementation.store.ts'

export type AcceptRefusal = AcceptanceRefusal | { readonly code: 'no-such-initiative' }

/** Records the signed acceptance act of finished works. The same act sent twice is one. */
export function acceptWorks(
  { db }: Platform,
  { by, site, act }: { by: PersonId; site: Site; act: Act },
): Promise<Result<Act, AcceptRefusal>> {
  return inTransaction(db, async (tx) => {
    const initiative = await lockInitiative(tx, site.municipalityId, site.initiativeId)
    if (!initiative) return refuse({ code: 'no-such-initiative' } as const)
    const known = await readAcceptance(tx, site)
    if (known?.actNumber === act.actNumber && known.acceptedOn === act.acceptedOn) return ok(known)
    const agreement = await agreementOfInitiative(tx, site)
    const facts = {
      hands: handsIn(initiative),
      by,
      stage: initiative.stage,
      percent: (await lastReport(tx, site)).percent,
      agreementOn: agreement?.signedOn,
      numberTaken: await actNumberTaken(tx, site.municipalityId, act.actNumber),
    }
    const decision = acceptingOf(facts, act.acceptedOn, dateOf(tx.now))
    if (!decision.ok) return decision
    const actor = { kind: 'person', id: by } as const
    if (!(await storeAcceptance(tx, site, act, by))) return refuse({ code: 'number-taken' } as const)
    await moveInitiative(tx, actor, initiative, 'accept')
    await appendRecord(tx, actor, {
      municipalityId: site.municipalityId,
      name: 'works-accepted',
      subjectId: site.initiativeId,
      fields: { act: act.actNumber },
    })
    return ok(act)
  })
}

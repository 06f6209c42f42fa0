import { type CivilDate, dateOf } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { agreementOfInitiative, standingsOfInitiative } from '../funding/index.ts'
import { moneyTogether } from '../funding/ledger.rules.ts'
import { lockInitiative, moveInitiative } from '../initiatives/index.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import type { AcceptanceRefusal, HandOverRefusal } from './implementation.model.ts'
import { acceptingOf, handingOverOf } from './implementation.rules.ts'
import {
  type Act,
  actNumberTaken,
  lastReport,
  readAcceptance,
  type Site,
  storeAcceptance,
  storeAssessment,
  storeHandOver,
} from './implementation.store.ts'

type Absent = { readonly code: 'no-such-initiative' }

/** Records the signed acceptance act of finished works. */
export function acceptWorks(
  { db }: Platform,
  { by, site, act }: { by: PersonId; site: Site; act: Act },
): Promise<Result<Act, AcceptanceRefusal | Absent>> {
  return inTransaction(db, async (tx) => {
    const initiative = await lockInitiative(tx, site.municipalityId, site.initiativeId)
    if (!initiative) return refuse({ code: 'no-such-initiative' } as const)
    const agreement = await agreementOfInitiative(tx, site)
    const balance = moneyTogether(await standingsOfInitiative(tx, site)).left
    const facts = {
      stage: initiative.stage,
      percent: (await lastReport(tx, site)).percent,
      balance,
      agreementOn: agreement?.signedOn,
      numberTaken: await actNumberTaken(tx, site.municipalityId, act.actNumber),
    }
    const decision = acceptingOf(facts, act.acceptedOn, dateOf(tx.now))
    if (!decision.ok) return decision
    const actor = { kind: 'person', id: by } as const
    await storeAcceptance(tx, site, act, by)
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

/** Hands the result over to the balance sheet of its keeper. */
export function handOverWorks(
  { db }: Platform,
  { by, site, on }: { by: PersonId; site: Site; on: CivilDate },
): Promise<Result<'handed-over', HandOverRefusal | Absent>> {
  return inTransaction(db, async (tx) => {
    const initiative = await lockInitiative(tx, site.municipalityId, site.initiativeId)
    const acceptance = await readAcceptance(tx, site)
    if (!initiative) return refuse({ code: 'no-such-initiative' } as const)
    if (!acceptance) return refuse({ code: 'not-accepted', stage: initiative.stage, clause: 'hand-over' } as const)
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
    return ok('handed-over' as const)
  })
}

/** Writes down, some time after the hand-over, whether it still works and who uses it. */
export function assessWorks(
  { db }: Platform,
  { by, site, assessment }: { by: PersonId; site: Site; assessment: string },
): Promise<Result<'assessed', { readonly code: 'not-handed-over' } | Absent>> {
  return inTransaction(db, async (tx) => {
    const initiative = await lockInitiative(tx, site.municipalityId, site.initiativeId)
    if (!initiative) return refuse({ code: 'no-such-initiative' } as const)
    if (initiative.stage !== 'handed-over') return refuse({ code: 'not-handed-over' } as const)
    const actor = { kind: 'person', id: by } as const
    await storeAssessment(tx, site, assessment)
    await moveInitiative(tx, actor, initiative, 'assess')
    await appendRecord(tx, actor, {
      municipalityId: site.municipalityId,
      name: 'works-assessed',
      subjectId: site.initiativeId,
      fields: {},
    })
    return ok('assessed' as const)
  })
}

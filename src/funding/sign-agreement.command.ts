import { dateOf } from '../../lib/kernel/civil-date.ts'
import { money } from '../../lib/kernel/money.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { moveCallTo } from '../calls/index.ts'
import { lockWithCall, moveInitiative } from '../initiatives/index.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import { agreementOf } from './agreement.rules.ts'
import { agreementNumberTaken, readAgreement, storeAgreement } from './agreement.store.ts'
import type { Agreement, AgreementRefusal, Ledger } from './funding.model.ts'

export type SignRefusal = AgreementRefusal | { readonly code: 'no-such-initiative' }

/**
 * Records the signed agreement; the initiative moves on to it, and with the first one the call to its works. Sending the
 * same form twice signs once.
 */
export function signAgreement(
  { db }: Platform,
  { by, ledger, id, agreement }: { by: PersonId; ledger: Ledger; id: string; agreement: Omit<Agreement, 'ownSum'> },
): Promise<Result<Agreement, SignRefusal>> {
  return inTransaction(db, async (tx) => {
    const locked = await lockWithCall(tx, ledger.municipalityId, ledger.initiativeId, 'locked')
    if (!locked) return refuse({ code: 'no-such-initiative' } as const)
    const { initiative, call } = locked
    const signed = await readAgreement(tx, ledger)
    if (signed?.id === id) return ok(signed)
    const own = money(initiative.ownMoney + initiative.ownInKind)
    const decision = agreementOf(
      {
        stage: initiative.stage,
        requested: initiative.requested,
        own,
        worksUntil: call.calendar.worksUntil,
        numberTaken: await agreementNumberTaken(tx, ledger.municipalityId, agreement.number),
      },
      { ...agreement, ownSum: own },
      dateOf(tx.now),
    )
    if (!decision.ok) return decision
    const actor = { kind: 'person', id: by } as const
    if (!(await storeAgreement(tx, ledger, id, decision.value, by))) return refuse({ code: 'number-taken' } as const)
    await moveInitiative(tx, actor, initiative, 'agree')
    if (call.stage === 'decided') await moveCallTo(tx, call, 'startWorks', actor)
    await appendRecord(tx, actor, {
      municipalityId: ledger.municipalityId,
      name: 'agreement-signed',
      subjectId: ledger.initiativeId,
      fields: { number: agreement.number, budget: agreement.budgetSum.toString(), own: own.toString() },
    })
    return decision
  })
}

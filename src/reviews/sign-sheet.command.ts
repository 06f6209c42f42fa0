import { type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { handsIn } from '../initiatives/author.rules.ts'
import { lockWithCall } from '../initiatives/index.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import { readAppointment } from './commission.store.ts'
import type { ScoringRefusal, SheetDraft } from './review.model.ts'
import { hasSigned, type Subject, storeSheet } from './review.store.ts'
import { signingOf, sitsOn } from './scoring.rules.ts'

export type SignSheetRefusal = ScoringRefusal | { readonly code: 'no-such-initiative' }

/** Signs a commission member's sheet for one initiative: points for every criterion, or a declared conflict. Once. */
export function signSheet(
  { db, keys }: Platform,
  { memberId, subject, draft }: { memberId: PersonId; subject: Subject; draft: SheetDraft },
): Promise<Result<SheetDraft, SignSheetRefusal>> {
  return inTransaction(db, async (tx) => {
    const locked = await lockWithCall(tx, subject.municipalityId, subject.initiativeId, 'held')
    if (!locked) return refuse({ code: 'no-such-initiative' } as const)
    const { initiative, call } = locked
    const order = await readAppointment(tx, { municipalityId: subject.municipalityId, callId: call.id })
    const facts = {
      appointed: sitsOn(order ? order.members.map((member) => member.memberId) : [], memberId),
      callStage: call.stage,
      initiativeStage: initiative.stage,
      hands: handsIn(initiative),
      memberId,
      signed: await hasSigned(tx, subject, memberId),
      criteria: call.terms.criteria,
    }
    const decision = signingOf(facts, draft)
    if (!decision.ok) return decision
    await storeSheet(tx, keys, subject, memberId, decision.value)
    await appendRecord(
      tx,
      { kind: 'person', id: memberId },
      {
        municipalityId: subject.municipalityId,
        name: decision.value.hasConflict ? 'conflict-declared' : 'points-given',
        subjectId: subject.initiativeId,
        fields: {},
      },
    )
    return decision
  })
}

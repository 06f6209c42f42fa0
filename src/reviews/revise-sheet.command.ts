import { type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { lockWithCall } from '../initiatives/index.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import { storeRevision } from './commission.store.ts'
import type { Points, RevisionRefusal } from './review.model.ts'
import type { Subject } from './review.store.ts'
import { revisionOf } from './revision.rules.ts'
import { reviewedForRevision } from './revision-facts.query.ts'

export type ReviseSheetRefusal = RevisionRefusal | { readonly code: 'no-such-initiative' }

/** Changes a member's sheet after the discussion, once. What it said before is kept beside it. */
export function reviseSheet(
  { db, keys }: Platform,
  { memberId, subject, points, reason }: { memberId: PersonId; subject: Subject; points: Points; reason: string },
): Promise<Result<{ readonly points: Points; readonly reason: string }, ReviseSheetRefusal>> {
  return inTransaction(db, async (tx) => {
    const locked = await lockWithCall(tx, subject.municipalityId, subject.initiativeId, 'held')
    if (!locked) return refuse({ code: 'no-such-initiative' } as const)
    const reviewed = await reviewedForRevision(tx, keys, locked.call, subject, memberId)
    if (!reviewed) return refuse({ code: 'no-such-initiative' } as const)
    const { facts, comment } = reviewed
    const decision = revisionOf(facts, { points, reason })
    if (!decision.ok) return decision
    const kept = await storeRevision(tx, keys, subject, memberId, { comment, ...decision.value })
    if (!kept) return refuse({ code: 'revised-already', clause: 'discussion' } as const)
    await appendRecord(
      tx,
      { kind: 'person', id: memberId },
      {
        municipalityId: subject.municipalityId,
        name: 'points-changed',
        subjectId: subject.initiativeId,
        fields: { reason },
      },
    )
    return decision
  })
}

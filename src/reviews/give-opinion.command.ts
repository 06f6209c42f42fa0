import { assert } from '../../lib/kernel/assert.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { lockWithCall } from '../initiatives/index.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import type { OpinionRefusal } from './expert.model.ts'
import { expertFacts, runningCheck, whyMayNotGiveOpinion } from './expert.rules.ts'
import { type GivenOpinion, readChecks, storeOpinion } from './expert.store.ts'
import type { Subject } from './review.store.ts'

/** Keeps an expert's opinion on one subject of an initiative, once. What it says stays out of the record until it is public. */
export function giveOpinion(
  { db }: Platform,
  { by, subject, opinion }: { readonly by: PersonId; readonly subject: Subject; readonly opinion: GivenOpinion },
): Promise<Result<'given', OpinionRefusal>> {
  return inTransaction(db, async (tx) => {
    const locked = await lockWithCall(tx, subject.municipalityId, subject.initiativeId, 'held')
    if (!locked) return refuse({ code: 'no-such-initiative' } as const)
    const checks = await readChecks(tx, subject)
    const refusal = whyMayNotGiveOpinion(expertFacts(locked, checks), by, opinion.subject)
    if (refusal) return refuse(refusal)
    const check = runningCheck(checks)
    assert(check, 'opinions are given while a check runs')
    await storeOpinion(tx, { ...subject, check: check.number }, opinion, by)
    const entry = { municipalityId: subject.municipalityId, subjectId: subject.initiativeId }
    const fields = { subject: opinion.subject }
    await appendRecord(tx, { kind: 'person', id: by }, { ...entry, name: 'opinion-given', fields })
    return ok('given' as const)
  })
}

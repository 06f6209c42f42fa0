import { assert } from '../../lib/kernel/assert.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { lockWithCall } from '../initiatives/index.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import type { OpinionRefusal } from './expert.model.ts'
import { expertFacts, runningCheck, whyMayNotDeclareConflict } from './expert.rules.ts'
import { readChecks, storeConflict } from './expert.store.ts'
import type { Subject } from './review.store.ts'

/** Takes an expert with a conflict of interest off the initiative, for good: the office names others. */
export function declareConflict(
  { db }: Platform,
  { by, subject, conflict }: { readonly by: PersonId; readonly subject: Subject; readonly conflict: string },
): Promise<Result<'declared', OpinionRefusal>> {
  return inTransaction(db, async (tx) => {
    const locked = await lockWithCall(tx, subject.municipalityId, subject.initiativeId, 'held')
    if (!locked) return refuse({ code: 'no-such-initiative' } as const)
    const checks = await readChecks(tx, subject)
    const refusal = whyMayNotDeclareConflict(expertFacts(locked, checks), by)
    if (refusal) return refuse(refusal)
    const check = runningCheck(checks)
    assert(check, 'a conflict is declared while a check runs')
    await storeConflict(tx, { ...subject, check: check.number }, by, conflict)
    const entry = { municipalityId: subject.municipalityId, subjectId: subject.initiativeId }
    await appendRecord(tx, { kind: 'person', id: by }, { ...entry, name: 'conflict-declared', fields: {} })
    return ok('declared' as const)
  })
}

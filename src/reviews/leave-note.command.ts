import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { lockWithCall } from '../initiatives/index.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import type { NoteRefusal } from './expert.model.ts'
import { expertFacts, whyMayNotLeaveNote } from './expert.rules.ts'
import { readChecks, storeNote } from './expert.store.ts'
import type { Subject } from './review.store.ts'

type Note = {
  readonly by: PersonId
  readonly isOffice: boolean
  readonly subject: Subject
  readonly id: string
  readonly text: string
}

/** Leaves a note for the experts and officers of a check. The record tells that it was left, never what it says. */
export function leaveNote(
  { db }: Platform,
  { by, isOffice, subject, id, text }: Note,
): Promise<Result<'left', NoteRefusal>> {
  return inTransaction(db, async (tx) => {
    const locked = await lockWithCall(tx, subject.municipalityId, subject.initiativeId, 'held')
    if (!locked) return refuse({ code: 'no-such-initiative' } as const)
    const refusal = whyMayNotLeaveNote(expertFacts(locked, await readChecks(tx, subject)), { by, isOffice })
    if (refusal) return refuse(refusal)
    // Sent twice, it is left once.
    if (await storeNote(tx, subject, id, text, by)) {
      const entry = { municipalityId: subject.municipalityId, subjectId: subject.initiativeId }
      await appendRecord(tx, { kind: 'person', id: by }, { ...entry, name: 'check-note-left', fields: {} })
    }
    return ok('left' as const)
  })
}

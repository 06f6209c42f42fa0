import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { CallId } from '../calls/call.model.ts'
import { createDraftFrom, readInitiative } from '../initiatives/index.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import type { AdoptRefusal } from './practice.model.ts'
import { readPractice, storeAdoption } from './practice.store.ts'

/**
 * Begins an application from a practice in a call that takes them, for the person who asks. The draft and the adoption
 * are written together: there is never one without the other. A form sent twice is one draft.
 */
export function adoptPractice(
  { db }: Platform,
  {
    by,
    slug,
    municipalityId,
    callId,
    id,
  }: { by: PersonId; slug: string; municipalityId: MunicipalityId; callId: CallId; id: InitiativeId },
): Promise<Result<{ readonly number: number }, AdoptRefusal>> {
  return inTransaction(db, async (tx) => {
    const practice = await readPractice(tx, slug)
    const origin = practice && (await readInitiative(tx, practice.municipalityId, practice.initiativeId))
    if (!origin || practice.stage !== 'published') return refuse({ code: 'no-such-practice' } as const)
    const draft = await createDraftFrom(
      tx,
      { applicant: { by, isOfficer: false }, municipalityId, callId, id },
      {
        title: practice.title,
        problem: practice.problem,
        solution: practice.whatWasDone,
        theme: origin.theme,
        budget: origin.budget,
        practiceId: practice.id,
      },
    )
    if (!draft.ok) return draft
    if (!(await storeAdoption(tx, { municipalityId, initiativeId: id, practice }))) return draft
    await appendRecord(
      tx,
      { kind: 'person', id: by },
      { municipalityId, name: 'practice-adopted', subjectId: id, fields: { practiceId: practice.id } },
    )
    return ok(draft.value)
  })
}

import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import type { PublishRefusal } from './practice.model.ts'
import { lockPractice, storePublished } from './practice.store.ts'

/** Publishes a draft as it was seen; from then on its words stay as they are. Twice is once. */
export function publishPractice(
  { db }: Platform,
  {
    by,
    municipalityId,
    slug,
    version,
  }: { by: PersonId; municipalityId: MunicipalityId; slug: string; version: number },
): Promise<Result<{ readonly slug: string }, PublishRefusal>> {
  return inTransaction(db, async (tx) => {
    const practice = await lockPractice(tx, slug)
    if (practice?.municipalityId !== municipalityId) return refuse({ code: 'no-such-practice' } as const)
    if (practice.stage === 'published') return ok({ slug })
    if (practice.version !== version) return refuse({ code: 'changed-meanwhile' } as const)
    await storePublished(tx, practice)
    await appendRecord(
      tx,
      { kind: 'person', id: by },
      { municipalityId, name: 'practice-published', subjectId: practice.initiativeId, fields: { slug } },
    )
    return ok({ slug })
  })
}

import { randomUUID } from 'node:crypto'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import type { Picture } from '../../lib/platform/pictures.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { appendRecord } from '../record/index.ts'
import { type ChangeRefusal, mostRows } from './draft.model.ts'
import { storeSums } from './draft.store.ts'
import type { Initiative, Photograph } from './initiative.model.ts'
import { insertPhotograph, removeRow, storeCaption, storeCover } from './line.store.ts'
import { type ChangeBy, lockToChange, recordChange } from './lock-application.command.ts'
import { storePictures } from './picture.store.ts'
import { sumsOf } from './sums.rules.ts'

/**
 * Hangs pictures, whose files are in the folder, under the application; the first becomes the cover. A picture that is
 * there already, as when a form is sent twice, is left as it is.
 */
export function addPhotographs(
  platform: Platform,
  { pictures, caption, ...change }: ChangeBy & { readonly pictures: readonly Picture[]; readonly caption: string },
): Promise<Result<number, ChangeRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const locked = await lockToChange(tx, change)
    if (!locked.ok) return locked
    const { initiative } = locked.value
    const there = new Set(initiative.photographs.map(({ digest }) => digest))
    const fresh = [...new Map(pictures.map((one) => [one.digest, one])).values()].filter(
      ({ digest }) => !there.has(digest),
    )
    if (there.size + fresh.length > mostRows.photographs)
      return refuse({ code: 'too-many', most: mostRows.photographs })
    await storePictures(tx, fresh)
    for (const { digest } of fresh) {
      await insertPhotograph(tx, initiative, { id: randomUUID(), digest, caption })
      await recordPhotograph(tx, change, initiative, 'photograph-added', digest)
    }
    if (there.size === 0 && fresh[0]) await storeCover(tx, initiative, fresh[0].digest)
    if (fresh.length > 0) await nextVersion(tx, initiative)
    return ok(fresh.length)
  })
}

/** Changes what is written under a photograph, and makes it the cover if asked. */
export function captionPhotograph(
  platform: Platform,
  {
    photographId,
    caption,
    isCover,
    ...change
  }: ChangeBy & { readonly photographId: string; readonly caption: string; readonly isCover: boolean },
): Promise<Result<Photograph, ChangeRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const locked = await lockToChange(tx, change)
    if (!locked.ok) return locked
    const { initiative } = locked.value
    const photograph = initiative.photographs.find(({ id }) => id === photographId)
    if (!photograph) return refuse({ code: 'no-such-initiative' })
    await storeCaption(tx, initiative, photographId, caption)
    if (isCover) await storeCover(tx, initiative, photograph.digest)
    await recordChange(tx, change.applicant, initiative, await nextVersion(tx, initiative))
    return ok({ ...photograph, caption })
  })
}

/** Takes a photograph away; where it was the cover, the first of the others becomes it. */
export function removePhotograph(
  platform: Platform,
  { photographId, ...change }: ChangeBy & { readonly photographId: string },
): Promise<Result<'removed', ChangeRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const locked = await lockToChange(tx, change)
    if (!locked.ok) return locked
    const { initiative } = locked.value
    const photograph = initiative.photographs.find(({ id }) => id === photographId)
    if (!photograph) return ok('removed' as const)
    await removeRow(tx, 'photograph', initiative, photographId)
    if (initiative.coverDigest === photograph.digest) {
      await storeCover(tx, initiative, initiative.photographs.find((one) => one !== photograph)?.digest)
    }
    await nextVersion(tx, initiative)
    await recordPhotograph(tx, change, initiative, 'photograph-removed', photograph.digest)
    return ok('removed' as const)
  })
}

function nextVersion(tx: Tx, initiative: Initiative): Promise<number> {
  return storeSums(tx, initiative, sumsOf(initiative.budget, initiative.pledges))
}

async function recordPhotograph(
  tx: Tx,
  { applicant }: ChangeBy,
  { municipalityId, id }: Initiative,
  name: 'photograph-added' | 'photograph-removed',
  digest: string,
): Promise<void> {
  const actor = { kind: 'person', id: applicant.by } as const
  await appendRecord(tx, actor, { municipalityId, name, subjectId: id, fields: { digest } })
}

import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { appendRecord } from '../record/index.ts'
import { type Attachment, mostAttachments } from './attachment.model.ts'
import { countAttachments, insertAttachment, removeAttachmentRow } from './attachment.store.ts'
import type { ChangeRefusal } from './draft.model.ts'
import { type ChangeBy, lockToChange } from './lock-application.command.ts'

/** Adds a paper whose bytes are in the folder already. The same paper sent twice is one. */
export function addAttachment(
  platform: Platform,
  { attachment, ...change }: ChangeBy & { readonly attachment: Attachment },
): Promise<Result<'added' | 'there', ChangeRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const locked = await lockToChange(tx, change)
    if (!locked.ok) return locked
    const { initiative } = locked.value
    // Somebody else withdrew the pledge while its letter was on the way.
    const { pledgeId } = attachment
    if (pledgeId && !initiative.pledges.some(({ id }) => id === pledgeId)) {
      return refuse({ code: 'changed-meanwhile', version: initiative.version })
    }
    if ((await countAttachments(tx, initiative)) >= mostAttachments) {
      return refuse({ code: 'too-many', most: mostAttachments })
    }
    const isNew = await insertAttachment(tx, initiative, attachment, change.applicant.by)
    if (!isNew) return ok('there' as const)
    await appendRecord(
      tx,
      { kind: 'person', id: change.applicant.by },
      {
        municipalityId: initiative.municipalityId,
        name: 'attachment-added',
        subjectId: initiative.id,
        fields: { kind: attachment.kind, digest: attachment.digest },
      },
    )
    return ok('added' as const)
  })
}

/** Takes a paper away. */
export function removeAttachment(
  platform: Platform,
  { attachmentId, ...change }: ChangeBy & { readonly attachmentId: string },
): Promise<Result<'removed', ChangeRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const locked = await lockToChange(tx, change)
    if (!locked.ok) return locked
    const { initiative } = locked.value
    if (await removeAttachmentRow(tx, initiative, attachmentId)) {
      await appendRecord(
        tx,
        { kind: 'person', id: change.applicant.by },
        {
          municipalityId: initiative.municipalityId,
          name: 'attachment-removed',
          subjectId: initiative.id,
          fields: { attachmentId },
        },
      )
    }
    return ok('removed' as const)
  })
}

import { ok, type Result } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { ChangedText, ChangeRefusal } from './draft.model.ts'
import { storeText } from './draft.store.ts'
import type { Initiative } from './initiative.model.ts'
import { type ChangeBy, lockToChange, recordChange } from './lock-application.command.ts'

/** Saves one page of text of an application, complete or not. Refused when another tab or person saved meanwhile. */
export function changeText(
  platform: Platform,
  { text, ...change }: ChangeBy & { readonly version: number; readonly text: ChangedText },
): Promise<Result<Initiative, ChangeRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const locked = await lockToChange(tx, change)
    if (!locked.ok) return locked
    const after = await storeText(tx, locked.value.initiative, text)
    await recordChange(tx, change.applicant, after, after.version)
    return ok(after)
  })
}

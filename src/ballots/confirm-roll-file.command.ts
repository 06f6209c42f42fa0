import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import type { Poll } from './ballot.model.ts'
import type { RollFileId, RollRefusal } from './roll.model.ts'
import { whyMayNotConfirm, whyRollMayNotChange } from './roll.rules.ts'
import { lockRoll } from './roll.store.ts'
import { type Entered, enterLines, readRollFiles, storeFileReturn } from './roll-file.store.ts'

export type FileRefusal = RollRefusal | { readonly code: 'no-such-call' }
type Given = { readonly by: PersonId; readonly poll: Poll; readonly id: RollFileId }

/** Lets in a file that another person prepared. */
export function confirmRollFile({ db }: Platform, { by, poll, id }: Given): Promise<Result<Entered, FileRefusal>> {
  return inTransaction(db, async (tx): Promise<Result<Entered, FileRefusal>> => {
    const facts = await lockRoll(tx, poll)
    if (!facts) return refuse({ code: 'no-such-call' })
    const [file] = await readRollFiles(tx, poll, { id })
    const waiting = file?.ended ? undefined : file
    const refusal = whyRollMayNotChange(facts) ?? whyMayNotConfirm(waiting?.preparedBy.id, by)
    if (refusal || !waiting) return refuse(refusal ?? { code: 'nothing-waits', clause: 'voting-age' })
    const entered = await enterLines(tx, poll, waiting, by)
    await appendRecord(
      tx,
      { kind: 'person', id: by },
      {
        municipalityId: poll.municipalityId,
        name: 'roll-imported',
        subjectId: poll.callId,
        fields: { ...entered, digest: waiting.digest },
      },
    )
    return ok(entered)
  })
}

/** Sends a waiting file back with a reason; whoever prepared it may also take it back. */
export function returnRollFile(
  { db }: Platform,
  { by, poll, id, reason }: Given & { readonly reason: string },
): Promise<Result<'returned', FileRefusal>> {
  return inTransaction(db, async (tx): Promise<Result<'returned', FileRefusal>> => {
    if (!(await lockRoll(tx, poll))) return refuse({ code: 'no-such-call' })
    const [file] = await readRollFiles(tx, poll, { id })
    if (!file || file.ended) return refuse({ code: 'nothing-waits', clause: 'voting-age' })
    await storeFileReturn(tx, poll, { id, reason }, by)
    await appendRecord(
      tx,
      { kind: 'person', id: by },
      {
        municipalityId: poll.municipalityId,
        name: 'roll-file-returned',
        subjectId: poll.callId,
        fields: { digest: file.digest },
      },
    )
    return ok('returned')
  })
}

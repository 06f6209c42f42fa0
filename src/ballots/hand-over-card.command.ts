import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import type { Poll } from './ballot.model.ts'
import { storeHandOver } from './roll.store.ts'

/** Notes that a card went to its owner against a signature. */
export function handOverCard(
  { db }: Platform,
  { by, poll, voterKey }: { by: PersonId; poll: Poll; voterKey: Buffer },
): Promise<Result<'handed-over', { readonly code: 'no-such-card' }>> {
  return inTransaction(db, async (tx) => {
    if (!(await storeHandOver(tx, poll, voterKey, by))) return refuse({ code: 'no-such-card' } as const)
    await appendRecord(
      tx,
      { kind: 'person', id: by },
      {
        municipalityId: poll.municipalityId,
        name: 'card-handed-over',
        subjectId: poll.callId,
        fields: {},
      },
    )
    return ok('handed-over' as const)
  })
}

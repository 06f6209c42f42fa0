import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import type { Poll, RollRefusal } from './ballot.model.ts'
import { freezingOf } from './roll.rules.ts'
import { lockRoll, storeFrozenRoll } from './roll.store.ts'

/** Freezes the roll: from now on nobody is added or struck off in silence, and its size is public. */
export function freezeRoll(
  { db }: Platform,
  { by, poll }: { by: PersonId; poll: Poll },
): Promise<Result<{ count: number }, RollRefusal | { readonly code: 'no-such-call' }>> {
  return inTransaction(db, async (tx) => {
    const facts = await lockRoll(tx, poll)
    if (!facts) return refuse({ code: 'no-such-call' } as const)
    const decision = freezingOf(facts)
    if (!decision.ok) return decision
    await storeFrozenRoll(tx, poll, by)
    await appendRecord(
      tx,
      { kind: 'person', id: by },
      {
        municipalityId: poll.municipalityId,
        name: 'roll-frozen',
        subjectId: poll.callId,
        fields: { count: facts.count },
      },
    )
    return ok({ count: facts.count })
  })
}

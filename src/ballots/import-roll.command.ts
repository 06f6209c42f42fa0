import { dateOf } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import type { Poll, RollLine, RollRefusal } from './ballot.model.ts'
import { readVotingTerms } from './poll.store.ts'
import { type RollReading, readRoll, whyRollMayNotChange } from './roll.rules.ts'
import { addToRoll, lockRoll } from './roll.store.ts'
import { sealName, voterKeyOf } from './voter.store.ts'

export type ImportRefusal =
  | RollRefusal
  | { readonly code: 'no-such-call' }
  | { readonly code: 'bad-rows'; readonly reading: RollReading }

/** Puts the rows of a file on the roll: all of them, or none when one row has a problem. PINs are hashed and forgotten. */
export function importRoll(
  { db, keys }: Platform,
  { by, poll, rows, digest }: { by: PersonId; poll: Poll; rows: readonly RollLine[]; digest: string },
): Promise<Result<{ added: number; reading: RollReading }, ImportRefusal>> {
  return inTransaction(db, async (tx) => {
    const facts = await lockRoll(tx, poll)
    const terms = await readVotingTerms(tx, poll)
    if (!facts || !terms) return refuse({ code: 'no-such-call' } as const)
    const refusal = whyRollMayNotChange(facts)
    if (refusal) return refuse(refusal)
    const reading = readRoll(rows, terms.villages, { votingAge: terms.votingAge, on: dateOf(tx.now) })
    if (reading.problems.length > 0) return refuse({ code: 'bad-rows', reading } as const)
    const added = await addToRoll(
      tx,
      poll,
      reading.entries.map(({ pin, name, villageId }) => ({
        voterKey: voterKeyOf(keys, poll, pin),
        villageId,
        nameSealed: sealName(keys, poll, name),
      })),
    )
    await appendRecord(
      tx,
      { kind: 'person', id: by },
      {
        municipalityId: poll.municipalityId,
        name: 'roll-imported',
        subjectId: poll.callId,
        fields: { added, digest },
      },
    )
    return ok({ added, reading })
  })
}

import { randomBytes } from 'node:crypto'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { PersonId } from '../people/person.model.ts'
import { appendRecord } from '../record/index.ts'
import type { Poll } from './ballot.model.ts'
import { codeOf } from './code.rules.ts'
import type { RollRefusal } from './roll.model.ts'
import { issuingOf } from './roll.rules.ts'
import { listVoters, lockRoll, storeCards } from './roll.store.ts'
import { codeHashOf, openName } from './voter.store.ts'

export type PrintedCard = { readonly name: string; readonly village: string | undefined; readonly code: string }

/** Cards of one sheet run; a larger roll is printed in several. */
export const cardsAtOnce = 5000

/**
 * Makes code cards for those on the roll who have none yet and answers with them, to be printed now: only hashes are
 * kept, so a code cannot be shown a second time.
 */
export function issueCards(
  { db, keys }: Platform,
  { by, poll }: { by: PersonId; poll: Poll },
): Promise<Result<readonly PrintedCard[], RollRefusal | { readonly code: 'no-such-call' }>> {
  return inTransaction(db, async (tx) => {
    const facts = await lockRoll(tx, poll)
    if (!facts) return refuse({ code: 'no-such-call' } as const)
    const decision = issuingOf(facts)
    if (!decision.ok) return decision
    const voters = await listVoters(tx, poll, { offset: 0, most: cardsAtOnce, withoutCard: true })
    const cards = voters.map((voter) => ({ ...voter, code: codeOf(BigInt(`0x${randomBytes(8).toString('hex')}`)) }))
    await storeCards(
      tx,
      poll,
      cards.map(({ voterKey, code }) => ({ voterKey, codeHash: codeHashOf(keys, poll, code) })),
    )
    await appendRecord(
      tx,
      { kind: 'person', id: by },
      {
        municipalityId: poll.municipalityId,
        name: 'cards-issued',
        subjectId: poll.callId,
        fields: { count: cards.length },
      },
    )
    return ok(cards.map(({ nameSealed, village, code }) => ({ name: openName(keys, poll, nameSealed), village, code })))
  })
}

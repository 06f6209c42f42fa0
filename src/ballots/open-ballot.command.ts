import { randomUUID } from 'node:crypto'
import { dateOf } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { CastingFacts, OpeningRefusal, Poll } from './ballot.model.ts'
import { cardMatches, countFailedTries, lockCastingFacts, lockTries, rememberFailedTry } from './ballot.store.ts'
import { whyMayNotVote } from './casting.rules.ts'
import { codeHashOf, sealPass, voterKeyOf } from './voter.store.ts'

/** Wrong codes allowed for one person in a day, and for one network in an hour (a library shares one address). */
export const mostTries = { byVoter: 10, byNetwork: 60 } as const

export type OpenBallot = { readonly pass: string; readonly facts: CastingFacts }

/**
 * Opens the ballot for a PIN and a card's code. Somebody not on the roll, without a card or with a wrong code gets one
 * and the same answer. A wrong try is kept, so it is an answer of the work and not a refusal that would roll it back.
 */
export async function openBallot(
  { db, keys }: Platform,
  { poll, pin, code, networkHash }: { poll: Poll; pin: string; code: string; networkHash: Buffer },
): Promise<Result<OpenBallot, OpeningRefusal>> {
  const voterKey = voterKeyOf(keys, poll, pin)
  return (
    await inTransaction(db, async (tx): Promise<{ answer: Result<OpenBallot, OpeningRefusal> }> => {
      await lockTries(tx, voterKey)
      const tries = await countFailedTries(tx, poll, voterKey, networkHash)
      if (tries.byVoter >= mostTries.byVoter)
        return { answer: refuse({ code: 'too-many-tries', waitMinutes: 24 * 60 }) }
      if (tries.byNetwork >= mostTries.byNetwork) return { answer: refuse({ code: 'too-many-tries', waitMinutes: 60 }) }
      // Asked of the card alone: further questions for those on the roll would tell by their time who is on it.
      const matches = await cardMatches(tx, poll, voterKey, codeHashOf(keys, poll, code))
      const facts = matches ? await lockCastingFacts(tx, poll, voterKey) : undefined
      if (!facts) {
        await rememberFailedTry(tx, poll, voterKey, networkHash, randomUUID())
        return { answer: refuse({ code: 'wrong-pin-or-code' }) }
      }
      const refusal = whyMayNotVote(facts, dateOf(tx.now))
      return { answer: refusal ? refuse(refusal) : ok({ pass: sealPass(keys, poll, voterKey, tx.now), facts }) }
    })
  ).answer
}

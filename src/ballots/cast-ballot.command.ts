import { dateOf, startOf } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { holdCall } from '../calls/index.ts'
import { appendRecord } from '../record/index.ts'
import type { BallotId, CastingRefusal, Choices, Poll } from './ballot.model.ts'
import { lockCastingFacts, putBallotInBox, receiptOfBallot, supersedeLiveBallot } from './ballot.store.ts'
import { castingOf } from './casting.rules.ts'
import { receiptOf } from './code.rules.ts'
import { commitmentOf, freshNonce, openPass, slotOf } from './voter.store.ts'

export type CastRefusal = CastingRefusal | { readonly code: 'pass-expired' }

/**
 * Casts a ballot and answers with its receipt. An earlier ballot of the same person stops counting in the same
 * transaction. Sending the same form twice gives the first receipt again.
 */
export function castBallot(
  { db, keys }: Platform,
  { poll, pass, ballotId, choices }: { poll: Poll; pass: string; ballotId: BallotId; choices: Choices },
): Promise<Result<{ receipt: string }, CastRefusal>> {
  return inTransaction(db, async (tx) => {
    const voterKey = openPass(keys, poll, pass, tx.now)
    // A vote that closes waits for this ballot, so that none comes into the box after the count.
    await holdCall(tx, poll.municipalityId, poll.callId)
    const facts = voterKey && (await lockCastingFacts(tx, poll, voterKey))
    if (!facts) return refuse({ code: 'pass-expired' } as const)
    const slot = slotOf(keys, poll, voterKey)
    const cast = await receiptOfBallot(tx, poll, slot, ballotId)
    if (cast) return ok({ receipt: cast })

    // Asked again after the lock: who waited for it past midnight of the last day is late.
    const today = dateOf(await db.now(tx))
    const casting = castingOf(facts, choices, ballotId, today)
    if (!casting.ok) return casting

    const nonce = freshNonce()
    const commitment = commitmentOf(poll, ballotId, nonce, choices)
    const receipt = receiptOf(commitment)
    const before = await supersedeLiveBallot(tx, poll, slot)
    await putBallotInBox(tx, poll, voterKey, { ...casting.value, slot, nonce, commitment, receipt }, today)

    // The record names no person and no hour, or it would lead from the ballot back to the voter.
    const entry = { municipalityId: poll.municipalityId, subjectId: poll.callId, at: startOf(today) }
    if (before) {
      await appendRecord(
        tx,
        { kind: 'system' },
        { ...entry, name: 'ballot-superseded', fields: { commitment: before.toString('hex') } },
      )
    }
    await appendRecord(
      tx,
      { kind: 'system' },
      { ...entry, name: 'ballot-cast', fields: { commitment: commitment.toString('hex') } },
    )
    return ok({ receipt })
  })
}

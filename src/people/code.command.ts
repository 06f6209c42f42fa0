import { randomInt, randomUUID, timingSafeEqual } from 'node:crypto'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import type { Tx } from '../../lib/platform/db.ts'
import type { Keys } from '../../lib/platform/keys.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import {
  type Challenge,
  countChallenges,
  insertChallenge,
  lockChallenge,
  lockHash,
  storeUsed,
  storeWrongTry,
} from './challenge.store.ts'
import { type MessageText, writeMessage } from './message.store.ts'
import { addressHash } from './person.store.ts'
import { type Address, type FinishRefusal, type StartRefusal, signInBounds } from './sign-in.model.ts'
import { whyNoCode, whyNotTry } from './sign-in.rules.ts'

export type Asked = { readonly networkHash: Buffer; readonly text: (code: string) => MessageText }

/** Sends a one-time code to an address, within the bounds of signing in, whatever the code is for. */
export async function sendCode(
  tx: Tx,
  platform: Platform,
  to: Address,
  { networkHash, text }: Asked,
): Promise<Result<{ challengeId: string }, StartRefusal>> {
  const { keys } = platform
  const hash = addressHash(keys, to)
  // Without these locks codes asked for at once would all find room under the bound.
  await lockHash(tx, networkHash)
  await lockHash(tx, hash)
  const refusal = whyNoCode(await countChallenges(tx, hash, networkHash))
  if (refusal) return refuse(refusal)
  const id = randomUUID()
  const code = randomInt(0, 1_000_000).toString().padStart(6, '0')
  await insertChallenge(tx, {
    id,
    channel: to.channel,
    addressHash: hash,
    addressSealed: keys.seal('people/address', to.address),
    codeHash: keys.hash(`people/code/${id}`, code),
    networkHash,
  })
  await writeMessage(tx, platform, to, text(code))
  return ok({ challengeId: id })
}

/**
 * Tries a code. A wrong try is stored, so whoever calls this must not roll back for it: the refusal is an answer of the
 * work.
 */
export async function tryCode(
  tx: Tx,
  keys: Keys,
  { challengeId, code }: { readonly challengeId: string; readonly code: string },
): Promise<Result<Challenge, FinishRefusal>> {
  const challenge = await lockChallenge(tx, challengeId)
  if (!challenge) return refuse({ code: 'code-expired' })
  const refusal = whyNotTry({ ...challenge, minutesOld: (tx.now - challenge.startedAt) / 60_000 })
  if (refusal) return refuse(refusal)
  if (!timingSafeEqual(keys.hash(`people/code/${challengeId}`, code), challenge.codeHash)) {
    await storeWrongTry(tx, challengeId)
    return refuse({ code: 'wrong-code', left: signInBounds.triesPerCode - challenge.tries - 1 })
  }
  await storeUsed(tx, challengeId)
  return ok(challenge)
}

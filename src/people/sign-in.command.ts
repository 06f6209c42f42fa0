import { randomInt, randomUUID, timingSafeEqual } from 'node:crypto'
import { instant } from '../../lib/kernel/instant.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { appendRecord, nation } from '../record/index.ts'
import {
  countChallenges,
  insertChallenge,
  lockChallenge,
  lockHash,
  readChallengeAddress,
  storeUsed,
  storeWrongTry,
} from './challenge.store.ts'
import { hasGrant } from './grant.store.ts'
import { type MessageText, writeMessage } from './message.store.ts'
import type { PersonId } from './person.model.ts'
import { addressHash, findPersonByAddress } from './person.store.ts'
import { endSession, insertSession } from './session.store.ts'
import {
  type Address,
  type FinishRefusal,
  type Opened,
  type ResendRefusal,
  type SignedIn,
  type StartRefusal,
  signInBounds,
} from './sign-in.model.ts'
import { whyNoCode, whyNotTry } from './sign-in.rules.ts'

type Asked = { readonly networkHash: Buffer; readonly text: (code: string) => MessageText }

/** Sends a one-time code to the address, known or not: the answer is the same and takes the same steps. */
export function startSignIn(
  platform: Platform,
  { to, ...asked }: Asked & { readonly to: Address },
): Promise<Result<{ challengeId: string }, StartRefusal>> {
  return inTransaction(platform.db, (tx) => sendCode(tx, platform, to, asked))
}

/** Sends another code to the address of an earlier one. The bounds are the same as at first. */
export function resendCode(
  platform: Platform,
  { challengeId, ...asked }: Asked & { readonly challengeId: string },
): Promise<Result<{ challengeId: string }, ResendRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const since = instant(tx.now - signInBounds.welcomeMinutes * 60_000)
    const to = await readChallengeAddress(tx, platform.keys, { id: challengeId, since })
    return to ? await sendCode(tx, platform, to, asked) : refuse({ code: 'code-expired' } as const)
  })
}

async function sendCode(
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

type Tried = { readonly challengeId: string; readonly code: string; readonly oldToken: string | undefined }

/** Tries a code. A wrong try is kept, so it is an answer of the work and not a refusal that would roll it back. */
export async function finishSignIn(
  { db, keys }: Platform,
  { challengeId, code, oldToken }: Tried,
): Promise<Result<SignedIn, FinishRefusal>> {
  const { answer } = await inTransaction(db, async (tx): Promise<{ answer: Result<SignedIn, FinishRefusal> }> => {
    const challenge = await lockChallenge(tx, challengeId)
    if (!challenge) return { answer: refuse({ code: 'code-expired' }) }
    const refusal = whyNotTry({ ...challenge, minutesOld: (tx.now - challenge.startedAt) / 60_000 })
    if (refusal) return { answer: refuse(refusal) }
    if (!timingSafeEqual(keys.hash(`people/code/${challengeId}`, code), challenge.codeHash)) {
      await storeWrongTry(tx, challengeId)
      return { answer: refuse({ code: 'wrong-code', left: signInBounds.triesPerCode - challenge.tries - 1 }) }
    }
    await storeUsed(tx, challengeId)
    const personId = await findPersonByAddress(tx, challenge.addressHash)
    if (personId) return { answer: ok(await openSession(tx, personId, oldToken)) }
    const pass = keys.seal('people/welcome', challengeId).toString('base64url')
    return { answer: ok({ kind: 'newcomer', pass }) }
  })
  return answer
}

/** A session with a token of its own; the one that the browser came with is worth nothing any more. */
export async function openSession(tx: Tx, personId: PersonId, oldToken: string | undefined): Promise<Opened> {
  if (oldToken) await endSession(tx, oldToken)
  const by = { kind: 'person', id: personId } as const
  await appendRecord(tx, by, { municipalityId: nation, name: 'signed-in', subjectId: personId, fields: {} })
  const token = await insertSession(tx, personId, false)
  return { kind: 'signed-in', token, personId, isStaff: await hasGrant(tx, personId) }
}

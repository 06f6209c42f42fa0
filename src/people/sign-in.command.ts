import { randomInt, randomUUID, timingSafeEqual } from 'node:crypto'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { appendRecord, nation } from '../record/index.ts'
import {
  type Challenge,
  countChallenges,
  insertChallenge,
  lockAddress,
  lockChallenge,
  storeUsed,
  storeWrongTry,
} from './challenge.store.ts'
import { type MessageText, writeMessage } from './message.store.ts'
import type { PersonId } from './person.model.ts'
import { addressHash, findPersonByAddress, insertPerson, insertSession } from './session.store.ts'
import { type Address, type FinishRefusal, type StartRefusal, signInBounds } from './sign-in.model.ts'
import { whyNoCode, whyNotTry } from './sign-in.rules.ts'

/** Sends a one-time code to the address, known or not: the answer is the same and takes the same steps. */
export function startSignIn(
  platform: Platform,
  { to, networkHash, text }: { to: Address; networkHash: Buffer; text: (code: string) => MessageText },
): Promise<Result<{ challengeId: string }, StartRefusal>> {
  const { db, keys } = platform
  return inTransaction(db, async (tx) => {
    const hash = addressHash(keys, to)
    await lockAddress(tx, hash)
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
  })
}

export type SignedIn = { readonly token: string; readonly personId: PersonId; readonly isNew: boolean }

/** Tries a code. A wrong try is kept, so it is an answer of the work and not a refusal that would roll it back. */
export async function finishSignIn(
  { db, keys }: Platform,
  { challengeId, code, nameOfNew }: { challengeId: string; code: string; nameOfNew: string },
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
    const { personId, isNew } = await personOfChallenge(tx, keys, challenge, nameOfNew)
    await appendRecord(
      tx,
      { kind: 'person', id: personId },
      { municipalityId: nation, name: 'signed-in', subjectId: personId, fields: {} },
    )
    return { answer: ok({ token: await insertSession(tx, personId, false), personId, isNew }) }
  })
  return answer
}

async function personOfChallenge(tx: Tx, keys: Platform['keys'], challenge: Challenge, nameOfNew: string) {
  const known = await findPersonByAddress(tx, challenge.addressHash)
  if (known) return { personId: known, isNew: false }
  const to = { channel: challenge.channel, address: keys.open('people/address', challenge.addressSealed) } as Address
  return { personId: await insertPerson(tx, keys, nameOfNew, to), isNew: true }
}

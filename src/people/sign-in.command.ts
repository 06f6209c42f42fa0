import { instant } from '../../lib/kernel/instant.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { appendRecord, nation } from '../record/index.ts'
import { readChallengeAddress } from './challenge.store.ts'
import { type Asked, sendCode, tryCode } from './code.command.ts'
import { hasGrant } from './grant.store.ts'
import type { PersonId } from './person.model.ts'
import { findPersonByAddress } from './person.store.ts'
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

type Tried = { readonly challengeId: string; readonly code: string; readonly oldToken: string | undefined }

/** Tries a code. A wrong try is kept, so it is an answer of the work and not a refusal that would roll it back. */
export async function finishSignIn(
  { db, keys }: Platform,
  { challengeId, code, oldToken }: Tried,
): Promise<Result<SignedIn, FinishRefusal>> {
  const { answer } = await inTransaction(db, async (tx): Promise<{ answer: Result<SignedIn, FinishRefusal> }> => {
    const tried = await tryCode(tx, keys, { challengeId, code })
    if (!tried.ok) return { answer: tried }
    const personId = await findPersonByAddress(tx, tried.value.addressHash)
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

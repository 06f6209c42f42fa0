import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import type { Keys } from '../../lib/platform/keys.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { appendRecord, nation } from '../record/index.ts'
import { type Challenge, lockChallenge } from './challenge.store.ts'
import type { MunicipalityId, PersonId } from './person.model.ts'
import { findPersonByAddress, insertPerson } from './person.store.ts'
import { openSession } from './sign-in.command.ts'
import { type Address, consentVersion, type Opened, type WelcomeRefusal } from './sign-in.model.ts'
import { mayWelcome } from './sign-in.rules.ts'

type Newcomer = {
  /** What finishSignIn gave to whoever typed the right code. */
  readonly pass: string
  readonly name: string
  readonly homeMunicipalityId: MunicipalityId | undefined
  readonly oldToken: string | undefined
}

/**
 * Opens an account for somebody who proved an address and agreed to our keeping their data; nothing of them is kept
 * before. Sent twice, it opens one account and two sessions.
 */
export function welcome({ db, keys }: Platform, newcomer: Newcomer): Promise<Result<Opened, WelcomeRefusal>> {
  return inTransaction(db, async (tx) => {
    const challengeId = challengeOf(keys, newcomer.pass)
    const challenge = challengeId === undefined ? undefined : await lockChallenge(tx, challengeId)
    const minutesOld = challenge ? (tx.now - challenge.startedAt) / 60_000 : 0
    if (!challenge || !mayWelcome({ used: challenge.used, minutesOld }))
      return refuse({ code: 'pass-expired' } as const)
    const known = await findPersonByAddress(tx, challenge.addressHash)
    return ok(await openSession(tx, known ?? (await openAccount(tx, keys, challenge, newcomer)), newcomer.oldToken))
  })
}

async function openAccount(tx: Tx, keys: Keys, challenge: Challenge, newcomer: Newcomer): Promise<PersonId> {
  const { name, homeMunicipalityId } = newcomer
  const to = { channel: challenge.channel, address: keys.open('people/address', challenge.addressSealed) } as Address
  const id = await insertPerson(tx, keys, name, to, { version: consentVersion, homeMunicipalityId })
  const entry = { municipalityId: nation, subjectId: id, fields: { consent: consentVersion } }
  await appendRecord(tx, { kind: 'person', id }, { ...entry, name: 'account-opened' })
  return id
}

function challengeOf(keys: Keys, pass: string): string | undefined {
  try {
    return keys.open('people/welcome', Buffer.from(pass, 'base64url'))
  } catch {
    // The pass came from outside: one that we did not seal is no fault of ours.
    return undefined
  }
}

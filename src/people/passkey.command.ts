import { dateOf } from '../../lib/kernel/civil-date.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import {
  askForPasskey,
  askForProof,
  claimedCredential,
  passkeySiteOf,
  readPasskey,
  readProof,
} from '../../lib/platform/passkeys.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { lockFactors } from './factor.store.ts'
import { type MessageText, writeToPerson } from './message.store.ts'
import { insertPasskey, listPasskeys, lockPasskey, lockSession, storeCounter } from './passkey.store.ts'
import type { PersonId } from './person.model.ts'
import { changeSession, tellFactor } from './second-factor.command.ts'
import type { PasskeyOffer, PasskeyRefusal } from './second-factor.model.ts'
import { whyNotAdd } from './second-factor.rules.ts'

type Asked = {
  readonly kind: 'register' | 'prove'
  readonly by: PersonId
  readonly token: string
  readonly challenge: string
  readonly until: number
}

const minutes = 5
const purpose = 'people/passkey'

type Asking = { readonly person: { readonly id: PersonId; readonly name: string }; readonly token: string }

/**
 * Prepares the question for the browser. The challenge travels sealed in the form, bound to the person and the session:
 * the session changes with the first answer that holds, so no answer counts twice and no table keeps challenges.
 */
export async function offerPasskey(
  { db, keys, origin }: Platform,
  { person, token, hasFactor, passed, now }: Asking & { hasFactor: boolean; passed: boolean; now: Instant },
): Promise<PasskeyOffer> {
  const site = passkeySiteOf(origin)
  if (!site) return { kind: 'no-domain' }
  const known = await listPasskeys(db.read, person.id)
  const proves = !passed && known.length > 0
  if (!proves && hasFactor && !passed) return { kind: 'factor-first' }
  const kind = proves ? 'prove' : 'register'
  const { options, challenge } = proves ? await askForProof(site, known) : await askForPasskey(site, person, known)
  const asked: Asked = { kind, by: person.id, token, challenge, until: now + minutes * 60_000 }
  return { kind, options, sealed: keys.seal(purpose, JSON.stringify(asked)).toString('base64url') }
}

type Answering = {
  readonly by: PersonId
  readonly token: string
  readonly sealed: string
  readonly answer: string
}

/** The challenge, when it was asked of this person in this session, for this purpose, a short while ago. */
function challengeIn(keys: Platform['keys'], kind: Asked['kind'], given: Answering, now: Instant): string | undefined {
  try {
    const asked = JSON.parse(keys.open(purpose, Buffer.from(given.sealed, 'base64url'))) as Asked
    const holds = asked.kind === kind && asked.by === given.by && asked.token === given.token && now < asked.until
    return holds ? asked.challenge : undefined
  } catch {
    // What was not sealed by us asks nothing.
    return undefined
  }
}

/** Keeps a new passkey and changes the session for one that has passed the second factor. */
export function addPasskey(
  platform: Platform,
  given: Answering & { readonly passed: boolean; readonly added: MessageText },
): Promise<Result<{ token: string }, PasskeyRefusal>> {
  const { db, keys, origin } = platform
  return inTransaction(db, async (tx) => {
    const { by, token, answer } = given
    const site = passkeySiteOf(origin)
    const challenge = challengeIn(keys, 'register', given, tx.now)
    if (!site || !challenge || !(await lockSession(tx, by, token))) return refuse({ code: 'not-proved' } as const)
    const refusal = whyNotAdd({ factors: (await lockFactors(tx, by)).length, passed: given.passed })
    if (refusal) return refuse(refusal)
    const passkey = await readPasskey(site, { answer, challenge })
    const kept = passkey && (await insertPasskey(tx, by, passkey, dateOf(tx.now)))
    if (!kept) return refuse({ code: 'not-proved' } as const)
    await tellFactor(tx, by, 'second-factor-added', 'passkey')
    await writeToPerson(tx, platform, by, given.added)
    return ok({ token: await changeSession(tx, by, token) })
  })
}

/** Checks the proof of a passkey of this person and changes the session for one that has passed the second factor. */
export function passPasskey(
  { db, keys, origin }: Platform,
  given: Answering,
): Promise<Result<{ token: string }, PasskeyRefusal>> {
  return inTransaction(db, async (tx) => {
    const { by, token, answer } = given
    const site = passkeySiteOf(origin)
    const challenge = challengeIn(keys, 'prove', given, tx.now)
    if (!site || !challenge || !(await lockSession(tx, by, token))) return refuse({ code: 'not-proved' } as const)
    const passkey = await lockPasskey(tx, by, claimedCredential(answer) ?? '')
    const counter = passkey && (await readProof(site, { answer, challenge }, passkey))
    if (!passkey || counter === undefined) return refuse({ code: 'not-proved' } as const)
    await storeCounter(tx, passkey.credentialId, counter)
    await tellFactor(tx, by, 'second-factor-passed', 'passkey')
    return ok({ token: await changeSession(tx, by, token) })
  })
}

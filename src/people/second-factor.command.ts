import { dateOf } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { freshSecret, stepOfCode } from '../../lib/platform/authenticator.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { appendRecord, nation } from '../record/index.ts'
import { lockFactors } from './factor.store.ts'
import { type MessageText, writeToPerson } from './message.store.ts'
import { deletePasskey } from './passkey.store.ts'
import type { PersonId } from './person.model.ts'
import { type BeginRefusal, type FactorRefusal, type ForgetRefusal, wrongFactorsPerDay } from './second-factor.model.ts'
import { whyNotAdd, whyNotForget, whyNotPass, wrongToday } from './second-factor.rules.ts'
import { endSession, insertSession } from './session.store.ts'
import { deleteTotp, insertTotp, lockTotp, storeTotpStep, storeWrongTotp } from './totp.store.ts'

/** Whether this session has passed the second factor, which adding another one asks for. */
type Asker = { readonly by: PersonId; readonly passed: boolean }

/** Gives the person a secret to confirm by a first code: a fresh one, or the one that waits already. */
export function beginTotp(
  { db, keys }: Platform,
  { by, passed }: Asker,
): Promise<Result<{ readonly secret: string }, BeginRefusal>> {
  return inTransaction(db, async (tx) => {
    const refusal = whyNotAdd({ factors: (await lockFactors(tx, by)).length, passed })
    const known = await lockTotp(tx, keys, by)
    if (known?.confirmed) return refuse({ code: 'has-factor' } as const)
    if (refusal) return refuse(refusal)
    if (known) return ok({ secret: known.secret })
    const secret = freshSecret()
    await insertTotp(tx, keys, by, secret)
    return ok({ secret })
  })
}

type Passing = Asker & { readonly code: string; readonly token: string; readonly added: MessageText }
type Passed = Result<{ readonly token: string }, FactorRefusal>

/**
 * Checks an authenticator's code and, when it is right, changes the session for one that has passed the second factor.
 * The first right code confirms the authenticator. A wrong one is kept, so it must not roll back.
 */
export async function passTotp(platform: Platform, { by, passed, code, token, added }: Passing): Promise<Passed> {
  const { db, keys } = platform
  const { answer } = await inTransaction(db, async (tx): Promise<{ answer: Passed }> => {
    const factors = await lockFactors(tx, by)
    const totp = await lockTotp(tx, keys, by)
    if (!totp) return { answer: refuse({ code: 'no-factor' }) }
    const stranger = totp.confirmed ? undefined : whyNotAdd({ factors: factors.length, passed })
    if (stranger) return { answer: refuse(stranger) }
    const today = dateOf(tx.now)
    const step = stepOfCode(totp.secret, code, tx.now)
    const refusal = whyNotPass(totp, step, today)
    if (refusal || step === undefined) {
      // Counted up to the bound only: what comes after it changes nothing.
      const wrong = Math.min(wrongToday(totp, today) + 1, wrongFactorsPerDay)
      await storeWrongTotp(tx, by, today, wrong)
      return { answer: refuse(refusal ?? { code: 'wrong-code', left: wrongFactorsPerDay - wrong }) }
    }
    await storeTotpStep(tx, by, step)
    await tellFactor(tx, by, totp.confirmed ? 'second-factor-passed' : 'second-factor-added', 'totp')
    if (!totp.confirmed) await writeToPerson(tx, platform, by, added)
    return { answer: ok({ token: await changeSession(tx, by, token) }) }
  })
  return answer
}

/** Takes a second factor away: a passkey by its id, or the authenticator. Staff keep at least one. */
export function forgetFactor(
  platform: Platform,
  given: { readonly by: PersonId; readonly isStaff: boolean; readonly factor: string; readonly removed: MessageText },
): Promise<Result<'forgotten', ForgetRefusal>> {
  const { by, isStaff, factor, removed } = given
  return inTransaction(platform.db, async (tx) => {
    // The person's row is locked: two removals at once must not leave staff without any.
    const factors = await lockFactors(tx, by)
    const refusal = whyNotForget({ exists: factors.includes(factor), factors: factors.length, isStaff })
    if (refusal) return refuse(refusal)
    if (factor === 'totp') await deleteTotp(tx, by)
    else await deletePasskey(tx, by, factor)
    await tellFactor(tx, by, 'second-factor-removed', factor === 'totp' ? 'totp' : 'passkey')
    await writeToPerson(tx, platform, by, removed)
    return ok('forgotten' as const)
  })
}

export async function tellFactor(
  tx: Tx,
  by: PersonId,
  name: 'second-factor-added' | 'second-factor-passed' | 'second-factor-removed',
  kind: 'passkey' | 'totp',
): Promise<void> {
  await appendRecord(tx, { kind: 'person', id: by }, { municipalityId: nation, name, subjectId: by, fields: { kind } })
}

/** The old token is worth nothing once the powers of the session grow. */
export async function changeSession(tx: Tx, by: PersonId, token: string): Promise<string> {
  await endSession(tx, token)
  return insertSession(tx, by, true)
}

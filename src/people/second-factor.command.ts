import { Secret, TOTP } from 'otpauth'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { appendRecord, nation } from '../record/index.ts'
import type { PersonId } from './person.model.ts'
import { endSession, insertSession } from './session.store.ts'
import { confirmTotp, insertTotp, lockTotp, storeTotpStep } from './totp.store.ts'

export type FactorRefusal = { readonly code: 'wrong-code' } | { readonly code: 'no-factor' }

function totpOf(secret: string, label: string): TOTP {
  return new TOTP({
    issuer: 'Demilge',
    label,
    algorithm: 'SHA1',
    digits: 6,
    period: 30,
    secret: Secret.fromBase32(secret),
  })
}

/** The address that an authenticator application reads from the QR code, and the secret for typing by hand. */
export function totpAddress(secret: string, label: string): string {
  return totpOf(secret, label).toString()
}

/** Gives the person a fresh secret, unless a confirmed one is there. Answers the secret that is to be confirmed. */
export function beginTotp(
  { db, keys }: Platform,
  { by }: { by: PersonId },
): Promise<Result<{ secret: string }, { readonly code: 'has-factor' }>> {
  return inTransaction(db, async (tx) => {
    const known = await lockTotp(tx, keys, by)
    if (known?.confirmed) return refuse({ code: 'has-factor' } as const)
    if (known) return ok({ secret: known.secret })
    const secret = new Secret({ size: 20 }).base32
    await insertTotp(tx, keys, by, secret)
    return ok({ secret })
  })
}

/**
 * Checks an authenticator's code and, when it is right, changes the session for one that has passed the second factor.
 * A code counts once: its time step must be later than the last one used.
 */
export function passTotp(
  { db, keys }: Platform,
  { by, code, token }: { by: PersonId; code: string; token: string },
): Promise<Result<{ token: string }, FactorRefusal>> {
  return inTransaction(db, async (tx) => {
    const known = await lockTotp(tx, keys, by)
    if (!known) return refuse({ code: 'no-factor' } as const)
    const totp = totpOf(known.secret, '')
    const delta = totp.validate({ token: code.replace(/\s/g, ''), window: 1, timestamp: tx.now })
    const step = delta === null ? undefined : Math.floor(tx.now / 30_000) + delta
    if (step === undefined || step <= known.lastStep) return refuse({ code: 'wrong-code' } as const)
    await storeTotpStep(tx, by, step)
    if (!known.confirmed) await recordAdded(tx, by)
    return ok({ token: await changeSession(tx, by, token) })
  })
}

async function recordAdded(tx: Tx, by: PersonId): Promise<void> {
  await confirmTotp(tx, by)
  await appendRecord(
    tx,
    { kind: 'person', id: by },
    { municipalityId: nation, name: 'second-factor-added', subjectId: by, fields: { kind: 'totp' } },
  )
}

/** The old token is worth nothing once the powers of the session grow. */
export async function changeSession(tx: Tx, by: PersonId, token: string): Promise<string> {
  await endSession(tx, token)
  return insertSession(tx, by, true)
}

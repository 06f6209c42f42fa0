import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { appendRecord, nation } from '../record/index.ts'
import { dropFactors, lockFactors } from './factor.store.ts'
import { type MessageText, writeToPerson } from './message.store.ts'
import { addressHash, findPersonByAddress } from './person.store.ts'
import type { ResetRefusal } from './second-factor.model.ts'
import { endSessions } from './session.store.ts'
import type { Address } from './sign-in.model.ts'

/**
 * Takes away every second factor of whoever has this address and ends all their sessions: for staff who lost the phone that
 * holds it. Only from the command line, by the operator, who has seen the person: whoever signs in next sets up a new one.
 */
export function resetSecondFactor(
  platform: Platform,
  { to, told }: { readonly to: Address; readonly told: MessageText },
): Promise<Result<{ readonly factors: number; readonly sessions: number }, ResetRefusal>> {
  const { db, keys } = platform
  return inTransaction(db, async (tx) => {
    const personId = await findPersonByAddress(tx, addressHash(keys, to))
    if (!personId) return refuse({ code: 'no-such-person' } as const)
    // The person's row is locked, so that no factor is added while the old ones go.
    const factors = (await lockFactors(tx, personId)).length
    if (factors === 0) return refuse({ code: 'no-factor' } as const)
    await dropFactors(tx, personId)
    const sessions = await endSessions(tx, personId)
    await appendRecord(
      tx,
      { kind: 'system' },
      { municipalityId: nation, name: 'second-factor-reset', subjectId: personId, fields: { factors, sessions } },
    )
    await writeToPerson(tx, platform, personId, told)
    return ok({ factors, sessions })
  })
}

import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { appendRecord, nation } from '../record/index.ts'
import { personOfDemoRole } from './demo-role.store.ts'
import type { MunicipalityId, PersonId } from './person.model.ts'
import { storeProfile } from './person.store.ts'
import { endOtherSessions, endSession, insertSession } from './session.store.ts'

function about(id: PersonId) {
  return { actor: { kind: 'person', id } as const, entry: { municipalityId: nation, subjectId: id, fields: {} } }
}

export function signOut({ db }: Platform, { by, token }: { by: PersonId; token: string }): Promise<void> {
  return inTransaction(db, async (tx) => {
    const { actor, entry } = about(by)
    await endSession(tx, token)
    await appendRecord(tx, actor, { ...entry, name: 'signed-out' })
  })
}

/** Ends every other session of the person: for a lost phone. */
export function signOutElsewhere({ db }: Platform, { by, token }: { by: PersonId; token: string }): Promise<number> {
  return inTransaction(db, async (tx) => {
    const { actor, entry } = about(by)
    const ended = await endOtherSessions(tx, by, token)
    await appendRecord(tx, actor, { ...entry, name: 'signed-out' })
    return ended
  })
}

export function changeProfile(
  { db }: Platform,
  { by, name, homeMunicipalityId }: { by: PersonId; name: string; homeMunicipalityId: MunicipalityId | undefined },
): Promise<void> {
  return inTransaction(db, async (tx) => {
    const { actor, entry } = about(by)
    await storeProfile(tx, by, { name, homeMunicipalityId })
    await appendRecord(tx, actor, { ...entry, name: 'profile-changed' })
  })
}

/** Acts as a person of the demonstration, second factor included. Refused wherever this is no demonstration. */
export function actAs(
  { db, mode }: Platform,
  { key, token }: { key: string; token: string | undefined },
): Promise<Result<{ token: string }, { readonly code: 'no-such-role' }>> {
  return inTransaction(db, async (tx) => {
    const personId = mode === 'demo' ? await personOfDemoRole(tx, key) : undefined
    if (!personId) return refuse({ code: 'no-such-role' } as const)
    if (token) await endSession(tx, token)
    const { actor, entry } = about(personId)
    await appendRecord(tx, actor, { ...entry, name: 'signed-in' })
    return ok({ token: await insertSession(tx, personId, true) })
  })
}

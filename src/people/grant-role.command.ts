import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { appendRecord, nation } from '../record/index.ts'
import { lockHash } from './challenge.store.ts'
import { endGrant, grantExists, insertGrant } from './grant.store.ts'
import { type MessageText, writeMessage } from './message.store.ts'
import type { GrantRefusal, MunicipalityId, PersonId, Role } from './person.model.ts'
import { addressHash, findPersonByAddress, insertPerson } from './person.store.ts'
import type { Address } from './sign-in.model.ts'

/**
 * Gives a role to whoever has this address, and tells them; somebody unknown becomes known by it. `by` is undefined for
 * roles given from the command line.
 */
export function grantRole(
  platform: Platform,
  given: {
    by: PersonId | undefined
    municipalityId: MunicipalityId | undefined
    role: Role
    name: string
    to: Address
    /** What the person reads about it; absent for those made up for a demonstration. */
    told?: MessageText
  },
): Promise<Result<{ personId: PersonId }, GrantRefusal>> {
  const { db, keys } = platform
  return inTransaction(db, async (tx) => {
    const hash = addressHash(keys, given.to)
    // Two grants at once to an unknown address would otherwise make two persons, and the second would fail.
    await lockHash(tx, hash)
    const personId = (await findPersonByAddress(tx, hash)) ?? (await insertPerson(tx, keys, given.name, given.to))
    const grant = { personId, role: given.role, municipalityId: given.municipalityId }
    if (await grantExists(tx, grant)) return refuse({ code: 'has-role' } as const)
    await insertGrant(tx, grant, given.by)
    await appendRecord(tx, given.by ? { kind: 'person', id: given.by } : { kind: 'system' }, {
      municipalityId: given.municipalityId ?? nation,
      name: 'role-granted',
      subjectId: personId,
      fields: { role: given.role },
    })
    if (given.told) await writeMessage(tx, platform, given.to, given.told)
    return ok({ personId })
  })
}

/** Ends a role at once: the next request of that person has it no more. Nobody ends their own. */
export function endRole(
  { db }: Platform,
  { by, municipalityId, grantId }: { by: PersonId; municipalityId: MunicipalityId; grantId: string },
): Promise<Result<{ role: Role }, GrantRefusal>> {
  return inTransaction(db, async (tx) => {
    const ended = await endGrant(tx, municipalityId, grantId)
    if (!ended) return refuse({ code: 'no-such-grant' } as const)
    if (ended.personId === by) return refuse({ code: 'own-role' } as const)
    await appendRecord(
      tx,
      { kind: 'person', id: by },
      {
        municipalityId,
        name: 'role-ended',
        subjectId: ended.personId,
        fields: { role: ended.role },
      },
    )
    return ok({ role: ended.role })
  })
}

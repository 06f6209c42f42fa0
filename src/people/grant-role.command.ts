import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { appendRecord, nation } from '../record/index.ts'
import { endGrant, grantExists, insertGrant } from './grant.store.ts'
import type { MunicipalityId, PersonId, Role } from './person.model.ts'
import { addressHash, findPersonByAddress, insertPerson } from './session.store.ts'
import type { Address } from './sign-in.model.ts'

export type GrantRefusal =
  | { readonly code: 'has-role' }
  | { readonly code: 'no-such-grant' }
  | { readonly code: 'own-role' }

/** Gives a role to whoever has this address; somebody unknown becomes known by it. */
export function grantRole(
  { db, keys }: Platform,
  given: {
    by: PersonId | undefined
    municipalityId: MunicipalityId | undefined
    role: Role
    name: string
    to: Address
  },
): Promise<Result<{ personId: PersonId }, GrantRefusal>> {
  return inTransaction(db, async (tx) => {
    const known = await findPersonByAddress(tx, addressHash(keys, given.to))
    const personId = known ?? (await insertPerson(tx, keys, given.name, given.to))
    const grant = { personId, role: given.role, municipalityId: given.municipalityId }
    if (await grantExists(tx, grant)) return refuse({ code: 'has-role' } as const)
    await insertGrant(tx, grant, given.by)
    await appendRecord(tx, given.by ? { kind: 'person', id: given.by } : { kind: 'system' }, {
      municipalityId: given.municipalityId ?? nation,
      name: 'role-granted',
      subjectId: personId,
      fields: { role: given.role },
    })
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

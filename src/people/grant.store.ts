import { randomUUID } from 'node:crypto'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { GrantLine } from './account.model.ts'
import type { MunicipalityId, PersonId, Role } from './person.model.ts'

type Grant = { readonly personId: PersonId; readonly role: Role; readonly municipalityId: MunicipalityId | undefined }

export async function grantExists(read: Reader, grant: Grant): Promise<boolean> {
  const row = await read
    .selectFrom('people.role_grant')
    .select('id')
    .where('person_id', '=', grant.personId)
    .where('role', '=', grant.role)
    .where('ended_at', 'is', null)
    .where((eb) =>
      grant.municipalityId ? eb('municipality_id', '=', grant.municipalityId) : eb('municipality_id', 'is', null),
    )
    .executeTakeFirst()
  return row !== undefined
}

/** Whether the person has any role of staff, anywhere. */
export async function hasGrant(read: Reader, personId: PersonId): Promise<boolean> {
  const row = await read
    .selectFrom('people.role_grant')
    .select('id')
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

export async function insertGrant(tx: Tx, grant: Grant, by: PersonId | undefined): Promise<void> {
  await tx
    .insertInto('people.role_grant')
    .values({
      id: randomUUID(),
      person_id: grant.personId,
      municipality_id: grant.municipalityId ?? null,
      role: grant.role,
      granted_by: by ?? null,
      granted_at: timeOf(tx.now),
    })
    .execute()
}

export async function endGrant(
  tx: Tx,
  municipalityId: MunicipalityId,
  grantId: string,
): Promise<{ personId: PersonId; role: Role } | undefined> {
  const row = await tx
    .updateTable('people.role_grant')
    .set({ ended_at: timeOf(tx.now) })
    .where('id', '=', grantId)
    .where('municipality_id', '=', municipalityId)
    .where('ended_at', 'is', null)
    .returning(['person_id', 'role'])
    .executeTakeFirst()
  return row && { personId: row.person_id as PersonId, role: row.role as Role }
}

export async function listGrants(read: Reader, municipalityId: MunicipalityId): Promise<readonly GrantLine[]> {
  const rows = await read
    .selectFrom('people.role_grant as g')
    .innerJoin('people.person as p', 'p.id', 'g.person_id')
    .select(['g.id', 'p.name', 'g.role', 'g.person_id', 'g.granted_at'])
    .where('g.municipality_id', '=', municipalityId)
    .where('g.ended_at', 'is', null)
    .orderBy('g.role')
    .orderBy('p.name')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    role: row.role as Role,
    personId: row.person_id as PersonId,
    grantedAt: row.granted_at,
  }))
}

import type { Reader, Tx } from '../../lib/platform/db.ts'
import type { MunicipalityId, PersonId } from './person.model.ts'

export type DemoRole = {
  readonly key: string
  readonly personId: PersonId
  readonly municipalityId: MunicipalityId | undefined
  readonly role: DemoRoleName
}

/** Whom a visitor of the demonstration may act as. */
export const demoRoleNames = [
  'resident',
  'leader',
  'officer',
  'head',
  'council-secretary',
  'commission-member',
  'expert',
  'monitor',
  'coordinator',
  'operator',
] as const
export type DemoRoleName = (typeof demoRoleNames)[number]

export async function listDemoRoles(read: Reader): Promise<readonly DemoRole[]> {
  const rows = await read.selectFrom('people.demo_role').selectAll().orderBy('position').execute()
  return rows.map((row) => ({
    key: row.key,
    personId: row.person_id as PersonId,
    municipalityId: (row.municipality_id ?? undefined) as MunicipalityId | undefined,
    role: row.role as DemoRoleName,
  }))
}

export async function personOfDemoRole(read: Reader, key: string): Promise<PersonId | undefined> {
  const row = await read.selectFrom('people.demo_role').select('person_id').where('key', '=', key).executeTakeFirst()
  return row?.person_id as PersonId | undefined
}

export async function insertDemoRole(tx: Tx, role: DemoRole & { readonly position: number }): Promise<void> {
  await tx
    .insertInto('people.demo_role')
    .values({
      key: role.key,
      person_id: role.personId,
      municipality_id: role.municipalityId ?? null,
      role: role.role,
      position: role.position,
    })
    .execute()
}

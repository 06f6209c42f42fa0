import { assert } from '../../lib/kernel/assert.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { type DemoRoleName, grantRole, insertDemoRole, insertPerson } from '../../src/people/index.ts'
import type { MunicipalityId, PersonId, Role } from '../../src/people/person.model.ts'
import type { DemoPlace } from './demo-places.ts'

export type PlacePeople = Readonly<
  Record<'officer' | 'head' | 'secretary' | 'expert' | 'monitor' | 'leader' | 'resident', PersonId>
> & {
  readonly commission: readonly [PersonId, PersonId, PersonId]
}

/** Addresses of made-up people stand under a name that no mail server has. */
export function addressOf(slug: string, who: string) {
  return { channel: 'email', address: `${who}@${slug}.demo.example` } as const
}

async function appoint(
  platform: Platform,
  slug: string,
  municipalityId: MunicipalityId | undefined,
  role: Role,
  who: string,
  name: string,
): Promise<PersonId> {
  const granted = await grantRole(platform, { by: undefined, municipalityId, role, name, to: addressOf(slug, who) })
  assert(granted.ok, `the demo's ${who} of ${slug} is appointed`)
  return granted.value.personId
}

/** Everybody of one municipality, the demo's roles among them. Positions order the bar of roles. */
export async function seedPeople(
  platform: Platform,
  place: DemoPlace,
  municipalityId: MunicipalityId,
  position: number,
): Promise<PlacePeople> {
  const { slug, people } = place
  const staff = (role: Role, who: string, name: string) => appoint(platform, slug, municipalityId, role, who, name)
  const plain = (who: string, name: string) =>
    inTransaction(platform.db, (tx) => insertPerson(tx, platform.keys, name, addressOf(slug, who)))
  const commission = [
    await staff('commission-member', 'commission-1', people.commission[0]),
    await staff('commission-member', 'commission-2', people.commission[1]),
    await staff('commission-member', 'commission-3', people.commission[2]),
  ] as const
  const known: PlacePeople = {
    officer: await staff('officer', 'officer', people.officer),
    head: await staff('head', 'head', people.head),
    secretary: await staff('council-secretary', 'secretary', people.secretary),
    expert: await staff('expert', 'expert', people.expert),
    monitor: await staff('monitor', 'monitor', people.monitor),
    leader: await plain('leader', people.leader),
    resident: await plain('resident', people.resident),
    commission,
  }
  const roles: readonly (readonly [DemoRoleName, PersonId])[] = [
    ['resident', known.resident],
    ['leader', known.leader],
    ['officer', known.officer],
    ['head', known.head],
    ['council-secretary', known.secretary],
    ['commission-member', commission[2]],
    ['expert', known.expert],
    ['monitor', known.monitor],
  ]
  await inTransaction(platform.db, async (tx) => {
    for (const [at, [role, personId]] of roles.entries()) {
      await insertDemoRole(tx, { key: `${slug}-${role}`, personId, municipalityId, role, position: position * 10 + at })
    }
  })
  return known
}

/** The coordinator and the operator, who stand above municipalities. */
export async function seedNation(platform: Platform): Promise<{ readonly operator: PersonId }> {
  const coordinator = await appoint(platform, 'union', undefined, 'coordinator', 'coordinator', 'Айнура Сапарова')
  const operator = await appoint(platform, 'union', undefined, 'operator', 'operator', 'Тимур Исаков')
  await inTransaction(platform.db, async (tx) => {
    const above = { municipalityId: undefined }
    await insertDemoRole(tx, {
      ...above,
      key: 'coordinator',
      personId: coordinator,
      role: 'coordinator',
      position: 900,
    })
    await insertDemoRole(tx, { ...above, key: 'operator', personId: operator, role: 'operator', position: 901 })
  })
  return { operator }
}

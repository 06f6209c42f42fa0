import { randomUUID } from 'node:crypto'
import { timeOf } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { PersonId, Role } from '../../src/people/person.model.ts'
import { anInitiative, aPerson, type SmallTown, smallTown } from './small-town.ts'
import { finishedTown, type WorksTown } from './works.ts'

const roles: readonly Role[] = ['officer', 'head', 'council-secretary', 'commission-member', 'monitor']

/** Two towns in which most addresses lead to something, and somebody who may ask for all of them. */
export async function allRoles(
  platform: Platform,
): Promise<{ readonly town: SmallTown; readonly finished: WorksTown; readonly person: PersonId }> {
  const now = await platform.db.now()
  const town = await smallTown(platform, { slug: 'kara-suu', stage: 'collecting', now })
  const finished = await finishedTown(platform, 'ak-suu')
  const person = await aPerson(platform, { name: 'Айбек Осмонов', role: 'operator', now })
  for (const role of roles) {
    for (const { municipalityId } of [town, finished]) {
      const grant = { id: randomUUID(), person_id: person, role, granted_at: timeOf(now) }
      await platform.db.kysely
        .insertInto('people.role_grant')
        .values({ ...grant, municipality_id: municipalityId })
        .execute()
    }
  }
  await anInitiative(platform, { ...town, leaderId: person, number: 1, stage: 'draft', title: 'Жарык', now })
  return { town, finished, person }
}

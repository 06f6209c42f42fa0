import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { addDays, dateOf } from '../../lib/kernel/civil-date.ts'
import { som } from '../../lib/kernel/money.ts'
import { timeOf } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { MunicipalityId, PersonId, Role } from '../../src/people/person.model.ts'
import { expertTown } from './expert-town.ts'
import { anInitiative, aPerson, smallTown } from './small-town.ts'
import { finishedTown, worksTown } from './works.ts'

const roles: readonly Role[] = ['officer', 'head', 'council-secretary', 'commission-member', 'expert', 'monitor']

/**
 * Five towns in which most addresses lead to something: kara-suu collects applications, boz-suu has one with its experts,
 * kok-suu has chosen, sary-suu builds, ak-suu has finished. And somebody who holds every role in all of them, leads a group in
 * kara-suu and is asked as an expert in boz-suu.
 */
export async function allRoles(platform: Platform): Promise<{ readonly slugs: readonly string[]; person: PersonId }> {
  const now = await platform.db.now()
  const person = await aPerson(platform, { name: 'Айбек Осмонов', role: 'operator', now })
  const collecting = await smallTown(platform, { slug: 'kara-suu', stage: 'collecting', now })
  const today = dateOf(now)
  await platform.db.kysely
    .updateTable('calls.call')
    .set({
      collecting_from: addDays(today, -1),
      collecting_until: addDays(today, 10),
      works_until: addDays(today, 300),
    })
    .set({ reviewing_until: addDays(today, 20), voting_from: addDays(today, 25), voting_until: addDays(today, 35) })
    .set({ decided_by: addDays(today, 40) })
    .where('id', '=', collecting.callId)
    .execute()
  await anInitiative(platform, { ...collecting, leaderId: person, number: 1, stage: 'draft', title: 'Жарык', now })
  const chosen = await worksTown(platform, 'kok-suu')
  const building = await worksTown(platform, 'sary-suu')
  assert((await building.agree()).ok)
  assert((await building.entry({ kind: 'budget', amount: som(1000), happenedOn: today })).ok)
  assert((await building.report(40)).ok)
  const checking = await expertTown(platform, { slug: 'boz-suu', now })
  const towns = [collecting, checking, chosen, building, await finishedTown(platform, 'ak-suu')]
  for (const { municipalityId } of towns) for (const role of roles) await grant(platform, person, role, municipalityId)
  const asked = await checking.apply()
  assert((await checking.pass(asked)).ok)
  assert((await checking.assign([asked.initiativeId], { land: person, cost: person })).ok)
  return { slugs: towns.map(({ slug }) => slug), person }
}

async function grant({ db }: Platform, person: PersonId, role: Role, municipalityId: MunicipalityId): Promise<void> {
  await db.kysely
    .insertInto('people.role_grant')
    .values({
      id: randomUUID(),
      person_id: person,
      role,
      municipality_id: municipalityId,
      granted_at: timeOf(await db.now()),
    })
    .execute()
}

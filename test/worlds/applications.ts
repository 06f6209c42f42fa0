import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { civilDate, startOf } from '../../lib/kernel/civil-date.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import { som } from '../../lib/kernel/money.ts'
import type { Phone } from '../../lib/kernel/phone.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { Applicant } from '../../src/initiatives/application.rules.ts'
import { changeText, draftInitiative, makePledge, putBudgetLine, readInitiative } from '../../src/initiatives/index.ts'
import type { InitiativeId } from '../../src/initiatives/initiative.model.ts'
import type { PersonId } from '../../src/people/person.model.ts'
import type { SmallTown } from './small-town.ts'

/** The day on which the applications of these tests are written: the call of Kara-Suu collects through 20 May. */
export const collectingDay: Instant = startOf(civilDate('2026-05-10'))

export function as(by: PersonId, isOfficer = false): Applicant {
  return { by, isOfficer }
}

export type Draft = Awaited<ReturnType<ReturnType<typeof applicationsOf>['drafted']>>

export function lampLine(changes: object = {}) {
  const name = 'LED жарык'
  return { id: randomUUID(), name, unit: 'даана', quantityMilli: 10_000n, unitPrice: som(3400), ...changes }
}

export function ofMoney(value: number, changes: object = {}) {
  const pledge = { id: randomUUID(), pledger: 'Тургундар', pledgerKind: 'residents', kind: 'money' } as const
  return { ...pledge, quantityMilli: undefined, value: som(value), ...changes }
}

/** Applications written by the people of a small town, and questions about them. */
export function applicationsOf(platform: Platform) {
  const { db } = platform

  async function drafted(
    place: SmallTown,
    applicant = as(place.people.aigul),
    leader?: { name: string; phone: Phone },
  ) {
    const { municipalityId, callId } = place
    const id = randomUUID() as InitiativeId
    const form = { applicant, municipalityId, callId, id, title: 'Көчөгө жарык', leader }
    const answer = await draftInitiative(platform, form)
    assert.ok(answer.ok)
    return { applicant, municipalityId, id, number: answer.value.number }
  }

  async function read({ municipalityId, id }: Pick<Draft, 'municipalityId' | 'id'>) {
    const initiative = await readInitiative(db.read, municipalityId, id)
    assert.ok(initiative)
    return initiative
  }

  /** Fills every task of the draft: costs 34 000, of which 4 000 are their own. */
  async function filled(draft: Draft): Promise<Draft & { version: number }> {
    const version = async () => (await read(draft)).version
    const text = [
      { title: 'Көчөгө жарык', theme: 'lighting' as const, problem: 'Караңгы', solution: 'Жарык' },
      { villageId: undefined, place: 'Борбордук көчө', beneficiaries: 300, upkeep: 'Айыл өкмөтү' },
      { groupName: 'Жарык көчө', members: ['Айгүл', 'Нурлан', 'Бакыт'] },
    ]
    for (const one of text)
      assert.ok((await changeText(platform, { ...draft, version: await version(), text: one })).ok)
    assert.ok((await putBudgetLine(platform, { ...draft, line: lampLine() })).ok)
    assert.ok((await makePledge(platform, { ...draft, pledge: ofMoney(4000) })).ok)
    return { ...draft, version: await version() }
  }

  async function recordOf({ id }: Pick<Draft, 'id'>) {
    const rows = await db.kysely
      .selectFrom('record.entry')
      .select(['name', 'entry'])
      .where('subject_id', '=', id)
      .orderBy('number')
      .execute()
    return rows.map(({ name, entry }) => [name, entry])
  }

  async function changesOf({ id }: Pick<Draft, 'id'>) {
    const rows = await db.kysely
      .selectFrom('initiatives.stage_change')
      .select('stage')
      .where('initiative_id', '=', id)
      .orderBy('changed_at')
      .execute()
    return rows.map(({ stage }) => stage)
  }

  return { drafted, read, filled, recordOf, changesOf }
}

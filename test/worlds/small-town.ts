import { randomUUID } from 'node:crypto'
import { type CivilDate, civilDate } from '../../lib/kernel/civil-date.ts'
import { type Instant, instant } from '../../lib/kernel/instant.ts'
import { money, som } from '../../lib/kernel/money.ts'
import { foldedText } from '../../lib/kernel/text.ts'
import { jsonOf, timeOf } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { CallId, CallStage } from '../../src/calls/call.model.ts'
import type { InitiativeId, InitiativeStage } from '../../src/initiatives/initiative.model.ts'
import type { MunicipalityId, PersonId, Role } from '../../src/people/person.model.ts'
import type { RegulationId, Terms } from '../../src/regulations/regulation.model.ts'
import { terms } from './terms.ts'

/** Noon in Bishkek on 5 June 2026, a day on which Kara-Suu votes. */
export const votingNoon = instant(Date.UTC(2026, 5, 5, 6))

export type SmallTown = Awaited<ReturnType<typeof smallTown>>

/**
 * Kara-Suu, a made-up aiyl aimak: Aibek is its officer, Gulnara heads it, Sanjar is the council's secretary, Meerim, Ulan
 * and Jyldyz sit on the commission, Bakyt watches, Aigul leads an initiative group. Its call is being voted on. `rules` are what
 * its regulation says otherwise than that of Kara-Suu.
 */
export async function smallTown(
  platform: Platform,
  { stage = 'voting' as CallStage, slug = 'kara-suu', now = votingNoon, rules = {} as Partial<Terms> } = {},
) {
  const { kysely } = platform.db
  const municipalityId = randomUUID() as MunicipalityId
  const villageId = randomUUID()
  await kysely
    .insertInto('municipalities.oblast')
    .values({ code: 'naryn', name_ky: 'Нарын облусу', name_ru: 'Нарынская область', name_en: 'Naryn oblast' })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const names = {
    name_ky: 'Кара-Суу айыл аймагы',
    name_ru: 'Кара-Сууйский айылный аймак',
    name_en: 'Kara-Suu aiyl aimak',
  }
  await kysely
    .insertInto('municipalities.municipality')
    .values({
      id: municipalityId,
      slug,
      kind: 'aiyl-aimak',
      oblast_code: 'naryn',
      valid_from: civilDate('2020-01-01'),
      search_text: foldedText(names.name_ky),
      ...names,
    })
    .execute()
  await kysely
    .insertInto('municipalities.village')
    .values({
      municipality_id: municipalityId,
      id: villageId,
      name_ky: 'Кара-Суу',
      name_ru: 'Кара-Суу',
      name_en: 'Kara-Suu',
      population: 2400,
      valid_from: civilDate('2020-01-01'),
    })
    .execute()
  const person = (name: string, role?: Role) =>
    aPerson(platform, { name, now, ...(role ? { role, municipalityId } : {}) })
  const people = {
    aibek: await person('Айбек Осмонов', 'officer'),
    gulnara: await person('Гүлнара Асанова', 'head'),
    sanjar: await person('Санжар Токтогулов', 'council-secretary'),
    meerim: await person('Мээрим Жумабекова', 'commission-member'),
    ulan: await person('Улан Сатыбалдиев', 'commission-member'),
    jyldyz: await person('Жылдыз Кадырова', 'commission-member'),
    bakyt: await person('Бакыт Эшимов', 'monitor'),
    aigul: await person('Айгүл Токтосунова'),
    nurlan: await person('Нурлан Бейшеев'),
  }
  const regulationId = randomUUID() as RegulationId
  await kysely
    .insertInto('regulations.regulation')
    .values({
      municipality_id: municipalityId,
      id: regulationId,
      number: 1,
      stage: 'in-force',
      preset: 'kg-model-2019',
      terms: jsonOf({ ...terms, ...rules }),
      resolution_number: '12',
      resolution_on: civilDate('2026-03-01'),
      in_force_on: civilDate('2026-03-02'),
      drafted_by: people.sanjar,
      drafted_at: timeOf(now),
      adopted_at: timeOf(now),
    })
    .execute()
  const callId = await aCall(platform, { municipalityId, regulationId, by: people.aibek, stage, now })
  return { municipalityId, slug, villageId, people, regulationId, callId, poll: { municipalityId, callId } }
}

/** A person, with a role in a municipality if one is given. */
export async function aPerson(
  { db }: Platform,
  {
    name,
    role,
    municipalityId,
    now = votingNoon,
  }: { name: string; role?: Role; municipalityId?: MunicipalityId; now?: Instant },
): Promise<PersonId> {
  const id = randomUUID() as PersonId
  await db.kysely
    .insertInto('people.person')
    .values({ id, name, created_at: timeOf(now) })
    .execute()
  if (role) {
    const grant = {
      id: randomUUID(),
      person_id: id,
      role,
      granted_at: timeOf(now),
      municipality_id: municipalityId ?? null,
    }
    await db.kysely.insertInto('people.role_grant').values(grant).execute()
  }
  return id
}

/** A call of 2026: collecting in May, voting from 1 to 10 June, decided by 20 June. */
export async function aCall(
  { db }: Platform,
  given: {
    municipalityId: MunicipalityId
    regulationId: RegulationId
    by: PersonId
    stage: CallStage
    now: Instant
    slug?: string
  },
): Promise<CallId> {
  const id = randomUUID() as CallId
  const day = (text: string): CivilDate => civilDate(text)
  await db.kysely
    .insertInto('calls.call')
    .values({
      municipality_id: given.municipalityId,
      id,
      slug: given.slug ?? '2026',
      regulation_id: given.regulationId,
      title: 'Жергиликтүү демилгелер – 2026',
      stage: given.stage,
      envelope: som(500_000),
      collecting_from: day('2026-05-01'),
      collecting_until: day('2026-05-20'),
      reviewing_until: day('2026-05-31'),
      voting_from: day('2026-06-01'),
      voting_until: day('2026-06-10'),
      decided_by: day('2026-06-20'),
      works_until: day('2026-12-20'),
      drafted_by: given.by,
      drafted_at: timeOf(given.now),
      announced_at: timeOf(given.now),
    })
    .execute()
  return id
}

/** An initiative at any stage, with a number of its own. */
export async function anInitiative(
  { db }: Platform,
  given: {
    municipalityId: MunicipalityId
    callId: CallId
    leaderId: PersonId
    number: number
    stage: InitiativeStage
    title: string
    requested?: bigint
    now?: Instant
  },
): Promise<InitiativeId> {
  const id = randomUUID() as InitiativeId
  const requested = given.requested ?? 20_000_000n
  await db.kysely
    .insertInto('initiatives.initiative')
    .values({
      municipality_id: given.municipalityId,
      id,
      number: given.number,
      call_id: given.callId,
      leader_id: given.leaderId,
      stage: given.stage,
      title: given.title,
      theme: 'lighting',
      problem: 'Кечинде көчө караңгы',
      solution: 'Жарык орнотуу',
      place: 'Борбордук көчө',
      group_name: 'Жарык көчө',
      total_cost: money(requested + 3_000_000n),
      own_money: money(1_000_000n),
      own_in_kind: money(2_000_000n),
      requested: money(requested),
      drafted_at: timeOf(given.now ?? votingNoon),
      submitted_at: given.stage === 'draft' ? null : timeOf(given.now ?? votingNoon),
      search_text: foldedText(given.title),
    })
    .execute()
  return id
}

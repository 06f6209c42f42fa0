import { type InferResult, sql } from 'kysely'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { type Instant, instant } from '../../lib/kernel/instant.ts'
import type { Three } from '../../lib/kernel/three.ts'
import type { Reader } from '../../lib/platform/db.ts'
import { millisOf, type Question, question } from '../../lib/platform/question.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import { ownedBy } from './author.store.ts'
import type { InitiativeStage } from './initiative.model.ts'

/** A draft to finish or a returned application to mend. */
export type UnsentInitiative = {
  readonly place: { readonly slug: string; readonly names: Three }
  readonly number: number
  readonly title: string
  readonly collectingUntil: CivilDate
  /** Set for one that was returned, with the regulation's days of correction. */
  readonly returned: { readonly at: Instant; readonly correctionDays: number } | undefined
}

/** What this person, or the office they work in for those who came with paper, has not sent yet and still may. */
export function unsentInitiatives(
  read: Reader,
  personId: PersonId,
  officerIn: readonly MunicipalityId[],
): Question<UnsentInitiative> {
  const query = read
    .selectFrom('initiatives.initiative as i')
    .innerJoin('calls.call as c', (join) =>
      join.onRef('c.municipality_id', '=', 'i.municipality_id').onRef('c.id', '=', 'i.call_id'),
    )
    .innerJoin('regulations.regulation as r', (join) =>
      join.onRef('r.municipality_id', '=', 'c.municipality_id').onRef('r.id', '=', 'c.regulation_id'),
    )
    .innerJoin('municipalities.municipality as m', 'm.id', 'i.municipality_id')
    .select(['i.number', 'i.title', 'i.stage', 'c.collecting_until', 'm.slug', 'm.name_ky', 'm.name_ru', 'm.name_en'])
    .select([
      sql<number>`(r.terms->>'correctionDays')::int`.as('correction_days'),
      millisOf(sql`(select max(s.changed_at) from initiatives.stage_change s
        where s.municipality_id = i.municipality_id and s.initiative_id = i.id and s.stage = 'returned')`).as(
        'returned_at',
      ),
    ])
    .where(
      // Asked as a list of keys, so that each part of it finds its own by an index.
      sql<boolean>`(i.municipality_id, i.id) in (${ownedBy(personId)} union all
        select t.municipality_id, t.id from initiatives.initiative t
        where t.municipality_id = any(${[...officerIn]}::uuid[]) and t.typed_by is not null)`,
    )
    .where((where) =>
      where.or([
        where.and([where('i.stage', '=', 'draft'), where('c.stage', '=', 'collecting')]),
        where.and([where('i.stage', '=', 'returned'), where('c.stage', 'in', ['collecting', 'reviewing'])]),
      ]),
    )
    .orderBy('c.collecting_until')
    .orderBy('i.number')
    .limit(100)
  return question(query, (row: InferResult<typeof query>[number]) => ({
    place: { slug: row.slug, names: { ky: row.name_ky, ru: row.name_ru, en: row.name_en } },
    number: row.number,
    title: row.title,
    collectingUntil: row.collecting_until,
    returned:
      row.stage === 'returned' && row.returned_at !== null
        ? { at: instant(row.returned_at), correctionDays: row.correction_days }
        : undefined,
  }))
}

/** An initiative of whoever asks, whatever its stage. */
export type OwnInitiative = {
  readonly place: { readonly slug: string; readonly names: Three }
  readonly number: number
  readonly title: string
  readonly stage: InitiativeStage
}

/** More than anybody writes; a page of them is enough. */
const mostOwn = 50

/** What this person leads or is an author of, the newest first. */
export async function viewOwn(read: Reader, personId: PersonId): Promise<readonly OwnInitiative[]> {
  const rows = await read
    .selectFrom('initiatives.initiative as i')
    .innerJoin('municipalities.municipality as m', 'm.id', 'i.municipality_id')
    .select(['i.number', 'i.title', 'i.stage', 'm.slug', 'm.name_ky', 'm.name_ru', 'm.name_en'])
    .where(sql<boolean>`(i.municipality_id, i.id) in (${ownedBy(personId)})`)
    .orderBy('i.drafted_at', 'desc')
    .orderBy('i.number', 'desc')
    .limit(mostOwn)
    .execute()
  return rows.map(({ number, title, stage, slug, name_ky: ky, name_ru: ru, name_en: en }) => ({
    place: { slug, names: { ky, ru, en } },
    number,
    title,
    stage: stage as InitiativeStage,
  }))
}

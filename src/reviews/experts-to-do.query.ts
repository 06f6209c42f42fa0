import { type InferResult, sql } from 'kysely'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Three } from '../../lib/kernel/three.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { type Question, question } from '../../lib/platform/question.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import type { ExpertSubject } from '../regulations/expert-subject.model.ts'
import { runs } from './running-check.query.ts'

export type OpinionToGive = {
  readonly number: number
  readonly title: string
  readonly place: { readonly slug: string; readonly names: Three }
  readonly subjects: readonly ExpertSubject[]
  readonly until: CivilDate
}

/** Initiatives on which this expert is asked for opinions, in the municipalities where they still are one. */
export function opinionsToGive(
  { db }: Platform,
  expertId: PersonId,
  places: readonly MunicipalityId[],
): Question<OpinionToGive> {
  const query = db.read
    .selectFrom('reviews.expert_assignment as a')
    .innerJoin('reviews.substantive_check as k', (join) =>
      join
        .onRef('k.municipality_id', '=', 'a.municipality_id')
        .onRef('k.initiative_id', '=', 'a.initiative_id')
        .onRef('k.number', '=', 'a.check_number'),
    )
    .innerJoin('initiatives.initiative as i', (join) =>
      join.onRef('i.municipality_id', '=', 'a.municipality_id').onRef('i.id', '=', 'a.initiative_id'),
    )
    .innerJoin('calls.call as c', (join) =>
      join.onRef('c.municipality_id', '=', 'i.municipality_id').onRef('c.id', '=', 'i.call_id'),
    )
    .innerJoin('municipalities.municipality as m', 'm.id', 'a.municipality_id')
    .leftJoin('reviews.opinion as o', (join) =>
      join
        .onRef('o.municipality_id', '=', 'a.municipality_id')
        .onRef('o.initiative_id', '=', 'a.initiative_id')
        .onRef('o.check_number', '=', 'a.check_number')
        .onRef('o.subject', '=', 'a.subject'),
    )
    .select(['i.number', 'i.title', 'm.slug', 'm.name_ky', 'm.name_ru', 'm.name_en'])
    .select([
      sql<ExpertSubject[]>`json_agg(a.subject order by a.subject)`.as('subjects'),
      sql<CivilDate>`min(a.answer_by)`.as('until'),
    ])
    .where('a.expert_id', '=', expertId)
    .where('a.municipality_id', 'in', [...places])
    .where('a.left_at', 'is', null)
    .where('o.subject', 'is', null)
    .where('i.stage', '=', 'submitted')
    .where('c.stage', 'in', ['collecting', 'reviewing'])
    .where(runs)
    .groupBy(['i.number', 'i.title', 'm.slug', 'm.name_ky', 'm.name_ru', 'm.name_en'])
    .orderBy('until')
    .orderBy('i.number')
    .limit(200)
  return question(query, (row: InferResult<typeof query>[number]): OpinionToGive => {
    const { number, title, slug, name_ky: ky, name_ru: ru, name_en: en, subjects, until } = row
    return { number, title, place: { slug, names: { ky, ru, en } }, subjects, until }
  })
}

export type CallToAssign = {
  readonly slug: string
  readonly title: string
  readonly place: { readonly slug: string; readonly names: Three }
  readonly reviewingUntil: CivilDate
  /** Initiatives with a subject that nobody is asked about. */
  readonly unassigned: number
  /** Opinions whose day is over, and the first of those days. */
  readonly late: number
  readonly lateSince: CivilDate | null
}

/** Calls in which experts are to be named, or have not answered by their day. */
export function callsToAssign(places: readonly MunicipalityId[], today: CivilDate): Question<CallToAssign> {
  const query = sql`
    select c.slug, c.title, c.reviewing_until as "reviewingUntil",
      json_build_object('slug', m.slug, 'names', json_build_object('ky', m.name_ky, 'ru', m.name_ru, 'en', m.name_en)) as place,
      count(distinct i.id) filter (where a.subject is null) as unassigned,
      count(*) filter (where a.answer_by < ${today}) as late,
      min(a.answer_by) filter (where a.answer_by < ${today}) as "lateSince"
    from calls.call c
    join municipalities.municipality m on m.id = c.municipality_id
    join regulations.regulation r on r.municipality_id = c.municipality_id and r.id = c.regulation_id
    join initiatives.initiative i on i.municipality_id = c.municipality_id and i.call_id = c.id and i.stage = 'submitted'
    join reviews.substantive_check k on k.municipality_id = i.municipality_id and k.initiative_id = i.id and ${runs}
    cross join lateral jsonb_array_elements_text(r.terms->'expertSubjects') s
    left join reviews.expert_assignment a on a.municipality_id = k.municipality_id and a.initiative_id = k.initiative_id
      and a.check_number = k.number and a.subject = s and a.left_at is null
    left join reviews.opinion o on o.municipality_id = k.municipality_id and o.initiative_id = k.initiative_id
      and o.check_number = k.number and o.subject = s
    where c.municipality_id = any(${[...places]}::uuid[]) and c.stage in ('collecting', 'reviewing') and o.subject is null
    group by c.municipality_id, c.id, m.id
    having count(*) filter (where a.subject is null or a.answer_by < ${today}) > 0`
  return question(query, (row: CallToAssign) => row)
}

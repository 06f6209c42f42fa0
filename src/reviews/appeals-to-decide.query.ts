import { type InferResult, sql } from 'kysely'
import { type CivilDate, dateOf, startOf } from '../../lib/kernel/civil-date.ts'
import { type Instant, instant } from '../../lib/kernel/instant.ts'
import { timeOf } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { millisOf, type Question, question } from '../../lib/platform/question.ts'
import { ownedBy } from '../initiatives/index.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import { appealUntil } from './appeal.rules.ts'

export type AppealToDecide = {
  readonly number: number
  readonly title: string
  readonly slug: string
  readonly names: { readonly ky: string; readonly ru: string; readonly en: string }
  readonly until: string
}

/** Appeals that wait for a decision in these municipalities. */
export function appealsToDecide(
  { db }: Platform,
  places: readonly MunicipalityId[],
): Question<readonly AppealToDecide[]> {
  const query = db.read
    .selectFrom('reviews.appeal as a')
    .innerJoin('initiatives.initiative as i', (join) =>
      join.onRef('i.municipality_id', '=', 'a.municipality_id').onRef('i.id', '=', 'a.initiative_id'),
    )
    .innerJoin('calls.call as c', (join) =>
      join.onRef('c.municipality_id', '=', 'i.municipality_id').onRef('c.id', '=', 'i.call_id'),
    )
    .innerJoin('municipalities.municipality as m', 'm.id', 'i.municipality_id')
    .select(['i.number', 'i.title', 'm.slug', 'm.name_ky', 'm.name_ru', 'm.name_en', 'c.reviewing_until'])
    .where('a.municipality_id', 'in', [...places])
    .where('a.decision', 'is', null)
    .orderBy('a.filed_at')
    .limit(100)
  return question(query, (row: InferResult<typeof query>[number]): AppealToDecide[] => {
    const { number, title, slug, name_ky: ky, name_ru: ru, name_en: en, reviewing_until: until } = row
    return [{ number, title, slug, names: { ky, ru, en }, until }]
  })
}

export type RefusedToAppeal = Omit<AppealToDecide, 'until'> & { readonly until: CivilDate }

/** Refused initiatives that this person answers for, not appealed yet, as long as an appeal is taken. */
export function refusedToAppeal({ db }: Platform, personId: PersonId, now: Instant): Question<RefusedToAppeal> {
  const refusedAt = sql<Date>`(select max(f.found_at) from reviews.finding f
    where f.municipality_id = i.municipality_id and f.initiative_id = i.id and f.verdict = 'refused')`
  const appealDays = sql<number>`(r.terms->>'appealDays')::int`
  const query = db.read
    .selectFrom('initiatives.initiative as i')
    .innerJoin('calls.call as c', (join) =>
      join.onRef('c.municipality_id', '=', 'i.municipality_id').onRef('c.id', '=', 'i.call_id'),
    )
    .innerJoin('regulations.regulation as r', (join) =>
      join.onRef('r.municipality_id', '=', 'c.municipality_id').onRef('r.id', '=', 'c.regulation_id'),
    )
    .innerJoin('municipalities.municipality as m', 'm.id', 'i.municipality_id')
    .leftJoin('reviews.appeal as a', (join) =>
      join.onRef('a.municipality_id', '=', 'i.municipality_id').onRef('a.initiative_id', '=', 'i.id'),
    )
    .select(['i.number', 'i.title', 'm.slug', 'm.name_ky', 'm.name_ru', 'm.name_en'])
    .select([millisOf(refusedAt).as('refused_at'), appealDays.as('appeal_days')])
    .where(sql<boolean>`(i.municipality_id, i.id) in (${ownedBy(personId)})`)
    .where('i.stage', '=', 'refused')
    .where('a.initiative_id', 'is', null)
    // The day of the refusal counts in whole, so its first moment plus the days and one more is past the last day.
    .where(sql<boolean>`${refusedAt} + make_interval(days => ${appealDays} + 1) > ${timeOf(startOf(dateOf(now)))}`)
    .limit(100)
  return question(query, (row: InferResult<typeof query>[number]): RefusedToAppeal => {
    const { number, title, slug, name_ky: ky, name_ru: ru, name_en: en, refused_at, appeal_days: days } = row
    const refusing = { by: personId, at: instant(refused_at ?? now) }
    const until = appealUntil({ refusing, appealDays: days }) ?? dateOf(now)
    return { number, title, slug, names: { ky, ru, en }, until }
  })
}

import type { InferResult } from 'kysely'
import type { Platform } from '../../lib/platform/platform.ts'
import { type Question, question } from '../../lib/platform/question.ts'
import type { MunicipalityId } from '../people/person.model.ts'

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

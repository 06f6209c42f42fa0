import type { InferResult } from 'kysely'
import type { Three } from '../../lib/kernel/three.ts'
import type { Reader } from '../../lib/platform/db.ts'
import { type Question, question } from '../../lib/platform/question.ts'
import type { MunicipalityId } from '../people/person.model.ts'

export type DraftAtWork = {
  readonly municipalityId: MunicipalityId
  readonly place: { readonly slug: string; readonly names: Three }
  readonly number: number
  /** Whether anybody has saved it since it was started. */
  readonly touched: boolean
}

/** Drafts in the municipalities that somebody works for. */
export function draftsAtWork(read: Reader, municipalityIds: readonly MunicipalityId[]): Question<DraftAtWork> {
  const query = read
    .selectFrom('regulations.regulation as regulation')
    .innerJoin('municipalities.municipality as place', 'place.id', 'regulation.municipality_id')
    .select(['regulation.municipality_id', 'regulation.number', 'regulation.version'])
    .select(['place.slug', 'place.name_ky', 'place.name_ru', 'place.name_en'])
    .where('regulation.municipality_id', 'in', municipalityIds)
    .where('regulation.stage', '=', 'draft')
  return question(query, (row: InferResult<typeof query>[number]) => ({
    municipalityId: row.municipality_id as MunicipalityId,
    place: { slug: row.slug, names: { ky: row.name_ky, ru: row.name_ru, en: row.name_en } },
    number: row.number,
    touched: row.version > 1,
  }))
}

import type { Reader } from '../lib/platform/db.ts'
import type { MunicipalityId, Place } from '../src/people/person.model.ts'

export type OwnPlace = Pick<Place, 'id' | 'slug' | 'names'>

/** The municipalities that somebody has a role in, by their name. */
export async function readOwnPlaces(read: Reader, ids: readonly MunicipalityId[]): Promise<readonly OwnPlace[]> {
  if (ids.length === 0) return []
  const rows = await read
    .selectFrom('municipalities.municipality')
    .select(['id', 'slug', 'name_ky', 'name_ru', 'name_en'])
    .where('id', 'in', ids)
    .orderBy('name_ky')
    .execute()
  return rows.map(({ id, slug, name_ky: ky, name_ru: ru, name_en: en }) => ({
    id: id as MunicipalityId,
    slug,
    names: { ky, ru, en },
  }))
}

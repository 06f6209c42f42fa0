import type { Three } from '../../lib/kernel/three.ts'
import type { Reader } from '../../lib/platform/db.ts'
import type { MunicipalityId } from '../people/person.model.ts'

/** The villages that a municipality has today, by their Kyrgyz names. */
export async function listVillages(read: Reader, municipalityId: MunicipalityId): Promise<readonly Three[]> {
  const rows = await read
    .selectFrom('municipalities.village')
    .select(['name_ky', 'name_ru', 'name_en'])
    .where('municipality_id', '=', municipalityId)
    .where('valid_to', 'is', null)
    .orderBy('name_ky')
    .execute()
  return rows.map(({ name_ky: ky, name_ru: ru, name_en: en }) => ({ ky, ru, en }))
}

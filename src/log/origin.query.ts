import type { Reader } from '../../lib/platform/db.ts'
import type { MunicipalityId } from '../people/person.model.ts'

/** The address of a municipality, which names its log for ever, also when the municipality is renamed. */
export async function readSlug(read: Reader, municipalityId: MunicipalityId): Promise<string> {
  const row = await read
    .selectFrom('municipalities.municipality')
    .select('slug')
    .where('id', '=', municipalityId)
    .executeTakeFirstOrThrow()
  return row.slug
}

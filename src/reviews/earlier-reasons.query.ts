import { sql } from 'kysely'
import type { Reader } from '../../lib/platform/db.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { FindingVerdict } from './review.model.ts'

/** Words in which this office returned or refused an application before. */
export type EarlierReason = { readonly id: string; readonly verdict: FindingVerdict; readonly reason: string }

const mostShown = 10

/** The reasons that the municipality gave last, each wording once: so that the same fault is told in the same words. */
export async function earlierReasons(read: Reader, municipalityId: MunicipalityId): Promise<readonly EarlierReason[]> {
  const { rows } = await sql<EarlierReason>`
    select (array_agg(f.id order by f.found_at desc))[1] as id, f.verdict, f.reason
    from reviews.finding f
    where f.municipality_id = ${municipalityId} and f.verdict in ('returned', 'refused')
    group by f.verdict, f.reason order by count(*) desc, max(f.found_at) desc limit ${mostShown}`.execute(read)
  return rows
}

import { sql } from 'kysely'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Three } from '../../lib/kernel/three.ts'
import type { Reader } from '../../lib/platform/db.ts'
import type { Call, CallStage } from './call.model.ts'

export type OpenCall = Pick<Call, 'slug' | 'title' | 'stage'> & {
  readonly place: { readonly slug: string; readonly names: Three }
  readonly votingFrom: CivilDate
  /** The last day of what can be done now. */
  readonly endsOn: CivilDate
}

/** Calls of the whole country in which residents can apply or vote now, the nearest end first. */
export async function viewOpenCalls(read: Reader, most: number): Promise<readonly OpenCall[]> {
  const rows = await read
    .selectFrom('calls.call as call')
    .innerJoin('municipalities.municipality as place', 'place.id', 'call.municipality_id')
    .select(['call.slug', 'call.title', 'call.stage', 'call.collecting_until', 'call.voting_from', 'call.voting_until'])
    .select(['place.slug as place_slug', 'place.name_ky', 'place.name_ru', 'place.name_en'])
    .where('call.stage', 'in', ['collecting', 'voting'])
    .orderBy(sql`case call.stage when 'voting' then call.voting_until else call.collecting_until end`)
    .orderBy('place.slug')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    slug: row.slug,
    title: row.title,
    stage: row.stage as CallStage,
    place: { slug: row.place_slug, names: { ky: row.name_ky, ru: row.name_ru, en: row.name_en } },
    votingFrom: row.voting_from ?? row.collecting_until,
    endsOn: row.stage === 'voting' ? (row.voting_until ?? row.collecting_until) : row.collecting_until,
  }))
}

import { sql } from 'kysely'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Three } from '../../lib/kernel/three.ts'
import type { Reader } from '../../lib/platform/db.ts'
import type { MunicipalityKind } from './municipality.model.ts'
import { namesOfRow } from './names.query.ts'
import { searchKey } from './search.rules.ts'

/** A village or a municipality that somebody may have meant. */
export type FoundPlace = {
  readonly slug: string
  readonly kind: MunicipalityKind
  readonly municipality: Three
  readonly oblast: Three
  /** Set when it was a village that was found. */
  readonly village: Three | undefined
  /** Set when it was found by a name that it gave up. */
  readonly formerName: Three | undefined
  /** Set when it is no more: the first day of that. */
  readonly endedOn: CivilDate | undefined
}

type FoundRow = {
  slug: string
  kind: MunicipalityKind
  municipality: Three
  oblast: Three
  village: Three | null
  former: Three | null
  ended: CivilDate | null
}

/**
 * Villages and municipalities whose name holds what was typed: whole names first, then beginnings, then the rest. The
 * register is small enough to be read through; see search.rules.ts for what counts as the same letter.
 */
export async function findPlaces(
  read: Reader,
  { typed, on, most }: { readonly typed: string; readonly on: CivilDate; readonly most: number },
): Promise<readonly FoundPlace[]> {
  const key = searchKey(typed)
  if (key === '') return []
  const { rows } = await sql<FoundRow>`
    with found as (
      select id as municipality_id, null::jsonb as village, null::jsonb as former, search_text
        from municipalities.municipality
      union all
      select v.municipality_id, ${namesOfRow('v')}, null, v.search_text from municipalities.village v
        where v.valid_to is null or v.valid_to > ${on}
      union all
      select f.municipality_id, null, ${namesOfRow('f')}, f.search_text from municipalities.former_name f
    )
    select m.slug, m.kind, ${namesOfRow('m')} as municipality, ${namesOfRow('o')} as oblast, found.village, found.former,
      case when m.valid_to <= ${on} then m.valid_to end as ended
    from found
    join municipalities.municipality m on m.id = found.municipality_id
    join municipalities.oblast o on o.code = m.oblast_code
    where found.search_text like ${`%${key}%`}
    order by m.valid_to is not null and m.valid_to <= ${on},
      case when found.search_text like ${`%|${key}|%`} then 0 when found.search_text like ${`%|${key}%`} then 1 else 2 end,
      found.village is null, coalesce(found.village ->> 'ky', m.name_ky), m.slug
    limit ${most}`.execute(read)
  return rows.map((row) => ({
    slug: row.slug,
    kind: row.kind,
    municipality: row.municipality,
    oblast: row.oblast,
    village: row.village ?? undefined,
    formerName: row.former ?? undefined,
    endedOn: row.ended ?? undefined,
  }))
}

import { sql } from 'kysely'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Three } from '../../lib/kernel/three.ts'
import type { Reader } from '../../lib/platform/db.ts'
import { namesOfRow } from './names.query.ts'

export type OblastView = {
  readonly code: string
  readonly names: Three
  readonly municipalities: readonly {
    readonly slug: string
    readonly names: Three
    readonly raion: Three | null
    readonly villages: number
  }[]
}

/** The municipalities that stand on a day, by oblast; oblasts without any are left out. */
export async function viewMunicipalities(read: Reader, on: CivilDate): Promise<readonly OblastView[]> {
  const { rows } = await sql<OblastView>`
    select o.code, ${namesOfRow('o')} as names,
      json_agg(json_build_object('slug', m.slug,
        'names', ${namesOfRow('m')},
        'raion', case when r.code is not null then ${namesOfRow('r')} end,
        'villages', (select count(*) from municipalities.village v
          where v.municipality_id = m.id and (v.valid_to is null or v.valid_to > ${on}))
      ) order by m.kind = 'aiyl-aimak', r.name_ky nulls first, m.name_ky) as municipalities
    from municipalities.municipality m
    join municipalities.oblast o on o.code = m.oblast_code
    left join municipalities.raion r on r.code = m.raion_code
    where m.valid_from <= ${on} and (m.valid_to is null or m.valid_to > ${on})
    group by o.code, o.name_ky, o.name_ru, o.name_en
    order by o.code like '%-city', o.name_ky`.execute(read)
  return rows
}

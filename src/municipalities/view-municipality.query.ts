import { sql } from 'kysely'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Three } from '../../lib/kernel/three.ts'
import type { Reader } from '../../lib/platform/db.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { Neighbour, Picture, Settings } from './municipality.model.ts'
import { namesOfRow } from './names.query.ts'

export type MunicipalityView = {
  readonly oblast: Three
  readonly raion: Three | undefined
  readonly validTo: CivilDate | undefined
  readonly contacts: Pick<Settings, 'phone' | 'email' | 'address'>
  readonly picture: Picture | undefined
  readonly villages: readonly { readonly names: Three; readonly population: number | undefined }[]
  readonly predecessors: readonly Neighbour[]
  readonly successors: readonly Neighbour[]
  readonly formerNames: readonly { readonly names: Three; readonly until: CivilDate }[]
}

type ViewRow = {
  oblast: Three
  raion: Three | null
  valid_to: CivilDate | null
  phone: string | null
  email: string | null
  address: string | null
  picture: Picture | null
  villages: { names: Three; population: number | null }[]
  predecessors: Neighbour[]
  successors: Neighbour[]
  former_names: MunicipalityView['formerNames']
}

/** What the register knows of one municipality on a day, in one query. */
export async function viewMunicipality(read: Reader, id: MunicipalityId, on: CivilDate): Promise<MunicipalityView> {
  const { rows } = await sql<ViewRow>`
    select ${namesOfRow('o')} as oblast, case when r.code is not null then ${namesOfRow('r')} end as raion, m.valid_to,
      s.phone, s.email, s.address,
      case when p.digest is not null
        then json_build_object('digest', p.digest, 'width', p.width, 'height', p.height) end as picture,
      (select coalesce(json_agg(json_build_object('names', ${namesOfRow('v')}, 'population', v.population)
          order by v.population desc nulls last, v.name_ky), '[]')
        from municipalities.village v
        where v.municipality_id = m.id and (v.valid_to is null or v.valid_to > ${on} or v.valid_to = m.valid_to)
      ) as villages,
      (select coalesce(json_agg(json_build_object('slug', n.slug, 'names', ${namesOfRow('n')}, 'on', x.happened_on)
          order by x.happened_on, n.name_ky), '[]')
        from municipalities.succession x join municipalities.municipality n on n.id = x.predecessor_id
        where x.successor_id = m.id) as predecessors,
      (select coalesce(json_agg(json_build_object('slug', n.slug, 'names', ${namesOfRow('n')}, 'on', x.happened_on)
          order by n.name_ky), '[]')
        from municipalities.succession x join municipalities.municipality n on n.id = x.successor_id
        where x.predecessor_id = m.id) as successors,
      (select coalesce(json_agg(json_build_object('names', ${namesOfRow('f')}, 'until', f.used_until)
          order by f.used_until), '[]')
        from municipalities.former_name f where f.municipality_id = m.id) as former_names
    from municipalities.municipality m
    join municipalities.oblast o on o.code = m.oblast_code
    left join municipalities.raion r on r.code = m.raion_code
    left join municipalities.settings s on s.municipality_id = m.id
    left join platform_files.picture p on p.digest = s.picture_digest
    where m.id = ${id}`.execute(read)
  return viewOf(rows[0] as ViewRow)
}

function viewOf(row: ViewRow): MunicipalityView {
  return {
    oblast: row.oblast,
    raion: row.raion ?? undefined,
    validTo: row.valid_to ?? undefined,
    contacts: { phone: row.phone ?? '', email: row.email ?? '', address: row.address ?? '' },
    picture: row.picture ?? undefined,
    villages: row.villages.map(({ names, population }) => ({ names, population: population ?? undefined })),
    predecessors: row.predecessors,
    successors: row.successors,
    formerNames: row.former_names,
  }
}

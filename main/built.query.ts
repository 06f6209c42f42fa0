import { sql } from 'kysely'
import type { CivilDate } from '../lib/kernel/civil-date.ts'
import { type Money, money } from '../lib/kernel/money.ts'
import type { Three } from '../lib/kernel/three.ts'
import type { Reader } from '../lib/platform/db.ts'
import type { MunicipalityId } from '../src/people/person.model.ts'

/** An initiative whose works were accepted. */
export type Built = {
  readonly path: string
  readonly title: string
  readonly place: Three
  readonly acceptedOn: CivilDate
  /** What it came to, work and material included. */
  readonly cost: Money
  readonly cover: { readonly digest: string; readonly width: number; readonly height: number } | undefined
}

type BuiltRow = {
  slug: string
  number: number
  title: string
  place: Three
  accepted_on: CivilDate
  cost: bigint
  cover: Built['cover'] | null
}

/** What was built lately, the newest first; its picture is the last one of its reports, else the one it was proposed with. */
export async function readBuilt(
  read: Reader,
  { most, municipalityId }: { readonly most: number; readonly municipalityId?: MunicipalityId },
): Promise<readonly Built[]> {
  const here = municipalityId ? sql`where a.municipality_id = ${municipalityId}` : sql``
  const { rows } = await sql<BuiltRow>`
    select m.slug, i.number, i.title, a.accepted_on, i.total_cost as cost,
      json_build_object('ky', m.name_ky, 'ru', m.name_ru, 'en', m.name_en) as place,
      (select json_build_object('digest', p.digest, 'width', p.width, 'height', p.height)
        from platform_files.picture p
        where p.digest = coalesce(
          (select h.digest from implementation.report_photograph h
            join implementation.report r on r.municipality_id = h.municipality_id and r.id = h.report_id
              and r.initiative_id = h.initiative_id
            where h.municipality_id = a.municipality_id and h.initiative_id = a.initiative_id
            order by r.number desc, h.position limit 1),
          i.cover_digest)) as cover
    from implementation.acceptance a
    join initiatives.initiative i on i.municipality_id = a.municipality_id and i.id = a.initiative_id
    join municipalities.municipality m on m.id = a.municipality_id
    ${here}
    order by a.accepted_on desc, m.slug, i.number
    limit ${most}`.execute(read)
  return rows.map((row) => ({
    path: `/${row.slug}/initiatives/${row.number}`,
    title: row.title,
    place: row.place,
    acceptedOn: row.accepted_on,
    cost: money(row.cost),
    cover: row.cover ?? undefined,
  }))
}

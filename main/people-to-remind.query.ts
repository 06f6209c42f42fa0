import { sql } from 'kysely'
import type { CivilDate } from '../lib/kernel/civil-date.ts'
import type { Reader } from '../lib/platform/db.ts'
import type { Grant, MunicipalityId, PersonId, Role } from '../src/people/person.model.ts'

export type PersonToRemind = { readonly id: PersonId; readonly name: string; readonly grants: readonly Grant[] }

type Row = { id: string; name: string; grants: { role: Role; in: string | null }[] }

/**
 * People who can be written to, want it, may have work waiting, and for whom nobody looked yet today: those with a role, and
 * those who answer for an application that is not decided.
 */
export async function peopleToRemind(read: Reader, today: CivilDate, most: number): Promise<readonly PersonToRemind[]> {
  const { rows } = await sql<Row>`
    select p.id, p.name, coalesce((select json_agg(json_build_object('role', g.role, 'in', g.municipality_id))
        from people.role_grant g where g.person_id = p.id and g.ended_at is null), '[]') as grants
    from people.person p left join people.reminding r on r.person_id = p.id
    where p.erased_at is null and coalesce(r.wanted, true) and coalesce(r.looked_on < ${today}, true)
      and exists (select from people.contact c where c.person_id = p.id)
      and (exists (select from people.role_grant g where g.person_id = p.id and g.ended_at is null)
        or exists (select from initiatives.initiative i
          where i.leader_id = p.id and i.stage in ('draft', 'returned', 'refused'))
        or exists (select from initiatives.author a
          join initiatives.initiative i on i.municipality_id = a.municipality_id and i.id = a.initiative_id
          where a.person_id = p.id and a.left_at is null and i.stage in ('draft', 'returned', 'refused')))
    order by p.id
    limit ${most}`.execute(read)
  return rows.map(({ id, name, grants }) => ({
    id: id as PersonId,
    name,
    grants: grants.map((grant) => ({ role: grant.role, municipalityId: (grant.in ?? undefined) as MunicipalityId })),
  }))
}

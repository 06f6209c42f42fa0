import { sql } from 'kysely'
import type { Reader } from '../../lib/platform/db.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'

export type Signatories = { readonly head: string | undefined; readonly leader: string | undefined }

/** Who signs for the municipality and for the group. */
export async function viewSignatories(
  read: Reader,
  municipalityId: MunicipalityId,
  leaderId: PersonId,
): Promise<Signatories> {
  const { rows } = await sql<{ head: string | null; leader: string | null }>`select
    (select p.name from people.role_grant g join people.person p on p.id = g.person_id
      where g.municipality_id = ${municipalityId} and g.role = 'head' and g.ended_at is null
      order by g.granted_at desc limit 1) as head,
    (select name from people.person where id = ${leaderId} and erased_at is null) as leader`.execute(read)
  return { head: rows[0]?.head ?? undefined, leader: rows[0]?.leader ?? undefined }
}

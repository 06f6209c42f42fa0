import { sql } from 'kysely'
import type { Reader } from '../../lib/platform/db.ts'
import type { MunicipalityId } from '../people/person.model.ts'

/** How many supporters of an initiative stand on its call's roll; undefined while no roll is imported. */
export async function supportersOnRoll(
  read: Reader,
  municipalityId: MunicipalityId,
  initiativeId: string,
): Promise<{ readonly supporters: number; readonly onRoll: number } | undefined> {
  const { rows } = await sql<{ supporters: number; onRoll: number; roll: number }>`
    select count(s.supporter_key)::int as supporters, count(r.voter_key)::int as "onRoll",
      (select count(*) from ballots.roll_entry e
        where e.municipality_id = i.municipality_id and e.call_id = i.call_id)::int as roll
    from initiatives.initiative i
    left join initiatives.supporter s on s.municipality_id = i.municipality_id and s.initiative_id = i.id
    left join ballots.roll_entry r on r.municipality_id = i.municipality_id and r.call_id = i.call_id
      and r.voter_key = s.supporter_key
    where i.municipality_id = ${municipalityId} and i.id = ${initiativeId}
    group by i.municipality_id, i.call_id`.execute(read)
  const found = rows[0]
  return found && found.roll > 0 && found.supporters > 0 ? found : undefined
}

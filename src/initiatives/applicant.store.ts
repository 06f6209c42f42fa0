import { sql } from 'kysely'
import type { Reader } from '../../lib/platform/db.ts'
import type { Call } from '../calls/call.model.ts'
import type { PersonId } from '../people/person.model.ts'
import type { Initiative } from './initiative.model.ts'

// A number is the same however it is spaced and dashed.
function bare(column: string) {
  return sql`regexp_replace(lower(${sql.ref(column)}), '[^[:alnum:]]', '', 'g')`
}

/**
 * How many applications the applicant of initiative i has sent in the same call beside it, for a query that reads i: those
 * of its leader, and those of its organisation whoever leads. What was taken back is not counted.
 */
export const sentBeforeOf = sql<number>`(select count(*)::int from initiatives.initiative o
  where o.municipality_id = i.municipality_id and o.call_id = i.call_id and o.id <> i.id
    and o.stage not in ('draft', 'withdrawn')
    and (o.leader_id = i.leader_id or (i.registration <> '' and 'initiative-group' not in (i.applicant_kind, o.applicant_kind) and ${bare('o.registration')} = ${bare('i.registration')})))`

export async function readSentBefore(
  read: Reader,
  { municipalityId, id }: Pick<Initiative, 'municipalityId' | 'id'>,
): Promise<number> {
  const row = await read
    .selectFrom('initiatives.initiative as i')
    .select(sentBeforeOf.as('sent'))
    .where('i.municipality_id', '=', municipalityId)
    .where('i.id', '=', id)
    .executeTakeFirstOrThrow()
  return row.sent
}

/** How many applications this person has sent in the call as a leader. */
export async function countSentBy(read: Reader, { municipalityId, id }: Call, leaderId: PersonId): Promise<number> {
  const row = await read
    .selectFrom('initiatives.initiative')
    .select((eb) => eb.fn.countAll<bigint>().as('sent'))
    .where('municipality_id', '=', municipalityId)
    .where('call_id', '=', id)
    .where('leader_id', '=', leaderId)
    .where('stage', 'not in', ['draft', 'withdrawn'])
    .executeTakeFirstOrThrow()
  return Number(row.sent)
}

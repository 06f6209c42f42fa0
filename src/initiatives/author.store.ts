import { sql } from 'kysely'
import type { Instant } from '../../lib/kernel/instant.ts'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { PersonId } from '../people/person.model.ts'
import { type Author, authorConsentVersion } from './author.model.ts'
import type { Initiative } from './initiative.model.ts'

type Key = Pick<Initiative, 'municipalityId' | 'id'>

export type AuthorRow = { id: string; left: boolean }

/** Who agreed to be an author of initiative i, those who left too, in the order in which they came. */
export const authorRows = sql<AuthorRow[]>`coalesce((select json_agg(json_build_object('id', a.person_id,
    'left', a.left_at is not null) order by a.consented_at, a.person_id)
  from initiatives.author a where a.municipality_id = i.municipality_id and a.initiative_id = i.id), '[]')`

/** The group as the initiative knows it. The leader may stand among the authors too, with what they agreed to. */
export function groupFrom(
  leaderId: string,
  rows: readonly AuthorRow[],
): Pick<Initiative, 'leaderId' | 'authorIds' | 'formerAuthorIds'> {
  const others = rows.filter(({ id }) => id !== leaderId)
  const ids = (left: boolean) => others.filter((row) => row.left === left).map(({ id }) => id as PersonId)
  return { leaderId: leaderId as PersonId, authorIds: ids(false), formerAuthorIds: ids(true) }
}

/** Keys of the initiatives that a person leads or is an author of, for a query that asks whether a row is among them. */
export function ownedBy(personId: PersonId) {
  return sql`select o.municipality_id, o.id from initiatives.initiative o where o.leader_id = ${personId}
    union all select a.municipality_id, a.initiative_id from initiatives.author a
    where a.person_id = ${personId} and a.left_at is null`
}

/** Everybody who stands as an author, the leader first. */
export async function readAuthors(read: Reader, { municipalityId, id }: Key): Promise<readonly Author[]> {
  const { rows } = await sql<Author>`
    select p.id as "personId", p.name, p.id = i.leader_id as "isLeader", coalesce(a.shows_name, false) as "showsName",
      a.lead_offered_at is not null as "isOffered"
    from initiatives.initiative i
    join lateral (select i.leader_id as person_id union select w.person_id from initiatives.author w
      where w.municipality_id = i.municipality_id and w.initiative_id = i.id and w.left_at is null) g on true
    join people.person p on p.id = g.person_id
    left join initiatives.author a on a.municipality_id = i.municipality_id and a.initiative_id = i.id
      and a.person_id = p.id
    where i.municipality_id = ${municipalityId} and i.id = ${id}
    order by p.id = i.leader_id desc, a.consented_at, p.id`.execute(read)
  return rows
}

/** Keeps that this person stands as an author; with a name for everybody, without one, or as they said before. */
export async function storeAuthor(
  tx: Tx,
  { municipalityId, id }: Key,
  personId: PersonId,
  showsName: boolean | 'as-before',
): Promise<void> {
  const given = { consented_at: timeOf(tx.now), consent_version: authorConsentVersion }
  const shown = showsName === 'as-before' ? {} : { shows_name: showsName }
  await tx
    .insertInto('initiatives.author')
    .values({
      municipality_id: municipalityId,
      initiative_id: id,
      person_id: personId,
      ...given,
      shows_name: showsName === true,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['municipality_id', 'initiative_id', 'person_id'])
        .doUpdateSet({ ...given, ...shown, left_at: null, removed_by: null }),
    )
    .execute()
}

/** Keeps that they are no author any more; their name is not shown from now on. */
export async function storeLeft(
  tx: Tx,
  initiative: Key,
  personId: PersonId,
  removedBy: PersonId | undefined,
): Promise<void> {
  await change(tx, initiative, personId, {
    left_at: timeOf(tx.now),
    removed_by: removedBy ?? null,
    shows_name: false,
    lead_offered_at: null,
  })
}

/** Keeps to whom the lead is offered; it is offered to one at a time. */
export async function storeOffer(tx: Tx, initiative: Key, personId: PersonId | undefined): Promise<void> {
  await tx
    .updateTable('initiatives.author')
    .set({ lead_offered_at: null })
    .where('municipality_id', '=', initiative.municipalityId)
    .where('initiative_id', '=', initiative.id)
    .where('lead_offered_at', 'is not', null)
    .execute()
  if (personId) await change(tx, initiative, personId, { lead_offered_at: timeOf(tx.now) })
}

export async function storeLeader(tx: Tx, { municipalityId, id }: Key, leaderId: PersonId): Promise<void> {
  await tx
    .updateTable('initiatives.initiative')
    .set({ leader_id: leaderId })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .execute()
}

type Changed = {
  left_at?: ReturnType<typeof timeOf>
  removed_by?: PersonId | null
  shows_name?: boolean
  lead_offered_at?: ReturnType<typeof timeOf> | null
}

async function change(tx: Tx, { municipalityId, id }: Key, personId: PersonId, changed: Changed): Promise<void> {
  await tx
    .updateTable('initiatives.author')
    .set(changed)
    .where('municipality_id', '=', municipalityId)
    .where('initiative_id', '=', id)
    .where('person_id', '=', personId)
    .execute()
}

/** To whom the lead is offered, and since when. */
export async function offeredTo(
  read: Reader,
  { municipalityId, id }: Key,
): Promise<{ readonly personId: PersonId; readonly at: Instant } | undefined> {
  const row = await read
    .selectFrom('initiatives.author')
    .select(['person_id', 'lead_offered_at'])
    .where('municipality_id', '=', municipalityId)
    .where('initiative_id', '=', id)
    .where('lead_offered_at', 'is not', null)
    .executeTakeFirst()
  return row?.lead_offered_at ? { personId: row.person_id as PersonId, at: row.lead_offered_at } : undefined
}

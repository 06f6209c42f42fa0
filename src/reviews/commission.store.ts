import { sql } from 'kysely'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { Keys } from '../../lib/platform/keys.ts'
import type { CallId } from '../calls/call.model.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import type { Namer } from '../regulations/regulation.model.ts'
import type { Appointed, Appointment } from './review.model.ts'
import type { Subject } from './review.store.ts'
import { type Given, sealGiven } from './sealed-points.store.ts'

export type CallSubject = { readonly municipalityId: MunicipalityId; readonly callId: CallId }

/** The order that appointed the call's commission, its members by name; undefined while there is none. */
export async function readAppointment(
  read: Reader,
  { municipalityId, callId }: CallSubject,
): Promise<Appointment | undefined> {
  const row = await read
    .selectFrom('reviews.commission as c')
    .select(['c.order_number', 'c.ordered_on', 'c.version'])
    .select(
      sql<Appointed[]>`(select coalesce(json_agg(json_build_object('memberId', m.member_id, 'name', p.name,
          'namedBy', m.named_by, 'chairs', m.chairs) order by m.chairs desc, p.name), '[]')
        from reviews.commission_member m join people.person p on p.id = m.member_id
        where m.municipality_id = c.municipality_id and m.call_id = c.call_id)`.as('members'),
    )
    .where('c.municipality_id', '=', municipalityId)
    .where('c.call_id', '=', callId)
    .executeTakeFirst()
  if (!row) return undefined
  const { order_number: orderNumber, ordered_on: orderedOn, members, version } = row
  return { orderNumber, orderedOn, members, version }
}

/** People who have the role of a commission member in the municipality now, by name. */
export async function commissionPeople(
  read: Reader,
  municipalityId: MunicipalityId,
): Promise<readonly { readonly id: PersonId; readonly name: string }[]> {
  const rows = await read
    .selectFrom('people.role_grant as g')
    .innerJoin('people.person as p', 'p.id', 'g.person_id')
    .select(['p.id', 'p.name'])
    .distinct()
    .where('g.municipality_id', '=', municipalityId)
    .where('g.role', '=', 'commission-member')
    .where('g.ended_at', 'is', null)
    .orderBy('p.name')
    .execute()
  return rows.map(({ id, name }) => ({ id: id as PersonId, name }))
}

/** Whether any sheet of the call's initiatives is signed. */
export async function scoringBegan(read: Reader, { municipalityId, callId }: CallSubject): Promise<boolean> {
  const row = await read
    .selectFrom('reviews.sheet as s')
    .innerJoin('initiatives.initiative as i', (join) =>
      join.onRef('i.municipality_id', '=', 's.municipality_id').onRef('i.id', '=', 's.initiative_id'),
    )
    .select('s.member_id')
    .where('i.municipality_id', '=', municipalityId)
    .where('i.call_id', '=', callId)
    .limit(1)
    .executeTakeFirst()
  return row !== undefined
}

/** Puts the order in place of an earlier one. */
export async function storeAppointment(
  tx: Tx,
  { municipalityId, callId }: CallSubject,
  order: { readonly orderNumber: string; readonly orderedOn: CivilDate },
  members: readonly { readonly memberId: PersonId; readonly namedBy: Namer; readonly chairs: boolean }[],
  by: PersonId,
): Promise<void> {
  const { orderNumber, orderedOn } = order
  const common = { order_number: orderNumber, ordered_on: orderedOn, appointed_by: by, appointed_at: timeOf(tx.now) }
  await tx
    .insertInto('reviews.commission')
    .values({ municipality_id: municipalityId, call_id: callId, ...common })
    .onConflict((conflict) =>
      conflict
        .columns(['municipality_id', 'call_id'])
        .doUpdateSet({ ...common, version: sql`reviews.commission.version + 1` }),
    )
    .execute()
  await tx
    .deleteFrom('reviews.commission_member')
    .where('municipality_id', '=', municipalityId)
    .where('call_id', '=', callId)
    .execute()
  await tx
    .insertInto('reviews.commission_member')
    .values(
      members.map(({ memberId, namedBy, chairs }) => ({
        municipality_id: municipalityId,
        call_id: callId,
        member_id: memberId,
        named_by: namedBy,
        chairs,
      })),
    )
    .execute()
}

/** Changes a member's sheet and keeps what it said. False when it was changed before: the primary key allows one change. */
export async function storeRevision(
  tx: Tx,
  keys: Keys,
  { municipalityId, initiativeId }: Subject,
  memberId: PersonId,
  { points, comment, reason }: Given & { readonly reason: string },
): Promise<boolean> {
  const kept = await sql`
    insert into reviews.earlier_sheet
      (municipality_id, initiative_id, member_id, sealed, points, comment, signed_at, reason, changed_at)
    select municipality_id, initiative_id, member_id, sealed, points, comment, signed_at, ${reason}, ${timeOf(tx.now)}
    from reviews.sheet
    where municipality_id = ${municipalityId} and initiative_id = ${initiativeId} and member_id = ${memberId}
    on conflict do nothing`.execute(tx)
  if (kept.numAffectedRows !== 1n) return false
  await tx
    .updateTable('reviews.sheet')
    .set({
      sealed: sealGiven(keys, initiativeId, memberId, { points, comment }),
      points: null,
      comment: '',
      signed_at: timeOf(tx.now),
    })
    .where('municipality_id', '=', municipalityId)
    .where('initiative_id', '=', initiativeId)
    .where('member_id', '=', memberId)
    .execute()
  return true
}

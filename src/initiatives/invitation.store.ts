import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { Instant } from '../../lib/kernel/instant.ts'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { Keys } from '../../lib/platform/keys.ts'
import type { PersonId } from '../people/person.model.ts'
import type { Invitation, InvitationChannel } from './author.model.ts'
import type { Initiative } from './initiative.model.ts'

type Key = Pick<Initiative, 'municipalityId' | 'id'>

/** The key under which a code that was read out is found again. */
export function codeHash(keys: Keys, code: string): Buffer {
  return keys.hash('initiatives/author-code', code)
}

function purposeOf({ municipalityId, id }: Key): string {
  return `initiatives/author-invitation/${municipalityId}/${id}`
}

function invitations(read: Reader, { municipalityId, id }: Key) {
  return read
    .selectFrom('initiatives.author_invitation as v')
    .select(['v.id', 'v.channel', 'v.invited_at', 'v.answer'])
    .where('v.municipality_id', '=', municipalityId)
    .where('v.initiative_id', '=', id)
}

type Row = { id: string; channel: string; invited_at: Instant; answer: string | null }

function invitationFrom(row: Row): Invitation {
  return {
    id: row.id,
    channel: row.channel as InvitationChannel,
    invitedAt: row.invited_at,
    answer: (row.answer ?? undefined) as Invitation['answer'],
  }
}

/** The open invitation under this key; else one that was declined, however long ago; else any. */
export async function lastInvitation(read: Reader, initiative: Key, hash: Buffer): Promise<Invitation | undefined> {
  const row = await invitations(read, initiative)
    .where('v.key_hash', '=', hash)
    .orderBy('v.answer', (order) => order.desc().nullsFirst())
    .orderBy('v.invited_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && invitationFrom(row)
}

/** The open invitation to one of this person's addresses. */
export async function invitationTo(read: Reader, initiative: Key, personId: PersonId): Promise<Invitation | undefined> {
  const row = await invitations(read, initiative)
    .innerJoin('people.contact as c', 'c.address_hash', 'v.key_hash')
    .where('c.person_id', '=', personId)
    .where('v.answer', 'is', null)
    .orderBy('v.invited_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && invitationFrom(row)
}

export type OpenInvitation = Invitation & { readonly to: string }

/** Invitations that nobody answered yet, with the address or code of each. */
export async function openInvitations(read: Reader, keys: Keys, initiative: Key): Promise<readonly OpenInvitation[]> {
  const rows = await invitations(read, initiative)
    .select('v.key_sealed')
    .where('v.answer', 'is', null)
    .orderBy('v.invited_at')
    .orderBy('v.id')
    .execute()
  return rows.map((row) => ({ ...invitationFrom(row), to: keys.open(purposeOf(initiative), row.key_sealed) }))
}

/** How many this person has invited since the moment. Their row is locked, so that two at once are counted one after the other. */
export async function countInvitedSince(tx: Tx, personId: PersonId, since: Instant): Promise<number> {
  await tx.selectFrom('people.person').select('id').where('id', '=', personId).forNoKeyUpdate().execute()
  const row = await tx
    .selectFrom('initiatives.author_invitation')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('invited_by', '=', personId)
    .where('invited_at', '>=', timeOf(since))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function insertInvitation(
  tx: Tx,
  keys: Keys,
  initiative: Key,
  { channel, hash, to, by }: { channel: InvitationChannel; hash: Buffer; to: string; by: PersonId },
): Promise<string> {
  const id = randomUUID()
  await tx
    .insertInto('initiatives.author_invitation')
    .values({
      municipality_id: initiative.municipalityId,
      initiative_id: initiative.id,
      id,
      channel,
      key_hash: hash,
      key_sealed: keys.seal(purposeOf(initiative), to),
      invited_by: by,
      invited_at: timeOf(tx.now),
    })
    .execute()
  return id
}

/** Keeps the answer to an invitation that is open; false when it is answered already, or not there. */
export async function storeInvitationAnswer(
  tx: Tx,
  { municipalityId, id }: Key,
  invitationId: string,
  answer: NonNullable<Invitation['answer']>,
  by: PersonId,
): Promise<boolean> {
  const changed = await tx
    .updateTable('initiatives.author_invitation')
    .set({ answer, answered_by: by, answered_at: timeOf(tx.now) })
    .where('municipality_id', '=', municipalityId)
    .where('initiative_id', '=', id)
    .where('id', '=', invitationId)
    .where('answer', 'is', null)
    .executeTakeFirst()
  return changed.numUpdatedRows === 1n
}

/** Whoever agreed to one invitation has answered those to their other addresses too. */
export async function answerOthers(tx: Tx, { municipalityId, id }: Key, personId: PersonId): Promise<void> {
  await sql`update initiatives.author_invitation v
    set answer = 'agreed', answered_by = ${personId}, answered_at = ${timeOf(tx.now)}
    where v.municipality_id = ${municipalityId} and v.initiative_id = ${id} and v.answer is null
      and v.key_hash in (select c.address_hash from people.contact c where c.person_id = ${personId})`.execute(tx)
}

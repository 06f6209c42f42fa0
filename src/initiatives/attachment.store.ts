import { sql } from 'kysely'
import { type Tx, timeOf } from '../../lib/platform/db.ts'
import type { PersonId } from '../people/person.model.ts'
import type { Attachment } from './attachment.model.ts'
import type { Initiative } from './initiative.model.ts'

type Key = Pick<Initiative, 'municipalityId' | 'id'>

/** The papers of initiative i in the order in which they came, for a query that reads i. */
export const attachmentsOf = sql<
  Attachment[]
>`coalesce((select json_agg(json_strip_nulls(json_build_object('id', d.id, 'kind', d.kind,
    'name', d.name, 'media', d.media, 'digest', d.digest, 'bytes', d.bytes, 'pledgeId', d.pledge_id)) order by d.added_at, d.id)
  from initiatives.attachment d where d.municipality_id = i.municipality_id and d.initiative_id = i.id), '[]')`

/** False when this very paper is there already. */
export async function insertAttachment(
  tx: Tx,
  { municipalityId, id }: Key,
  { pledgeId, ...attachment }: Attachment,
  by: PersonId,
): Promise<boolean> {
  const inserted = await tx
    .insertInto('initiatives.attachment')
    .values({
      municipality_id: municipalityId,
      initiative_id: id,
      ...attachment,
      pledge_id: pledgeId ?? null,
      added_by: by,
      added_at: timeOf(tx.now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export async function countAttachments(tx: Tx, { municipalityId, id }: Key): Promise<number> {
  const row = await tx
    .selectFrom('initiatives.attachment')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('municipality_id', '=', municipalityId)
    .where('initiative_id', '=', id)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export async function readAttachments(tx: Tx, { municipalityId, id }: Key): Promise<readonly Attachment[]> {
  const row = await tx
    .selectFrom('initiatives.initiative as i')
    .select(attachmentsOf.as('attachments'))
    .where('i.municipality_id', '=', municipalityId)
    .where('i.id', '=', id)
    .executeTakeFirstOrThrow()
  return row.attachments
}

/** Takes the letters of a pledge away; their ids. */
export async function removeLetterRows(
  tx: Tx,
  { municipalityId, id }: Key,
  pledgeId: string,
): Promise<readonly string[]> {
  const removed = await tx
    .deleteFrom('initiatives.attachment')
    .where('municipality_id', '=', municipalityId)
    .where('initiative_id', '=', id)
    .where('pledge_id', '=', pledgeId)
    .returning('id')
    .execute()
  return removed.map((row) => row.id)
}

/** Takes the paper away; false when it was gone. Its bytes stay in the folder, under a digest that nothing names any more. */
export async function removeAttachmentRow(tx: Tx, { municipalityId, id }: Key, attachmentId: string): Promise<boolean> {
  const removed = await tx
    .deleteFrom('initiatives.attachment')
    .where('municipality_id', '=', municipalityId)
    .where('initiative_id', '=', id)
    .where('id', '=', attachmentId)
    .executeTakeFirst()
  return removed.numDeletedRows === 1n
}

import { jsonOf, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { Actor, RecordEntry, RecordName } from './record.model.ts'

/** Appends to the record in the same transaction as the change it tells of. */
export async function appendRecord<Name extends RecordName>(
  tx: Tx,
  by: Actor,
  { municipalityId, name, subjectId, fields, at }: RecordEntry<Name>,
): Promise<void> {
  await tx
    .insertInto('record.entry')
    .values({
      municipality_id: municipalityId,
      at: timeOf(at ?? tx.now),
      actor_kind: by.kind,
      actor_id: by.kind === 'person' ? by.id : null,
      name,
      subject_id: subjectId ?? null,
      entry: jsonOf(fields),
    })
    .execute()
}

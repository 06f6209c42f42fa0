import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import type { Appeal, AppealDecision, Refusing } from './appeal.model.ts'
import type { Subject } from './review.store.ts'

export async function readAppeal(read: Reader, { municipalityId, initiativeId }: Subject): Promise<Appeal | undefined> {
  const row = await read
    .selectFrom('reviews.appeal')
    .selectAll()
    .where('municipality_id', '=', municipalityId)
    .where('initiative_id', '=', initiativeId)
    .executeTakeFirst()
  if (!row) return undefined
  const { decision, reason, decided_at: at } = row
  return {
    text: row.text,
    filedBy: row.filed_by as PersonId,
    filedAt: row.filed_at,
    decided: decision && reason && at ? { decision: decision as AppealDecision, reason, at } : undefined,
  }
}

/** The last refusal of the initiative: who decided, and when. */
export async function readRefusing(
  read: Reader,
  { municipalityId, initiativeId }: Subject,
): Promise<Refusing | undefined> {
  const row = await read
    .selectFrom('reviews.finding')
    .select(['found_by', 'found_at'])
    .where('municipality_id', '=', municipalityId)
    .where('initiative_id', '=', initiativeId)
    .where('verdict', '=', 'refused')
    .orderBy('found_at', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { by: row.found_by as PersonId, at: row.found_at }
}

/** False when there is an appeal already: the primary key allows one. */
export async function storeAppeal(tx: Tx, subject: Subject, text: string, by: PersonId): Promise<boolean> {
  const inserted = await tx
    .insertInto('reviews.appeal')
    .values({
      municipality_id: subject.municipalityId,
      initiative_id: subject.initiativeId,
      text,
      filed_by: by,
      filed_at: timeOf(tx.now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export async function storeAppealDecision(
  tx: Tx,
  { municipalityId, initiativeId }: Subject,
  { decision, reason }: { readonly decision: AppealDecision; readonly reason: string },
  by: PersonId,
): Promise<void> {
  await tx
    .updateTable('reviews.appeal')
    .set({ decision, reason, decided_by: by, decided_at: timeOf(tx.now) })
    .where('municipality_id', '=', municipalityId)
    .where('initiative_id', '=', initiativeId)
    .execute()
}

/** Numbers of the call's initiatives whose appeal is not decided. */
export async function openAppeals(
  read: Reader,
  municipalityId: MunicipalityId,
  callId: string,
): Promise<readonly { readonly id: InitiativeId; readonly number: number }[]> {
  const rows = await read
    .selectFrom('reviews.appeal as a')
    .innerJoin('initiatives.initiative as i', (join) =>
      join.onRef('i.municipality_id', '=', 'a.municipality_id').onRef('i.id', '=', 'a.initiative_id'),
    )
    .select(['i.id', 'i.number'])
    .where('i.municipality_id', '=', municipalityId)
    .where('i.call_id', '=', callId)
    .where('a.decision', 'is', null)
    .orderBy('i.number')
    .execute()
  return rows.map(({ id, number }) => ({ id: id as InitiativeId, number }))
}

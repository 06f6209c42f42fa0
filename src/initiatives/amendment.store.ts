import { sql } from 'kysely'
import type { Instant } from '../../lib/kernel/instant.ts'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import { type AmendableField, type Amendment, type AmendmentId, amendmentsOnPage } from './amendment.model.ts'
import type { InitiativeId } from './initiative.model.ts'

type Subject = { readonly municipalityId: MunicipalityId; readonly id: InitiativeId }

function table(read: Reader) {
  return read
    .selectFrom('initiatives.amendment as d')
    .innerJoin('people.person as p', 'p.id', 'd.proposed_by')
    .selectAll('d')
    .select('p.name')
    .select(
      sql<PersonId[]>`(select coalesce(json_agg(g.person_id), '[]') from initiatives.amendment_consent g
        where g.municipality_id = d.municipality_id and g.amendment_id = d.id)`.as('agreed'),
    )
}

type Row = Awaited<ReturnType<ReturnType<typeof table>['executeTakeFirstOrThrow']>>

function amendmentFrom(row: Row): Amendment {
  const { answer, answered_at: at, answer_reason: reason } = row
  return {
    id: row.id as AmendmentId,
    field: row.field as AmendableField,
    before: row.before,
    after: row.after,
    reason: row.reason,
    proposedBy: row.proposed_by as PersonId,
    proposerName: row.name,
    proposedAt: row.proposed_at,
    forOffice: row.for_office,
    agreed: row.agreed,
    answer:
      answer !== null && at !== null
        ? { kind: answer as 'accepted' | 'declined', reason: reason ?? '', at }
        : undefined,
    hiddenReason: row.hidden_reason ?? undefined,
  }
}

/** One page of what was proposed to an initiative: what waits for an answer first, then the newest. */
export async function readAmendments(
  read: Reader,
  { municipalityId, id }: Subject,
  page: number,
): Promise<readonly Amendment[]> {
  const rows = await table(read)
    .where('d.municipality_id', '=', municipalityId)
    .where('d.initiative_id', '=', id)
    .orderBy(sql`d.answer is not null or d.hidden_at is not null`)
    .orderBy('d.proposed_at', 'desc')
    .orderBy('d.id')
    .limit(amendmentsOnPage)
    .offset((page - 1) * amendmentsOnPage)
    .execute()
  return rows.map(amendmentFrom)
}

export async function countAmendments(read: Reader, { municipalityId, id }: Subject): Promise<number> {
  const row = await read
    .selectFrom('initiatives.amendment')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('municipality_id', '=', municipalityId)
    .where('initiative_id', '=', id)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** A proposal of the municipality, and to which initiative. */
export async function readAmendment(
  read: Reader,
  municipalityId: MunicipalityId,
  id: AmendmentId,
): Promise<(Amendment & { readonly initiativeId: InitiativeId }) | undefined> {
  const row = await table(read)
    .where('d.municipality_id', '=', municipalityId)
    .where('d.id', '=', id)
    .executeTakeFirst()
  return row && { ...amendmentFrom(row), initiativeId: row.initiative_id as InitiativeId }
}

/** What this person proposed: to all initiatives since the moment, and to this one without an answer. */
export async function countProposed(
  read: Reader,
  { municipalityId, id }: Subject,
  by: PersonId,
  since: Instant,
): Promise<{ readonly proposedToday: number; readonly open: number }> {
  const { rows } = await sql<{ today: number; open: number }>`
    select count(*) filter (where proposed_at >= ${timeOf(since)})::integer as today,
      count(*) filter (where municipality_id = ${municipalityId} and initiative_id = ${id} and answer is null
        and hidden_at is null)::integer as open
    from initiatives.amendment where proposed_by = ${by}`.execute(read)
  return { proposedToday: rows[0]?.today ?? 0, open: rows[0]?.open ?? 0 }
}

/** One after the other is counted, when somebody sends two at once. */
export async function lockProposer(tx: Tx, by: PersonId): Promise<void> {
  await tx.selectFrom('people.person').select('id').where('id', '=', by).forNoKeyUpdate().execute()
}

/** False when this very proposal, by the id of its form, is there already. */
export async function insertAmendment(
  tx: Tx,
  { municipalityId, id }: Subject,
  given: Pick<Amendment, 'id' | 'field' | 'before' | 'after' | 'reason' | 'proposedBy' | 'forOffice'>,
): Promise<boolean> {
  const inserted = await tx
    .insertInto('initiatives.amendment')
    .values({
      municipality_id: municipalityId,
      id: given.id,
      initiative_id: id,
      field: given.field,
      before: given.before,
      after: given.after,
      reason: given.reason,
      proposed_by: given.proposedBy,
      proposed_at: timeOf(tx.now),
      for_office: given.forOffice,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

/** Keeps that this author agreed; once. */
export async function storeConsent(tx: Tx, municipalityId: MunicipalityId, id: AmendmentId, personId: PersonId) {
  await tx
    .insertInto('initiatives.amendment_consent')
    .values({ municipality_id: municipalityId, amendment_id: id, person_id: personId, agreed_at: timeOf(tx.now) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function storeAmendmentAnswer(
  tx: Tx,
  municipalityId: MunicipalityId,
  id: AmendmentId,
  answer: { readonly kind: 'accepted' | 'declined'; readonly reason: string; readonly by: PersonId },
): Promise<void> {
  const reason = answer.kind === 'declined' ? answer.reason : null
  await tx
    .updateTable('initiatives.amendment')
    .set({ answer: answer.kind, answer_reason: reason, answered_by: answer.by, answered_at: timeOf(tx.now) })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .execute()
}

export async function storeAmendmentHiding(
  tx: Tx,
  municipalityId: MunicipalityId,
  id: AmendmentId,
  reason: string,
  by: PersonId,
): Promise<void> {
  await tx
    .updateTable('initiatives.amendment')
    .set({ hidden_reason: reason, hidden_by: by, hidden_at: timeOf(tx.now) })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .execute()
}

/** What was accepted, by whom it was proposed and when it was made, for the history of the words. */
export async function readAccepted(
  read: Reader,
  { municipalityId, id }: Subject,
): Promise<readonly { readonly name: string; readonly at: Instant }[]> {
  const rows = await read
    .selectFrom('initiatives.amendment as d')
    .innerJoin('people.person as p', 'p.id', 'd.proposed_by')
    .select(['p.name', 'd.answered_at'])
    .where('d.municipality_id', '=', municipalityId)
    .where('d.initiative_id', '=', id)
    .where('d.answer', '=', 'accepted')
    .orderBy('d.answered_at')
    .execute()
  return rows.flatMap(({ name, answered_at: at }) => (at === null ? [] : [{ name, at }]))
}

import { sql } from 'kysely'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import { type Comment, type CommentId, type CommentKind, commentsOnPage } from './comment.model.ts'
import type { InitiativeId } from './initiative.model.ts'

type Subject = { readonly municipalityId: MunicipalityId; readonly id: InitiativeId }

function table(read: Reader) {
  return read
    .selectFrom('initiatives.comment as c')
    .innerJoin('people.person as p', 'p.id', 'c.author_id')
    .select(['c.id', 'c.kind', 'c.text', 'c.author_id', 'p.name', 'c.written_at', 'c.answer_by', 'c.answer'])
    .select(['c.answered_at', 'c.hidden_reason', 'c.initiative_id'])
    .select(
      sql<number>`(select count(*)::int from initiatives.comment_report r
        where r.municipality_id = c.municipality_id and r.comment_id = c.id)`.as('reports'),
    )
}

type Row = Awaited<ReturnType<ReturnType<typeof table>['executeTakeFirstOrThrow']>>

function commentFrom(row: Row): Comment {
  const { answer, answered_at: at } = row
  return {
    id: row.id as CommentId,
    kind: row.kind as CommentKind,
    text: row.text,
    authorId: row.author_id as PersonId,
    authorName: row.name,
    writtenAt: row.written_at,
    answerBy: row.answer_by ?? undefined,
    answer: answer !== null && at !== null ? { text: answer, at } : undefined,
    hiddenReason: row.hidden_reason ?? undefined,
    reports: row.reports,
  }
}

/** One page of what was said of one kind, the newest first. */
export async function readComments(
  read: Reader,
  { municipalityId, id }: Subject,
  kind: CommentKind,
  page: number,
): Promise<readonly Comment[]> {
  const rows = await table(read)
    .where('c.municipality_id', '=', municipalityId)
    .where('c.initiative_id', '=', id)
    .where('c.kind', '=', kind)
    .orderBy('c.written_at', 'desc')
    .orderBy('c.id')
    .limit(commentsOnPage)
    .offset((page - 1) * commentsOnPage)
    .execute()
  return rows.map(commentFrom)
}

export type CommentCounts = Readonly<Record<CommentKind, number>>

export async function countComments(read: Reader, { municipalityId, id }: Subject): Promise<CommentCounts> {
  const rows = await read
    .selectFrom('initiatives.comment')
    .select(['kind', (eb) => eb.fn.countAll<bigint>().as('count')])
    .where('municipality_id', '=', municipalityId)
    .where('initiative_id', '=', id)
    .groupBy('kind')
    .execute()
  const of = (kind: CommentKind) => Number(rows.find((row) => row.kind === kind)?.count ?? 0)
  return { for: of('for'), against: of('against'), question: of('question') }
}

/** A comment of the municipality, and which initiative it is about. */
export async function readComment(
  read: Reader,
  municipalityId: MunicipalityId,
  id: CommentId,
): Promise<(Comment & { readonly initiativeId: InitiativeId }) | undefined> {
  const row = await table(read)
    .where('c.municipality_id', '=', municipalityId)
    .where('c.id', '=', id)
    .executeTakeFirst()
  return row && { ...commentFrom(row), initiativeId: row.initiative_id as InitiativeId }
}

/** The same, its row locked until the transaction ends. */
export async function lockComment(tx: Tx, municipalityId: MunicipalityId, id: CommentId) {
  await tx
    .selectFrom('initiatives.comment')
    .select('id')
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .execute()
  return readComment(tx, municipalityId, id)
}

/** What this person has written since the moment. Their row is locked, so that two at once are counted one after the other. */
export async function countWrittenSince(tx: Tx, authorId: PersonId, since: Instant): Promise<number> {
  await tx.selectFrom('people.person').select('id').where('id', '=', authorId).forNoKeyUpdate().execute()
  const row = await tx
    .selectFrom('initiatives.comment')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('author_id', '=', authorId)
    .where('written_at', '>=', timeOf(since))
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** False when this very comment, by the id of its form, is there already. */
export async function insertComment(
  tx: Tx,
  { municipalityId, id }: Subject,
  comment: {
    readonly id: CommentId
    readonly kind: CommentKind
    readonly text: string
    readonly authorId: PersonId
    readonly answerBy: CivilDate | undefined
  },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('initiatives.comment')
    .values({
      municipality_id: municipalityId,
      id: comment.id,
      initiative_id: id,
      kind: comment.kind,
      text: comment.text,
      author_id: comment.authorId,
      written_at: timeOf(tx.now),
      answer_by: comment.answerBy ?? null,
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

export async function storeAnswer(
  tx: Tx,
  municipalityId: MunicipalityId,
  id: CommentId,
  answer: string,
  by: PersonId,
): Promise<void> {
  await tx
    .updateTable('initiatives.comment')
    .set({ answer, answered_by: by, answered_at: timeOf(tx.now) })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .execute()
}

export async function storeHiding(
  tx: Tx,
  municipalityId: MunicipalityId,
  id: CommentId,
  reason: string,
  by: PersonId,
): Promise<void> {
  await tx
    .updateTable('initiatives.comment')
    .set({ hidden_reason: reason, hidden_by: by, hidden_at: timeOf(tx.now) })
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .execute()
}

/** False when this person reported it before. */
export async function insertReport(
  tx: Tx,
  municipalityId: MunicipalityId,
  id: CommentId,
  by: PersonId,
): Promise<boolean> {
  const inserted = await tx
    .insertInto('initiatives.comment_report')
    .values({ municipality_id: municipalityId, comment_id: id, person_id: by, reported_at: timeOf(tx.now) })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

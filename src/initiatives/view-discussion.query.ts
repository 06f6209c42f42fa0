import { type InferResult, sql } from 'kysely'
import type { Reader } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { type Question, question } from '../../lib/platform/question.ts'
import type { Call } from '../calls/call.model.ts'
import { readCall } from '../calls/index.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { Comment, CommentKind } from './comment.model.ts'
import { type CommentCounts, countComments, readComments } from './comment.store.ts'
import type { Initiative } from './initiative.model.ts'
import { readInitiative } from './initiative.store.ts'
import { isReadable } from './merger.rules.ts'
import { numberOf } from './view-application.query.ts'

export type DiscussionView = {
  readonly initiative: Initiative
  readonly call: Call
  readonly counts: CommentCounts
  readonly comments: Readonly<Record<CommentKind, readonly Comment[]>>
}

/** What is said about an initiative that anybody may read. Undefined: there is none of this number, or it is not public. */
export async function viewDiscussion(
  read: Reader,
  municipalityId: MunicipalityId,
  numberText: string,
  page: number,
): Promise<DiscussionView | undefined> {
  const number = numberOf(numberText)
  const initiative = number === undefined ? undefined : await readInitiative(read, municipalityId, number)
  if (!initiative || !isReadable(initiative)) return undefined
  const [call, counts, pro, contra, questions] = await Promise.all([
    readCall(read, municipalityId, initiative.callId),
    countComments(read, initiative),
    readComments(read, initiative, 'for', page),
    readComments(read, initiative, 'against', page),
    readComments(read, initiative, 'question', page),
  ])
  return call && { initiative, call, counts, comments: { for: pro, against: contra, question: questions } }
}

/** How much is said about an initiative, by kind, and how many changes are proposed; one question, for its own page. */
export async function countDiscussion(
  read: Reader,
  municipalityId: MunicipalityId,
  id: Initiative['id'],
): Promise<CommentCounts & { readonly amendments: number }> {
  const { rows } = await sql<CommentCounts & { readonly amendments: number }>`
    select count(*) filter (where c.kind = 'for')::integer as "for", count(*) filter (where c.kind = 'against')::integer as against,
      count(*) filter (where c.kind = 'question')::integer as question,
      (select count(*)::integer from initiatives.amendment d
        where d.municipality_id = ${municipalityId} and d.initiative_id = ${id}) as amendments
    from initiatives.comment c where c.municipality_id = ${municipalityId} and c.initiative_id = ${id}`.execute(read)
  return rows[0] ?? { for: 0, against: 0, question: 0, amendments: 0 }
}

export type OpenQuestion = {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly slug: string
  readonly names: { readonly ky: string; readonly ru: string; readonly en: string }
  readonly by: string
}

/** Questions that wait for an answer in these municipalities, the most urgent first. */
export function openQuestions({ db }: Platform, places: readonly MunicipalityId[]): Question<readonly OpenQuestion[]> {
  const query = db.read
    .selectFrom('initiatives.comment as c')
    .innerJoin('initiatives.initiative as i', (join) =>
      join.onRef('i.municipality_id', '=', 'c.municipality_id').onRef('i.id', '=', 'c.initiative_id'),
    )
    .innerJoin('municipalities.municipality as m', 'm.id', 'i.municipality_id')
    .select(['c.id', 'i.number', 'i.title', 'm.slug', 'm.name_ky', 'm.name_ru', 'm.name_en', 'c.answer_by'])
    .where('c.municipality_id', 'in', [...places])
    .where('c.kind', '=', 'question')
    .where('c.answer', 'is', null)
    .where('c.hidden_at', 'is', null)
    .orderBy('c.answer_by')
    .limit(100)
  return question(query, (row: InferResult<typeof query>[number]): OpenQuestion[] => {
    const { id, number, title, slug, name_ky: ky, name_ru: ru, name_en: en, answer_by: by } = row
    return by === null ? [] : [{ id, number, title, slug, names: { ky, ru, en }, by }]
  })
}

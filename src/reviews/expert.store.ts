import { sql } from 'kysely'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { instant } from '../../lib/kernel/instant.ts'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import { millisOf } from '../../lib/platform/question.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import type { ExpertSubject } from '../regulations/expert-subject.model.ts'
import type { Assignment, CheckNote, NewAssignment, Opinion, OpinionAnswer, SubstantiveCheck } from './expert.model.ts'
import type { Subject } from './review.store.ts'

export type StoredCheck = Pick<SubstantiveCheck, 'number' | 'state'> & {
  readonly passedAt: number
  readonly assignments: readonly (Omit<Assignment, 'conflict'> & { readonly conflict: string | null })[]
  readonly opinions: readonly (Omit<Opinion, 'givenAt'> & { readonly givenAt: number })[]
}

/** The substantive checks of initiative i, in their order, for a query that reads i. */
export const checksOfInitiative = sql<StoredCheck[]>`(select coalesce(json_agg(json_build_object('number', c.number,
    'passedAt', ${millisOf(sql.ref('c.passed_at'))},
    'state', case when exists (select from reviews.finding f where f.municipality_id = c.municipality_id
      and f.initiative_id = c.initiative_id and f.check_number = c.number) then 'published' else 'running' end,
    'assignments', (select coalesce(json_agg(json_build_object('subject', a.subject, 'expertId', a.expert_id,
        'expertName', p.name, 'answerBy', a.answer_by, 'conflict', a.conflict, 'standing', a.left_at is null)
        order by a.assigned_at, a.subject), '[]')
      from reviews.expert_assignment a join people.person p on p.id = a.expert_id
      where a.municipality_id = c.municipality_id and a.initiative_id = c.initiative_id and a.check_number = c.number),
    'opinions', (select coalesce(json_agg(json_build_object('subject', o.subject, 'expertId', o.expert_id,
        'expertName', p.name, 'answer', o.answer, 'reason', o.reason, 'givenAt', ${millisOf(sql.ref('o.given_at'))})
        order by o.given_at, o.subject), '[]')
      from reviews.opinion o join people.person p on p.id = o.expert_id
      where o.municipality_id = c.municipality_id and o.initiative_id = c.initiative_id and o.check_number = c.number)
  ) order by c.number), '[]')
  from reviews.substantive_check c where c.municipality_id = i.municipality_id and c.initiative_id = i.id)`

/** What checksOfInitiative read. */
export function checksFrom(stored: readonly StoredCheck[]): readonly SubstantiveCheck[] {
  return stored.map(({ passedAt, assignments, opinions, ...check }) => ({
    ...check,
    passedAt: instant(passedAt),
    assignments: assignments.map(({ conflict, ...rest }) => ({ ...rest, conflict: conflict ?? undefined })),
    opinions: opinions.map(({ givenAt, ...rest }) => ({ ...rest, givenAt: instant(givenAt) })),
  }))
}

/** The checks of one initiative, for a command. */
export async function readChecks(read: Reader, subject: Subject): Promise<readonly SubstantiveCheck[]> {
  const row = await read
    .selectFrom('initiatives.initiative as i')
    .select(checksOfInitiative.as('checks'))
    .where('i.municipality_id', '=', subject.municipalityId)
    .where('i.id', '=', subject.initiativeId)
    .executeTakeFirst()
  return row ? checksFrom(row.checks) : []
}

/** People who have the role of an expert in the municipality now, by name. */
export async function expertsOf(
  read: Reader,
  municipalityId: MunicipalityId,
): Promise<readonly { readonly id: PersonId; readonly name: string }[]> {
  const rows = await read
    .selectFrom('people.role_grant as g')
    .innerJoin('people.person as p', 'p.id', 'g.person_id')
    .select(['p.id', 'p.name'])
    .where('g.municipality_id', '=', municipalityId)
    .where('g.role', '=', 'expert')
    .where('g.ended_at', 'is', null)
    .orderBy('p.name')
    .execute()
  return rows.map(({ id, name }) => ({ id: id as PersonId, name }))
}

export async function storeCheck(tx: Tx, subject: Subject, number: number, by: PersonId): Promise<void> {
  await tx
    .insertInto('reviews.substantive_check')
    .values({
      municipality_id: subject.municipalityId,
      initiative_id: subject.initiativeId,
      number,
      passed_by: by,
      passed_at: timeOf(tx.now),
    })
    .execute()
}

type CheckOf = Subject & { readonly check: number }

/** Asks the expert about the subject in place of whoever was asked; one who was asked before and left is asked again. */
export async function storeAssignment(
  tx: Tx,
  { municipalityId, initiativeId, check }: CheckOf,
  { subject, expertId, answerBy }: NewAssignment,
  by: PersonId,
): Promise<void> {
  await tx
    .updateTable('reviews.expert_assignment')
    .set({ left_at: timeOf(tx.now) })
    .where('municipality_id', '=', municipalityId)
    .where('initiative_id', '=', initiativeId)
    .where('check_number', '=', check)
    .where('subject', '=', subject)
    .where('left_at', 'is', null)
    .execute()
  const given = { assigned_by: by, assigned_at: timeOf(tx.now), answer_by: answerBy as CivilDate }
  await tx
    .insertInto('reviews.expert_assignment')
    .values({
      municipality_id: municipalityId,
      initiative_id: initiativeId,
      check_number: check,
      subject,
      expert_id: expertId,
      ...given,
    })
    .onConflict((conflict) =>
      conflict
        .columns(['municipality_id', 'initiative_id', 'check_number', 'subject', 'expert_id'])
        .doUpdateSet({ ...given, left_at: null }),
    )
    .execute()
}

/** Takes the expert off the whole check, with what keeps them from it in their own words. */
export async function storeConflict(
  tx: Tx,
  { municipalityId, initiativeId, check }: CheckOf,
  expertId: PersonId,
  conflict: string,
): Promise<void> {
  await tx
    .updateTable('reviews.expert_assignment')
    .set({ conflict, left_at: timeOf(tx.now) })
    .where('municipality_id', '=', municipalityId)
    .where('initiative_id', '=', initiativeId)
    .where('check_number', '=', check)
    .where('expert_id', '=', expertId)
    .where('left_at', 'is', null)
    .execute()
}

export type GivenOpinion = { readonly subject: ExpertSubject; readonly answer: OpinionAnswer; readonly reason: string }

export async function storeOpinion(
  tx: Tx,
  { municipalityId, initiativeId, check }: CheckOf,
  { subject, answer, reason }: GivenOpinion,
  expertId: PersonId,
): Promise<void> {
  await tx
    .insertInto('reviews.opinion')
    .values({
      municipality_id: municipalityId,
      initiative_id: initiativeId,
      check_number: check,
      subject,
      expert_id: expertId,
      answer,
      reason,
      given_at: timeOf(tx.now),
    })
    .execute()
}

/** False when this very note was stored before. */
export async function storeNote(tx: Tx, subject: Subject, id: string, text: string, by: PersonId): Promise<boolean> {
  const inserted = await tx
    .insertInto('reviews.check_note')
    .values({
      municipality_id: subject.municipalityId,
      initiative_id: subject.initiativeId,
      id,
      text,
      written_by: by,
      written_at: timeOf(tx.now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

/** Notes that a page shows: the last ones, in the order in which they were written. */
const mostNotes = 100

export async function readNotes(read: Reader, subject: Subject): Promise<readonly CheckNote[]> {
  const rows = await read
    .selectFrom('reviews.check_note as n')
    .innerJoin('people.person as p', 'p.id', 'n.written_by')
    .select(['n.id', 'n.text', 'n.written_at', 'p.name'])
    .where('n.municipality_id', '=', subject.municipalityId)
    .where('n.initiative_id', '=', subject.initiativeId)
    .orderBy('n.written_at', 'desc')
    .orderBy('n.id')
    .limit(mostNotes)
    .execute()
  return rows.map(({ id, text, written_at: at, name }) => ({ id, text, at, writtenBy: name })).reverse()
}

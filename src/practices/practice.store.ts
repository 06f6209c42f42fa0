import type { Instant } from '../../lib/kernel/instant.ts'
import { foldedText } from '../../lib/kernel/text.ts'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import type { Practice, PracticeId, PracticeText } from './practice.model.ts'

type PracticeRow = {
  municipality_id: string
  id: string
  initiative_id: string
  slug: string
  title: string
  problem: string
  what_was_done: string
  lesson: string
  stage: string
  published_at: Instant | null
  version: number
}

function practiceOf(row: PracticeRow): Practice {
  return {
    municipalityId: row.municipality_id as MunicipalityId,
    id: row.id as PracticeId,
    initiativeId: row.initiative_id as InitiativeId,
    slug: row.slug,
    title: row.title,
    problem: row.problem,
    whatWasDone: row.what_was_done,
    lesson: row.lesson,
    stage: row.stage as Practice['stage'],
    publishedAt: row.published_at ?? undefined,
    version: row.version,
  }
}

export async function readPractice(read: Reader, slug: string): Promise<Practice | undefined> {
  const row = await read.selectFrom('practices.practice').selectAll().where('slug', '=', slug).executeTakeFirst()
  return row && practiceOf(row)
}

export async function practiceOfInitiative(
  read: Reader,
  municipalityId: MunicipalityId,
  initiativeId: string,
): Promise<Practice | undefined> {
  const row = await read
    .selectFrom('practices.practice')
    .selectAll()
    .where('municipality_id', '=', municipalityId)
    .where('initiative_id', '=', initiativeId)
    .executeTakeFirst()
  return row && practiceOf(row)
}

export async function lockPractice(tx: Tx, slug: string): Promise<Practice | undefined> {
  const row = await tx
    .selectFrom('practices.practice')
    .selectAll()
    .where('slug', '=', slug)
    .forNoKeyUpdate()
    .executeTakeFirst()
  return row && practiceOf(row)
}

/** False when the initiative has a practice already, or another one has the address. */
export async function insertPractice(
  tx: Tx,
  practice: Pick<Practice, 'municipalityId' | 'id' | 'initiativeId' | 'slug'> & PracticeText,
  by: PersonId,
): Promise<boolean> {
  const inserted = await tx
    .insertInto('practices.practice')
    .values({
      municipality_id: practice.municipalityId,
      id: practice.id,
      initiative_id: practice.initiativeId,
      slug: practice.slug,
      ...textColumns(practice),
      stage: 'draft',
      written_by: by,
      written_at: timeOf(tx.now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

function textColumns(text: PracticeText) {
  return {
    title: text.title,
    problem: text.problem,
    what_was_done: text.whatWasDone,
    lesson: text.lesson,
    search_text: foldedText(`${text.title} ${text.problem}`),
  }
}

export async function storePracticeText(tx: Tx, practice: Practice, text: PracticeText): Promise<void> {
  await tx
    .updateTable('practices.practice')
    .set({ ...textColumns(text), version: practice.version + 1 })
    .where('municipality_id', '=', practice.municipalityId)
    .where('id', '=', practice.id)
    .execute()
}

export async function storePublished(tx: Tx, practice: Practice): Promise<void> {
  await tx
    .updateTable('practices.practice')
    .set({ stage: 'published', published_at: timeOf(tx.now), version: practice.version + 1 })
    .where('municipality_id', '=', practice.municipalityId)
    .where('id', '=', practice.id)
    .execute()
}

/** False when the draft is known as an adoption already. */
export async function storeAdoption(
  tx: Tx,
  adoption: { municipalityId: MunicipalityId; initiativeId: InitiativeId; practice: Practice },
): Promise<boolean> {
  const inserted = await tx
    .insertInto('practices.adoption')
    .values({
      municipality_id: adoption.municipalityId,
      initiative_id: adoption.initiativeId,
      practice_municipality_id: adoption.practice.municipalityId,
      practice_id: adoption.practice.id,
      adopted_at: timeOf(tx.now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return inserted.numInsertedOrUpdatedRows === 1n
}

import { sql } from 'kysely'
import type { Instant } from '../../lib/kernel/instant.ts'
import { money } from '../../lib/kernel/money.ts'
import { foldedText } from '../../lib/kernel/text.ts'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import type { LocalMatter } from '../regulations/regulation.model.ts'
import type { Practice, PracticeId, PracticeLine, PracticeText } from './practice.model.ts'

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

/** False when the initiative has a practice already. */
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

export async function storeAdoption(
  tx: Tx,
  adoption: { municipalityId: MunicipalityId; initiativeId: InitiativeId; practice: Practice },
): Promise<void> {
  await tx
    .insertInto('practices.adoption')
    .values({
      municipality_id: adoption.municipalityId,
      initiative_id: adoption.initiativeId,
      practice_municipality_id: adoption.practice.municipalityId,
      practice_id: adoption.practice.id,
      adopted_at: timeOf(tx.now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

/** Published practices, the most adopted first; with a search, those whose title or problem contains it, folded. */
export async function listPractices(
  read: Reader,
  { search, theme, offset, most }: { search: string; theme: LocalMatter | undefined; offset: number; most: number },
): Promise<readonly PracticeLine[]> {
  const pattern = `%${foldedText(search).replace(/[%_\\]/g, '\\$&')}%`
  const rows = await sql<{
    id: PracticeId
    slug: string
    title: string
    problem: string
    ky: string
    ru: string
    en: string
    theme: string
    cost: bigint
    adoptions: bigint
    digest: string | null
    width: number | null
    height: number | null
  }>`select p.id, p.slug, p.title, p.problem, m.name_ky as ky, m.name_ru as ru, m.name_en as en, i.theme, i.total_cost as cost,
      (select count(*) from practices.adoption a where a.practice_municipality_id = p.municipality_id and a.practice_id = p.id) as adoptions,
      pic.digest, pic.width, pic.height
    from practices.practice p
    join municipalities.municipality m on m.id = p.municipality_id
    join initiatives.initiative i on i.municipality_id = p.municipality_id and i.id = p.initiative_id
    left join platform_files.picture pic on pic.digest = i.cover_digest
    where p.stage = 'published' and p.search_text like ${pattern} and (${theme ?? ''} = '' or i.theme = ${theme ?? ''})
    order by adoptions desc, p.published_at desc
    limit ${most} offset ${offset}`.execute(read)
  return rows.rows.map((row) => ({
    id: row.id,
    slug: row.slug,
    title: row.title,
    problem: row.problem,
    place: { ky: row.ky, ru: row.ru, en: row.en },
    theme: row.theme === '' ? undefined : (row.theme as LocalMatter),
    cost: money(row.cost),
    adoptions: Number(row.adoptions),
    cover:
      row.digest && row.width && row.height ? { digest: row.digest, width: row.width, height: row.height } : undefined,
  }))
}

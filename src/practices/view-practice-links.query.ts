import { sql } from 'kysely'
import type { Three } from '../../lib/kernel/three.ts'
import type { Reader } from '../../lib/platform/db.ts'
import { type Question, question } from '../../lib/platform/question.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { Practice } from './practice.model.ts'

type Link = { readonly slug: string; readonly title: string; readonly stage: Practice['stage'] }

/** What an initiative has to do with practices: the one written from it, and the one it began from. */
export type PracticeLinks = { readonly written: Link | undefined; readonly adopted: Link | undefined }

type LinkRow = { kind: 'written' | 'adopted'; slug: string; title: string; stage: Practice['stage'] }

export async function viewPracticeLinks(
  read: Reader,
  municipalityId: MunicipalityId,
  initiativeId: InitiativeId,
): Promise<PracticeLinks> {
  const { rows } = await sql<LinkRow>`select 'written' as kind, p.slug, p.title, p.stage from practices.practice p
      where p.municipality_id = ${municipalityId} and p.initiative_id = ${initiativeId}
    union all
    select 'adopted', p.slug, p.title, p.stage from practices.adoption a
      join practices.practice p on p.municipality_id = a.practice_municipality_id and p.id = a.practice_id
      where a.municipality_id = ${municipalityId} and a.initiative_id = ${initiativeId}`.execute(read)
  const of = (kind: LinkRow['kind']) => rows.find((row) => row.kind === kind)
  return { written: of('written'), adopted: of('adopted') }
}

export type ToWrite = {
  readonly number: number
  readonly title: string
  readonly place: { readonly slug: string; readonly names: Three }
  /** The draft that waits to be published; undefined where nothing is written yet. */
  readonly draft: { readonly slug: string } | undefined
}

type ToWriteRow = { number: number; title: string; slug: string; names: Three; draft: string | null }

/** Assessed initiatives of these municipalities whose practice is not published yet. */
export function practicesToWrite(municipalityIds: readonly MunicipalityId[]): Question<ToWrite> {
  const query = sql<ToWriteRow>`select i.number, i.title, m.slug, p.slug as draft,
      json_build_object('ky', m.name_ky, 'ru', m.name_ru, 'en', m.name_en) as names
    from initiatives.initiative i
    join municipalities.municipality m on m.id = i.municipality_id
    left join practices.practice p on p.municipality_id = i.municipality_id and p.initiative_id = i.id
    where i.municipality_id = any(${municipalityIds}::uuid[]) and i.stage = 'assessed'
      and p.stage is distinct from 'published'
    order by m.slug, i.number`
  return question(query, ({ number, title, slug, names, draft }: ToWriteRow) => ({
    number,
    title,
    place: { slug, names },
    draft: draft === null ? undefined : { slug: draft },
  }))
}

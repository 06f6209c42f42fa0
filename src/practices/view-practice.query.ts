import { sql } from 'kysely'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Three } from '../../lib/kernel/three.ts'
import type { Reader } from '../../lib/platform/db.ts'
import type { CallId } from '../calls/call.model.ts'
import type { Standings } from '../funding/funding.model.ts'
import { standingsOfInitiative } from '../funding/index.ts'
import { readInitiative } from '../initiatives/index.ts'
import { type Initiative, type Photograph, publicStages } from '../initiatives/initiative.model.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { Practice } from './practice.model.ts'
import { practiceOfInitiative, readPractice } from './practice.store.ts'

export type Adopter = { readonly title: string; readonly number: number; readonly slug: string; readonly place: Three }

export type PracticeView = {
  readonly practice: Practice
  readonly place: { readonly slug: string; readonly names: Three; readonly isDemo: boolean }
  readonly initiative: Initiative
  readonly standings: Standings
  /** Of the last report: how it looks now. */
  readonly photographs: readonly Omit<Photograph, 'id'>[]
  readonly adoptions: number
  /** Those of them that anybody may see, the latest first. */
  readonly adopters: readonly Adopter[]
}

type AroundRow = {
  slug: string
  ky: string
  ru: string
  en: string
  is_demo: boolean
  adoptions: bigint
  photographs: Omit<Photograph, 'id'>[]
  adopters: Adopter[]
}

/** As many are named on the page; the rest are counted. */
const mostAdopters = 12

/** A practice by the end of its address, with all that its page tells; drafts too, the page decides who may see them. */
export async function viewPractice(read: Reader, slug: string): Promise<PracticeView | undefined> {
  if (!/^[a-z0-9][a-z0-9-]{1,80}$/.test(slug)) return undefined
  const practice = await readPractice(read, slug)
  if (!practice) return undefined
  const { municipalityId, initiativeId } = practice
  const [initiative, standings, around] = await Promise.all([
    readInitiative(read, municipalityId, initiativeId),
    standingsOfInitiative(read, { municipalityId, initiativeId }),
    readAround(read, practice),
  ])
  if (!initiative || !around) return undefined
  const { ky, ru, en, is_demo: isDemo, adoptions, photographs, adopters } = around
  const place = { slug: around.slug, names: { ky, ru, en }, isDemo }
  return { practice, place, initiative, standings, photographs, adoptions: Number(adoptions), adopters }
}

async function readAround(
  read: Reader,
  { municipalityId, id, initiativeId }: Practice,
): Promise<AroundRow | undefined> {
  const { rows } = await sql<AroundRow>`select m.slug, m.name_ky as ky, m.name_ru as ru, m.name_en as en, m.is_demo,
      (select count(*) from practices.adoption a
        where a.practice_municipality_id = ${municipalityId} and a.practice_id = ${id}) as adoptions,
      coalesce((select json_agg(json_build_object('digest', f.digest, 'width', pic.width, 'height', pic.height,
          'caption', f.caption) order by f.position)
        from implementation.report_photograph f join platform_files.picture pic on pic.digest = f.digest
        where f.municipality_id = ${municipalityId} and f.initiative_id = ${initiativeId} and f.report_id =
          (select r.id from implementation.report r where r.municipality_id = ${municipalityId}
            and r.initiative_id = ${initiativeId} order by r.number desc limit 1)), '[]') as photographs,
      coalesce((select json_agg(json_build_object('title', x.title, 'number', x.number, 'slug', x.slug,
          'place', json_build_object('ky', x.name_ky, 'ru', x.name_ru, 'en', x.name_en)) order by x.adopted_at desc)
        from (select i.title, i.number, n.slug, n.name_ky, n.name_ru, n.name_en, a.adopted_at
          from practices.adoption a
          join initiatives.initiative i on i.municipality_id = a.municipality_id and i.id = a.initiative_id
          join municipalities.municipality n on n.id = a.municipality_id
          where a.practice_municipality_id = ${municipalityId} and a.practice_id = ${id}
            and i.stage = any(${[...publicStages]})
          order by a.adopted_at desc limit ${mostAdopters}) x), '[]') as adopters
    from municipalities.municipality m where m.id = ${municipalityId}`.execute(read)
  return rows[0]
}

export type WritingView = {
  readonly initiative: Initiative
  /** The practice that is written already, draft or published. */
  readonly practice: Practice | undefined
}

/** What the officer writes a practice from; `number` as it stands in the address. */
export async function viewWriting(
  read: Reader,
  municipalityId: MunicipalityId,
  number: string,
): Promise<WritingView | undefined> {
  if (!/^[1-9]\d{0,8}$/.test(number)) return undefined
  const initiative = await readInitiative(read, municipalityId, Number(number))
  if (!initiative || !publicStages.includes(initiative.stage)) return undefined
  return { initiative, practice: await practiceOfInitiative(read, municipalityId, initiative.id) }
}

export type OpenCall = {
  readonly municipalityId: MunicipalityId
  readonly callId: CallId
  readonly title: string
  readonly until: CivilDate
  readonly place: { readonly slug: string; readonly names: Three }
}

/** Calls that take applications on this day, by place. */
export async function listOpenCalls(read: Reader, today: CivilDate): Promise<readonly OpenCall[]> {
  const rows = await read
    .selectFrom('calls.call as c')
    .innerJoin('municipalities.municipality as m', 'm.id', 'c.municipality_id')
    .select(['c.municipality_id', 'c.id', 'c.title', 'c.collecting_until', 'm.slug'])
    .select(['m.name_ky', 'm.name_ru', 'm.name_en'])
    .where('c.stage', '=', 'collecting')
    .where('c.collecting_until', '>=', today)
    .orderBy('m.name_ky')
    .orderBy('c.collecting_until')
    .execute()
  return rows.map((row) => ({
    municipalityId: row.municipality_id as MunicipalityId,
    callId: row.id as CallId,
    title: row.title,
    until: row.collecting_until,
    place: { slug: row.slug, names: { ky: row.name_ky, ru: row.name_ru, en: row.name_en } },
  }))
}

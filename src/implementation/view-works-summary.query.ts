import { sql } from 'kysely'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import type { Three } from '../../lib/kernel/three.ts'
import type { Reader } from '../../lib/platform/db.ts'
import { millisOf, type Question, question } from '../../lib/platform/question.ts'
import type { InitiativeStage } from '../initiatives/initiative.model.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import type { Report, Site } from './implementation.model.ts'

/** What the section on the initiative's page shows, in one query. */
export type WorksSummary = {
  readonly leaderId: PersonId
  readonly last: Pick<Report, 'number' | 'percent' | 'account' | 'reportedAt' | 'photographs'> | undefined
  readonly acceptance:
    | { readonly actNumber: string; readonly acceptedOn: CivilDate; readonly keeper: string }
    | undefined
}

type SummaryRow = {
  leader_id: PersonId
  number: number | null
  percent: number
  account: string
  reported_at: Instant
  photographs: Report['photographs']
  act_number: string | null
  accepted_on: CivilDate
  keeper: string
}

export async function viewWorksSummary(read: Reader, site: Site): Promise<WorksSummary | undefined> {
  const { rows } = await sql<SummaryRow>`select i.leader_id, r.number, r.percent, r.account, r.reported_at,
      a.act_number, a.accepted_on, a.keeper, coalesce(
        (select json_agg(json_build_object('digest', p.digest, 'width', pic.width, 'height', pic.height, 'caption', p.caption)
            order by p.position)
          from implementation.report_photograph p join platform_files.picture pic on pic.digest = p.digest
          where p.municipality_id = i.municipality_id and p.initiative_id = i.id and p.report_id = r.id), '[]') as photographs
    from initiatives.initiative i
    left join lateral (select * from implementation.report o
      where o.municipality_id = i.municipality_id and o.initiative_id = i.id order by o.number desc limit 1) r on true
    left join implementation.acceptance a on a.municipality_id = i.municipality_id and a.initiative_id = i.id
    where i.municipality_id = ${site.municipalityId} and i.id = ${site.initiativeId}`.execute(read)
  const row = rows[0]
  if (!row) return undefined
  const { number, percent, account, photographs, keeper } = row
  return {
    leaderId: row.leader_id,
    last: number === null ? undefined : { number, percent, account, photographs, reportedAt: row.reported_at },
    acceptance:
      row.act_number === null ? undefined : { actNumber: row.act_number, acceptedOn: row.accepted_on, keeper },
  }
}

/** Works in which somebody has something to do. */
export type WaitingWorks = {
  readonly number: number
  readonly title: string
  readonly stage: InitiativeStage
  readonly leaderId: PersonId
  readonly municipalityId: MunicipalityId
  readonly place: { readonly slug: string; readonly names: Three }
  readonly signedOn: CivilDate
  readonly finishBy: CivilDate
  readonly reportDays: number
  readonly last: { readonly percent: number; readonly reportedAt: Instant } | undefined
}

type WaitingRow = {
  number: number
  title: string
  stage: InitiativeStage
  leader_id: PersonId
  municipality_id: MunicipalityId
  slug: string
  names: Three
  signed_on: CivilDate
  finish_by: CivilDate
  report_days: number
  percent: number | null
  reported_at: Instant | null
}

/** Works of these municipalities, and those that the person leads, as long as something is to be done about them. */
export function waitingWorks(person: PersonId, municipalityIds: readonly MunicipalityId[]): Question<WaitingWorks> {
  const query = sql<WaitingRow>`select i.number, i.title, i.stage, i.leader_id, i.municipality_id, m.slug,
      json_build_object('ky', m.name_ky, 'ru', m.name_ru, 'en', m.name_en) as names,
      a.signed_on, a.finish_by, (g.terms->>'reportDays')::int as report_days, r.percent,
      ${millisOf(sql.ref('r.reported_at'))} as reported_at
    from initiatives.initiative i
    join municipalities.municipality m on m.id = i.municipality_id
    join funding.agreement a on a.municipality_id = i.municipality_id and a.initiative_id = i.id
    join calls.call c on c.municipality_id = i.municipality_id and c.id = i.call_id
    join regulations.regulation g on g.municipality_id = c.municipality_id and g.id = c.regulation_id
    left join lateral (select percent, reported_at from implementation.report o
      where o.municipality_id = i.municipality_id and o.initiative_id = i.id order by o.number desc limit 1) r on true
    where i.stage in ('agreement', 'works', 'accepted', 'handed-over')
      and (i.leader_id = ${person} or i.municipality_id = any(${municipalityIds}::uuid[]))
    order by m.slug, i.number`
  return question(query, (row: WaitingRow) => ({
    number: row.number,
    title: row.title,
    stage: row.stage,
    leaderId: row.leader_id,
    municipalityId: row.municipality_id,
    place: { slug: row.slug, names: row.names },
    signedOn: row.signed_on,
    finishBy: row.finish_by,
    reportDays: row.report_days,
    last:
      row.percent === null || row.reported_at === null
        ? undefined
        : { percent: row.percent, reportedAt: row.reported_at },
  }))
}

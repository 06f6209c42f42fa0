import { money } from '../../lib/kernel/money.ts'
import { foldedText } from '../../lib/kernel/text.ts'
import type { Db, Reader } from '../../lib/platform/db.ts'
import type { CallId } from '../calls/call.model.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { LocalMatter } from '../regulations/regulation.model.ts'
import { type InitiativeId, type InitiativeLine, type InitiativeStage, publicStages } from './initiative.model.ts'

/** Initiatives on one page of a list. */
export const pageSize = 50

export type ListFilter = {
  /** Empty: every stage that anybody may see. */
  readonly stages?: readonly InitiativeStage[]
  readonly theme?: LocalMatter | undefined
  readonly callId?: CallId | undefined
  /** What somebody looks for, as it was typed; a number finds the initiative of that number too. */
  readonly search?: string
  /** From 1. */
  readonly page?: number
  readonly most?: number
}

export type InitiativeList = { readonly lines: readonly InitiativeLine[]; readonly count: number }

// Named, so that each connection prepares it once: this is the page most people come to.
const listStatement = {
  name: 'list-initiatives',
  text: `
select i.id, i.number, i.stage, i.title, i.theme, i.place, i.total_cost, i.requested, i.group_name,
  i.cover_digest, p.width, p.height, count(*) over () as count
from initiatives.initiative i left join platform_files.picture p on p.digest = i.cover_digest
where i.municipality_id = $1 and i.stage = any($2)
  and ($3::text is null or i.theme = $3) and ($4::uuid is null or i.call_id = $4)
  and ($5::text is null or i.search_text like $5 or i.number = $6)
order by i.number desc
limit $7 offset $8`,
}

type Row = {
  id: string
  number: number
  stage: string
  title: string
  theme: string
  place: string
  total_cost: bigint
  requested: bigint
  group_name: string
  cover_digest: string | null
  width: number | null
  height: number | null
  count: bigint
}

/** Initiatives of a municipality that anybody may see, the newest first, and how many there are in all. */
export async function listInitiatives(
  { pool }: Pick<Db, 'pool'>,
  municipalityId: MunicipalityId,
  { stages = publicStages, theme, callId, search = '', page = 1, most = pageSize }: ListFilter,
): Promise<InitiativeList> {
  const folded = foldedText(search)
  const shown = stages.filter((stage) => publicStages.includes(stage))
  const { rows } = await pool.query<Row>({
    ...listStatement,
    values: [
      municipalityId,
      shown,
      theme ?? null,
      callId ?? null,
      folded === '' ? null : `%${folded.replace(/[\\%_]/g, '\\$&')}%`,
      /^\d{1,9}$/.test(folded) ? Number(folded) : null,
      most,
      (page - 1) * most,
    ],
  })
  return { lines: rows.map(lineFrom), count: Number(rows[0]?.count ?? 0) }
}

function lineFrom(row: Row): InitiativeLine {
  const { cover_digest: digest, width, height } = row
  return {
    id: row.id as InitiativeId,
    number: row.number,
    stage: row.stage as InitiativeStage,
    title: row.title,
    theme: row.theme === '' ? undefined : (row.theme as LocalMatter),
    place: row.place,
    totalCost: money(row.total_cost),
    requested: money(row.requested),
    groupName: row.group_name,
    cover: digest !== null && width !== null && height !== null ? { digest, width, height } : undefined,
  }
}

/** Calls of the municipality that anybody may see, the newest first, to choose from. */
export async function listCallNames(
  read: Reader,
  municipalityId: MunicipalityId,
): Promise<readonly { readonly id: CallId; readonly slug: string; readonly title: string }[]> {
  const rows = await read
    .selectFrom('calls.call')
    .select(['id', 'slug', 'title'])
    .where('municipality_id', '=', municipalityId)
    .where('stage', '<>', 'draft')
    .orderBy('collecting_from', 'desc')
    .execute()
  return rows.map(({ id, slug, title }) => ({ id: id as CallId, slug, title }))
}

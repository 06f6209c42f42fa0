import { assert } from '../../lib/kernel/assert.ts'
import { money } from '../../lib/kernel/money.ts'
import { foldedText } from '../../lib/kernel/text.ts'
import type { Db } from '../../lib/platform/db.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { LocalMatter } from '../regulations/regulation.model.ts'
import { type InitiativeId, type InitiativeLine, type InitiativeStage, publicStages } from './initiative.model.ts'
import { type InitiativeList, type ListFilter, pageSize } from './list.model.ts'

// Every change of a row leaves it with the number of the transaction that made it (xmin), so the sum of the numbers,
// scattered by the row they stand on, is another one after any change, in whatever order transactions end. The rows are
// looked at each time, but nothing of them has to be written out, sent and read.
const markText = `
  select count(*) || ' ' || coalesce(sum(hashint8extended(m.xmin::text::bigint, m.number)), 0) || ' ' ||
    (select coalesce(sum(hashtextextended(c.slug, c.xmin::text::bigint)), 0)
      from calls.call c where c.municipality_id = $1)
  from initiatives.initiative m where m.municipality_id = $1`
const markStatement = { name: 'mark-initiatives', text: `select (${markText}) as mark` }

/** A mark that is another one as soon as any initiative or call of the municipality has changed. */
export async function readListMark({ pool }: Pick<Db, 'pool'>, municipalityId: MunicipalityId): Promise<string> {
  const { rows } = await pool.query<{ mark: string }>({ ...markStatement, values: [municipalityId] })
  assert(rows[0], 'a list of scalars has one row')
  return rows[0].mark
}

/** More words than this tell no more apart; each is looked for in every row of the municipality. */
const mostWords = 8

/** Every word stands in the row as it was typed. */
const exact = '(select bool_and(strpos(i.search_text, word) > 0) from unnest($6::text[]) word)'
/**
 * Every word stands there, or one that shares half of its triples of letters with it: one slip in a word of five. Words of
 * three letters and fewer are alike too easily, and a number is that number.
 */
const found = `(select bool_and(strpos(i.search_text, word) > 0 or
    (length(word) > 3 and word !~ '[0-9]' and word_similarity(word, i.search_text) >= 0.5)) from unnest($6::text[]) word)`

// Named, so that each connection prepares it once. Sums are text in it, so that none passes a float. What matches is
// found once, for the count and for the page.
const listStatement = {
  name: 'list-initiatives',
  text: `
  with matching as materialized (
    select i.id, i.number, $6::text[] is not null and not (EXACT) as nearly
    from initiatives.initiative i
    where i.municipality_id = $1 and i.stage = any($2)
      and ($3::text is null or i.theme = $3)
      and ($4::uuid is null or i.call_id = $4)
      and ($5::text is null or i.call_id = (select c.id from calls.call c where c.municipality_id = $1 and c.slug = $5))
      and ($6::text[] is null or i.number = $7 or FOUND)
  )
  select json_build_object(
    'count', (select count(*) from matching),
    'lines', coalesce(json_agg(json_build_array(i.id, i.number, i.stage, i.title, i.theme, i.place,
        i.total_cost::text, i.requested::text, i.group_name, i.cover_digest, p.width, p.height)
        order by f.nearly, f.number desc), '[]'),
    'calls', (select coalesce(json_agg(json_build_object('slug', c.slug, 'title', c.title)
        order by c.collecting_from desc), '[]')
      from calls.call c where c.municipality_id = $1 and c.stage <> 'draft'),
    'mark', (MARK)) as list
  from (select * from matching order by nearly, number desc limit $8 offset $9) f
  join initiatives.initiative i on i.municipality_id = $1 and i.id = f.id
  left join platform_files.picture p on p.digest = i.cover_digest`
    .replace('EXACT', exact)
    .replace('FOUND', found)
    .replace('MARK', markText),
}

/** Initiatives of a municipality that anybody may see, the newest first, and the mark of what they were read from. */
export async function listInitiatives(
  { pool }: Pick<Db, 'pool'>,
  municipalityId: MunicipalityId,
  filter: ListFilter,
): Promise<InitiativeList> {
  const values = valuesOf(municipalityId, filter)
  const { rows } = await pool.query<{ list: WrittenList }>({ ...listStatement, values })
  assert(rows[0], 'an aggregate has one row')
  const { lines, ...rest } = rows[0].list
  return { ...rest, lines: lines.map(lineFrom) }
}

type WrittenList = Omit<InitiativeList, 'lines'> & { readonly lines: readonly Row[] }

function valuesOf(
  municipalityId: MunicipalityId,
  { stages = publicStages, theme, callId, callSlug, search = '', page = 1, most = pageSize }: ListFilter,
): unknown[] {
  const folded = foldedText(search)
  const words = [...new Set(folded.match(/[\p{L}\p{N}-]+/gu) ?? [folded])].slice(0, mostWords)
  return [
    municipalityId,
    stages.filter((stage) => publicStages.includes(stage)),
    theme ?? null,
    callId ?? null,
    callSlug ?? null,
    folded === '' ? null : words,
    /^\d{1,9}$/.test(folded) ? Number(folded) : null,
    most,
    (page - 1) * most,
  ]
}

type Row = readonly [
  id: string,
  number: number,
  stage: string,
  title: string,
  theme: string,
  place: string,
  totalCost: string,
  requested: string,
  groupName: string,
  digest: string | null,
  width: number | null,
  height: number | null,
]

function lineFrom(row: Row): InitiativeLine {
  const [id, number, stage, title, theme, place, totalCost, requested, groupName, digest, width, height] = row
  return {
    id: id as InitiativeId,
    number,
    stage: stage as InitiativeStage,
    title,
    theme: theme === '' ? undefined : (theme as LocalMatter),
    place,
    totalCost: money(BigInt(totalCost)),
    requested: money(BigInt(requested)),
    groupName,
    cover: digest !== null && width !== null && height !== null ? { digest, width, height } : undefined,
  }
}

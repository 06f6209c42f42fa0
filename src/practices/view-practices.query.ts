import { sql } from 'kysely'
import { money } from '../../lib/kernel/money.ts'
import { foldedText } from '../../lib/kernel/text.ts'
import type { Reader } from '../../lib/platform/db.ts'
import type { LocalMatter } from '../regulations/regulation.model.ts'
import type { PracticeId, PracticeLine } from './practice.model.ts'

/** Practices on one page of the list. */
export const pageSize = 24

export type PracticeList = { readonly lines: readonly PracticeLine[]; readonly count: number }

type Row = {
  id: PracticeId
  slug: string
  title: string
  problem: string
  ky: string
  ru: string
  en: string
  theme: string
  money: bigint
  in_kind: bigint
  adoptions: bigint
  digest: string | null
  width: number | null
  height: number | null
  count: bigint
}

/** Published practices, the most adopted first; with a search, those whose title, problem or place contains it, folded. */
export async function listPractices(
  read: Reader,
  {
    search = '',
    theme,
    page = 1,
    most = pageSize,
  }: {
    readonly search?: string
    readonly theme?: LocalMatter | undefined
    /** From 1. */
    readonly page?: number
    readonly most?: number
  },
): Promise<PracticeList> {
  const pattern = `%${foldedText(search).replace(/[%_\\]/g, '\\$&')}%`
  const { rows } =
    await sql<Row>`select p.id, p.slug, p.title, p.problem, m.name_ky as ky, m.name_ru as ru, m.name_en as en,
      i.theme, cost.money, cost.in_kind, pic.digest, pic.width, pic.height, count(*) over () as count,
      (select count(*) from practices.adoption a
        where a.practice_municipality_id = p.municipality_id and a.practice_id = p.id) as adoptions
    from practices.practice p
    join municipalities.municipality m on m.id = p.municipality_id
    join initiatives.initiative i on i.municipality_id = p.municipality_id and i.id = p.initiative_id
    left join platform_files.picture pic on pic.digest = coalesce((select f.digest
      from implementation.report_photograph f join implementation.report r
        on r.municipality_id = f.municipality_id and r.initiative_id = f.initiative_id and r.id = f.report_id
      where r.municipality_id = p.municipality_id and r.initiative_id = p.initiative_id
      order by r.number desc, f.position limit 1), i.cover_digest)
    cross join lateral (select
        coalesce(sum(o.amount) filter (where o.account = 'suppliers'), 0)::bigint as money,
        coalesce(sum(o.amount) filter (where o.account = 'initiative-in-kind'), 0)::bigint as in_kind
      from funding.posting o where o.municipality_id = p.municipality_id and o.initiative_id = p.initiative_id) as cost
    where p.stage = 'published' and (p.search_text like ${pattern} or m.search_text like ${pattern})
      and (${theme ?? ''} = '' or i.theme = ${theme ?? ''})
    order by adoptions desc, p.published_at desc, p.id
    limit ${most} offset ${(page - 1) * most}`.execute(read)
  return { lines: rows.map(lineFrom), count: Number(rows[0]?.count ?? 0) }
}

function lineFrom(row: Row): PracticeLine {
  const { digest, width, height } = row
  return {
    id: row.id,
    slug: row.slug,
    title: row.title,
    problem: row.problem,
    place: { ky: row.ky, ru: row.ru, en: row.en },
    theme: row.theme === '' ? undefined : (row.theme as LocalMatter),
    cost: { money: money(row.money), inKind: money(row.in_kind) },
    adoptions: Number(row.adoptions),
    cover: digest !== null && width !== null && height !== null ? { digest, width, height } : undefined,
  }
}

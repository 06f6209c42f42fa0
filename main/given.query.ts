import { sql } from 'kysely'
import { type Money, money } from '../lib/kernel/money.ts'
import type { Reader } from '../lib/platform/db.ts'
import type { Source } from '../src/funding/funding.model.ts'
import type { MunicipalityId } from '../src/people/person.model.ts'

/** What was given by each source, less what went back, and to how many initiatives. */
export type Given = Readonly<Record<Source, Money>> & { readonly initiatives: number }

type GivenRow = Record<Source, bigint | null> & { initiatives: bigint }

/** Sums over the ledgers of one municipality, or of the whole country. Whoever gives stands below nothing by it. */
export async function readGiven(read: Reader, municipalityId?: MunicipalityId): Promise<Given> {
  const here = municipalityId ? sql`where p.municipality_id = ${municipalityId}` : sql``
  const { rows } = await sql<GivenRow>`
    select count(distinct p.initiative_id) as initiatives,
      -sum(p.amount) filter (where p.account = 'budget')::bigint as budget,
      -sum(p.amount) filter (where p.account = 'residents')::bigint as residents,
      -sum(p.amount) filter (where p.account = 'business')::bigint as business,
      -sum(p.amount) filter (where p.account = 'grant')::bigint as "grant",
      -sum(p.amount) filter (where p.account = 'in-kind-givers')::bigint as "in-kind"
    from funding.posting p ${here}`.execute(read)
  const row = rows[0]
  const of = (source: Source) => money(row?.[source] ?? 0n)
  return {
    initiatives: Number(row?.initiatives ?? 0n),
    budget: of('budget'),
    residents: of('residents'),
    business: of('business'),
    grant: of('grant'),
    'in-kind': of('in-kind'),
  }
}

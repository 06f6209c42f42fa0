import { type InferResult, sql } from 'kysely'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { type Money, money } from '../../lib/kernel/money.ts'
import type { Three } from '../../lib/kernel/three.ts'
import type { Reader } from '../../lib/platform/db.ts'
import { type Question, question } from '../../lib/platform/question.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { Account, Ledger, Source, Standings } from './funding.model.ts'
import { standingsOf } from './ledger.rules.ts'
import { type Pledged, promisesOf } from './promise.rules.ts'

type SumRow = { account: Account; sum: string }

/** What the section on the initiative's page shows, in one query. */
export type MoneySummary = {
  readonly agreement:
    | { readonly number: string; readonly signedOn: CivilDate; readonly finishBy: CivilDate }
    | undefined
  readonly promised: Readonly<Record<Source, Money>>
  readonly standings: Standings
}

type SummaryRow = {
  requested: bigint
  number: string | null
  signed_on: CivilDate | null
  finish_by: CivilDate | null
  budget_sum: bigint | null
  grant_sum: bigint | null
  pledges: { kind: Pledged['kind']; pledgerKind: Pledged['pledgerKind']; value: string }[]
  sums: SumRow[]
}

export async function viewMoneySummary(read: Reader, ledger: Ledger): Promise<MoneySummary | undefined> {
  const { rows } =
    await sql<SummaryRow>`select i.requested, a.number, a.signed_on, a.finish_by, a.budget_sum, a.grant_sum,
      coalesce((select json_agg(json_build_object('kind', p.kind, 'pledgerKind', p.pledger_kind, 'value', p.value::text))
        from initiatives.pledge p where p.municipality_id = i.municipality_id and p.initiative_id = i.id), '[]') as pledges,
      coalesce((select json_agg(json_build_object('account', s.account, 'sum', s.sum::text))
        from (select account, sum(amount) from funding.posting o
          where o.municipality_id = i.municipality_id and o.initiative_id = i.id group by account) s), '[]') as sums
    from initiatives.initiative i
    left join funding.agreement a on a.municipality_id = i.municipality_id and a.initiative_id = i.id
    where i.municipality_id = ${ledger.municipalityId} and i.id = ${ledger.initiativeId}`.execute(read)
  return rows[0] && summaryFrom(rows[0])
}

function summaryFrom(row: SummaryRow): MoneySummary {
  const { number, signed_on: signedOn, finish_by: finishBy, budget_sum: budget, grant_sum: grant } = row
  const pledges = row.pledges.map(({ value, ...pledge }) => ({ ...pledge, value: money(BigInt(value)) }))
  const sums = budget === null || grant === null ? undefined : { budgetSum: money(budget), grantSum: money(grant) }
  return {
    agreement: number !== null && signedOn !== null && finishBy !== null ? { number, signedOn, finishBy } : undefined,
    promised: promisesOf({ requested: money(row.requested), pledges }, sums),
    standings: standingsFrom(row.sums),
  }
}

function standingsFrom(sums: readonly SumRow[]): Standings {
  return standingsOf(new Map(sums.map(({ account, sum }) => [account, BigInt(sum)])))
}

/** What all initiatives of a municipality were given and spent together; undefined where nothing was entered yet. */
export async function viewPlaceMoney(
  read: Reader,
  municipalityId: MunicipalityId,
): Promise<{ readonly standings: Standings; readonly initiatives: number } | undefined> {
  const { rows } = await sql<{ sums: SumRow[] | null; initiatives: bigint }>`
    select (select json_agg(json_build_object('account', s.account, 'sum', s.sum::text))
        from (select account, sum(amount) from funding.posting where municipality_id = ${municipalityId} group by account) s) as sums,
      (select count(*) from funding.agreement where municipality_id = ${municipalityId}) as initiatives`.execute(read)
  const row = rows[0]
  return row?.sums ? { standings: standingsFrom(row.sums), initiatives: Number(row.initiatives) } : undefined
}

export type ToAgree = {
  readonly number: number
  readonly title: string
  readonly place: { readonly slug: string; readonly names: Three }
}

/** Selected initiatives that have no agreement yet, in these municipalities. */
export function agreementsToSign(read: Reader, municipalityIds: readonly MunicipalityId[]): Question<ToAgree> {
  const query = read
    .selectFrom('initiatives.initiative as i')
    .innerJoin('municipalities.municipality as m', 'm.id', 'i.municipality_id')
    .select(['i.number', 'i.title', 'm.slug', 'm.name_ky', 'm.name_ru', 'm.name_en'])
    .where('i.municipality_id', 'in', municipalityIds)
    .where('i.stage', '=', 'selected')
    .orderBy('m.slug')
    .orderBy('i.number')
  type Row = InferResult<typeof query>[number]
  return question(query, ({ number, title, slug, name_ky: ky, name_ru: ru, name_en: en }: Row) => ({
    number,
    title,
    place: { slug, names: { ky, ru, en } },
  }))
}

import { sql } from 'kysely'
import { type Money, money } from '../../lib/kernel/money.ts'
import { foldedText } from '../../lib/kernel/text.ts'
import type { Three } from '../../lib/kernel/three.ts'
import type { Reader } from '../../lib/platform/db.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import { type Initiative, type InitiativeId, type InitiativeStage, publicStages } from './initiative.model.ts'
import { type PricesTold, pricesTold } from './price.rules.ts'

/** An initiative that is like the one being written. */
export type Likeness = {
  readonly number: number
  readonly title: string
  readonly stage: InitiativeStage
  readonly place: { readonly slug: string; readonly names: Three }
}

export type Likenesses = {
  /** In this municipality: somebody may be asking for the same. */
  readonly here: readonly Likeness[]
  /** Built elsewhere: somebody knows how it is done. */
  readonly built: readonly Likeness[]
}

const mostShown = 3
/** Share of the title's triples of letters: endings differ in Kyrgyz, so less than half is enough. */
const alike = 0.45

/** Initiatives whose words are like the title: the best three here, and the best three that were built elsewhere. */
export async function viewLikenesses(
  read: Reader,
  initiative: Pick<Initiative, 'municipalityId' | 'id' | 'title'>,
): Promise<Likenesses> {
  const words = foldedText(initiative.title)
  const { municipalityId, id } = initiative
  const likeness = sql`word_similarity(${words}, i.search_text)`
  const lines = (where: ReturnType<typeof sql>) => sql<Likeness>`
    select i.number, i.title, i.stage, json_build_object('slug', m.slug, 'names',
      json_build_object('ky', m.name_ky, 'ru', m.name_ru, 'en', m.name_en)) as place
    from initiatives.initiative i join municipalities.municipality m on m.id = i.municipality_id
    where ${where} and ${likeness} >= ${alike}
    order by ${likeness} desc, i.number desc limit ${mostShown}`
  const [here, built] = await Promise.all([
    lines(sql`i.municipality_id = ${municipalityId} and i.id <> ${id} and i.stage = any(${[...publicStages]})`).execute(
      read,
    ),
    // A partial index holds the built ones: a few thousand in the country, each compared.
    lines(sql`i.stage in ('accepted', 'handed-over', 'assessed') and i.municipality_id <> ${municipalityId}`).execute(
      read,
    ),
  ])
  return { here: here.rows, built: built.rows }
}

export type PriceHint = {
  readonly lineId: string
  readonly name: string
  readonly unit: string
  readonly told: PricesTold
}

const folded = sql`translate(lower(o.name), 'ңөүё', 'ноуе')`

/** What each line of the budget cost in budgets that were agreed on in the whole country, by the same unit and a like name. */
export async function viewPriceHints(
  read: Reader,
  { municipalityId, id }: Pick<Initiative, 'municipalityId' | 'id'>,
): Promise<readonly PriceHint[]> {
  const { rows } = await sql<{ id: string; name: string; unit: string; prices: string[] }>`
    select l.id, l.name, l.unit, p.prices
    from initiatives.budget_line l
    cross join lateral (
      select array_agg(o.unit_price::text) as prices from (
        select o.unit_price, o.name from initiatives.budget_line o
        join initiatives.initiative i on i.municipality_id = o.municipality_id and i.id = o.initiative_id
        where ${folded} % translate(lower(l.name), 'ңөүё', 'ноуе')
          and similarity(${folded}, translate(lower(l.name), 'ңөүё', 'ноуе')) >= 0.5
          and lower(o.unit) = lower(l.unit) and o.initiative_id <> l.initiative_id
          and i.stage in ('agreement', 'works', 'accepted', 'handed-over', 'assessed')
        limit 500) o) p
    where l.municipality_id = ${municipalityId} and l.initiative_id = ${id} and p.prices is not null
    order by l.position`.execute(read)
  return rows.flatMap(({ id: lineId, name, unit, prices }) => {
    const told = pricesTold(prices.map((price): Money => money(BigInt(price))))
    return told ? [{ lineId, name, unit, told }] : []
  })
}

/** What an expert compares an initiative with. Undefined: this municipality has no such initiative. */
export async function viewBenchmarks(
  read: Reader,
  municipalityId: MunicipalityId,
  id: InitiativeId,
): Promise<{ readonly hints: readonly PriceHint[]; readonly likenesses: Likenesses } | undefined> {
  const row = await read
    .selectFrom('initiatives.initiative')
    .select('title')
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', id)
    .executeTakeFirst()
  if (!row) return undefined
  const initiative = { municipalityId, id, title: row.title }
  const [hints, likenesses] = await Promise.all([viewPriceHints(read, initiative), viewLikenesses(read, initiative)])
  return { hints, likenesses }
}

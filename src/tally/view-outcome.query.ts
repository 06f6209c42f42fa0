import type { InferResult } from 'kysely'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Three } from '../../lib/kernel/three.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { type Question, question } from '../../lib/platform/question.ts'
import type { Poll } from '../ballots/ballot.model.ts'
import type { Call } from '../calls/call.model.ts'
import { readCall } from '../calls/index.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import type { OutcomeLine, Run } from './tally.model.ts'
import { parseLine, readRun, type Stored } from './tally.store.ts'

export type OutcomeView = {
  readonly call: Call
  readonly poll: Poll
  readonly run: (Run & { readonly countedBy: PersonId }) | undefined
  readonly titles: ReadonlyMap<
    InitiativeId,
    { readonly number: number; readonly title: string; readonly place: string }
  >
}

/** The newest count of a call with the titles of what was counted. */
export async function viewOutcome(
  { db }: Platform,
  municipalityId: MunicipalityId,
  slug: string,
): Promise<OutcomeView | undefined> {
  const call = await readCall(db.read, municipalityId, slug)
  if (!call) return undefined
  const poll = { municipalityId, callId: call.id }
  const run = await readRun(db.read, poll)
  const rows = await db.read
    .selectFrom('initiatives.initiative')
    .select(['id', 'number', 'title', 'place'])
    .where('municipality_id', '=', municipalityId)
    .where('call_id', '=', call.id)
    .execute()
  return { call, poll, run, titles: new Map(rows.map(({ id, ...row }) => [id as InitiativeId, row])) }
}

/** The certified outcome of one initiative with the address of its call. */
export async function viewOutcomeOfInitiative(
  { db }: Platform,
  municipalityId: MunicipalityId,
  initiativeId: string,
): Promise<{ readonly slug: string; readonly line: OutcomeLine } | undefined> {
  const row = await db.read
    .selectFrom('initiatives.initiative as i')
    .innerJoin('calls.call as c', (join) =>
      join.onRef('c.municipality_id', '=', 'i.municipality_id').onRef('c.id', '=', 'i.call_id'),
    )
    .innerJoin('tally.outcome as o', (join) =>
      join
        .onRef('o.municipality_id', '=', 'c.municipality_id')
        .onRef('o.call_id', '=', 'c.id')
        .onRef('o.initiative_id', '=', 'i.id'),
    )
    .select(['c.slug', 'o.reason'])
    .where('i.municipality_id', '=', municipalityId)
    .where('i.id', '=', initiativeId)
    .executeTakeFirst()
  return row && { slug: row.slug, line: parseLine(row.reason as Stored<OutcomeLine>) }
}

export type ToCount = {
  readonly municipalityId: MunicipalityId
  readonly title: string
  readonly slug: string
  readonly placeSlug: string
  readonly placeNames: Three
  readonly decidedBy: CivilDate
  readonly isCounted: boolean
}

/** Calls whose vote is over and whose outcome is not certified. */
export function outcomesToReach({ db }: Platform, municipalities: readonly MunicipalityId[]): Question<ToCount> {
  const query = db.read
    .selectFrom('calls.call as c')
    .innerJoin('municipalities.municipality as m', 'm.id', 'c.municipality_id')
    .select([
      'c.municipality_id',
      'c.title',
      'c.slug',
      'c.decided_by',
      'm.slug as place',
      'm.name_ky',
      'm.name_ru',
      'm.name_en',
    ])
    .select((eb) =>
      eb
        .selectFrom('tally.run as r')
        .select((inner) => inner.fn.countAll<bigint>().as('count'))
        .whereRef('r.municipality_id', '=', 'c.municipality_id')
        .whereRef('r.call_id', '=', 'c.id')
        .as('runs'),
    )
    .where('c.municipality_id', 'in', [...municipalities])
    .where('c.stage', '=', 'tallying')
  return question(query, (row: InferResult<typeof query>[number]) => ({
    municipalityId: row.municipality_id as MunicipalityId,
    title: row.title,
    slug: row.slug,
    placeSlug: row.place,
    placeNames: { ky: row.name_ky, ru: row.name_ru, en: row.name_en },
    decidedBy: row.decided_by,
    isCounted: Number(row.runs ?? 0) > 0,
  }))
}

import { sql } from 'kysely'
import { type CivilDate, dateOf } from '../../lib/kernel/civil-date.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import type { Three } from '../../lib/kernel/three.ts'
import type { Reader } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { type Question, question } from '../../lib/platform/question.ts'
import type { Call } from '../calls/call.model.ts'
import { readCall } from '../calls/index.ts'
import type { InitiativeId, InitiativeStage } from '../initiatives/initiative.model.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import { readHeldDecision } from './held-decision.store.ts'
import type { HeldDecision, HeldVerdict, Standing } from './publication.model.ts'
import { standingOf } from './publication.rules.ts'
import type { Subject } from './review.store.ts'

/** So many applications stand on a page of them. */
export const publicationPageSize = 50

export type Application = {
  readonly id: InitiativeId
  readonly number: number
  readonly title: string
  readonly standing: Standing
  /** What is decided and held. */
  readonly verdict: HeldVerdict | undefined
  /** Until when its group may answer, when it was returned. */
  readonly answerBy: CivilDate | undefined
}

/** Whether held decision h of initiative i still holds: of the words as they stand, by somebody who has not joined its group since. */
const holds = sql<boolean>`h.id is not null and h.initiative_version = i.version and h.decided_by <> i.leader_id and not exists (select from initiatives.author a
  where a.municipality_id = i.municipality_id and a.initiative_id = i.id and a.person_id = h.decided_by)`

/** The applications of a call whose decisions are still to be published, by number, with where each stands. */
export async function standingsOfCall(
  read: Reader,
  { municipalityId, id }: Pick<Call, 'municipalityId' | 'id'>,
  now: Instant,
): Promise<readonly Application[]> {
  const rows = await read
    .selectFrom('initiatives.initiative as i')
    .leftJoin('reviews.held_decision as h', (join) =>
      join.onRef('h.municipality_id', '=', 'i.municipality_id').onRef('h.initiative_id', '=', 'i.id'),
    )
    .select(['i.id', 'i.number', 'i.title', 'i.stage', 'h.verdict', holds.as('holds')])
    .select(
      sql<CivilDate | null>`(select f.answer_by from reviews.finding f where f.municipality_id = i.municipality_id
        and f.initiative_id = i.id order by f.found_at desc limit 1)`.as('answer_by'),
    )
    .where('i.municipality_id', '=', municipalityId)
    .where('i.call_id', '=', id)
    .where('i.stage', 'in', ['submitted', 'returned'])
    .orderBy('i.number')
    .execute()
  return rows.flatMap((row): readonly Application[] => {
    const answerBy = row.answer_by ?? undefined
    const standing = standingOf(row.stage as InitiativeStage, row.holds, answerBy, dateOf(now))
    if (!standing) return []
    const verdict = standing === 'decided' ? (row.verdict as HeldVerdict) : undefined
    return [{ id: row.id as InitiativeId, number: row.number, title: row.title, standing, verdict, answerBy }]
  })
}

/** Numbers of the applications that keep the vote of a call closed: its regulation publishes decisions together, and theirs is not. */
export async function unpublishedDecisions(
  read: Reader,
  { municipalityId, id, terms }: Pick<Call, 'municipalityId' | 'id' | 'terms'>,
): Promise<readonly number[]> {
  if (!terms.publishTogether) return []
  const rows = await read
    .selectFrom('initiatives.initiative')
    .select('number')
    .where('municipality_id', '=', municipalityId)
    .where('call_id', '=', id)
    .where('stage', '=', 'submitted')
    .orderBy('number')
    .execute()
  return rows.map(({ number }) => number)
}

export type PublicationView = {
  readonly call: Call
  readonly applications: readonly Application[]
}

/** What is decided in a call that publishes decisions together. Undefined: no such call, or one that publishes each by itself. */
export async function viewPublication(
  { db }: Platform,
  municipalityId: MunicipalityId,
  slug: string,
  now: Instant,
): Promise<PublicationView | undefined> {
  const call = await readCall(db.read, municipalityId, slug)
  if (!call?.terms.publishTogether || call.stage === 'draft') return undefined
  return { call, applications: await standingsOfCall(db.read, call, now) }
}

/** What is decided about one application and not published, for the officers who check. */
export function viewHeldDecision({ db }: Platform, subject: Subject): Promise<HeldDecision | undefined> {
  return readHeldDecision(db.read, subject)
}

export type CallToPublish = {
  readonly slug: string
  readonly title: string
  readonly place: { readonly slug: string; readonly names: Three }
  readonly count: number
  readonly reviewingUntil: CivilDate
}

/** Calls whose applications are all decided, so that the decisions wait for one press. */
export function callsToPublish(places: readonly MunicipalityId[], today: CivilDate): Question<CallToPublish> {
  const query = sql<CallToPublish>`
    select c.slug, c.title, c.reviewing_until as "reviewingUntil", count(*) filter (where i.stage = 'submitted')::integer as count,
      json_build_object('slug', m.slug, 'names', json_build_object('ky', m.name_ky, 'ru', m.name_ru, 'en', m.name_en)) as place
    from calls.call c
    join municipalities.municipality m on m.id = c.municipality_id
    join regulations.regulation r on r.municipality_id = c.municipality_id and r.id = c.regulation_id
    join initiatives.initiative i on i.municipality_id = c.municipality_id and i.call_id = c.id and i.stage in ('submitted', 'returned')
    left join reviews.held_decision h on h.municipality_id = i.municipality_id and h.initiative_id = i.id
    where c.municipality_id = any(${[...places]}::uuid[]) and c.stage = 'reviewing'
      and coalesce((r.terms->>'publishTogether')::boolean, false)
    group by c.municipality_id, c.id, m.id
    having bool_and(case when i.stage = 'submitted' then ${holds} else not exists (select from reviews.finding f
        where f.municipality_id = i.municipality_id and f.initiative_id = i.id and f.answer_by >= ${today}) end)
      and bool_or(i.stage = 'submitted')`
  return question(query, (row: CallToPublish) => row)
}

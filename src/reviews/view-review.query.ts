import { type InferResult, type RawBuilder, sql } from 'kysely'
import { type Money, money } from '../../lib/kernel/money.ts'
import type { Share } from '../../lib/kernel/share.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { type Question, question } from '../../lib/platform/question.ts'
import type { Call, CallId } from '../calls/call.model.ts'
import { readCall } from '../calls/index.ts'
import { authorRows, groupFrom } from '../initiatives/index.ts'
import type { InitiativeId, InitiativeStage } from '../initiatives/initiative.model.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import type { ApplicantKind } from '../regulations/regulation.model.ts'
import type { Appeal, Refusing } from './appeal.model.ts'
import type { SubstantiveCheck } from './expert.model.ts'
import type { EarlierSheet, Finding, Sheet } from './review.model.ts'
import { reviewParts, reviewPartsOf, type Subject } from './review.store.ts'
import { waitsForExperts } from './running-check.query.ts'
import { measuredOf, type ScoredInitiative, scoresOf } from './view-scores.query.ts'

/** What a reviewer needs of an initiative at hand; its own page has the rest. */
export type Reviewed = {
  readonly id: InitiativeId
  readonly number: number
  readonly version: number
  /** How often it was sent or amended: each is kept. */
  readonly versions: number
  readonly stage: InitiativeStage
  readonly leaderId: PersonId
  readonly authorIds: readonly PersonId[]
  readonly formerAuthorIds: readonly PersonId[]
  readonly typedBy: PersonId | undefined
  readonly title: string
  readonly groupName: string
  readonly applicantKind: ApplicantKind
  readonly registration: string
  readonly inCharge: string
  readonly place: string
  readonly problem: string
  readonly solution: string
  readonly upkeep: string
  /** What it costs to run for a year; undefined where the group did not tell. */
  readonly runningCost: Money | undefined
  readonly totalCost: Money
  readonly own: Money
  readonly requested: Money
}

export type ReviewView = {
  readonly initiative: Reviewed
  readonly call: Call
  readonly subject: Subject
  readonly findings: readonly Finding[]
  readonly checks: readonly SubstantiveCheck[]
  readonly sheets: readonly Sheet[]
  /** What changed sheets said before. */
  readonly earlier: readonly EarlierSheet[]
  readonly appeal: Appeal | undefined
  readonly refusing: Refusing | undefined
  /** Who sits on the commission by its order; empty while there is none. */
  readonly appointed: readonly PersonId[]
  readonly members: number
  /** The commission's mean, once points are open and the quorum is in. */
  readonly mean: Share | undefined
  readonly open: boolean
} & Pick<ScoredInitiative, 'computed' | 'spread' | 'outliers'>

/** The review of one initiative by its number. Undefined: no such initiative in this municipality. */
export async function viewReview(
  { db, keys }: Platform,
  municipalityId: MunicipalityId,
  number: string,
): Promise<ReviewView | undefined> {
  if (!/^\d{1,9}$/.test(number)) return undefined
  const row = await db.read
    .selectFrom('initiatives.initiative as i')
    .selectAll()
    .select([authorRows.as('authors'), reviewParts.as('parts')])
    .select(
      sql<bigint>`(select count(*) from initiatives.submission u where u.municipality_id = i.municipality_id
        and u.initiative_id = i.id)`.as('versions'),
    )
    .where('i.municipality_id', '=', municipalityId)
    .where('i.number', '=', Number(number))
    .executeTakeFirst()
  const call = row && (await readCall(db.read, municipalityId, row.call_id as CallId))
  if (!row || !call) return undefined
  const subject = { municipalityId, initiativeId: row.id as InitiativeId }
  const parts = reviewPartsOf(keys, row.parts)
  const { findings, checks, sheets, earlier, appeal, refusing, members, appointed } = parts
  return {
    initiative: {
      id: subject.initiativeId,
      number: row.number,
      version: row.version,
      versions: Number(row.versions),
      stage: row.stage as InitiativeStage,
      ...groupFrom(row.leader_id, row.authors),
      typedBy: (row.typed_by ?? undefined) as PersonId | undefined,
      title: row.title,
      groupName: row.group_name,
      applicantKind: row.applicant_kind as ApplicantKind,
      registration: row.registration,
      inCharge: row.in_charge,
      place: row.place,
      problem: row.problem,
      solution: row.solution,
      upkeep: row.upkeep,
      runningCost: row.running_cost === null ? undefined : money(row.running_cost),
      totalCost: money(row.total_cost),
      own: money(row.own_money + row.own_in_kind),
      requested: money(row.requested),
    },
    call,
    subject,
    findings,
    checks,
    sheets,
    earlier,
    appeal,
    refusing,
    appointed,
    members,
    ...scoresOf(call, parts, measuredOf(row, parts)),
  }
}

export type ToReview = {
  readonly kind: 'check' | 'score'
  readonly number: number
  readonly title: string
  readonly slug: string
  readonly placeKy: string
  readonly placeRu: string
  readonly placeEn: string
  readonly until: string
}

/** `in ()` is no SQL: nobody's list is nothing. */
function among(column: string, ids: readonly string[]): RawBuilder<boolean> {
  return sql<boolean>`${sql.ref(column)} = any(${[...ids]}::uuid[])`
}

/** Applications to check or to decide on and initiatives to score, for the roles of one person. What experts have still to answer waits for them, what is decided for its publication. */
export function reviewsToDo(
  { db }: Platform,
  personId: PersonId,
  officerIn: readonly MunicipalityId[],
  memberIn: readonly MunicipalityId[],
): Question<readonly ToReview[]> {
  const query = db.read
    .selectFrom('initiatives.initiative as i')
    .innerJoin('calls.call as c', (join) =>
      join.onRef('c.municipality_id', '=', 'i.municipality_id').onRef('c.id', '=', 'i.call_id'),
    )
    .innerJoin('regulations.regulation as r', (join) =>
      join.onRef('r.municipality_id', '=', 'c.municipality_id').onRef('r.id', '=', 'c.regulation_id'),
    )
    .innerJoin('municipalities.municipality as m', 'm.id', 'i.municipality_id')
    .select(['i.number', 'i.title', 'i.stage', 'c.reviewing_until'])
    .select(['m.slug', 'm.name_ky', 'm.name_ru', 'm.name_en'])
    .where('c.stage', 'in', ['collecting', 'reviewing'])
    .where(({ and, eb, or }) =>
      or([
        and([
          eb('i.stage', '=', 'submitted'),
          among('i.municipality_id', officerIn),
          sql<boolean>`not ${waitsForExperts}`,
          sql<boolean>`not exists (select from reviews.held_decision h where h.municipality_id = i.municipality_id
            and h.initiative_id = i.id and h.initiative_version = i.version)`,
        ]),
        // A subquery of one row: joined, the sheets of all members were held against all initiatives.
        and([
          eb('i.stage', '=', 'admitted'),
          eb('c.stage', '=', 'reviewing'),
          among('i.municipality_id', memberIn),
          sql<boolean>`(select count(*) from reviews.sheet s where s.municipality_id = i.municipality_id
            and s.initiative_id = i.id and s.member_id = ${personId}) = 0`,
        ]),
      ]),
    )
    .orderBy('c.reviewing_until')
    .orderBy('i.number')
    .limit(200)
  return question(query, (row: InferResult<typeof query>[number]): ToReview[] => {
    const { number, title, slug, name_ky, name_ru, name_en, reviewing_until } = row
    const kind = row.stage === 'submitted' ? ('check' as const) : ('score' as const)
    return [{ kind, number, title, slug, placeKy: name_ky, placeRu: name_ru, placeEn: name_en, until: reviewing_until }]
  })
}

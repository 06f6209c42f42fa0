import { sql } from 'kysely'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { instant } from '../../lib/kernel/instant.ts'
import type { Three } from '../../lib/kernel/three.ts'
import type { Reader } from '../../lib/platform/db.ts'
import type { CallStage } from '../calls/call.model.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { Attachment } from './attachment.model.ts'
import { attachmentsOf } from './attachment.store.ts'
import type { Initiative, InitiativeStage } from './initiative.model.ts'
import { type InitiativeRow, initiativeOf, selectWhole } from './initiative.store.ts'
import type { StageChange } from './life.rules.ts'
import type { Support } from './support.model.ts'
import { supportFrom, supportOf } from './support.store.ts'
import { numberOf } from './view-application.query.ts'

export type Joined = { readonly number: number; readonly title: string }

export type InitiativeView = {
  readonly initiative: Initiative
  readonly call: {
    readonly slug: string
    readonly title: string
    readonly stage: CallStage
    readonly reviewingUntil: CivilDate
    readonly votingFrom: CivilDate
    readonly votingUntil: CivilDate
    readonly decidedBy: CivilDate
    readonly worksUntil: CivilDate
    readonly collectingUntil: CivilDate
    readonly regulationNumber: number
    readonly correctionDays: number
  }
  readonly village: Three | undefined
  readonly support: Support
  readonly attachments: readonly Attachment[]
  /** Names of the authors who agreed to be named to everybody, the leader first. */
  readonly authors: readonly string[]
  /** Where it goes on, when it has joined another; and those that joined it. */
  readonly mergedInto: Joined | undefined
  readonly joined: readonly Joined[]
  /** How often it was sent or amended: each is kept. */
  readonly versions: number
  /** When it came into its stages, in the order of time. */
  readonly changes: readonly StageChange[]
}

type Around = {
  call: Omit<InitiativeView['call'], 'votingFrom' | 'votingUntil'> & {
    votingFrom: CivilDate | null
    votingUntil: CivilDate | null
  }
  village: Three | null
  authors: string[]
  versions: number
  mergedInto: Joined | null
  joined: Joined[]
  changes: { stage: InitiativeStage; at: number }[]
}

// The call, the village and the past of initiative i; days come as text, moments as milliseconds.
const around = sql<Around>`(
  select json_build_object(
    'call', json_build_object('slug', c.slug, 'title', c.title, 'stage', c.stage,
      'collectingUntil', c.collecting_until, 'reviewingUntil', c.reviewing_until, 'votingFrom', c.voting_from,
      'votingUntil', c.voting_until, 'decidedBy', c.decided_by, 'worksUntil', c.works_until,
      'regulationNumber', r.number, 'correctionDays', r.terms->'correctionDays'),
    'village', (select json_build_object('ky', v.name_ky, 'ru', v.name_ru, 'en', v.name_en)
      from municipalities.village v where v.municipality_id = i.municipality_id and v.id = i.village_id),
    'authors', (select coalesce(json_agg(p.name order by a.person_id = i.leader_id desc, a.consented_at), '[]')
      from initiatives.author a join people.person p on p.id = a.person_id
      where a.municipality_id = i.municipality_id and a.initiative_id = i.id and a.shows_name and p.erased_at is null),
    'mergedInto', (select json_build_object('number', n.number, 'title', n.title) from initiatives.initiative n
      where n.municipality_id = i.municipality_id and n.id = i.merged_into),
    'joined', (select coalesce(json_agg(json_build_object('number', n.number, 'title', n.title) order by n.number), '[]')
      from initiatives.initiative n where n.municipality_id = i.municipality_id and n.merged_into = i.id
        and n.submitted_at is not null),
    'versions', (select count(*) from initiatives.submission u where u.municipality_id = i.municipality_id
      and u.initiative_id = i.id),
    'changes', (select coalesce(json_agg(json_build_object('stage', s.stage, 'at',
        round(extract(epoch from s.changed_at) * 1000)) order by s.changed_at), '[]')
      from initiatives.stage_change s where s.municipality_id = i.municipality_id and s.initiative_id = i.id))
  from calls.call c
  join regulations.regulation r on r.municipality_id = c.municipality_id and r.id = c.regulation_id
  where c.municipality_id = i.municipality_id and c.id = i.call_id)`

/**
 * An initiative with its call, place and past, for its own page, in one query: the sections of later slices need theirs.
 * Undefined: no such number in this municipality.
 */
export async function viewInitiative(
  read: Reader,
  municipalityId: MunicipalityId,
  numberText: string,
): Promise<InitiativeView | undefined> {
  const number = numberOf(numberText)
  if (number === undefined) return undefined
  const row = await selectWhole(read, municipalityId)
    .select([around.as('around'), supportOf.as('support'), attachmentsOf.as('attachments')])
    .where('i.number', '=', number)
    .executeTakeFirst()
  return row && viewOf(initiativeOf(row as InitiativeRow), row.around, supportFrom(row.support), row.attachments)
}

function viewOf(
  initiative: Initiative,
  { call, village, authors, versions, mergedInto, joined, changes }: Around,
  support: Support,
  attachments: readonly Attachment[],
): InitiativeView {
  const { votingFrom, votingUntil } = call
  return {
    initiative,
    call: { ...call, votingFrom: votingFrom ?? call.reviewingUntil, votingUntil: votingUntil ?? call.reviewingUntil },
    village: village ?? undefined,
    support,
    attachments,
    authors,
    versions,
    mergedInto: mergedInto ?? undefined,
    joined,
    changes: changes.map(({ stage, at }) => ({ stage, at: instant(at) })),
  }
}

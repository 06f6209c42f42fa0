import { sql } from 'kysely'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import type { Three } from '../../lib/kernel/three.ts'
import type { Reader } from '../../lib/platform/db.ts'
import { type Question, question } from '../../lib/platform/question.ts'
import type { Call } from '../calls/call.model.ts'
import { readCall } from '../calls/index.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import type { Amendment, AmendmentId } from './amendment.model.ts'
import { countAmendments, countProposed, readAmendment, readAmendments } from './amendment.store.ts'
import { ownedBy } from './author.store.ts'
import { lastChangeAt } from './draft.store.ts'
import type { Initiative } from './initiative.model.ts'
import { readInitiative } from './initiative.store.ts'
import { numberOf } from './view-application.query.ts'

export type AmendmentsView = {
  readonly initiative: Initiative
  readonly call: Call
  readonly returnedAt: Instant | undefined
  readonly count: number
  readonly amendments: readonly Amendment[]
}

/** One page of what was proposed to an initiative. Undefined: this municipality has none of this number. */
export async function viewAmendments(
  read: Reader,
  municipalityId: MunicipalityId,
  numberText: string,
  page: number,
): Promise<AmendmentsView | undefined> {
  const number = numberOf(numberText)
  const initiative = number === undefined ? undefined : await readInitiative(read, municipalityId, number)
  if (!initiative) return undefined
  const [call, count, amendments, returnedAt] = await Promise.all([
    readCall(read, municipalityId, initiative.callId),
    countAmendments(read, initiative),
    readAmendments(read, initiative, page),
    initiative.stage === 'returned' ? lastChangeAt(read, initiative, 'returned') : undefined,
  ])
  return call && { initiative, call, returnedAt, count, amendments }
}

/** A proposal to this initiative; one to another is not there. */
export async function viewAmendment(
  read: Reader,
  { municipalityId, id }: Pick<Initiative, 'municipalityId' | 'id'>,
  amendmentId: AmendmentId,
): Promise<Amendment | undefined> {
  const found = await readAmendment(read, municipalityId, amendmentId)
  return found?.initiativeId === id ? found : undefined
}

/** How much this person has proposed: since the moment, and to this initiative without an answer yet. */
export function viewProposed(read: Reader, initiative: Initiative, by: PersonId, since: Instant) {
  return countProposed(read, initiative, by, since)
}

export type AmendmentToAnswer = {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly place: { readonly slug: string; readonly names: Three }
  readonly until: CivilDate
}

/** Proposals to this person's initiatives that wait for their answer. */
export function amendmentsToAnswer(personId: PersonId): Question<AmendmentToAnswer> {
  const query = sql`
    select d.id, i.number, i.title, c.collecting_until as until,
      json_build_object('slug', m.slug, 'names', json_build_object('ky', m.name_ky, 'ru', m.name_ru, 'en', m.name_en)) as place
    from (${ownedBy(personId)}) o
    join initiatives.initiative i on i.municipality_id = o.municipality_id and i.id = o.id
    join calls.call c on c.municipality_id = i.municipality_id and c.id = i.call_id
    join municipalities.municipality m on m.id = i.municipality_id
    join initiatives.amendment d on d.municipality_id = i.municipality_id and d.initiative_id = i.id
    where d.answer is null and d.hidden_at is null and i.stage = 'submitted' and c.stage = 'collecting'
      and not exists (select from initiatives.amendment_consent g where g.municipality_id = d.municipality_id
        and g.amendment_id = d.id and g.person_id = ${personId})
    group by d.municipality_id, d.id, i.number, i.title, c.collecting_until, m.id
    order by d.proposed_at limit 50`
  return question(query, (row: AmendmentToAnswer) => row)
}

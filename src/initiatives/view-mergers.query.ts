import { sql } from 'kysely'
import type { Three } from '../../lib/kernel/three.ts'
import type { Reader } from '../../lib/platform/db.ts'
import { type Question, question } from '../../lib/platform/question.ts'
import type { Call } from '../calls/call.model.ts'
import { readCall } from '../calls/index.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import { ownedBy } from './author.store.ts'
import type { Initiative } from './initiative.model.ts'
import { readInitiative } from './initiative.store.ts'
import type { Merger, MergerId } from './merger.model.ts'
import { readMerger, readMergers } from './merger.store.ts'

/** What was proposed to this initiative or by it. */
export function viewMergers(read: Reader, initiative: Initiative): Promise<readonly Merger[]> {
  return readMergers(read, initiative)
}

export type MergerView = {
  readonly merger: Merger
  readonly from: Initiative
  readonly into: Initiative
  readonly call: Call
}

/** A merger with both of its initiatives as they stand. Undefined: there is none of this id here. */
export async function viewMerger(
  read: Reader,
  municipalityId: MunicipalityId,
  id: MergerId,
): Promise<MergerView | undefined> {
  const merger = await readMerger(read, municipalityId, id)
  if (!merger) return undefined
  const [from, into] = await Promise.all([
    readInitiative(read, municipalityId, merger.from.id),
    readInitiative(read, municipalityId, merger.into.id),
  ])
  const call = from && (await readCall(read, municipalityId, from.callId))
  return call && into && { merger, from, into, call }
}

export type MergerToAnswer = {
  readonly id: string
  readonly number: number
  readonly title: string
  readonly place: { readonly slug: string; readonly names: Three }
}

/** Mergers that wait for this person's answer, of either side. */
export function mergersToAnswer(personId: PersonId): Question<MergerToAnswer> {
  const query = sql`
    select g.id, f.number, f.title,
      json_build_object('slug', m.slug, 'names', json_build_object('ky', m.name_ky, 'ru', m.name_ru, 'en', m.name_en)) as place
    from (${ownedBy(personId)}) o
    join initiatives.merger g on g.municipality_id = o.municipality_id and (g.from_id = o.id or g.into_id = o.id)
    join initiatives.initiative f on f.municipality_id = g.municipality_id and f.id = g.from_id
    join municipalities.municipality m on m.id = g.municipality_id
    where g.outcome is null and f.stage in ('draft', 'submitted', 'returned')
      and not exists (select from initiatives.merger_consent c where c.municipality_id = g.municipality_id
        and c.merger_id = g.id and c.person_id = ${personId})
    group by g.municipality_id, g.id, f.number, f.title, m.id
    order by g.proposed_at limit 50`
  return question(query, (row: MergerToAnswer) => row)
}

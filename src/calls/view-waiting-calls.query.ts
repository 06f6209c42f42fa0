import type { InferResult } from 'kysely'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Three } from '../../lib/kernel/three.ts'
import type { Reader } from '../../lib/platform/db.ts'
import { type Question, question } from '../../lib/platform/question.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { CallStage } from './call.model.ts'

export type WaitingCall = {
  readonly place: { readonly slug: string; readonly names: Three }
  readonly slug: string
  readonly title: string
  readonly stage: CallStage
  readonly admitted: number
  readonly calendar: {
    readonly collectingFrom: CivilDate
    readonly collectingUntil: CivilDate
    readonly votingFrom: CivilDate
    readonly votingUntil: CivilDate
  }
}

/** Calls in which the office has something to do or to watch, in the municipalities it works for. */
export function waitingCalls(read: Reader, municipalityIds: readonly MunicipalityId[]): Question<WaitingCall> {
  const query = read
    .selectFrom('calls.call as call')
    .innerJoin('municipalities.municipality as place', 'place.id', 'call.municipality_id')
    .select(['call.slug', 'call.title', 'call.stage', 'call.collecting_from', 'call.collecting_until'])
    .select(['call.voting_from', 'call.voting_until', 'place.slug as place_slug'])
    .select(['place.name_ky', 'place.name_ru', 'place.name_en'])
    .select((select) =>
      select
        .selectFrom('initiatives.initiative as initiative')
        .whereRef('initiative.municipality_id', '=', 'call.municipality_id')
        .whereRef('initiative.call_id', '=', 'call.id')
        .where('initiative.stage', 'in', ['admitted', 'on-the-ballot'])
        .select(({ fn }) => fn.countAll().as('count'))
        .as('admitted'),
    )
    .where('call.municipality_id', 'in', municipalityIds)
    .where('call.stage', 'in', ['draft', 'announced', 'collecting', 'reviewing', 'voting'])
  return question(query, (row: InferResult<typeof query>[number]) => ({
    place: { slug: row.place_slug, names: { ky: row.name_ky, ru: row.name_ru, en: row.name_en } },
    slug: row.slug,
    title: row.title,
    stage: row.stage as CallStage,
    admitted: Number(row.admitted),
    calendar: {
      collectingFrom: row.collecting_from,
      collectingUntil: row.collecting_until,
      votingFrom: row.voting_from ?? row.collecting_until,
      votingUntil: row.voting_until ?? row.collecting_until,
    },
  }))
}

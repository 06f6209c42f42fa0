import { sql } from 'kysely'
import type { Reader } from '../../lib/platform/db.ts'
import type { Call } from '../calls/call.model.ts'
import { readCall } from '../calls/index.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import type { CheckedInitiative } from './expert.model.ts'
import { runningCheck } from './expert.rules.ts'
import { checksFrom, checksOfInitiative, expertsOf } from './expert.store.ts'
import { isWithExperts } from './running-check.query.ts'

export const expertsPageSize = 50

export type ExpertsView = {
  readonly call: Call
  readonly experts: readonly { readonly id: PersonId; readonly name: string }[]
  /** Those of one page, by number. */
  readonly checked: readonly CheckedInitiative[]
  /** How many are with experts on all pages. */
  readonly count: number
}

/** The initiatives of a call that are with experts. Undefined: no such call, or one that was not announced. */
export async function viewExperts(
  read: Reader,
  municipalityId: MunicipalityId,
  slug: string,
  page: number,
): Promise<ExpertsView | undefined> {
  const call = await readCall(read, municipalityId, slug)
  if (!call || call.stage === 'draft') return undefined
  const [experts, rows] = await Promise.all([
    expertsOf(read, municipalityId),
    read
      .selectFrom('initiatives.initiative as i')
      .select(['i.id', 'i.number', 'i.title'])
      .select([checksOfInitiative.as('checks'), sql<bigint>`count(*) over ()`.as('count')])
      .where('i.municipality_id', '=', municipalityId)
      .where('i.call_id', '=', call.id)
      .where('i.stage', '=', 'submitted')
      .where(isWithExperts)
      .orderBy('i.number')
      .limit(expertsPageSize)
      .offset((page - 1) * expertsPageSize)
      .execute(),
  ])
  const checked = rows.flatMap(({ id, number, title, checks }): CheckedInitiative[] => {
    const check = runningCheck(checksFrom(checks))
    return check ? [{ id: id as InitiativeId, number, title, check }] : []
  })
  return { call, experts, checked, count: Number(rows[0]?.count ?? 0) }
}

import { sql } from 'kysely'
import type { Instant } from '../../lib/kernel/instant.ts'
import type { Reader } from '../../lib/platform/db.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import { readAccepted } from './amendment.store.ts'
import type { Initiative } from './initiative.model.ts'
import { readInitiative } from './initiative.store.ts'
import type { Submission } from './submission.model.ts'
import { readSubmissions } from './submission.store.ts'
import { numberOf, type VillageName } from './view-application.query.ts'

export type SubmissionsView = {
  readonly initiative: Initiative
  readonly submissions: readonly Submission[]
  /** Every village that the municipality has or had, for those that the sendings name. */
  readonly villages: readonly VillageName[]
  /** Who proposed what the authors accepted, and when it was put in. */
  readonly accepted: readonly { readonly name: string; readonly at: Instant }[]
}

/** What an application said each time it was sent. Undefined: this municipality has no initiative of this number. */
export async function viewSubmissions(
  read: Reader,
  municipalityId: MunicipalityId,
  numberText: string,
): Promise<SubmissionsView | undefined> {
  const number = numberOf(numberText)
  const initiative = number === undefined ? undefined : await readInitiative(read, municipalityId, number)
  if (!initiative) return undefined
  const [submissions, accepted, villages] = await Promise.all([
    readSubmissions(read, initiative),
    readAccepted(read, initiative),
    sql<VillageName>`select v.id, json_build_object('ky', v.name_ky, 'ru', v.name_ru, 'en', v.name_en) as names
      from municipalities.village v where v.municipality_id = ${municipalityId}`.execute(read),
  ])
  return { initiative, submissions, accepted, villages: villages.rows }
}

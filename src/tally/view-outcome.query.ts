import type { Platform } from '../../lib/platform/platform.ts'
import type { Poll } from '../ballots/ballot.model.ts'
import type { Call } from '../calls/call.model.ts'
import { readCall } from '../calls/index.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import type { Run } from './tally.model.ts'
import { readRun } from './tally.store.ts'

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

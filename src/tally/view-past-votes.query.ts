import type { Three } from '../../lib/kernel/three.ts'
import type { Reader } from '../../lib/platform/db.ts'
import type { Poll } from '../ballots/ballot.model.ts'
import type { CallId } from '../calls/call.model.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { Run } from './tally.model.ts'
import { readRun } from './tally.store.ts'

export type PastVote = { readonly callId: CallId; readonly slug: string; readonly title: string }

/** Calls of the municipality whose outcome is certified, the newest first. */
export async function listPastVotes(read: Reader, municipalityId: MunicipalityId): Promise<readonly PastVote[]> {
  const rows = await read
    .selectFrom('tally.run as r')
    .innerJoin('calls.call as c', (join) =>
      join.onRef('c.municipality_id', '=', 'r.municipality_id').onRef('c.id', '=', 'r.call_id'),
    )
    .select(['c.id', 'c.slug', 'c.title'])
    .where('r.municipality_id', '=', municipalityId)
    .where('r.certified_at', 'is not', null)
    .orderBy('c.collecting_from', 'desc')
    .orderBy('c.slug', 'desc')
    .execute()
  return rows.map(({ id, slug, title }) => ({ callId: id as CallId, slug, title }))
}

/** How many villages the municipality has now. */
export async function countVillages(read: Reader, municipalityId: MunicipalityId): Promise<number> {
  const row = await read
    .selectFrom('municipalities.village')
    .select((select) => select.fn.countAll().as('count'))
    .where('municipality_id', '=', municipalityId)
    .where('valid_to', 'is', null)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export type PastInitiative = { readonly title: string; readonly village: Three | undefined }

export type PastBallots = {
  /** By the id of the initiative. */
  readonly initiatives: ReadonlyMap<string, PastInitiative>
  /** Each live ballot as the numbers that it chooses. */
  readonly ballots: readonly (readonly number[])[]
}

/** The certified count of a past vote; undefined when there is none. */
export async function readCertifiedRun(read: Reader, poll: Poll): Promise<Run | undefined> {
  const run = await readRun(read, poll)
  return run?.certified ? run : undefined
}

/** How many live ballots of a vote are still kept. */
export async function countKeptBallots(read: Reader, poll: Poll): Promise<number> {
  const row = await read
    .selectFrom('ballots.box')
    .select((select) => select.fn.countAll().as('count'))
    .where('municipality_id', '=', poll.municipalityId)
    .where('call_id', '=', poll.callId)
    .where('live', '=', true)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

/** The ballots of a vote whose outcome is certified, in no order that tells when they were cast. */
export async function readPastBallots(read: Reader, poll: Poll, run: Run): Promise<PastBallots> {
  const rows = await read
    .selectFrom('initiatives.initiative as i')
    .leftJoin('municipalities.village as v', (join) =>
      join.onRef('v.municipality_id', '=', 'i.municipality_id').onRef('v.id', '=', 'i.village_id'),
    )
    .select(['i.id', 'i.title', 'v.name_ky', 'v.name_ru', 'v.name_en'])
    .where('i.municipality_id', '=', poll.municipalityId)
    .where('i.call_id', '=', poll.callId)
    .execute()
  const box = await read
    .selectFrom('ballots.box')
    .select('choices')
    .where('municipality_id', '=', poll.municipalityId)
    .where('call_id', '=', poll.callId)
    .where('live', '=', true)
    .orderBy('ballot_id')
    .execute()
  const numbers = new Map<string, number>(run.input.candidates.map(({ id, number }) => [id, number]))
  return {
    initiatives: new Map(
      rows.map(({ id, title, name_ky: ky, name_ru: ru, name_en: en }) => [
        id,
        { title, village: ky === null || ru === null || en === null ? undefined : { ky, ru, en } },
      ]),
    ),
    ballots: box.map(({ choices }) =>
      choices.flatMap((id) => {
        const number = numbers.get(id)
        return number === undefined ? [] : [number]
      }),
    ),
  }
}

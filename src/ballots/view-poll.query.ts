import type { InferResult } from 'kysely'
import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Three } from '../../lib/kernel/three.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { type Question, question } from '../../lib/platform/question.ts'
import type { MunicipalityId, PersonId } from '../people/person.model.ts'
import type { Poll } from './ballot.model.ts'

export type PollView = { readonly votingUntil: CivilDate; readonly roll: number; readonly frozen: boolean }

/** The last day of a call's vote and how many may vote. Undefined when the call has no vote. */
export async function viewPoll({ db }: Platform, poll: Poll): Promise<PollView | undefined> {
  const row = await db.read
    .selectFrom('calls.call as c')
    .leftJoin('ballots.roll as r', (join) =>
      join.onRef('r.municipality_id', '=', 'c.municipality_id').onRef('r.call_id', '=', 'c.id'),
    )
    .select(['c.voting_until', 'r.frozen_at'])
    .select((eb) =>
      eb
        .selectFrom('ballots.roll_entry as e')
        .select((inner) => inner.fn.countAll<bigint>().as('count'))
        .whereRef('e.municipality_id', '=', 'c.municipality_id')
        .whereRef('e.call_id', '=', 'c.id')
        .as('roll'),
    )
    .where('c.municipality_id', '=', poll.municipalityId)
    .where('c.id', '=', poll.callId)
    .executeTakeFirst()
  if (!row?.voting_until) return undefined
  return { votingUntil: row.voting_until, roll: Number(row.roll ?? 0n), frozen: row.frozen_at !== null }
}

export type PollToPrepare = {
  readonly municipalityId: MunicipalityId
  readonly title: string
  readonly slug: string
  readonly placeSlug: string
  readonly placeNames: Three
  readonly votingFrom: CivilDate
  readonly frozen: boolean
  /** Who prepared what waits for a second person: a file, or else the freezing. */
  readonly preparedBy: PersonId | undefined
  readonly waitingFile: string | undefined
}

/** Calls under review whose vote is still to be prepared or opened. */
export function pollsToPrepare(
  { db }: Platform,
  municipalities: readonly MunicipalityId[],
): Question<readonly PollToPrepare[]> {
  const query = db.read
    .selectFrom('calls.call as c')
    .innerJoin('municipalities.municipality as m', 'm.id', 'c.municipality_id')
    .leftJoin('ballots.roll as r', (join) =>
      join.onRef('r.municipality_id', '=', 'c.municipality_id').onRef('r.call_id', '=', 'c.id'),
    )
    .leftJoin('ballots.roll_file as f', (join) =>
      join
        .onRef('f.municipality_id', '=', 'c.municipality_id')
        .onRef('f.call_id', '=', 'c.id')
        .on('f.entered_at', 'is', null)
        .on('f.returned_at', 'is', null),
    )
    .select([
      'c.title',
      'c.slug',
      'c.voting_from',
      'm.slug as place',
      'm.name_ky',
      'm.name_ru',
      'm.name_en',
      'r.frozen_at',
      'r.freezing_prepared_by',
      'f.id as file',
      'f.prepared_by as file_by',
      'c.municipality_id',
    ])
    .where('c.municipality_id', 'in', [...municipalities])
    .where('c.stage', '=', 'reviewing')
  return question(query, (row: InferResult<typeof query>[number]) =>
    row.voting_from === null
      ? []
      : [
          {
            title: row.title,
            slug: row.slug,
            placeSlug: row.place,
            placeNames: { ky: row.name_ky, ru: row.name_ru, en: row.name_en },
            votingFrom: row.voting_from,
            frozen: row.frozen_at !== null,
            municipalityId: row.municipality_id as MunicipalityId,
            preparedBy: preparerOf(row),
            waitingFile: row.file ?? undefined,
          },
        ],
  )
}

function preparerOf(row: {
  readonly frozen_at: unknown
  readonly freezing_prepared_by: string | null
  readonly file_by: string | null
}): PersonId | undefined {
  if (row.frozen_at !== null) return undefined
  return (row.file_by ?? row.freezing_prepared_by ?? undefined) as PersonId | undefined
}

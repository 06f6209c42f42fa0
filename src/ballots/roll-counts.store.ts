import { sql } from 'kysely'
import type { Instant } from '../../lib/kernel/instant.ts'
import type { Reader, Tx } from '../../lib/platform/db.ts'
import type { Poll } from './ballot.model.ts'
import type { PublishedCount, StreetCount } from './roll.model.ts'

/** How many stand on the roll in each street of each village, as they are written. */
export async function countStreets(tx: Tx, poll: Poll): Promise<readonly StreetCount[]> {
  const rows = await tx
    .selectFrom('ballots.roll_entry')
    .select((eb) => ['village_id', 'street', eb.fn.countAll<bigint>().as('count')])
    .where('municipality_id', '=', poll.municipalityId)
    .where('call_id', '=', poll.callId)
    .groupBy(['village_id', 'street'])
    .orderBy('village_id')
    .orderBy('street')
    .execute()
  return rows.map((row) => ({
    villageId: row.village_id ?? undefined,
    street: row.street ?? undefined,
    count: Number(row.count),
  }))
}

/** The municipality's villages by id, in Kyrgyz. */
export async function villageNames(read: Reader, { municipalityId }: Poll): Promise<ReadonlyMap<string, string>> {
  const rows = await read
    .selectFrom('municipalities.village')
    .select(['id', 'name_ky'])
    .where('municipality_id', '=', municipalityId)
    .execute()
  return new Map(rows.map(({ id, name_ky: name }) => [id, name]))
}

/** The keys of everybody on the roll, sorted. */
export async function listVoterKeys(tx: Tx, poll: Poll): Promise<readonly Buffer[]> {
  const rows = await tx
    .selectFrom('ballots.roll_entry')
    .select('voter_key')
    .where('municipality_id', '=', poll.municipalityId)
    .where('call_id', '=', poll.callId)
    .orderBy('voter_key')
    .execute()
  return rows.map(({ voter_key: key }) => key)
}

export async function storeCounts(tx: Tx, poll: Poll, counts: readonly PublishedCount[]): Promise<void> {
  const rows = counts.map((line, at) => ({
    municipality_id: poll.municipalityId,
    call_id: poll.callId,
    number: at + 1,
    scope: line.scope,
    village_id: 'villageId' in line ? (line.villageId ?? null) : null,
    street: line.scope === 'street' ? line.street : null,
    count: line.count,
  }))
  if (rows.length > 0) await tx.insertInto('ballots.roll_count').values(rows).execute()
}

export type FrozenRoll = {
  readonly at: Instant
  readonly count: number
  /** RFC 6962 root over the sorted keys of everybody on the roll. */
  readonly root: Buffer | undefined
  readonly counts: readonly PublishedCount[]
}

/** What is published of a frozen roll; undefined before it is frozen. */
export async function readFrozenRoll(read: Reader, poll: Poll): Promise<FrozenRoll | undefined> {
  const roll = await read
    .selectFrom('ballots.roll as r')
    .select(['r.frozen_at', 'r.root'])
    .select(
      sql<bigint>`(select count(*) from ballots.roll_entry e
        where e.municipality_id = r.municipality_id and e.call_id = r.call_id)`.as('count'),
    )
    .where('r.municipality_id', '=', poll.municipalityId)
    .where('r.call_id', '=', poll.callId)
    .executeTakeFirst()
  if (!roll?.frozen_at) return undefined
  const rows = await read
    .selectFrom('ballots.roll_count')
    .select(['scope', 'village_id', 'street', 'count'])
    .where('municipality_id', '=', poll.municipalityId)
    .where('call_id', '=', poll.callId)
    .orderBy('number')
    .execute()
  const counts = rows.map(
    // The table's constraints say the same as this union.
    ({ scope, village_id, street, count }) =>
      ({ scope, count, villageId: village_id ?? undefined, street: street ?? '' }) as PublishedCount,
  )
  return { at: roll.frozen_at, count: Number(roll.count), root: roll.root ?? undefined, counts }
}

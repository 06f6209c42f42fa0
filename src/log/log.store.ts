import { sql } from 'kysely'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { Keys } from '../../lib/platform/keys.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { Head, Log, VoteId } from './leaf.model.ts'

/** Puts an entry in the queue of its log. */
export async function storeWaiting(tx: Tx, municipalityId: MunicipalityId, entry: string): Promise<void> {
  await tx.insertInto('log.waiting').values({ municipality_id: municipalityId, entry }).execute()
}

export type Vote = { readonly municipalityId: MunicipalityId; readonly voteId: VoteId }

const heldPurpose = 'log/held'

/** Puts an entry about a ballot aside, sealed under the key of its vote. */
export async function storeHeld(tx: Tx, keys: Keys, vote: Vote, id: string, entry: string): Promise<void> {
  await tx
    .insertInto('log.held')
    .values({
      municipality_id: vote.municipalityId,
      vote_id: vote.voteId,
      id,
      sealed: keys.seal(heldPurpose, entry),
    })
    .execute()
}

/** Lets one integrator of this log at a time in, over all processes; false when another one is at it. */
export async function lockLog(tx: Tx, municipalityId: MunicipalityId): Promise<boolean> {
  const answer = await sql<{ locked: boolean }>`
    select pg_try_advisory_xact_lock(hashtextextended('log/' || ${municipalityId}::text, 0)) as locked`.execute(tx)
  return answer.rows[0]?.locked ?? false
}

/** Logs with something to tell or to sign. */
export async function logsToKeep(read: Reader): Promise<readonly MunicipalityId[]> {
  const { rows } = await sql<{ id: MunicipalityId }>`
    select municipality_id as id from log.waiting
    union select municipality_id from log.held
    union select l.municipality_id from log.log l
      where (select coalesce(max(index) + 1, 0) from log.leaf where municipality_id = l.municipality_id)
        <> (select coalesce(max(size), 0) from log.checkpoint where municipality_id = l.municipality_id)`.execute(read)
  return rows.map(({ id }) => id)
}

export async function allLogs(read: Reader): Promise<readonly MunicipalityId[]> {
  const rows = await read.selectFrom('log.log').select('municipality_id').execute()
  return rows.map(({ municipality_id: id }) => id as MunicipalityId)
}

export async function readLog(read: Reader, municipalityId: MunicipalityId): Promise<Log | undefined> {
  const row = await read
    .selectFrom('log.log')
    .select(['origin', 'public_key'])
    .where('municipality_id', '=', municipalityId)
    .executeTakeFirst()
  return row && { municipalityId, origin: row.origin, publicKey: row.public_key }
}

export async function storeLog(tx: Tx, { municipalityId, origin, publicKey }: Log): Promise<void> {
  await tx
    .insertInto('log.log')
    .values({
      municipality_id: municipalityId,
      origin,
      public_key: Buffer.from(publicKey),
      opened_at: timeOf(tx.now),
    })
    .execute()
}

/** The queue of a log, as it came. */
export async function listWaiting(
  tx: Tx,
  municipalityId: MunicipalityId,
  most: number,
): Promise<readonly { readonly number: bigint; readonly entry: string }[]> {
  return await tx
    .selectFrom('log.waiting')
    .select(['number', 'entry'])
    .where('municipality_id', '=', municipalityId)
    .orderBy('number')
    .limit(most)
    .execute()
}

export type SealedEntry = { readonly id: string; readonly voteId: VoteId; readonly sealed: Buffer }

/** Entries put aside, of all votes, in no order that says anything. */
export async function listHeld(read: Reader, municipalityId: MunicipalityId): Promise<readonly SealedEntry[]> {
  const rows = await read
    .selectFrom('log.held')
    .select(['id', 'vote_id', 'sealed'])
    .where('municipality_id', '=', municipalityId)
    .orderBy('vote_id')
    .orderBy('id')
    .execute()
  return rows.map(({ id, vote_id, sealed }) => ({ id, voteId: vote_id as VoteId, sealed }))
}

export function openHeld(keys: Keys, { sealed }: Pick<SealedEntry, 'sealed'>): string {
  return keys.open(heldPurpose, sealed)
}

export async function dropTaken(
  tx: Tx,
  municipalityId: MunicipalityId,
  taken: { readonly numbers: readonly bigint[]; readonly ids: readonly string[] },
): Promise<void> {
  await sql`delete from log.waiting
    where municipality_id = ${municipalityId} and number = any(${taken.numbers.map(String)}::bigint[])`.execute(tx)
  await sql`delete from log.held
    where municipality_id = ${municipalityId} and id = any(${taken.ids}::uuid[])`.execute(tx)
}

export async function countLeaves(read: Reader, municipalityId: MunicipalityId): Promise<number> {
  const row = await read
    .selectFrom('log.leaf')
    .select((eb) => eb.fn.max('index').as('last'))
    .where('municipality_id', '=', municipalityId)
    .executeTakeFirst()
  // max() of no rows is null, which the types of the query do not tell.
  const last = row?.last as bigint | null | undefined
  return last === null || last === undefined ? 0 : Number(last) + 1
}

export type StoredLeaf = {
  readonly index: number
  readonly hash: Uint8Array
  readonly entry: string
  readonly kind: string
  readonly voteId: string | undefined
  readonly commitment: Uint8Array | undefined
}

export async function storeLeaves(
  tx: Tx,
  municipalityId: MunicipalityId,
  leaves: readonly StoredLeaf[],
): Promise<void> {
  // 65,535 parameters is PostgreSQL's bound for one statement.
  for (let at = 0; at < leaves.length; at += 5000) {
    const rows = leaves.slice(at, at + 5000).map((leaf) => ({
      municipality_id: municipalityId,
      index: BigInt(leaf.index),
      hash: Buffer.from(leaf.hash),
      entry: leaf.entry,
      kind: leaf.kind,
      vote_id: leaf.voteId ?? null,
      commitment: leaf.commitment ? Buffer.from(leaf.commitment) : null,
    }))
    await tx.insertInto('log.leaf').values(rows).execute()
  }
}

/** Hashes of the entries from a place on, at most so many. */
export async function listHashes(
  read: Reader,
  municipalityId: MunicipalityId,
  from: number,
  most: number,
): Promise<readonly Uint8Array[]> {
  const rows = await read
    .selectFrom('log.leaf')
    .select('hash')
    .where('municipality_id', '=', municipalityId)
    .where('index', '>=', BigInt(from))
    .orderBy('index')
    .limit(most)
    .execute()
  return rows.map(({ hash }) => hash)
}

export async function listEntries(
  read: Reader,
  municipalityId: MunicipalityId,
  from: number,
  most: number,
): Promise<readonly string[]> {
  const rows = await read
    .selectFrom('log.leaf')
    .select('entry')
    .where('municipality_id', '=', municipalityId)
    .where('index', '>=', BigInt(from))
    .orderBy('index')
    .limit(most)
    .execute()
  return rows.map(({ entry }) => entry)
}

/** How many stand on the frozen roll of each vote, as the log tells it or is about to. */
export async function votersOf(read: Reader, municipalityId: MunicipalityId): Promise<ReadonlyMap<VoteId, number>> {
  const { rows } = await sql<{ vote: VoteId; voters: number }>`
    select entry::jsonb->>'vote' as vote, (entry::jsonb->>'voters')::int as voters
    from (select entry from log.leaf where municipality_id = ${municipalityId} and kind = 'roll.frozen'
      union all select entry from log.waiting where municipality_id = ${municipalityId}) as told
    where entry::jsonb->>'kind' = 'roll.frozen'`.execute(read)
  return new Map(rows.map(({ vote, voters }) => [vote, voters]))
}

export type SignedCheckpoint = Head & { readonly note: string }

export async function readCheckpoint(
  read: Reader,
  municipalityId: MunicipalityId,
): Promise<SignedCheckpoint | undefined> {
  const row = await read
    .selectFrom('log.checkpoint')
    .select(['size', 'root', 'note'])
    .where('municipality_id', '=', municipalityId)
    .orderBy('size', 'desc')
    .limit(1)
    .executeTakeFirst()
  return row && { size: Number(row.size), root: row.root, note: row.note }
}

/** Keeps what was signed; the same again changes nothing. */
export async function storeCheckpoint(
  tx: Tx,
  municipalityId: MunicipalityId,
  { size, root, note }: SignedCheckpoint,
): Promise<void> {
  await tx
    .insertInto('log.checkpoint')
    .values({
      municipality_id: municipalityId,
      size: BigInt(size),
      root: Buffer.from(root),
      note,
      signed_at: timeOf(tx.now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

import { sql } from 'kysely'
import type { Instant } from '../../lib/kernel/instant.ts'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { CallStage } from '../calls/call.model.ts'
import type { PersonId } from '../people/person.model.ts'
import type { Poll, RollFacts, VoterKey } from './ballot.model.ts'

/** Locks the roll of the call, making it when there is none yet. Undefined: no such call. */
export async function lockRoll(tx: Tx, poll: Poll): Promise<RollFacts | undefined> {
  const call = await tx
    .selectFrom('calls.call')
    .select('stage')
    .where('municipality_id', '=', poll.municipalityId)
    .where('id', '=', poll.callId)
    .executeTakeFirst()
  if (!call) return undefined
  await tx
    .insertInto('ballots.roll')
    .values({ municipality_id: poll.municipalityId, call_id: poll.callId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const roll = await tx
    .selectFrom('ballots.roll')
    .select('frozen_at')
    .where('municipality_id', '=', poll.municipalityId)
    .where('call_id', '=', poll.callId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  return { stage: call.stage as CallStage, frozen: roll.frozen_at !== null, count: await countRoll(tx, poll) }
}

export async function countRoll(read: Reader, poll: Poll): Promise<number> {
  const row = await read
    .selectFrom('ballots.roll_entry')
    .select((eb) => eb.fn.countAll<bigint>().as('count'))
    .where('municipality_id', '=', poll.municipalityId)
    .where('call_id', '=', poll.callId)
    .executeTakeFirstOrThrow()
  return Number(row.count)
}

export type StoredRollEntry = {
  readonly voterKey: VoterKey
  readonly villageId: string | undefined
  readonly nameSealed: Buffer
}

/** Puts entries on the roll; those who are on it already stay as they are. Answers how many were new. */
export async function addToRoll(tx: Tx, poll: Poll, entries: readonly StoredRollEntry[]): Promise<number> {
  let added = 0
  // 65,535 parameters is PostgreSQL's bound for one statement.
  for (let at = 0; at < entries.length; at += 5000) {
    const rows = entries.slice(at, at + 5000).map((entry) => ({
      municipality_id: poll.municipalityId,
      call_id: poll.callId,
      voter_key: Buffer.from(entry.voterKey),
      village_id: entry.villageId ?? null,
      name_sealed: entry.nameSealed,
    }))
    const inserted = await tx
      .insertInto('ballots.roll_entry')
      .values(rows)
      .onConflict((conflict) => conflict.doNothing())
      .executeTakeFirst()
    added += Number(inserted.numInsertedOrUpdatedRows ?? 0n)
  }
  return added
}

/** Freezes the roll and opens a line of the turnout for everybody on it. */
export async function storeFrozenRoll(tx: Tx, poll: Poll, by: PersonId): Promise<void> {
  await tx
    .updateTable('ballots.roll')
    .set({ frozen_at: timeOf(tx.now), frozen_by: by })
    .where('municipality_id', '=', poll.municipalityId)
    .where('call_id', '=', poll.callId)
    .execute()
  await sql`insert into ballots.turnout (municipality_id, call_id, voter_key)
    select municipality_id, call_id, voter_key from ballots.roll_entry
    where municipality_id = ${poll.municipalityId} and call_id = ${poll.callId}`.execute(tx)
}

export type Voter = {
  readonly voterKey: Buffer
  readonly nameSealed: Buffer
  readonly village: string | undefined
  readonly issued: boolean
  readonly handedOver: boolean
}

/** People on the roll, a page of them, in an order that says nothing. */
export async function listVoters(
  read: Reader,
  poll: Poll,
  { offset, most, withoutCard = false }: { offset: number; most: number; withoutCard?: boolean },
): Promise<readonly Voter[]> {
  const rows = await read
    .selectFrom('ballots.roll_entry as e')
    .leftJoin('ballots.code_card as c', (join) =>
      join
        .onRef('c.municipality_id', '=', 'e.municipality_id')
        .onRef('c.call_id', '=', 'e.call_id')
        .onRef('c.voter_key', '=', 'e.voter_key'),
    )
    .leftJoin('municipalities.village as v', (join) =>
      join.onRef('v.municipality_id', '=', 'e.municipality_id').onRef('v.id', '=', 'e.village_id'),
    )
    .select(['e.voter_key', 'e.name_sealed', 'v.name_ky as village', 'c.issued_at', 'c.handed_over_at'])
    .where('e.municipality_id', '=', poll.municipalityId)
    .where('e.call_id', '=', poll.callId)
    .$if(withoutCard, (query) => query.where('c.issued_at', 'is', null))
    .orderBy('v.name_ky')
    .orderBy('e.voter_key')
    .offset(offset)
    .limit(most)
    .execute()
  return rows.map((row) => ({
    voterKey: row.voter_key,
    nameSealed: row.name_sealed,
    village: row.village ?? undefined,
    issued: row.issued_at !== null,
    handedOver: row.handed_over_at !== null,
  }))
}

export async function storeCards(
  tx: Tx,
  poll: Poll,
  cards: readonly { voterKey: Buffer; codeHash: Buffer }[],
): Promise<void> {
  for (let at = 0; at < cards.length; at += 5000) {
    const rows = cards.slice(at, at + 5000).map(({ voterKey, codeHash }) => ({
      municipality_id: poll.municipalityId,
      call_id: poll.callId,
      voter_key: voterKey,
      code_hash: codeHash,
      issued_at: timeOf(tx.now),
    }))
    await tx.insertInto('ballots.code_card').values(rows).execute()
  }
}

/** Marks a card as handed over against a signature; false when there is no such card or it was handed over before. */
export async function storeHandOver(tx: Tx, poll: Poll, voterKey: Buffer, by: PersonId): Promise<boolean> {
  const done = await tx
    .updateTable('ballots.code_card')
    .set({ handed_over_at: timeOf(tx.now), handed_over_by: by })
    .where('municipality_id', '=', poll.municipalityId)
    .where('call_id', '=', poll.callId)
    .where('voter_key', '=', voterKey)
    .where('handed_over_at', 'is', null)
    .executeTakeFirst()
  return done.numUpdatedRows > 0n
}

export type RollState = {
  readonly count: number
  readonly turnout: number
  readonly withoutCard: number
  readonly frozenAt: Instant | undefined
}

/** How large the roll is, how many have voted and how many have no card yet. */
export async function readRoll(read: Reader, { municipalityId, callId }: Poll): Promise<RollState> {
  const answer = await sql<{ count: bigint; turnout: bigint; cards: bigint; frozen_at: Instant | null }>`select
    (select count(*) from ballots.roll_entry where municipality_id = ${municipalityId} and call_id = ${callId}) as count,
    (select count(*) from ballots.turnout where municipality_id = ${municipalityId} and call_id = ${callId}
      and state in ('online', 'paper')) as turnout,
    (select count(*) from ballots.code_card where municipality_id = ${municipalityId} and call_id = ${callId}) as cards,
    (select frozen_at from ballots.roll where municipality_id = ${municipalityId} and call_id = ${callId}) as frozen_at`.execute(
    read,
  )
  const row = answer.rows[0]
  const count = Number(row?.count ?? 0n)
  return {
    count,
    turnout: Number(row?.turnout ?? 0n),
    withoutCard: count - Number(row?.cards ?? 0n),
    frozenAt: row?.frozen_at ?? undefined,
  }
}

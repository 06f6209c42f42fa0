import { sql } from 'kysely'
import { type CivilDate, dateOf } from '../../lib/kernel/civil-date.ts'
import { type Instant, instant } from '../../lib/kernel/instant.ts'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { CallStage } from '../calls/call.model.ts'
import type { PersonId } from '../people/person.model.ts'
import { termsOf } from '../regulations/terms.model.ts'
import type { Poll } from './ballot.model.ts'
import type { CheckingDays, RollFacts } from './roll.model.ts'

/** Locks the roll of the call, making it when there is none yet. Undefined: no such call. */
export async function lockRoll(tx: Tx, poll: Poll): Promise<RollFacts | undefined> {
  const call = await tx
    .selectFrom('calls.call as c')
    .innerJoin('regulations.regulation as r', (join) =>
      join.onRef('r.municipality_id', '=', 'c.municipality_id').onRef('r.id', '=', 'c.regulation_id'),
    )
    .select(['c.stage', 'r.terms'])
    .where('c.municipality_id', '=', poll.municipalityId)
    .where('c.id', '=', poll.callId)
    .executeTakeFirst()
  if (!call) return undefined
  await tx
    .insertInto('ballots.roll')
    .values({ municipality_id: poll.municipalityId, call_id: poll.callId })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx
    .selectFrom('ballots.roll')
    .select('frozen_at')
    .where('municipality_id', '=', poll.municipalityId)
    .where('call_id', '=', poll.callId)
    .forNoKeyUpdate()
    .executeTakeFirstOrThrow()
  // Only now, in a statement of its own: whoever waited for the lock must see what the one before has done.
  const state = await readRoll(tx, poll)
  return {
    stage: call.stage as CallStage,
    frozen: state.frozenAt !== undefined,
    count: state.count,
    checking: state.checking,
    checkDays: termsOf(call.terms).rollCheckDays,
    preparedBy: state.preparedBy,
    fileWaits: state.fileWaits,
    openRequests: state.openRequests,
    today: dateOf(tx.now),
  }
}

/** Notes who prepared the freezing, or why it was sent back. */
export async function storePreparation(
  tx: Tx,
  poll: Poll,
  said: { readonly by: PersonId } | { readonly returnReason: string },
): Promise<void> {
  await tx
    .updateTable('ballots.roll')
    .set(
      'by' in said
        ? { freezing_prepared_by: said.by, freezing_prepared_at: timeOf(tx.now), freezing_return_reason: null }
        : { freezing_prepared_by: null, freezing_prepared_at: null, freezing_return_reason: said.returnReason },
    )
    .where('municipality_id', '=', poll.municipalityId)
    .where('call_id', '=', poll.callId)
    .execute()
}

/** Freezes the roll and opens a line of the turnout for everybody on it. */
export async function storeFrozenRoll(tx: Tx, poll: Poll, by: PersonId, root: Uint8Array): Promise<void> {
  await tx
    .updateTable('ballots.roll')
    .set({ frozen_at: timeOf(tx.now), frozen_by: by, root: Buffer.from(root) })
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
  readonly street: string | undefined
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
    .select(['e.voter_key', 'e.name_sealed', 'e.street', 'v.name_ky as village', 'c.issued_at', 'c.handed_over_at'])
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
    street: row.street ?? undefined,
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
  readonly checking: CheckingDays | undefined
  readonly preparedBy: PersonId | undefined
  readonly returnReason: string | undefined
  readonly fileWaits: boolean
  readonly openRequests: number
}

/** How large the roll is, how many have voted, how many have no card yet, and what of it waits. */
export async function readRoll(read: Reader, { municipalityId, callId }: Poll): Promise<RollState> {
  const of = sql`municipality_id = ${municipalityId} and call_id = ${callId}`
  const answer = await sql<{
    count: bigint
    turnout: bigint
    cards: bigint
    requests: bigint
    waits: boolean
    roll: {
      frozen_at: number | null
      checking_from: CivilDate | null
      checking_until: CivilDate | null
      freezing_prepared_by: PersonId | null
      freezing_return_reason: string | null
    } | null
  }>`select
    (select count(*) from ballots.roll_entry where ${of}) as count,
    (select count(*) from ballots.turnout where ${of} and state in ('online', 'paper')) as turnout,
    (select count(*) from ballots.code_card where ${of}) as cards,
    (select count(*) from ballots.roll_request where ${of} and confirmed_at is null) as requests,
    exists (select from ballots.roll_file where ${of} and entered_at is null and returned_at is null) as waits,
    (select json_build_object('frozen_at', extract(epoch from frozen_at) * 1000, 'checking_from', checking_from,
      'checking_until', checking_until, 'freezing_prepared_by', freezing_prepared_by,
      'freezing_return_reason', freezing_return_reason)
      from ballots.roll where ${of}) as roll`.execute(read)
  const row = answer.rows[0]
  const roll = row?.roll
  const count = Number(row?.count ?? 0n)
  return {
    count,
    turnout: Number(row?.turnout ?? 0n),
    withoutCard: count - Number(row?.cards ?? 0n),
    frozenAt: typeof roll?.frozen_at === 'number' ? instant(Math.round(roll.frozen_at)) : undefined,
    checking:
      roll?.checking_from && roll.checking_until ? { from: roll.checking_from, until: roll.checking_until } : undefined,
    preparedBy: roll?.freezing_prepared_by ?? undefined,
    returnReason: roll?.freezing_return_reason ?? undefined,
    fileWaits: row?.waits ?? false,
    openRequests: Number(row?.requests ?? 0n),
  }
}

import { sql } from 'kysely'
import type { Instant } from '../../lib/kernel/instant.ts'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { Keys } from '../../lib/platform/keys.ts'
import type { Address, ChallengeCounts } from './sign-in.model.ts'

/**
 * Makes everything about one address, or one network, take turns, so that fifty at once count as fifty. Whoever locks
 * both locks the network first.
 */
export async function lockHash(tx: Tx, hash: Buffer): Promise<void> {
  await sql`select pg_advisory_xact_lock(${hash.readBigInt64BE(0).toString()}::bigint)`.execute(tx)
}

export async function countChallenges(tx: Tx, addressHash: Buffer, networkHash: Buffer): Promise<ChallengeCounts> {
  const answer = await sql<{ hour: bigint; day: bigint; network: bigint }>`select
    (select count(*) from people.challenge where address_hash = ${addressHash} and started_at > ${timeOf(tx.now)} - interval '1 hour') as hour,
    (select count(*) from people.challenge where address_hash = ${addressHash} and started_at > ${timeOf(tx.now)} - interval '1 day') as day,
    (select count(*) from people.challenge where network_hash = ${networkHash} and started_at > ${timeOf(tx.now)} - interval '1 hour') as network`.execute(
    tx,
  )
  const row = answer.rows[0]
  return {
    byAddressHour: Number(row?.hour ?? 0n),
    byAddressDay: Number(row?.day ?? 0n),
    byNetworkHour: Number(row?.network ?? 0n),
  }
}

/** Where the code of a challenge went, while it may still be tried. */
export async function readChallengeAddress(
  read: Reader,
  keys: Keys,
  { id, since }: { readonly id: string; readonly since: Instant },
): Promise<Address | undefined> {
  const row = await read
    .selectFrom('people.challenge')
    .select(['channel', 'address_sealed'])
    .where('id', '=', id)
    .where('used_at', 'is', null)
    .where('started_at', '>', timeOf(since))
    .executeTakeFirst()
  return row && ({ channel: row.channel, address: keys.open('people/address', row.address_sealed) } as Address)
}

export type Challenge = {
  readonly id: string
  readonly channel: 'sms' | 'email'
  readonly addressHash: Buffer
  readonly addressSealed: Buffer
  readonly codeHash: Buffer
  readonly tries: number
  readonly startedAt: Instant
  readonly used: boolean
  readonly wrongToday: number
}

export async function insertChallenge(
  tx: Tx,
  challenge: Pick<Challenge, 'id' | 'channel' | 'addressHash' | 'addressSealed' | 'codeHash'> & { networkHash: Buffer },
): Promise<void> {
  await tx
    .insertInto('people.challenge')
    .values({
      id: challenge.id,
      channel: challenge.channel,
      address_hash: challenge.addressHash,
      address_sealed: challenge.addressSealed,
      network_hash: challenge.networkHash,
      code_hash: challenge.codeHash,
      started_at: timeOf(tx.now),
    })
    .execute()
}

/** Locks the challenge, so that tries at it take turns; with the wrong tries of its address in the last day. */
export async function lockChallenge(tx: Tx, id: string): Promise<Challenge | undefined> {
  const first = await tx.selectFrom('people.challenge').select('address_hash').where('id', '=', id).executeTakeFirst()
  if (!first) return undefined
  await lockHash(tx, first.address_hash)
  const row = await tx
    .selectFrom('people.challenge')
    .selectAll()
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirstOrThrow()
  const wrong = await sql<{ wrong: bigint | null }>`select sum(tries)::bigint as wrong from people.challenge
    where address_hash = ${row.address_hash} and started_at > ${timeOf(tx.now)} - interval '1 day'`.execute(tx)
  return {
    id: row.id,
    channel: row.channel as 'sms' | 'email',
    addressHash: row.address_hash,
    addressSealed: row.address_sealed,
    codeHash: row.code_hash,
    tries: row.tries,
    startedAt: row.started_at,
    used: row.used_at !== null,
    wrongToday: Number(wrong.rows[0]?.wrong ?? 0n),
  }
}

export async function storeWrongTry(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('people.challenge')
    .set((eb) => ({ tries: eb('tries', '+', 1) }))
    .where('id', '=', id)
    .execute()
}

export async function storeUsed(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('people.challenge')
    .set({ used_at: timeOf(tx.now) })
    .where('id', '=', id)
    .execute()
}

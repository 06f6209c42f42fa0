import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { Keys } from '../../lib/platform/keys.ts'
import type { Written } from './account.model.ts'
import type { PersonId } from './person.model.ts'
import type { Address } from './sign-in.model.ts'

/** `short` goes to telephones, where every line is paid for; without it the body does. */
export type MessageText = { readonly subject: string; readonly body: string; readonly short?: string }
export type Post = { readonly keys: Keys; readonly delivers: boolean }

/** Writes a message in the transaction that causes it. Where messages leave the house, a job takes it from there. */
export async function writeMessage(tx: Tx, { keys, delivers }: Post, to: Address, text: MessageText): Promise<void> {
  const id = randomUUID()
  await tx
    .insertInto('people.message')
    .values({
      id,
      channel: to.channel,
      address_sealed: keys.seal('people/address', to.address),
      subject: text.subject,
      body_sealed: keys.seal('people/message', to.channel === 'sms' ? (text.short ?? text.body) : text.body),
      written_at: timeOf(tx.now),
    })
    .execute()
  if (delivers) {
    await sql`select graphile_worker.add_job('send-message', ${JSON.stringify({ id })}::json, max_attempts => 8)`.execute(
      tx,
    )
  }
}

/** Writes to every address of a person. Nobody's address is no fault: they may have erased it. */
export async function writeToPerson(tx: Tx, post: Post, personId: PersonId, text: MessageText): Promise<void> {
  const rows = await tx
    .selectFrom('people.contact')
    .select(['channel', 'address_sealed'])
    .where('person_id', '=', personId)
    .execute()
  for (const row of rows) {
    const to = { channel: row.channel, address: post.keys.open('people/address', row.address_sealed) } as Address
    await writeMessage(tx, post, to, text)
  }
}

export async function lastMessages(read: Reader, keys: Keys, most: number): Promise<readonly Written[]> {
  const rows = await read.selectFrom('people.message').selectAll().orderBy('written_at', 'desc').limit(most).execute()
  return rows.map((row) => ({
    id: row.id,
    to: keys.open('people/address', row.address_sealed),
    channel: row.channel as 'sms' | 'email',
    subject: row.subject,
    body: row.body_sealed ? keys.open('people/message', row.body_sealed) : undefined,
    writtenAt: row.written_at,
  }))
}

/** A message that has not been sent yet; undefined when it has, or was never written. */
export async function readUnsent(read: Reader, keys: Keys, id: string): Promise<Written | undefined> {
  const row = await read
    .selectFrom('people.message')
    .selectAll()
    .where('id', '=', id)
    .where('sent_at', 'is', null)
    .executeTakeFirst()
  if (!row?.body_sealed) return undefined
  const { channel, subject } = row
  const to = keys.open('people/address', row.address_sealed)
  return {
    id,
    to,
    channel: channel as 'sms' | 'email',
    subject,
    body: keys.open('people/message', row.body_sealed),
    writtenAt: row.written_at,
  }
}

/** Notes that it left; its body is not kept any longer. */
export async function storeSent(tx: Tx, id: string): Promise<void> {
  await tx
    .updateTable('people.message')
    .set({ sent_at: timeOf(tx.now), body_sealed: null })
    .where('id', '=', id)
    .execute()
}

/** Notes why it did not leave this time. */
export async function storeFailure(tx: Tx, id: string, failure: string): Promise<void> {
  await tx
    .updateTable('people.message')
    .set((eb) => ({ tries: eb('tries', '+', 1), failure }))
    .where('id', '=', id)
    .execute()
}

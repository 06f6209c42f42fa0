import { assert } from '../../lib/kernel/assert.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import type { Send } from '../../lib/platform/messages/sending.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { readUnsent, storeFailure, storeSent } from './message.store.ts'

/** How messages leave the house, by channel; a channel that is not there cannot be used. */
export type Senders = { readonly sms: Send | undefined; readonly email: Send | undefined }

/**
 * Sends a message that was written and drops its body. Throws when it did not leave, so that the job is tried again.
 * A process that dies between the sending and the note sends twice: twice is better than never.
 */
export async function sendMessage({ db, keys }: Platform, senders: Senders, id: string): Promise<void> {
  const message = await readUnsent(db.read, keys, id)
  if (!message) return
  const { channel, to, subject, body } = message
  assert(body !== undefined, `message ${id} has a body until it is sent`)
  const send = senders[channel]
  const sent = send ? await send({ to, subject, body }) : undefined
  if (sent?.ok) return inTransaction(db, (tx) => storeSent(tx, id))
  const failure = sent ? `${sent.refusal.code}: ${sent.refusal.detail}` : `unreachable: nothing is set for ${channel}`
  await inTransaction(db, (tx) => storeFailure(tx, id, failure))
  throw new Error(`message ${id} was not sent: ${failure}`)
}

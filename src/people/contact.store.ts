import { randomUUID } from 'node:crypto'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { Keys } from '../../lib/platform/keys.ts'
import type { ContactLine } from './account.model.ts'
import type { Challenge } from './challenge.store.ts'
import type { PersonId } from './person.model.ts'

export async function readContacts(read: Reader, keys: Keys, personId: PersonId): Promise<readonly ContactLine[]> {
  const rows = await read
    .selectFrom('people.contact')
    .select(['id', 'channel', 'address_sealed'])
    .where('person_id', '=', personId)
    .orderBy('channel', 'desc')
    .orderBy('verified_at')
    .execute()
  return rows.map((row) => ({
    id: row.id,
    channel: row.channel as ContactLine['channel'],
    address: keys.open('people/address', row.address_sealed),
  }))
}

/** The ids and channels of a person's addresses. Locks the person, so that changes of them take turns. */
export async function lockContacts(
  tx: Tx,
  personId: PersonId,
): Promise<readonly { readonly id: string; readonly channel: string }[]> {
  await tx.selectFrom('people.person').select('id').where('id', '=', personId).forNoKeyUpdate().execute()
  return tx.selectFrom('people.contact').select(['id', 'channel']).where('person_id', '=', personId).execute()
}

/** Keeps the address that a challenge proved. */
export async function insertContact(
  tx: Tx,
  personId: PersonId,
  { channel, addressHash, addressSealed }: Pick<Challenge, 'channel' | 'addressHash' | 'addressSealed'>,
): Promise<void> {
  await tx
    .insertInto('people.contact')
    .values({
      id: randomUUID(),
      person_id: personId,
      channel,
      address_hash: addressHash,
      address_sealed: addressSealed,
      verified_at: timeOf(tx.now),
    })
    .execute()
}

export async function deleteContact(tx: Tx, id: string): Promise<void> {
  await tx.deleteFrom('people.contact').where('id', '=', id).execute()
}

import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { Passkey } from '../../lib/platform/passkeys.ts'
import type { PersonId } from './person.model.ts'
import { tokenHash } from './session.store.ts'

type Row = { credential_id: string; public_key: Buffer; counter: bigint; transports: string[] }

function passkeyOf(row: Row): Passkey {
  const { credential_id, public_key, counter, transports } = row
  return { credentialId: credential_id, publicKey: public_key, counter: Number(counter), transports }
}

export async function listPasskeys(read: Reader, personId: PersonId): Promise<readonly Passkey[]> {
  const rows = await read
    .selectFrom('people.passkey')
    .select(['credential_id', 'public_key', 'counter', 'transports'])
    .where('person_id', '=', personId)
    .orderBy('added_at')
    .execute()
  return rows.map(passkeyOf)
}

export async function lockPasskey(tx: Tx, personId: PersonId, credentialId: string): Promise<Passkey | undefined> {
  const row = await tx
    .selectFrom('people.passkey')
    .select(['credential_id', 'public_key', 'counter', 'transports'])
    .where('person_id', '=', personId)
    .where('credential_id', '=', credentialId)
    .forUpdate()
    .executeTakeFirst()
  return row && passkeyOf(row)
}

/** Keeps a passkey; false when somebody has this very one already. */
export async function insertPasskey(tx: Tx, personId: PersonId, passkey: Passkey, name: string): Promise<boolean> {
  const inserted = await tx
    .insertInto('people.passkey')
    .values({
      credential_id: passkey.credentialId,
      person_id: personId,
      public_key: passkey.publicKey,
      counter: BigInt(passkey.counter),
      transports: [...passkey.transports],
      name,
      added_at: timeOf(tx.now),
    })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst()
  return Number(inserted.numInsertedOrUpdatedRows ?? 0n) === 1
}

export async function storeCounter(tx: Tx, credentialId: string, counter: number): Promise<void> {
  await tx
    .updateTable('people.passkey')
    .set({ counter: BigInt(counter) })
    .where('credential_id', '=', credentialId)
    .execute()
}

/** Locks the session, so that what is proved in it is proved once; false when it is over. */
export async function lockSession(tx: Tx, personId: PersonId, token: string): Promise<boolean> {
  const row = await tx
    .selectFrom('people.session')
    .select('person_id')
    .where('token_hash', '=', tokenHash(token))
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .forUpdate()
    .executeTakeFirst()
  return row !== undefined
}

export async function deletePasskey(tx: Tx, personId: PersonId, credentialId: string): Promise<void> {
  await tx
    .deleteFrom('people.passkey')
    .where('person_id', '=', personId)
    .where('credential_id', '=', credentialId)
    .execute()
}

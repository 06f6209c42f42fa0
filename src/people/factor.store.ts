import type { Tx } from '../../lib/platform/db.ts'
import type { PersonId } from './person.model.ts'

/** The second factors that count, as 'totp' or the id of a passkey. Locks the person, so that changes take turns. */
export async function lockFactors(tx: Tx, personId: PersonId): Promise<readonly string[]> {
  await tx.selectFrom('people.person').select('id').where('id', '=', personId).forNoKeyUpdate().execute()
  const passkeys = await tx
    .selectFrom('people.passkey')
    .select('credential_id')
    .where('person_id', '=', personId)
    .execute()
  const totp = await tx
    .selectFrom('people.totp')
    .select('person_id')
    .where('person_id', '=', personId)
    .where('confirmed_at', 'is not', null)
    .executeTakeFirst()
  return [...passkeys.map((row) => row.credential_id), ...(totp ? ['totp'] : [])]
}

/** Takes away all of them, and an authenticator that was begun and never confirmed. */
export async function dropFactors(tx: Tx, personId: PersonId): Promise<void> {
  await tx.deleteFrom('people.passkey').where('person_id', '=', personId).execute()
  await tx.deleteFrom('people.totp').where('person_id', '=', personId).execute()
}

import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { Keys } from '../../lib/platform/keys.ts'
import type { PersonId } from './person.model.ts'

export type Totp = { readonly secret: string; readonly confirmed: boolean; readonly lastStep: number }

export async function lockTotp(tx: Tx, keys: Keys, personId: PersonId): Promise<Totp | undefined> {
  const row = await tx
    .selectFrom('people.totp')
    .selectAll()
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  return (
    row && {
      secret: keys.open('people/totp', row.secret_sealed),
      confirmed: row.confirmed_at !== null,
      lastStep: Number(row.last_step),
    }
  )
}

export async function insertTotp(tx: Tx, keys: Keys, personId: PersonId, secret: string): Promise<void> {
  await tx
    .insertInto('people.totp')
    .values({ person_id: personId, secret_sealed: keys.seal('people/totp', secret) })
    .execute()
}

export async function storeTotpStep(tx: Tx, personId: PersonId, step: number): Promise<void> {
  await tx
    .updateTable('people.totp')
    .set({ last_step: BigInt(step) })
    .where('person_id', '=', personId)
    .execute()
}

export async function confirmTotp(tx: Tx, personId: PersonId): Promise<void> {
  await tx
    .updateTable('people.totp')
    .set({ confirmed_at: timeOf(tx.now) })
    .where('person_id', '=', personId)
    .execute()
}

export async function readTotp(read: Reader, keys: Keys, personId: PersonId): Promise<Totp | undefined> {
  const row = await read.selectFrom('people.totp').selectAll().where('person_id', '=', personId).executeTakeFirst()
  return (
    row && {
      secret: keys.open('people/totp', row.secret_sealed),
      confirmed: row.confirmed_at !== null,
      lastStep: Number(row.last_step),
    }
  )
}

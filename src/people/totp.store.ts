import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { Keys } from '../../lib/platform/keys.ts'
import type { PersonId } from './person.model.ts'
import type { Totp } from './second-factor.model.ts'

type Row = {
  readonly secret_sealed: Buffer
  readonly confirmed_at: number | null
  readonly last_step: bigint
  readonly wrong_on: CivilDate | null
  readonly wrong: number
}

function totpOf(keys: Keys, row: Row): Totp {
  return {
    secret: keys.open('people/totp', row.secret_sealed),
    confirmed: row.confirmed_at !== null,
    lastStep: Number(row.last_step),
    wrongOn: row.wrong_on ?? undefined,
    wrong: row.wrong,
  }
}

/** Locks the person's authenticator, so that codes tried at once take turns. */
export async function lockTotp(tx: Tx, keys: Keys, personId: PersonId): Promise<Totp | undefined> {
  const row = await tx
    .selectFrom('people.totp')
    .selectAll()
    .where('person_id', '=', personId)
    .forUpdate()
    .executeTakeFirst()
  return row && totpOf(keys, row)
}

export async function readTotp(read: Reader, keys: Keys, personId: PersonId): Promise<Totp | undefined> {
  const row = await read.selectFrom('people.totp').selectAll().where('person_id', '=', personId).executeTakeFirst()
  return row && totpOf(keys, row)
}

/** Keeps a secret unless one is there: two presses at once leave one. */
export async function insertTotp(tx: Tx, keys: Keys, personId: PersonId, secret: string): Promise<void> {
  await tx
    .insertInto('people.totp')
    .values({ person_id: personId, secret_sealed: keys.seal('people/totp', secret) })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

export async function storeTotpStep(tx: Tx, personId: PersonId, step: number): Promise<void> {
  await tx
    .updateTable('people.totp')
    .set((eb) => ({
      last_step: BigInt(step),
      wrong: 0,
      confirmed_at: eb.fn.coalesce('confirmed_at', timeOf(tx.now)),
    }))
    .where('person_id', '=', personId)
    .execute()
}

export async function storeWrongTotp(tx: Tx, personId: PersonId, today: CivilDate, wrong: number): Promise<void> {
  await tx.updateTable('people.totp').set({ wrong_on: today, wrong }).where('person_id', '=', personId).execute()
}

export async function deleteTotp(tx: Tx, personId: PersonId): Promise<void> {
  await tx.deleteFrom('people.totp').where('person_id', '=', personId).execute()
}

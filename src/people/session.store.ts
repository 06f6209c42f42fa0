import { createHash, randomBytes } from 'node:crypto'
import { type Tx, timeOf } from '../../lib/platform/db.ts'
import type { PersonId } from './person.model.ts'

/** What is kept of a token: whoever reads the database can sign in as nobody. */
export function tokenHash(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Starts a session and answers with its token, 256 random bits that are kept nowhere else. */
export async function insertSession(tx: Tx, personId: PersonId, secondFactor: boolean): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const now = timeOf(tx.now)
  await tx
    .insertInto('people.session')
    .values({
      token_hash: tokenHash(token),
      person_id: personId,
      started_at: now,
      seen_at: now,
      ...(secondFactor ? { second_factor_at: now } : {}),
    })
    .execute()
  return token
}

export async function endSession(tx: Tx, token: string): Promise<void> {
  await tx
    .updateTable('people.session')
    .set({ ended_at: timeOf(tx.now) })
    .where('token_hash', '=', tokenHash(token))
    .where('ended_at', 'is', null)
    .execute()
}

/** Ends every session of the person; answers how many. */
export async function endSessions(tx: Tx, personId: PersonId): Promise<number> {
  return endAll(tx, personId, undefined)
}

/** Ends every session of the person but this one; answers how many. */
export async function endOtherSessions(tx: Tx, personId: PersonId, token: string): Promise<number> {
  return endAll(tx, personId, token)
}

async function endAll(tx: Tx, personId: PersonId, but: string | undefined): Promise<number> {
  const ended = await tx
    .updateTable('people.session')
    .set({ ended_at: timeOf(tx.now) })
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .$if(but !== undefined, (query) => query.where('token_hash', '<>', tokenHash(but ?? '')))
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}

import { createHash, randomBytes, randomUUID } from 'node:crypto'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { Keys } from '../../lib/platform/keys.ts'
import type { MunicipalityId, PersonId } from './person.model.ts'
import type { Address } from './sign-in.model.ts'

export function addressHash(keys: Keys, { channel, address }: Address): Buffer {
  return keys.hash('people/address', `${channel}:${address}`)
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}

/** Starts a session and answers with its token, which is kept nowhere else. */
export async function insertSession(tx: Tx, personId: PersonId, secondFactor: boolean): Promise<string> {
  const token = randomBytes(32).toString('base64url')
  const now = timeOf(tx.now)
  await tx
    .insertInto('people.session')
    .values({
      token_hash: hashOf(token),
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
    .where('token_hash', '=', hashOf(token))
    .where('ended_at', 'is', null)
    .execute()
}

/** Ends every session of the person but this one; answers how many. */
export async function endOtherSessions(tx: Tx, personId: PersonId, token: string): Promise<number> {
  const ended = await tx
    .updateTable('people.session')
    .set({ ended_at: timeOf(tx.now) })
    .where('person_id', '=', personId)
    .where('token_hash', '<>', hashOf(token))
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return Number(ended.numUpdatedRows)
}

export async function findPersonByAddress(read: Reader, hash: Buffer): Promise<PersonId | undefined> {
  const row = await read
    .selectFrom('people.contact')
    .select('person_id')
    .where('address_hash', '=', hash)
    .executeTakeFirst()
  return row?.person_id as PersonId | undefined
}

/** Makes a person with a verified address. */
export async function insertPerson(tx: Tx, keys: Keys, name: string, address: Address): Promise<PersonId> {
  const id = randomUUID() as PersonId
  await tx
    .insertInto('people.person')
    .values({ id, name, created_at: timeOf(tx.now) })
    .execute()
  await tx
    .insertInto('people.contact')
    .values({
      id: randomUUID(),
      person_id: id,
      channel: address.channel,
      address_hash: addressHash(keys, address),
      address_sealed: keys.seal('people/address', address.address),
      verified_at: timeOf(tx.now),
    })
    .execute()
  return id
}

export type Profile = {
  readonly name: string
  readonly homeMunicipalityId: MunicipalityId | undefined
  readonly contacts: readonly { readonly channel: 'sms' | 'email'; readonly address: string }[]
  readonly sessions: number
  readonly hasTotp: boolean
  readonly passkeys: readonly { readonly id: string; readonly name: string }[]
}

export async function readProfile(read: Reader, keys: Keys, personId: PersonId): Promise<Profile | undefined> {
  const person = await read
    .selectFrom('people.person as p')
    .leftJoin('people.totp as t', (join) => join.onRef('t.person_id', '=', 'p.id').on('t.confirmed_at', 'is not', null))
    .select(['p.name', 'p.home_municipality_id', 't.person_id as totp'])
    .select((eb) =>
      eb
        .selectFrom('people.session as s')
        .select((inner) => inner.fn.countAll<bigint>().as('count'))
        .whereRef('s.person_id', '=', 'p.id')
        .where('s.ended_at', 'is', null)
        .as('sessions'),
    )
    .where('p.id', '=', personId)
    .executeTakeFirst()
  if (!person) return undefined
  const contacts = await read
    .selectFrom('people.contact')
    .select(['channel', 'address_sealed'])
    .where('person_id', '=', personId)
    .execute()
  const passkeys = await read
    .selectFrom('people.passkey')
    .select(['credential_id', 'name'])
    .where('person_id', '=', personId)
    .orderBy('added_at')
    .execute()
  return {
    name: person.name,
    homeMunicipalityId: (person.home_municipality_id ?? undefined) as MunicipalityId | undefined,
    contacts: contacts.map(({ channel, address_sealed }) => ({
      channel: channel as 'sms' | 'email',
      address: keys.open('people/address', address_sealed),
    })),
    sessions: Number(person.sessions ?? 0n),
    hasTotp: person.totp !== null,
    passkeys: passkeys.map(({ credential_id, name }) => ({ id: credential_id, name })),
  }
}

export async function storeProfile(
  tx: Tx,
  personId: PersonId,
  profile: { name: string; homeMunicipalityId: MunicipalityId | undefined },
): Promise<void> {
  await tx
    .updateTable('people.person')
    .set({ name: profile.name, home_municipality_id: profile.homeMunicipalityId ?? null })
    .where('id', '=', personId)
    .execute()
}

import { randomUUID } from 'node:crypto'
import { type Reader, type Tx, timeOf } from '../../lib/platform/db.ts'
import type { Keys } from '../../lib/platform/keys.ts'
import type { PasskeyLine, Profile, SessionLine } from './account.model.ts'
import { readContacts } from './contact.store.ts'
import type { MunicipalityId, PersonId } from './person.model.ts'
import type { Address } from './sign-in.model.ts'

export function addressHash(keys: Keys, { channel, address }: Address): Buffer {
  return keys.hash('people/address', `${channel}:${address}`)
}

export async function findPersonByAddress(read: Reader, hash: Buffer): Promise<PersonId | undefined> {
  const row = await read
    .selectFrom('people.contact')
    .select('person_id')
    .where('address_hash', '=', hash)
    .executeTakeFirst()
  return row?.person_id as PersonId | undefined
}

/** What a person agreed to when they came by themselves; absent when the office wrote them down. */
type Consent = { readonly version: number; readonly homeMunicipalityId: MunicipalityId | undefined }

/** Makes a person with an address. */
export async function insertPerson(
  tx: Tx,
  keys: Keys,
  name: string,
  address: Address,
  consent?: Consent,
): Promise<PersonId> {
  const id = randomUUID() as PersonId
  const agreed = consent && {
    home_municipality_id: consent.homeMunicipalityId ?? null,
    consented_at: timeOf(tx.now),
    consent_version: consent.version,
  }
  await tx
    .insertInto('people.person')
    .values({ id, name, created_at: timeOf(tx.now), ...agreed })
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

/** The person with everything that is theirs, in two queries. `tokenHash` tells which session asks. */
export async function readProfile(
  read: Reader,
  keys: Keys,
  personId: PersonId,
  tokenHash: Buffer | undefined,
): Promise<Profile | undefined> {
  const person = await read
    .selectFrom('people.person as p')
    .leftJoin('people.totp as t', (join) => join.onRef('t.person_id', '=', 'p.id').on('t.confirmed_at', 'is not', null))
    .select(['p.name', 'p.home_municipality_id', 't.person_id as totp'])
    .where('p.id', '=', personId)
    .where('p.erased_at', 'is', null)
    .executeTakeFirst()
  if (!person) return undefined
  const [contacts, sessions, passkeys] = await Promise.all([
    readContacts(read, keys, personId),
    readSessions(read, personId, tokenHash),
    readPasskeyLines(read, personId),
  ])
  const homeMunicipalityId = (person.home_municipality_id ?? undefined) as MunicipalityId | undefined
  return { name: person.name, homeMunicipalityId, contacts, sessions, passkeys, hasTotp: person.totp !== null }
}

async function readSessions(
  read: Reader,
  personId: PersonId,
  tokenHash: Buffer | undefined,
): Promise<readonly SessionLine[]> {
  const rows = await read
    .selectFrom('people.session')
    .select(['token_hash', 'started_at', 'seen_at'])
    .where('person_id', '=', personId)
    .where('ended_at', 'is', null)
    .orderBy('seen_at', 'desc')
    .limit(50)
    .execute()
  const lines = rows.map((row) => ({
    startedAt: row.started_at,
    seenAt: row.seen_at,
    isThis: tokenHash?.equals(row.token_hash) ?? false,
  }))
  return [...lines.filter(({ isThis }) => isThis), ...lines.filter(({ isThis }) => !isThis)]
}

async function readPasskeyLines(read: Reader, personId: PersonId): Promise<PasskeyLine[]> {
  const rows = await read
    .selectFrom('people.passkey')
    .select(['credential_id', 'name', 'added_at'])
    .where('person_id', '=', personId)
    .orderBy('added_at')
    .execute()
  return rows.map((row) => ({ credentialId: row.credential_id, name: row.name, addedAt: row.added_at }))
}

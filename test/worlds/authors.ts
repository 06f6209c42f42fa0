import assert from 'node:assert/strict'
import { timeOf } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { agreeToBeAuthor, inviteAuthor } from '../../src/initiatives/index.ts'
import { openInvitations } from '../../src/initiatives/invitation.store.ts'
import { addressHash } from '../../src/people/index.ts'
import type { PersonId } from '../../src/people/person.model.ts'
import type { Address } from '../../src/people/sign-in.model.ts'
import type { Draft } from './applications.ts'

/** People with addresses, the letters that came to them, and how they become authors of an application. */
export function authorsIn({ db, keys, ...rest }: Platform) {
  const platform = { db, keys, ...rest }
  let addresses = 0

  /** A new e-mail address of this person. */
  async function hasMail(person: PersonId): Promise<Address> {
    addresses += 1
    const to: Address = { channel: 'email', address: `k${addresses}@example.kg` }
    await db.kysely
      .insertInto('people.contact')
      .values({
        id: crypto.randomUUID(),
        person_id: person,
        channel: to.channel,
        address_hash: addressHash(keys, to),
        address_sealed: keys.seal('people/address', to.address),
        verified_at: timeOf(await db.now()),
      })
      .execute()
    return to
  }

  async function lettersTo({ address }: Address): Promise<readonly string[]> {
    const rows = await db.read
      .selectFrom('people.message')
      .select(['address_sealed', 'body_sealed'])
      .orderBy('written_at')
      .execute()
    return rows
      .filter((row) => keys.open('people/address', row.address_sealed) === address)
      .map((row) => (row.body_sealed ? keys.open('people/message', row.body_sealed) : ''))
  }

  /** A code that the leader gives out. */
  async function codeFor(draft: Draft): Promise<string> {
    const made = await inviteAuthor(platform, { ...draft, to: 'code' })
    assert(made.ok)
    const invitations = await openInvitations(db.read, keys, draft)
    const invitation = invitations.find(({ id }) => id === made.value.invitationId)
    assert(invitation)
    return invitation.to
  }

  async function joined(draft: Draft, by: PersonId, showsName = false): Promise<void> {
    assert((await agreeToBeAuthor(platform, { ...draft, by, code: await codeFor(draft), showsName })).ok)
  }

  return { hasMail, lettersTo, codeFor, joined }
}

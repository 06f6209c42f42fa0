import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { appendRecord, nation } from '../record/index.ts'
import { type Asked, sendCode, tryCode } from './code.command.ts'
import type { AddContactRefusal, AskContactRefusal, RemoveContactRefusal } from './contact.model.ts'
import { whyNoRoom, whyNotRemove } from './contact.rules.ts'
import { deleteContact, insertContact, lockContacts, readContacts } from './contact.store.ts'
import { type MessageText, writeToPerson } from './message.store.ts'
import type { PersonId } from './person.model.ts'
import { addressHash, findPersonByAddress } from './person.store.ts'
import type { Address } from './sign-in.model.ts'

/**
 * Sends a code to an address that a person wants to add. The pass names the person and the code, sealed: nobody else can
 * finish with it, and a code that was sent for this opens no session.
 */
export function askContact(
  platform: Platform,
  { by, to, ...asked }: Asked & { readonly by: PersonId; readonly to: Address },
): Promise<Result<{ pass: string }, AskContactRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const owner = await findPersonByAddress(tx, addressHash(platform.keys, to))
    if (owner === by) return refuse({ code: 'has-contact' })
    // Not under a lock: the room is asked for again when the address is added.
    const refusal = whyNoRoom((await readContacts(tx, platform.keys, by)).length)
    if (refusal) return refuse(refusal)
    const sent = await sendCode(tx, platform, to, asked)
    if (!sent.ok) return sent
    const pass = platform.keys.seal('people/contact', `${by} ${sent.value.challengeId}`).toString('base64url')
    return ok({ pass })
  })
}

type Tried = {
  readonly by: PersonId
  readonly pass: string
  readonly code: string
  /** Told to the addresses that were there before: somebody else may sit at an open browser. */
  readonly added: MessageText
}

/** Adds the address that the code proves. Wrong tries are kept, so a refusal is an answer of the work. */
export async function addContact(
  platform: Platform,
  { by, pass, code, added }: Tried,
): Promise<Result<'added', AddContactRefusal>> {
  const challengeId = challengeOf(platform, by, pass)
  if (challengeId === undefined) return refuse({ code: 'code-expired' })
  const { answer } = await inTransaction(
    platform.db,
    async (tx): Promise<{ answer: Result<'added', AddContactRefusal> }> => {
      const tried = await tryCode(tx, platform.keys, { challengeId, code })
      if (!tried.ok) return { answer: tried }
      // Whoever proves an address holds its lock, so two who add the same one take turns.
      if (await findPersonByAddress(tx, tried.value.addressHash)) return { answer: refuse({ code: 'taken' }) }
      await writeToPerson(tx, platform, by, added)
      await insertContact(tx, by, tried.value)
      await tellContact(tx, by, 'contact-added', tried.value.channel)
      return { answer: ok('added') }
    },
  )
  return answer
}

/** Takes an address away, and says so to all that were there. One always stays. */
export function removeContact(
  platform: Platform,
  { by, id, removed }: { readonly by: PersonId; readonly id: string; readonly removed: MessageText },
): Promise<Result<'removed', RemoveContactRefusal>> {
  return inTransaction(platform.db, async (tx) => {
    const contacts = await lockContacts(tx, by)
    const contact = contacts.find((one) => one.id === id)
    const refusal = whyNotRemove({ exists: contact !== undefined, contacts: contacts.length })
    if (refusal || !contact) return refuse(refusal ?? ({ code: 'no-such-contact' } as const))
    await writeToPerson(tx, platform, by, removed)
    await deleteContact(tx, id)
    await tellContact(tx, by, 'contact-removed', contact.channel)
    return ok('removed' as const)
  })
}

function tellContact(tx: Tx, by: PersonId, name: 'contact-added' | 'contact-removed', channel: string): Promise<void> {
  const entry = { municipalityId: nation, name, subjectId: by, fields: { channel } }
  return appendRecord(tx, { kind: 'person', id: by }, entry)
}

/** The code that a pass is for, when it was given to this person. */
export function challengeOf({ keys }: Pick<Platform, 'keys'>, by: PersonId, pass: string): string | undefined {
  try {
    const [owner, challengeId] = keys.open('people/contact', Buffer.from(pass, 'base64url')).split(' ')
    return owner === by ? challengeId : undefined
  } catch {
    // The pass came from outside: one that we did not seal is no fault of ours.
    return undefined
  }
}

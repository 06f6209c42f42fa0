import { mostContacts, type RemoveContactRefusal, type RoomRefusal } from './contact.model.ts'

/** Why no further address may be added. */
export function whyNoRoom(contacts: number): RoomRefusal | undefined {
  return contacts >= mostContacts ? { code: 'too-many-contacts', most: mostContacts } : undefined
}

/** Why an address cannot be taken away. */
export function whyNotRemove(facts: {
  readonly exists: boolean
  readonly contacts: number
}): RemoveContactRefusal | undefined {
  if (!facts.exists) return { code: 'no-such-contact' }
  return facts.contacts < 2 ? { code: 'last-contact' } : undefined
}

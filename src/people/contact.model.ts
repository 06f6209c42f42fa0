import type { FinishRefusal, StartRefusal } from './sign-in.model.ts'

/** Each message goes to all addresses of a person, so they are few. */
export const mostContacts = 5

export type RoomRefusal = { readonly code: 'too-many-contacts'; readonly most: number }

export type AskContactRefusal = StartRefusal | RoomRefusal | { readonly code: 'has-contact' }

/** `taken` is only said to whoever proved that the address is theirs. */
export type AddContactRefusal = FinishRefusal | RoomRefusal | { readonly code: 'taken' }

/** Whoever has no address left could never sign in again. */
export type RemoveContactRefusal = { readonly code: 'no-such-contact' } | { readonly code: 'last-contact' }

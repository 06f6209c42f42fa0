import type { Instant } from '../../lib/kernel/instant.ts'
import type { MunicipalityId, PersonId, Role } from './person.model.ts'

export type ContactLine = { readonly id: string; readonly channel: 'sms' | 'email'; readonly address: string }

/** One place where a person is signed in. */
export type SessionLine = {
  readonly startedAt: Instant
  readonly seenAt: Instant
  readonly isThis: boolean
}

export type PasskeyLine = { readonly credentialId: string; readonly name: string; readonly addedAt: Instant }

/** What a person sees of themselves. */
export type Profile = {
  readonly name: string
  readonly homeMunicipalityId: MunicipalityId | undefined
  readonly contacts: readonly ContactLine[]
  /** The present one first, then the last seen. */
  readonly sessions: readonly SessionLine[]
  readonly hasTotp: boolean
  readonly passkeys: readonly PasskeyLine[]
}

/** A message as it was written; the body is gone once it was sent. */
export type Written = {
  readonly id: string
  readonly to: string
  readonly channel: 'sms' | 'email'
  readonly subject: string
  readonly body: string | undefined
  readonly writtenAt: Instant
}

/** One role that somebody holds in a municipality. */
export type GrantLine = {
  readonly id: string
  readonly name: string
  readonly role: Role
  readonly personId: PersonId
  readonly grantedAt: Instant
}

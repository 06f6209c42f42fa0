import type { Phone } from '../../lib/kernel/phone.ts'
import type { PersonId } from './person.model.ts'

/** Where a code goes: a mobile phone or an e-mail address, in the one form it is stored in. */
export type Address =
  | { readonly channel: 'sms'; readonly address: Phone }
  | { readonly channel: 'email'; readonly address: string }

/** Bounds of signing in. Numbers: docs/decisions/2026-11-23-sign-in.md. */
export const signInBounds = {
  minutes: 10,
  triesPerCode: 5,
  codesPerHour: 3,
  codesPerDay: 6,
  codesPerNetworkHour: 60,
  wrongPerDay: 10,
  /** From the sending of the code until a newcomer has said who they are. */
  welcomeMinutes: 30,
} as const

/** The wording of people.consent that newcomers agree to; a new wording gets the next number. */
export const consentVersion = 1

export type ChallengeCounts = {
  readonly byAddressHour: number
  readonly byAddressDay: number
  readonly byNetworkHour: number
}

export type ChallengeFacts = {
  readonly minutesOld: number
  readonly tries: number
  readonly used: boolean
  /** Wrong codes of the last day for this address, over all its challenges. */
  readonly wrongToday: number
}

/** The right code of a known address opens a session; of an unknown one, the page that asks who it is. */
export type SignedIn = Opened | { readonly kind: 'newcomer'; readonly pass: string }
export type Opened = {
  readonly kind: 'signed-in'
  readonly token: string
  readonly personId: PersonId
  readonly isStaff: boolean
}

export type StartRefusal = { readonly code: 'too-many-codes'; readonly waitMinutes: number }
export type ResendRefusal = StartRefusal | { readonly code: 'code-expired' }

export type FinishRefusal =
  | { readonly code: 'wrong-code'; readonly left: number }
  | { readonly code: 'code-expired' }
  | { readonly code: 'too-many-tries' }

export type WelcomeRefusal = { readonly code: 'pass-expired' }

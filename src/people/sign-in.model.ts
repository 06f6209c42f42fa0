import type { Phone } from '../../lib/kernel/phone.ts'

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
} as const

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

export type StartRefusal = { readonly code: 'too-many-codes'; readonly waitMinutes: number }

export type FinishRefusal =
  | { readonly code: 'wrong-code'; readonly left: number }
  | { readonly code: 'code-expired' }
  | { readonly code: 'too-many-tries' }

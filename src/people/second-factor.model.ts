import type { CivilDate } from '../../lib/kernel/civil-date.ts'

/** Wrong authenticator codes that a person may type in a day: see the arithmetic of docs/decisions/2026-11-23-sign-in.md. */
export const wrongFactorsPerDay = 10

/** An authenticator application that a person set up, or began to. */
export type Totp = {
  readonly secret: string
  readonly confirmed: boolean
  /** The time step of the last code that was taken; a code counts once. */
  readonly lastStep: number
  readonly wrongOn: CivilDate | undefined
  readonly wrong: number
}

export type FactorRefusal =
  | { readonly code: 'no-factor' }
  | { readonly code: 'wrong-code'; readonly left: number }
  | { readonly code: 'too-many-tries' }
  | AddRefusal

/** Whoever has a second factor shows it before another is added: otherwise a stolen phone number would be enough. */
export type AddRefusal = { readonly code: 'factor-first' }

export type BeginRefusal = AddRefusal | { readonly code: 'has-factor' }
export type PasskeyRefusal = AddRefusal | { readonly code: 'not-proved' }

/** What is asked of the browser now, or why nothing is. */
export type PasskeyOffer =
  | { readonly kind: 'register' | 'prove'; readonly options: string; readonly sealed: string }
  | { readonly kind: 'no-domain' | 'factor-first' }

export type ForgetRefusal = { readonly code: 'no-such-factor' } | { readonly code: 'last-factor' }

export type ResetRefusal = { readonly code: 'no-such-person' } | { readonly code: 'no-factor' }

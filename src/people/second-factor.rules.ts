import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import {
  type AddRefusal,
  type FactorRefusal,
  type ForgetRefusal,
  type Totp,
  wrongFactorsPerDay,
} from './second-factor.model.ts'

/** Wrong codes of this day; those of other days are forgotten. */
export function wrongToday({ wrongOn, wrong }: Pick<Totp, 'wrongOn' | 'wrong'>, today: CivilDate): number {
  return wrongOn === today ? wrong : 0
}

/**
 * Decides on an authenticator's code. `step` is the time step that the code belongs to, undefined when to none. A code
 * counts once: its step must be later than the last one taken (RFC 6238, 5.2).
 */
export function whyNotPass(totp: Totp, step: number | undefined, today: CivilDate): FactorRefusal | undefined {
  const wrong = wrongToday(totp, today)
  if (wrong >= wrongFactorsPerDay) return { code: 'too-many-tries' }
  if (step === undefined || step <= totp.lastStep) return { code: 'wrong-code', left: wrongFactorsPerDay - wrong - 1 }
  return undefined
}

/** Why no further factor may be added: there is one, and this session has not shown it. */
export function whyNotAdd(facts: { readonly factors: number; readonly passed: boolean }): AddRefusal | undefined {
  return facts.factors > 0 && !facts.passed ? { code: 'factor-first' } : undefined
}

/**
 * Why a second factor cannot be taken away. Staff keep one: without any, whoever reads their mail could set up their own.
 */
export function whyNotForget(facts: {
  readonly exists: boolean
  readonly factors: number
  readonly isStaff: boolean
}): ForgetRefusal | undefined {
  if (!facts.exists) return { code: 'no-such-factor' }
  return facts.isStaff && facts.factors < 2 ? { code: 'last-factor' } : undefined
}

import { parseEmail, parsePhone } from '../../lib/kernel/phone.ts'
import {
  type Address,
  type ChallengeCounts,
  type ChallengeFacts,
  type FinishRefusal,
  type StartRefusal,
  signInBounds,
} from './sign-in.model.ts'

/** Reads what was typed into the one field: something with @ is an e-mail, anything else a phone. */
export function parseAddress(typed: string): Address | 'not-a-phone' | 'not-an-address' {
  if (typed.includes('@')) {
    const address = parseEmail(typed)
    return address === 'not-an-address' ? address : { channel: 'email', address }
  }
  const phone = parsePhone(typed)
  return phone === 'not-a-phone' ? 'not-a-phone' : { channel: 'sms', address: phone }
}

/** Why no code is sent now. The answer does not depend on whether anybody has this address. */
export function whyNoCode(counts: ChallengeCounts): StartRefusal | undefined {
  if (counts.byAddressDay >= signInBounds.codesPerDay) return { code: 'too-many-codes', waitMinutes: 24 * 60 }
  const often =
    counts.byAddressHour >= signInBounds.codesPerHour || counts.byNetworkHour >= signInBounds.codesPerNetworkHour
  return often ? { code: 'too-many-codes', waitMinutes: 60 } : undefined
}

/** Why this code cannot be tried any more. */
export function whyNotTry({ minutesOld, tries, used, wrongToday }: ChallengeFacts): FinishRefusal | undefined {
  if (wrongToday >= signInBounds.wrongPerDay) return { code: 'too-many-tries' }
  if (used || minutesOld >= signInBounds.minutes || tries >= signInBounds.triesPerCode) return { code: 'code-expired' }
  return undefined
}

/** Whether whoever typed the right code still has time to say who they are. */
export function mayWelcome({ minutesOld, used }: Pick<ChallengeFacts, 'minutesOld' | 'used'>): boolean {
  return used && minutesOld < signInBounds.welcomeMinutes
}

/** Where a sign-in leads: back to where it began; staff who began nowhere go to their second factor and their work. */
export function afterSignIn(next: string, { isStaff }: { readonly isStaff: boolean }): string {
  return isStaff && next === '/account' ? '/account/second-factor?next=%2Fwork' : next
}

/**
 * Keeps a way back inside the site: a path of ours in plain signs, or `home` when it is anything else. A browser reads
 * "//", "/\\" and paths with tabs or line breaks in them as addresses of another site.
 */
export function safeNext(next: string, home = '/account'): string {
  return /^\/(?![/\\])[!-[\]-~]*$/.test(next) ? next : home
}

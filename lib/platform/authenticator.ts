import { Secret, TOTP } from 'otpauth'
import type { Instant } from '../kernel/instant.ts'

const period = 30

// SHA-1, six digits and thirty seconds are the only settings that every authenticator application knows (RFC 6238).
function totpOf(secret: string, label: string): TOTP {
  return new TOTP({ issuer: 'Demilge', label, algorithm: 'SHA1', digits: 6, period, secret: Secret.fromBase32(secret) })
}

/** 160 random bits in base 32. */
export function freshSecret(): string {
  return new Secret({ size: 20 }).base32
}

/** The address that an authenticator application reads from a QR code. */
export function authenticatorAddress(secret: string, label: string): string {
  return totpOf(secret, label).toString()
}

/**
 * The time step that the code belongs to, one step early or late allowed; undefined when it belongs to none. The caller
 * refuses a step that was used before (RFC 6238, 5.2).
 */
export function stepOfCode(secret: string, code: string, now: Instant): number | undefined {
  const delta = totpOf(secret, '').validate({ token: code, window: 1, timestamp: now })
  return delta === null ? undefined : Math.floor(now / 1000 / period) + delta
}

import { createHash, createHmac, randomBytes } from 'node:crypto'
import type { Keys } from '../../lib/platform/keys.ts'
import type { Poll, VoterKey } from './ballot.model.ts'

// Each key is derived for one call and one purpose, so that the same person is a stranger to every other call.
function purpose(poll: Poll, what: 'roll' | 'slot' | 'card' | 'pass' | 'name' | 'phone' | 'report'): string {
  return `ballots/${what}/${poll.municipalityId}/${poll.callId}`
}

export function voterKeyOf(keys: Keys, poll: Poll, pin: string): VoterKey {
  return keys.hash(purpose(poll, 'roll'), pin)
}

/** The envelope's number outside: finds the voter's own ballot again until the close, and cannot be led back without the key. */
export function slotOf(keys: Keys, poll: Poll, voterKey: VoterKey): Buffer {
  return keys.hash(purpose(poll, 'slot'), Buffer.from(voterKey))
}

export function codeHashOf(keys: Keys, poll: Poll, code: string): Buffer {
  return keys.hash(purpose(poll, 'card'), code)
}

export function sealName(keys: Keys, poll: Poll, name: string): Buffer {
  return keys.seal(purpose(poll, 'name'), name)
}

export function openName(keys: Keys, poll: Poll, sealed: Buffer): string {
  return keys.open(purpose(poll, 'name'), sealed)
}

/** Finds the same phone again within the call, so that no more than two people have it. */
export function phoneHashOf(keys: Keys, poll: Poll, phone: string): Buffer {
  return keys.hash(purpose(poll, 'phone'), phone)
}

export function sealPhone(keys: Keys, poll: Poll, phone: string): Buffer {
  return keys.seal(purpose(poll, 'phone'), phone)
}

export function openPhone(keys: Keys, poll: Poll, sealed: Buffer): string {
  return keys.open(purpose(poll, 'phone'), sealed)
}

/** The name of a report in the files' folder: only within its call does it lead to the report. */
export function reportName(keys: Keys, poll: Poll, bytes: Buffer): string {
  return `${keys.hash(purpose(poll, 'report'), bytes).toString('hex')}.json`
}

/** A ballot opened by a card stays open this long; the pass travels in the form and is readable only here. */
export const passMinutes = 30

export function sealPass(keys: Keys, poll: Poll, voterKey: VoterKey, now: number): string {
  const content = JSON.stringify({ voter: Buffer.from(voterKey).toString('base64'), until: now + passMinutes * 60_000 })
  return keys.seal(purpose(poll, 'pass'), content).toString('base64url')
}

/** The voter of a pass, or undefined when it is spoilt, of another call, or too old. */
export function openPass(keys: Keys, poll: Poll, pass: string, now: number): VoterKey | undefined {
  try {
    const content = JSON.parse(keys.open(purpose(poll, 'pass'), Buffer.from(pass, 'base64url'))) as {
      voter: string
      until: number
    }
    return now < content.until ? Buffer.from(content.voter, 'base64') : undefined
  } catch {
    // A pass comes from outside: whatever cannot be opened is no pass.
    return undefined
  }
}

/**
 * SHA-256 over a version, the poll, the ballot, a nonce and the choices in order: published later, it proves that a
 * ballot was in the box and is unchanged. Ids are UUIDs, so the lengths are fixed and nothing can shift.
 */
export function commitmentOf(poll: Poll, ballotId: string, nonce: Buffer, choices: readonly string[]): Buffer {
  const text = [
    'demilge/ballot/v1',
    poll.municipalityId,
    poll.callId,
    ballotId,
    nonce.toString('hex'),
    ...[...choices].sort(),
  ]
  return createHash('sha256')
    .update(Buffer.from([1]))
    .update(text.join('\n'))
    .digest()
}

export function freshNonce(): Buffer {
  return randomBytes(32)
}

/** Where an initiative stands in this voter's own order of the ballot. */
export function orderWeight(voterKey: VoterKey, initiativeId: string): string {
  return createHmac('sha256', Buffer.from(voterKey)).update(initiativeId).digest('hex')
}

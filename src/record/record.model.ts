import type { Id } from '../../lib/kernel/id.ts'
import type { Instant } from '../../lib/kernel/instant.ts'

// The record stands upstream of everything, people too: what it names, it names by id alone.
type PersonId = Id<'Person'>
type MunicipalityId = Id<'Municipality'>

export type Actor = { readonly kind: 'person'; readonly id: PersonId } | { readonly kind: 'system' }

/** Entries that belong to no municipality stand under this id. */
export const nation = '00000000-0000-0000-0000-000000000000' as MunicipalityId

/**
 * The catalogue of everything the record can say: name and the fields that go with it. Values are ids, numbers, sums in
 * tyiyn as decimal strings, and dates; never a name, phone, PIN or choice.
 */
export type RecordFields = {
  'signed-in': Record<never, never>
  'signed-out': Record<never, never>
  'account-opened': { readonly consent: number }
  'second-factor-added': { readonly kind: 'passkey' | 'totp' }
  'second-factor-passed': { readonly kind: 'passkey' | 'totp' }
  'second-factor-removed': { readonly kind: 'passkey' | 'totp' }
  'second-factor-reset': { readonly factors: number; readonly sessions: number }
  'profile-changed': Record<never, never>
  'contact-added': { readonly channel: string }
  'contact-removed': { readonly channel: string }
  'reminders-wanted': { readonly wanted: boolean }
  'role-granted': { readonly role: string }
  'role-ended': { readonly role: string }
  'municipalities-imported': { readonly added: number; readonly changed: number; readonly digest: string }
  'municipality-registered': { readonly slug: string }
  'municipality-renamed': { readonly slug: string; readonly formerSlug: string }
  'municipality-ended': { readonly on: string; readonly successors: readonly string[] }
  'settings-changed': Record<never, never>
  'day-off-entered': { readonly on: string; readonly kind: string }
  'day-off-struck': { readonly on: string; readonly kind: string }
  'regulation-drafted': { readonly number: number; readonly preset: string }
  'regulation-changed': { readonly number: number }
  'regulation-moved': { readonly number: number; readonly to: string }
  'regulation-adopted': { readonly number: number; readonly resolution: string; readonly on: string }
  'call-drafted': { readonly slug: string }
  'call-changed': Record<never, never>
  'call-announced': { readonly envelope: string; readonly regulation: number }
  'call-moved': { readonly move: string; readonly to: string }
  'initiative-drafted': { readonly number: number }
  'initiative-changed': { readonly version: number }
  'pledge-made': { readonly kind: string; readonly value: string }
  'pledge-withdrawn': { readonly value: string }
  'attachment-added': { readonly kind: string; readonly digest: string }
  'attachment-removed': { readonly attachmentId: string }
  'photograph-added': { readonly digest: string }
  'photograph-removed': { readonly digest: string }
  'initiative-submitted': { readonly requested: string; readonly total: string }
  'initiative-withdrawn': Record<never, never>
  'initiative-moved': { readonly to: string }
  'formal-list-met': Record<never, never>
  'expert-assigned': { readonly subject: string; readonly expert: string; readonly answerBy: string }
  'opinion-given': { readonly subject: string }
  'check-note-left': Record<never, never>
  'decision-held': Record<never, never>
  'decisions-published': { readonly count: number }
  'initiative-admitted': Record<never, never>
  'initiative-returned': { readonly clauses: readonly string[]; readonly answerBy: string }
  'initiative-refused': { readonly clauses: readonly string[] }
  'call-extended': { readonly stage: string; readonly days: number; readonly what: string }
  'comment-written': { readonly comment: string; readonly kind: string }
  'question-answered': { readonly comment: string }
  'comment-hidden': { readonly comment: string; readonly reason: string }
  'comment-reported': { readonly comment: string }
  'amendment-proposed': { readonly amendment: string; readonly field: string }
  'amendment-accepted': { readonly amendment: string }
  'amendment-declined': { readonly amendment: string }
  'amendment-hidden': { readonly amendment: string; readonly reason: string }
  'merger-proposed': { readonly merger: string; readonly into: string }
  'merger-declined': { readonly merger: string }
  'initiatives-merged': {
    readonly merger: string
    readonly from: string
    readonly into: string
    readonly authors: number
  }
  'author-invited': { readonly way: 'sms' | 'email' | 'code' }
  'invitation-cancelled': Record<never, never>
  'author-agreed': { readonly consent: number }
  'author-declined': Record<never, never>
  'author-removed': { readonly author: string }
  'author-left': Record<never, never>
  'author-name-shown': Record<never, never>
  'author-name-hidden': Record<never, never>
  'lead-offered': { readonly author: string }
  'lead-offer-ended': Record<never, never>
  'lead-handed-over': { readonly leader: string }
  'support-opened': Record<never, never>
  'initiative-supported': { readonly way: 'online' | 'paper'; readonly count: number }
  'support-taken-back': Record<never, never>
  'assembly-minutes-kept': { readonly heldOn: string; readonly present: number }
  'appeal-filed': Record<never, never>
  'appeal-decided': { readonly decision: 'upheld' | 'dismissed' }
  'points-given': Record<never, never>
  'points-changed': { readonly reason: string }
  'commission-appointed': { readonly order: string; readonly on: string; readonly members: number }
  'conflict-declared': Record<never, never>
  'roll-imported': {
    readonly added: number
    readonly changed: number
    readonly struck: number
    readonly digest: string
  }
  'roll-file-prepared': { readonly rows: number; readonly way: string; readonly digest: string }
  'roll-file-returned': { readonly digest: string }
  'roll-freezing-prepared': { readonly count: number }
  'roll-freezing-returned': Record<never, never>
  'roll-frozen': { readonly count: number; readonly root: string }
  'cards-issued': { readonly count: number }
  'card-handed-over': Record<never, never>
  'ballot-cast': { readonly commitment: string }
  'ballot-superseded': { readonly commitment: string }
  'votes-counted': { readonly runId: string; readonly inputDigest: string }
  'outcome-certified': { readonly runId: string; readonly protocol: string }
  'agreement-signed': { readonly number: string; readonly budget: string; readonly own: string }
  'entry-made': { readonly entryId: string; readonly kind: string; readonly amount: string }
  'entry-reversed': { readonly entryId: string }
  'progress-reported': { readonly number: number; readonly percent: number }
  'works-accepted': { readonly act: string }
  'handed-over': Record<never, never>
  'works-assessed': Record<never, never>
  'practice-written': Record<never, never>
  'practice-published': { readonly slug: string }
  'practice-adopted': { readonly practiceId: string }
  'demo-filled': Record<never, never>
}

export type RecordName = keyof RecordFields

export type RecordEntry<Name extends RecordName = RecordName> = {
  readonly municipalityId: MunicipalityId
  readonly name: Name
  /** The thing it is about: a call, an initiative, a person. */
  readonly subjectId: string | undefined
  readonly fields: RecordFields[Name]
  /** Set only where the hour itself would tell too much, as with a ballot; otherwise the transaction's time. */
  readonly at?: Instant
}

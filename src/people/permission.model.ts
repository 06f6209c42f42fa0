import type { Role } from './person.model.ts'

/** Who may ask for what, besides the given roles: anybody, or anybody signed in. */
type Audience = 'anyone' | 'signed-in' | readonly Role[]

/**
 * The one table of authorisation. A role counts only in its own municipality (coordinator and operator: everywhere).
 * What a person may do with one certain thing, an author's own draft say, is decided by that slice's rules.
 */
export const permissions = {
  'public.read': 'anyone',
  'people.sign-in': 'anyone',
  'people.account': 'signed-in',
  'people.work': 'signed-in',
  'people.read-roles': ['head', 'operator'],
  'people.grant-role': ['head', 'operator'],
  'people.outbox': 'anyone',
  'municipalities.import': ['operator'],
  'municipalities.days-off': ['operator'],
  'municipalities.settings': ['officer', 'head'],
  'regulations.draft': ['officer', 'council-secretary'],
  'regulations.adopt': ['council-secretary'],
  'calls.draft': ['officer'],
  'calls.announce': ['officer', 'head'],
  'calls.move': ['officer', 'head'],
  'initiatives.draft': 'signed-in',
  'initiatives.comment': 'signed-in',
  'initiatives.moderate': ['officer', 'head'],
  'initiatives.type-in': ['officer'],
  'reviews.find': ['officer'],
  'reviews.publish': ['officer', 'head'],
  'reviews.assign-experts': ['officer', 'head'],
  'reviews.give-opinion': ['expert'],
  'reviews.read-check': ['officer', 'head', 'expert'],
  'reviews.score': ['commission-member'],
  'reviews.decide-appeal': ['officer', 'head', 'council-secretary'],
  'reviews.appoint': ['officer', 'head'],
  'reviews.read-scores': ['officer', 'head', 'commission-member', 'council-secretary'],
  'ballots.roll': ['officer'],
  'ballots.confirm-roll': ['officer', 'head'],
  'ballots.cast': 'anyone',
  'tally.count': ['officer'],
  'tally.certify': ['head', 'council-secretary'],
  'funding.agree': ['officer', 'head'],
  'funding.enter': ['officer'],
  'implementation.report': 'signed-in',
  'implementation.accept': ['officer', 'head', 'monitor'],
  'practices.write': ['officer'],
  'practices.adopt': 'signed-in',
} as const satisfies Record<string, Audience>

export type Permission = keyof typeof permissions
export type PermissionAnswer = 'yes' | 'sign-in' | 'second-factor' | 'no'

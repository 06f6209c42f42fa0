import type { Id } from '../../lib/kernel/id.ts'
import type { Three } from '../../lib/kernel/three.ts'

export type PersonId = Id<'Person'>
export type MunicipalityId = Id<'Municipality'>

/** A person who is signed in, or nobody. */
export type Visitor = {
  readonly person: { readonly id: PersonId; readonly name: string } | undefined
  readonly grants: readonly Grant[]
  /** Whether this session passed a passkey or an authenticator code. Powers of staff need it. */
  readonly secondFactor: boolean
  /** Whether the person has set one up, so that we know where to send them. */
  readonly hasSecondFactor: boolean
}

/** Roles that are given. A resident is anybody signed in; a leader is whoever drafted the initiative. */
export const roles = [
  'officer',
  'head',
  'council-secretary',
  'commission-member',
  'expert',
  'monitor',
  'coordinator',
  'operator',
] as const
export type Role = (typeof roles)[number]

/** Roles that a municipality gives; coordinators and operators, who stand above all, come from the command line. */
export const givenHere = [
  'officer',
  'head',
  'council-secretary',
  'commission-member',
  'expert',
  'monitor',
] as const satisfies readonly Role[]

export type Grant = { readonly role: Role; readonly municipalityId: MunicipalityId | undefined }

export type GrantRefusal =
  | { readonly code: 'has-role' }
  | { readonly code: 'no-such-grant' }
  | { readonly code: 'own-role' }

export const nobody: Visitor = { person: undefined, grants: [], secondFactor: false, hasSecondFactor: false }

/** The municipality in whose part of the site a page stands. */
export type Place = {
  readonly id: MunicipalityId
  readonly slug: string
  readonly kind: 'aiyl-aimak' | 'city'
  readonly names: Three
  readonly accent: string | undefined
  readonly isDemo: boolean
}

import { type Permission, type PermissionAnswer, permissions } from './permission.model.ts'
import type { MunicipalityId, Role, Visitor } from './person.model.ts'

/**
 * Decides whether the visitor may ask for this, in this municipality. Staff powers need a second factor; a person who
 * would have the power but has not shown the factor is asked for it.
 */
export function mayAsk(
  visitor: Visitor,
  permission: Permission,
  municipalityId: MunicipalityId | undefined,
): PermissionAnswer {
  const audience: 'anyone' | 'signed-in' | readonly Role[] = permissions[permission]
  if (audience === 'anyone') return 'yes'
  if (!visitor.person) return 'sign-in'
  if (audience === 'signed-in') return 'yes'
  const granted = visitor.grants.some(
    (grant) =>
      audience.includes(grant.role) && (grant.municipalityId === undefined || grant.municipalityId === municipalityId),
  )
  if (!granted) return 'no'
  return visitor.secondFactor ? 'yes' : 'second-factor'
}

/** The roles that have this permission; none where it is not a matter of roles. */
export function whoMay(permission: Permission): readonly Role[] {
  const audience: 'anyone' | 'signed-in' | readonly Role[] = permissions[permission]
  return typeof audience === 'string' ? [] : audience
}

/** The municipalities in which a role of the visitor has this permission, with a second factor shown or not. */
export function placesWith(visitor: Visitor, permission: Permission): readonly MunicipalityId[] {
  const roles = whoMay(permission)
  const ids = visitor.grants.flatMap(({ role, municipalityId }) =>
    roles.includes(role) && municipalityId ? [municipalityId] : [],
  )
  return [...new Set(ids)]
}

/** Whether the visitor has any role of staff, anywhere. */
export function hasWork(visitor: Visitor): boolean {
  return visitor.grants.length > 0
}

import { slices } from '../roles.ts'
import type { Source } from './source.ts'

/** Every file of the product belongs to a slice and has a role; a slice's face says the slice's invariant first. */
export function roleComplaints({ path, text, role, slice, isTest }: Source): string[] {
  if (!path.startsWith('src/') || isTest) return []
  if (!slice) return [`${path}: src holds slices only (${slices.join(', ')})`]
  if (!role) return [`${path}: has no role; name it <noun>.<role>.ts, see tools/roles.ts`]
  if (role === 'index' && !/^\/[/*]/.test(text))
    return [`${path}: the first line says the slice's invariant, as a comment`]
  return []
}

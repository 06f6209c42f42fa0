import { assert } from '../../lib/kernel/assert.ts'
import type { Keys } from '../../lib/platform/keys.ts'
import type { PersonId } from '../people/person.model.ts'
import type { Points } from './review.model.ts'

/** What a member gave one initiative, and the words beside it. */
export type Given = { readonly points: Points; readonly comment: string }

const purpose = 'points'

/** Seals what a member gave, so that whoever reads the database, or a copy of it, before points are opened learns nothing. */
export function sealGiven(keys: Keys, initiativeId: string, memberId: PersonId, { points, comment }: Given): Buffer {
  return keys.seal(purpose, JSON.stringify({ initiativeId, memberId, points, comment }))
}

/** Opens what sealGiven sealed (base64); a fault where it was sealed for another initiative or member. */
export function openGiven(keys: Keys, initiativeId: string, memberId: PersonId, sealed: string): Given {
  const opened = JSON.parse(keys.open(purpose, Buffer.from(sealed, 'base64')))
  assert(opened.initiativeId === initiativeId && opened.memberId === memberId, 'points stand where they were given')
  return { points: opened.points, comment: opened.comment }
}

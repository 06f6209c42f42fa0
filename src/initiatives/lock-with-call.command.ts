import type { Tx } from '../../lib/platform/db.ts'
import type { Call } from '../calls/call.model.ts'
import { holdCall, lockCall } from '../calls/index.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { Initiative, InitiativeId } from './initiative.model.ts'
import { lockInitiative, readInitiative } from './initiative.store.ts'

const takes = { locked: lockCall, held: holdCall } as const

/**
 * The initiative, locked, and its call: locked for an act that may move the call on, or else held in its stage. The call
 * comes first, everywhere, so that two acts on one call cannot wait for each other.
 */
export async function lockWithCall(
  tx: Tx,
  municipalityId: MunicipalityId,
  id: InitiativeId,
  callIs: keyof typeof takes,
): Promise<{ readonly initiative: Initiative; readonly call: Call } | undefined> {
  const known = await readInitiative(tx, municipalityId, id)
  const call = known && (await takes[callIs](tx, municipalityId, known.callId))
  const initiative = call && (await lockInitiative(tx, municipalityId, id))
  return initiative && { initiative, call }
}

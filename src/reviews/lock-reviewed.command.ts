import type { Tx } from '../../lib/platform/db.ts'
import type { Call } from '../calls/call.model.ts'
import { holdCall } from '../calls/index.ts'
import { lockInitiative, readInitiative } from '../initiatives/index.ts'
import type { Initiative } from '../initiatives/initiative.model.ts'
import type { Subject } from './review.store.ts'

/**
 * The initiative, locked, in its call, held. Without that a vote that opens at the same moment would leave behind what
 * is only just being admitted. The call comes first, as where the vote opens.
 */
export async function lockReviewed(
  tx: Tx,
  { municipalityId, initiativeId }: Subject,
): Promise<{ readonly initiative: Initiative; readonly call: Call } | undefined> {
  const found = await readInitiative(tx, municipalityId, initiativeId)
  const call = found && (await holdCall(tx, municipalityId, found.callId))
  const initiative = call && (await lockInitiative(tx, municipalityId, initiativeId))
  return initiative && { initiative, call }
}

import type { Share } from '../../lib/kernel/share.ts'
import type { Reader } from '../../lib/platform/db.ts'
import type { CallId } from '../calls/call.model.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import { readCallScoring } from './review.store.ts'
import { commissionShare } from './scoring.rules.ts'

/** The commission's points of each initiative of the call as an exact share; those below the quorum are missing. */
export async function commissionPoints(
  read: Reader,
  municipalityId: MunicipalityId,
  callId: CallId,
): Promise<ReadonlyMap<InitiativeId, Share>> {
  const scoring = await readCallScoring(read, municipalityId, callId)
  const points = [...(scoring?.sheets ?? [])].flatMap(([id, sheets]): [InitiativeId, Share][] => {
    const value = scoring && commissionShare(scoring.criteria, scoring.quorum, sheets)
    return value ? [[id, value]] : []
  })
  return new Map(points)
}

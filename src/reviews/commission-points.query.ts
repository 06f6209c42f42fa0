import type { Share } from '../../lib/kernel/share.ts'
import type { Reader } from '../../lib/platform/db.ts'
import type { Keys } from '../../lib/platform/keys.ts'
import type { CallId } from '../calls/call.model.ts'
import { readCall } from '../calls/index.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import { computedPoints } from './measure.rules.ts'
import { commissionShare } from './scoring.rules.ts'
import { measuredOf, scoredRows } from './view-scores.query.ts'

/**
 * The commission's points of each initiative of the call as an exact share, open or not, for the opening and the count of
 * the vote; those below the quorum are missing. What people may see of them is viewScores'.
 */
export async function commissionPoints(
  read: Reader,
  keys: Keys,
  municipalityId: MunicipalityId,
  callId: CallId,
): Promise<ReadonlyMap<InitiativeId, Share>> {
  const call = await readCall(read, municipalityId, callId)
  if (!call) return new Map()
  const { criteria, commission, priorityMatters } = call.terms
  const rows = await scoredRows(read, keys, call)
  const points = rows.flatMap(({ row, parts }): [InitiativeId, Share][] => {
    const computed = computedPoints(criteria, measuredOf(row, parts), priorityMatters)
    const value = commissionShare(criteria, commission.quorum, parts.sheets, computed)
    return value ? [[row.id as InitiativeId, value]] : []
  })
  return new Map(points)
}

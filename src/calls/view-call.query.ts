import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { type Instant, instant } from '../../lib/kernel/instant.ts'
import type { Reader } from '../../lib/platform/db.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { Call, CallStage } from './call.model.ts'
import { countAdmitted, readCall } from './call.store.ts'

export type StageChange = { readonly stage: CallStage; readonly at: Instant }

export type CallView = {
  readonly call: Call
  /** When it came into its stages, in order. */
  readonly changes: readonly StageChange[]
  readonly admitted: number
  /** The council's decision on the regulation that the call runs under. */
  readonly resolution: { readonly number: string; readonly on: CivilDate } | undefined
}

/** A call with its past, for its own page. Undefined when the municipality has no such call. */
export async function viewCall(
  read: Reader,
  municipalityId: MunicipalityId,
  slugOrId: string,
): Promise<CallView | undefined> {
  const call = await readCall(read, municipalityId, slugOrId)
  if (!call) return undefined
  const [changes, admitted, resolution] = await Promise.all([
    read
      .selectFrom('calls.stage_change')
      .select(['stage', 'changed_at'])
      .where('municipality_id', '=', municipalityId)
      .where('call_id', '=', call.id)
      .orderBy('changed_at')
      .execute(),
    countAdmitted(read, call),
    read
      .selectFrom('regulations.regulation')
      .select(['resolution_number', 'resolution_on'])
      .where('municipality_id', '=', municipalityId)
      .where('id', '=', call.regulationId)
      .executeTakeFirst(),
  ])
  return {
    call,
    changes: changes.map(({ stage, changed_at }) => ({ stage: stage as CallStage, at: instant(changed_at) })),
    admitted,
    resolution:
      resolution?.resolution_number && resolution.resolution_on
        ? { number: resolution.resolution_number, on: resolution.resolution_on }
        : undefined,
  }
}

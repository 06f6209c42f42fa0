import type { Reader } from '../../lib/platform/db.ts'
import type { Call } from '../calls/call.model.ts'
import { readCall } from '../calls/index.ts'
import type { Agreement, Standings } from '../funding/funding.model.ts'
import { agreementOfInitiative, standingsOfInitiative } from '../funding/index.ts'
import { readInitiative } from '../initiatives/index.ts'
import { type Initiative, publicStages } from '../initiatives/initiative.model.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { Acceptance, Report } from './implementation.model.ts'
import { listReports, readAcceptance } from './implementation.store.ts'

export type WorksView = {
  readonly initiative: Initiative
  readonly call: Call
  readonly agreement: Agreement | undefined
  readonly standings: Standings
  /** Newest first. */
  readonly reports: readonly Report[]
  readonly acceptance: Acceptance | undefined
}

/** All about the works of one initiative that anybody may see; `number` as it stands in the address. */
export async function viewWorks(
  read: Reader,
  municipalityId: MunicipalityId,
  number: string,
): Promise<WorksView | undefined> {
  if (!/^[1-9]\d{0,8}$/.test(number)) return undefined
  const initiative = await readInitiative(read, municipalityId, Number(number))
  if (!initiative || !publicStages.includes(initiative.stage)) return undefined
  const site = { municipalityId, initiativeId: initiative.id }
  const [call, agreement, standings, reports, acceptance] = await Promise.all([
    readCall(read, municipalityId, initiative.callId),
    agreementOfInitiative(read, site),
    standingsOfInitiative(read, site),
    listReports(read, site),
    readAcceptance(read, site),
  ])
  return call && { initiative, call, agreement, standings, reports, acceptance }
}

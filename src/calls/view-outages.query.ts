import type { Reader } from '../../lib/platform/db.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { CallId } from './call.model.ts'
import type { Outage } from './outage.model.ts'
import { readOutages } from './outage.store.ts'

/** Outages that made a stage of the call longer. */
export function viewOutages(read: Reader, municipalityId: MunicipalityId, id: CallId): Promise<readonly Outage[]> {
  return readOutages(read, { municipalityId, id })
}

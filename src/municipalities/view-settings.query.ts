import type { Reader } from '../../lib/platform/db.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { Settings } from './municipality.model.ts'
import { readSettings } from './settings.store.ts'

/** The settings for their form; empty ones of version 0 before anything was set. */
export function viewSettings(read: Reader, municipalityId: MunicipalityId): Promise<Settings> {
  return readSettings(read, municipalityId)
}

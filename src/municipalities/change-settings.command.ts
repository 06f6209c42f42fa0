import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { inTransaction, type Tx } from '../../lib/platform/db.ts'
import { notePicture } from '../../lib/platform/pictures.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import { type Actor, appendRecord } from '../record/index.ts'
import type { Settings, SettingsRefusal } from './municipality.model.ts'
import { putSettings, readSettings } from './settings.store.ts'

type Change = { readonly by: Actor; readonly municipalityId: MunicipalityId; readonly settings: Settings }

/** Changes what the municipality says of itself; `settings.version` is the one that the change was made from. */
export function changeSettings(platform: Platform, change: Change): Promise<Result<Settings, SettingsRefusal>> {
  return inTransaction(platform.db, (tx) => setSettings(tx, change))
}

/** The same inside the caller's transaction. The picture's files must lie in the files folder already. */
export async function setSettings(
  tx: Tx,
  { by, municipalityId, settings }: Change,
): Promise<Result<Settings, SettingsRefusal>> {
  if (settings.picture) await notePicture(tx, settings.picture)
  const written = await putSettings(tx, municipalityId, settings)
  if (!written) return refuse({ code: 'changed-meanwhile' })
  await appendRecord(tx, by, { municipalityId, name: 'settings-changed', subjectId: municipalityId, fields: {} })
  return ok(await readSettings(tx, municipalityId))
}

import { machine } from '../../lib/platform/machine.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import { verifierKeyText } from './engine/note.ts'
import { readLog } from './log.store.ts'

/** The line that tells whose signature is that of the log; undefined before its first entry. */
export async function viewLogKey({ db }: Platform, municipalityId: MunicipalityId): Promise<string | undefined> {
  const log = await readLog(db.read, municipalityId)
  return log && verifierKeyText(machine, { name: log.origin, type: 1, key: log.publicKey })
}

import type { Reader } from '../../lib/platform/db.ts'
import type { KnownRegister } from './import.model.ts'
import { readRegister } from './register.store.ts'

/** The whole register with its past, for the file of open data. */
export function viewRegister(read: Reader): Promise<KnownRegister> {
  return readRegister(read)
}

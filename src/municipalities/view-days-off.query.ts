import type { Reader } from '../../lib/platform/db.ts'
import type { DaysOff } from './day-off.model.ts'
import { readDaysOff } from './day-off.store.ts'

/** Everything known of days off in the country. */
export function viewDaysOff(read: Reader): Promise<DaysOff> {
  return readDaysOff(read)
}

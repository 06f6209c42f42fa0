import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { Initiative } from '../../src/initiatives/initiative.model.ts'
import type { DemoCall } from './demo-call.ts'

/** What others can take over from the finished initiative, published. */
export async function seedPractice(
  _platform: Platform,
  _call: DemoCall,
  _initiative: Initiative,
  _day: CivilDate,
): Promise<void> {
  await Promise.resolve()
}

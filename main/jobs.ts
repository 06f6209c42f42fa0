import type { Platform } from '../lib/platform/platform.ts'
import type { Config } from './config.ts'
import { startSchedule } from './schedule.ts'

/** Starts what runs by itself: messages, stages that switch by date. */
export async function startJobs(platform: Platform, _config: Config): Promise<{ stop: () => Promise<void> }> {
  const schedule = startSchedule(platform, (fault) => console.error('the schedule failed, and will try again', fault))
  return { stop: () => schedule.stop() }
}

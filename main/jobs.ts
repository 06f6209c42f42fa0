import type { Platform } from '../lib/platform/platform.ts'
import type { Config } from './config.ts'

/** Starts what runs by itself: messages, stages that switch by date. */
export async function startJobs(_platform: Platform, _config: Config): Promise<{ stop: () => Promise<void> }> {
  return { stop: async () => undefined }
}

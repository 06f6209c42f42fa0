import type { Platform } from '../lib/platform/platform.ts'
import type { Outside } from './queue.ts'
import { startSchedule } from './schedule.ts'

// Loaded only where messages leave the house: a start without them must not wait for it.
function queue() {
  return import('./queue.ts')
}

/** Makes the queue's own tables. Must be done before anything listens, because writing a message fills the queue. */
export async function prepareJobs({ db, delivers }: Pick<Platform, 'db' | 'delivers'>): Promise<void> {
  if (delivers) await (await queue()).prepareQueue({ db })
}

/** Starts what runs by itself: messages, stages that switch by date. prepareJobs comes first. */
export async function startJobs(platform: Platform, outside: Outside): Promise<{ stop: () => Promise<void> }> {
  const worker = platform.delivers ? await (await queue()).startWorker(platform, outside) : undefined
  const schedule = startSchedule(platform, (fault) => console.error('the schedule failed, and will try again', fault))
  const stop = async () => {
    await schedule.stop()
    await worker?.stop()
  }
  return { stop }
}

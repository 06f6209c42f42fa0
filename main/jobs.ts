import { Logger, type Runner, run, runMigrations } from 'graphile-worker'
import { assert } from '../lib/kernel/assert.ts'
import { smsSender } from '../lib/platform/messages/sms.ts'
import { smtpSender } from '../lib/platform/messages/smtp.ts'
import type { Platform } from '../lib/platform/platform.ts'
import { type Senders, sendMessage } from '../src/people/send-message.command.ts'
import type { Config } from './config.ts'
import { startSchedule } from './schedule.ts'

type Outside = Pick<Config, 'smtpUrl' | 'mailFrom' | 'sms'>

// Only what went wrong is told: the rest of the worker's talk would bury it.
const quiet = new Logger(() => (level, message) => {
  if (level === 'error') console.error(message)
})

/** Makes the queue's own tables. Must be done before anything listens, because writing a message fills the queue. */
export async function prepareJobs({ db, delivers }: Platform): Promise<void> {
  if (delivers) await runMigrations({ pgPool: db.pool, logger: quiet })
}

/** Starts what runs by itself: messages, stages that switch by date. prepareJobs comes first. */
export async function startJobs(platform: Platform, config: Outside): Promise<{ stop: () => Promise<void> }> {
  const worker = platform.delivers ? await startWorker(platform, sendersOf(config)) : undefined
  const schedule = startSchedule(platform, (fault) => console.error('the schedule failed, and will try again', fault))
  const stop = async () => {
    await schedule.stop()
    await worker?.stop()
  }
  return { stop }
}

function sendersOf({ smtpUrl, mailFrom, sms }: Outside): Senders {
  return {
    email: smtpUrl === undefined ? undefined : smtpSender({ url: smtpUrl, from: mailFrom }),
    sms: sms && smsSender(sms),
  }
}

function startWorker(platform: Platform, senders: Senders): Promise<Runner> {
  const send = async (payload: unknown) => {
    const id = (payload as { id?: unknown }).id
    assert(typeof id === 'string', 'send-message has the id of a message')
    await sendMessage(platform, senders, id)
  }
  return run({
    pgPool: platform.db.pool,
    noHandleSignals: true,
    pollInterval: 1000,
    concurrency: 2,
    logger: quiet,
    taskList: { 'send-message': send },
  })
}

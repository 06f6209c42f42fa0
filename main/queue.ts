import { Logger, run, runMigrations } from 'graphile-worker'
import { assert } from '../lib/kernel/assert.ts'
import { smsSender } from '../lib/platform/messages/sms.ts'
import { smtpSender } from '../lib/platform/messages/smtp.ts'
import type { Platform } from '../lib/platform/platform.ts'
import { type Senders, sendMessage } from '../src/people/send-message.command.ts'
import type { Config } from './config.ts'
import { openQueuePool } from './queue-pool.ts'

export type Outside = Pick<Config, 'smtpUrl' | 'mailFrom' | 'sms'>

// Only what went wrong is told: the rest of the worker's talk would bury it.
const quiet = new Logger(() => (level, message) => {
  if (level === 'error') console.error(message)
})

/** Makes the queue's own tables. */
export async function prepareQueue({ db }: Pick<Platform, 'db'>): Promise<void> {
  const pgPool = openQueuePool(db)
  try {
    await runMigrations({ pgPool, logger: quiet })
  } finally {
    await pgPool.end()
  }
}

/** Sends what is written into the queue, until stopped. */
export async function startWorker(platform: Platform, outside: Outside): Promise<{ stop: () => Promise<void> }> {
  const senders = sendersOf(outside)
  const pgPool = openQueuePool(platform.db)
  const send = async (payload: unknown) => {
    const id = (payload as { id?: unknown }).id
    assert(typeof id === 'string', 'send-message has the id of a message')
    await sendMessage(platform, senders, id)
  }
  const worker = await run({
    pgPool,
    noHandleSignals: true,
    pollInterval: 1000,
    concurrency: 2,
    logger: quiet,
    taskList: { 'send-message': send },
  })
  const stop = async () => {
    await worker.stop()
    await pgPool.end()
  }
  return { stop }
}

function sendersOf({ smtpUrl, mailFrom, sms }: Outside): Senders {
  return {
    email: smtpUrl === undefined ? undefined : smtpSender({ url: smtpUrl, from: mailFrom }),
    sms: sms && smsSender(sms),
  }
}

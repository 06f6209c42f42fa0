import { mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { assert } from '../../lib/kernel/assert.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import type { Config } from '../../main/config.ts'
import { type Running, run } from '../../main/run.ts'
import { freshDatabase } from './database.ts'

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  assert(address && typeof address === 'object', 'a port')
  return address.port
}

/** The whole application, listening on a free port over a database of its own, until the test file ends. */
export async function startSite(
  change: Partial<Config> = {},
  prepare?: (platform: Platform) => Promise<void>,
): Promise<Running> {
  const config: Config = {
    host: '127.0.0.1',
    port: await freePort(),
    folder: await mkdtemp(join(tmpdir(), 'demilge-site-')),
    databaseUrl: undefined,
    mode: 'demo',
    origin: undefined,
    trustedProxy: undefined,
    smtpUrl: undefined,
    mailFrom: 'Demilge <demilge@example.kg>',
    sms: undefined,
    ...change,
  }
  const closing: (() => Promise<void>)[] = []
  const running = await run(config, (await freshDatabase(closing)) as pg.PoolConfig, prepare)
  assert('address' in running, 'the site starts')
  closing.push(() => running.stop())
  return running
}

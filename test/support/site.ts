import { cp, mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import { assert } from '../../lib/kernel/assert.ts'
import type { Config } from '../../main/config.ts'
import { fillDemoIfEmpty } from '../../main/demo.ts'
import { type Running, run } from '../../main/run.ts'
import { copiedDatabase, freshDatabase } from './database.ts'

async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  assert(address && typeof address === 'object', 'a port')
  return address.port
}

async function configured(folder: string): Promise<Config> {
  return {
    host: '127.0.0.1',
    port: await freePort(),
    folder,
    databaseUrl: undefined,
    mode: 'demo',
    origin: undefined,
    trustedProxy: undefined,
    smtpUrl: undefined,
    mailFrom: 'Demilge <demilge@example.kg>',
    sms: undefined,
  }
}

async function started(config: Config, connection: pg.ClientConfig, closing: (() => Promise<void>)[]) {
  const running = await run(config, connection as pg.PoolConfig)
  assert('address' in running, 'the site starts')
  closing.push(() => running.stop())
  return running
}

/** The whole application, listening on a free port over a database of its own, until the test file ends. */
export async function startSite(change: Partial<Config> = {}): Promise<Running> {
  const config = { ...(await configured(await mkdtemp(join(tmpdir(), 'demilge-site-')))), ...change }
  const closing: (() => Promise<void>)[] = []
  return started(config, await freshDatabase(closing), closing)
}

/**
 * The same with the demonstration in it. Filling takes longer than copying, so of all files of one run of the tests the
 * first that asks fills a pattern, and each works on a copy of its database and its folder.
 */
export async function startDemo(): Promise<Running> {
  const pattern = join(tmpdir(), `demilge-demo-${process.ppid}`)
  const fill = async (connection: pg.ClientConfig) => {
    const running = await run(await configured(pattern), connection as pg.PoolConfig, fillDemoIfEmpty)
    assert('address' in running, 'the demonstration is filled')
    await running.stop()
  }
  const closing: (() => Promise<void>)[] = []
  const connection = await copiedDatabase(`demo_${process.ppid}`, fill, closing)
  const folder = await mkdtemp(join(tmpdir(), 'demilge-site-'))
  await cp(pattern, folder, { recursive: true })
  return started(await configured(folder), connection, closing)
}

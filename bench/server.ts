import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../lib/platform/embedded/embedded.ts'
import type { Config } from '../main/config.ts'
import { type Running, run } from '../main/run.ts'

export type Bench = {
  /** The whole application on a database of its own, as production or as the demonstration. */
  readonly start: (name: 'production' | 'demo' | 'large') => Promise<Running>
  readonly stop: () => Promise<void>
}

/** Databases made for the measurement and dropped after it: on DATABASE_URL's server, or on an embedded one. */
export async function openBench(databaseUrl: string | undefined): Promise<Bench> {
  const folder = await mkdtemp(join(tmpdir(), 'demilge-bench-'))
  const embedded = databaseUrl ? undefined : await startEmbedded({ folder: join(folder, 'database') })
  const server: pg.ClientConfig = embedded ? embedded.connection : { connectionString: databaseUrl ?? '' }
  const admin = new pg.Client(server)
  await admin.connect()
  const started: { running: Running; name: string }[] = []
  return {
    start: async (kind) => {
      const name = `bench_${kind}_${process.pid}`
      await admin.query(`create database ${name}`)
      const running = await run(configOf(kind, join(folder, kind)), connectionTo(server, name))
      if (!('address' in running)) throw new Error(`cannot start: ${JSON.stringify(running)}`)
      started.push({ running, name })
      return running
    },
    stop: async () => {
      for (const { running, name } of started) {
        await running.stop()
        await admin.query(`drop database ${name} with (force)`)
      }
      await admin.end()
      await embedded?.stop()
      await rm(folder, { recursive: true, force: true })
    },
  }
}

function connectionTo(server: pg.ClientConfig, database: string): pg.PoolConfig {
  if (!server.connectionString) return { ...server, database }
  const url = new URL(server.connectionString)
  url.pathname = `/${database}`
  return { connectionString: url.href }
}

const ports = { production: 3950, demo: 3951, large: 3952 } as const

function configOf(kind: keyof typeof ports, folder: string): Config {
  return {
    host: '127.0.0.1',
    port: ports[kind],
    folder,
    databaseUrl: undefined,
    mode: kind === 'demo' ? 'demo' : 'production',
    origin: undefined,
    trustedProxy: undefined,
    smtpUrl: undefined,
    mailFrom: 'Demilge <demilge@localhost>',
    sms: undefined,
  }
}

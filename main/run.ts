import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import type pg from 'pg'
import { openDb } from '../lib/platform/db.ts'
import type { Platform } from '../lib/platform/platform.ts'
import { buildAssets } from '../tools/build-assets.ts'
import { buildApp } from './app.tsx'
import { type BeginProblem, beginDatabase } from './begin-database.ts'
import { type Config, inAddress } from './config.ts'
import { startJobs } from './jobs.ts'
import { platformOf } from './platform-of.ts'
import { allRoutes } from './routes.ts'

export const home = join(import.meta.dirname, '..')
export const assetsFolder = join(home, 'build/assets')

export type Running = {
  readonly app: FastifyInstance
  readonly platform: Platform
  readonly address: string
  /** Whether the application works under a role that cannot change what is never changed (db/roles.sql). */
  readonly hasWall: boolean
  readonly stop: () => Promise<void>
}

/** Where the listener is, as people type it: 0.0.0.0 is this machine. */
function addressOf(config: Config, port: number): string {
  const host = config.host === '0.0.0.0' || config.host === '::' ? '127.0.0.1' : config.host
  return `http://${inAddress(host)}:${port}`
}

/**
 * Brings the database up, listens, and starts the jobs; `prepare` is done before anybody can ask and before any job runs.
 * Faults of the database or the port are thrown as they come.
 */
export async function run(
  config: Config,
  connection: pg.PoolConfig,
  prepare: (platform: Platform) => Promise<void> = async () => undefined,
): Promise<Running | BeginProblem> {
  const [begun] = await Promise.all([beginDatabase(config, connection), buildAssets({ outFolder: assetsFolder })])
  if ('code' in begun) return begun
  mkdirSync(join(config.folder, 'files'), { recursive: true, mode: 0o700 })
  const db = openDb(begun.connection)
  const platform = platformOf(config, db, config.origin ?? addressOf(config, config.port))
  await prepare(platform)
  const app = await buildApp({
    platform,
    routes: allRoutes,
    assetsFolder,
    trustedProxy: config.trustedProxy,
    onFault: (fault, reference) => console.error(`[${reference}]`, fault),
  })
  await app.listen({ host: config.host, port: config.port })
  const jobs = await startJobs(platform, config)
  const stop = async () => {
    await app.close()
    await jobs.stop()
    await db.close()
  }
  return { app, platform, address: platform.origin, hasWall: begun.hasWall, stop }
}

import { join } from 'node:path'
import pg from 'pg'
import { openDb } from '../lib/platform/db.ts'
import { migrate } from '../lib/platform/migrations.ts'
import { behindWall, raiseWall } from '../lib/platform/wall.ts'
import type { Config } from './config.ts'
import { dropHalfFilledDemo } from './demo.ts'
import { prepareJobs } from './jobs.ts'

const folder = join(import.meta.dirname, '../db')
export const migrationsFolder = join(folder, 'migrations')
export const rolesFile = join(folder, 'roles.sql')

export type BeginProblem =
  | { readonly code: 'newer-than-program'; readonly version: string }
  /** A demonstration lets everybody act as anybody, so it and production never share a database. */
  | { readonly code: 'begun-otherwise'; readonly begun: Config['mode'] }

export type Begun = {
  /** For the application: behind the wall where there is one. */
  readonly connection: pg.PoolConfig
  readonly hasWall: boolean
}

/**
 * Brings a database up to this program, as its owner: migrations, the mode it keeps for ever, the queue's own tables, and
 * the wall (db/roles.sql). A refusal leaves the database as it was.
 */
export async function beginDatabase(config: Config, connection: pg.PoolConfig): Promise<Begun | BeginProblem> {
  await dropHalfFilledDemo(connection, migrationsFolder)
  const outcome = await migrate(connection as pg.ClientConfig, migrationsFolder)
  if (!outcome.ok) return { code: outcome.code, version: outcome.version }
  const begun = await beginMode(connection, config.mode)
  if (begun !== config.mode) return { code: 'begun-otherwise', begun }
  const delivers = config.smtpUrl !== undefined || config.sms !== undefined
  if (delivers) await prepareQueue(connection)
  const hasWall = await raiseWall(connection, rolesFile)
  return { connection: hasWall ? behindWall(connection) : connection, hasWall }
}

/** The mode of the first start is kept in the database; answers what it is. */
async function beginMode(connection: pg.PoolConfig, mode: Config['mode']): Promise<Config['mode']> {
  const client = new pg.Client(connection as pg.ClientConfig)
  client.on('error', () => undefined)
  await client.connect()
  try {
    await client.query('insert into platform.house (mode) values ($1) on conflict do nothing', [mode])
    const answer = await client.query<{ mode: Config['mode'] }>('select mode from platform.house')
    return answer.rows[0]?.mode ?? mode
  } finally {
    await client.end()
  }
}

async function prepareQueue(connection: pg.PoolConfig): Promise<void> {
  const db = openDb({ ...connection, max: 2 })
  try {
    await prepareJobs({ db, delivers: true })
  } finally {
    await db.close()
  }
}

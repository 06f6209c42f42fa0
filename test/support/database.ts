import { createHash } from 'node:crypto'
import { mkdtemp, readdir, readFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after } from 'node:test'
import pg from 'pg'
import { parse } from 'pg-connection-string'
import type { Instant } from '../../lib/kernel/instant.ts'
import { type Db, openDb } from '../../lib/platform/db.ts'
import { filesFolder } from '../../lib/platform/files.ts'
import { keysFrom } from '../../lib/platform/keys.ts'
import { migrate } from '../../lib/platform/migrations.ts'
import { mortalKeys } from '../../lib/platform/mortal-keys.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { wholeFiles } from '../../lib/platform/whole-files.ts'

const migrations = join(import.meta.dirname, '../../db/migrations')
let count = 0

/** The server that tests share: TEST_DATABASE_URL, or an embedded one started for this file alone. */
async function testServer(): Promise<{ connection: pg.ClientConfig; stop: () => Promise<void> }> {
  const given = process.env['TEST_DATABASE_URL']
  if (given) return { connection: parse(given) as unknown as pg.ClientConfig, stop: async () => undefined }
  const { startEmbedded } = await import('../../lib/platform/embedded/embedded.ts')
  return await startEmbedded({ folder: join(await mkdtemp(join(tmpdir(), 'demilge-test-')), 'database') })
}

/** What is connected to a database and has to let go of it first. */
type Closing = (() => Promise<void>)[]

/** A fresh, migrated database for one test file, dropped when the file ends and all of `closing` is closed. */
export function freshDatabase(closing: Closing = []): Promise<pg.ClientConfig> {
  return copyOf((admin, server) => templateDatabase(admin, server), closing)
}

/** The same from a pattern of another name, which is a migrated one that `fill` was done to, once for all files. */
export function copiedDatabase(
  name: string,
  fill: (connection: pg.ClientConfig) => Promise<void>,
  closing: Closing,
): Promise<pg.ClientConfig> {
  return copyOf(async (admin, server) => {
    const template = await templateDatabase(admin, server)
    return patternDatabase(admin, name, async (making) => {
      await admin.query(`create database ${making} template ${template}`)
      await fill({ ...server, database: making })
    })
  }, closing)
}

async function copyOf(
  patternOf: (admin: pg.Client, server: pg.ClientConfig) => Promise<string>,
  closing: Closing,
): Promise<pg.ClientConfig> {
  const { connection: server, stop } = await testServer()
  const admin = new pg.Client(server)
  await admin.connect()
  const pattern = await patternOf(admin, server)
  count += 1
  const name = `t_${process.pid}_${Date.now().toString(36)}_${count}`
  await admin.query(`create database ${name} template ${pattern}`)
  after(async () => {
    for (const close of closing) await close()
    await admin.query(`drop database if exists ${name} with (force)`)
    await admin.end()
    await stop()
  })
  return { ...server, database: name }
}

/** A pool on a fresh database. `now` sets its clock. */
export async function testDb(now?: () => Instant): Promise<Db> {
  const closing: Closing = []
  const db = openDb({ ...(await freshDatabase(closing)), max: 8 } as pg.PoolConfig, now ? { now } : {})
  closing.push(() => db.close())
  return db
}

// Migrating takes longer than copying, so one database per set of migrations is kept as the pattern.
async function templateDatabase(admin: pg.Client, server: pg.ClientConfig): Promise<string> {
  const hash = createHash('sha256')
  for (const name of (await readdir(migrations)).sort()) hash.update(await readFile(join(migrations, name)))
  return patternDatabase(admin, `pattern_${hash.digest('hex').slice(0, 16)}`, async (making) => {
    await admin.query(`create database ${making}`)
    await migrate({ ...server, database: making }, migrations)
  })
}

/** Makes the database of this name unless it is there; of several files that ask at once, one makes it. */
async function patternDatabase(admin: pg.Client, name: string, make: (making: string) => Promise<void>) {
  await admin.query('select pg_advisory_lock(815, hashtext($1))', [name])
  try {
    const known = await admin.query('select from pg_database where datname = $1', [name])
    if (known.rowCount) return name
    await make(`${name}_making`)
    await admin.query(`alter database ${name}_making rename to ${name}`)
    return name
  } finally {
    await admin.query('select pg_advisory_unlock(815, hashtext($1))', [name])
  }
}

/** The machinery over a fresh database, with keys that are always the same and files in a temporary folder. */
export async function testPlatform(now?: () => Instant): Promise<Platform> {
  const folder = await mkdtemp(join(tmpdir(), 'demilge-files-'))
  return {
    db: await testDb(now),
    keys: keysFrom(Buffer.alloc(32, 7)),
    files: filesFolder(folder),
    published: wholeFiles(join(folder, 'log')),
    aside: wholeFiles(join(folder, 'aside')),
    mortalKeys: mortalKeys(wholeFiles(join(folder, 'vote-keys'))),
    mode: 'demo',
    delivers: false,
    origin: 'http://127.0.0.1',
  }
}

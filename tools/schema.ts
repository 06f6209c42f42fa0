import { spawn } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { migrate } from '../lib/platform/migrations.ts'

/** Types of the columns that our parsers turn into our own types (lib/platform/db.ts). */
const typeMapping = {
  timestamptz: 'Instant',
  int8: 'bigint',
  date: 'CivilDate',
  bytea: 'Buffer',
  jsonb: 'unknown',
}

/**
 * The text of db/schema.ts for the migrations of the folder, read from a fresh database made on the given server and
 * dropped afterwards.
 */
export async function schemaText(server: pg.PoolConfig, migrations: string): Promise<string> {
  const name = `schema_${process.pid}_${Math.floor(performance.now())}`
  const admin = new pg.Client(server as pg.ClientConfig)
  await admin.connect()
  await admin.query(`create database ${name}`)
  try {
    const outcome = await migrate({ ...server, database: name } as pg.ClientConfig, migrations)
    if (!outcome.ok) throw new Error(outcome.code)
    return await generate({ ...server, database: name })
  } finally {
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  }
}

async function generate(server: pg.PoolConfig): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'schema-'))
  const out = join(folder, 'schema.ts')
  const password = server.password ? `:${encodeURIComponent(String(server.password))}` : ''
  const address = `postgresql://${server.user}${password}@${encodeURIComponent(server.host ?? 'localhost')}:${server.port}/${server.database}`
  await run('node_modules/.bin/kysely-codegen', [
    ...['--dialect', 'postgres', '--url', address, '--out-file', out],
    ...['--exclude-pattern', '{platform,graphile_worker}.*', '--default-schema', 'none'],
    ...['--date-parser', 'string', '--type-mapping', JSON.stringify(typeMapping), '--log-level', 'error'],
  ])
  const text = await readFile(out, 'utf8')
  await rm(folder, { recursive: true })
  return tidied(text)
}

function tidied(text: string): string {
  const body = text.replace(/^import [^\n]*\n/gm, '').replace(/\/\*\*[\s\S]*?\*\/\n/, '')
  return `// Made from db/migrations by "npm run schema". Do not edit.
import type { ColumnType } from 'kysely'
import type { CivilDate } from '../lib/kernel/civil-date.ts'
import type { Instant } from '../lib/kernel/instant.ts'
${body}`
}

function run(command: string, words: string[]): Promise<void> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, words, { stdio: 'inherit' })
    child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`${command} ended with ${code}`))))
  })
}

if (process.argv[1]?.endsWith('schema.ts')) {
  const given = process.env['DATABASE_URL']
  if (!given) throw new Error('set DATABASE_URL to a server where a scratch database may be made')
  const { parse } = await import('pg-connection-string')
  await writeFile('db/schema.ts', await schemaText(parse(given) as unknown as pg.PoolConfig, 'db/migrations'))
}

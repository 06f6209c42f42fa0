import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, type TestContext, test } from 'node:test'
import pg from 'pg'
import { freshDatabase } from '../../test/support/database.ts'
import { migrate } from './migrations.ts'

/** An empty database beside the fresh one, which is migrated already. */
async function emptyDatabase(): Promise<pg.ClientConfig> {
  const server = await freshDatabase()
  const name = `${server.database}_empty`
  const admin = new pg.Client({ ...server, database: 'postgres' })
  await admin.connect()
  await admin.query(`create database ${name}`)
  after(async () => {
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  })
  return { ...server, database: name }
}

async function folderOf(t: TestContext, files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'demilge-migrations-'))
  t.after(() => rm(folder, { recursive: true }))
  for (const [name, text] of Object.entries(files)) await writeFile(join(folder, name), text)
  return folder
}

async function ask(connection: pg.ClientConfig, text: string): Promise<unknown[]> {
  const client = new pg.Client(connection)
  await client.connect()
  try {
    return (await client.query({ text, rowMode: 'array' })).rows.map(([value]) => value)
  } finally {
    await client.end()
  }
}

const known = 'select name from platform.migration order by name'
const relations = `select oid::regclass::text || ' ' || coalesce(relfilenode, 0) from pg_class
  where relnamespace in (select oid from pg_namespace where nspname !~ '^pg_|^information_schema$') order by 1`

// Breaks without the advisory lock: each migrator then finds the table missing and makes it.
test('two migrators at once apply each migration once', async (t) => {
  const database = await emptyDatabase()
  const folder = await folderOf(t, {
    '0001_one.sql': 'select pg_sleep(0.1); create table public.one (id int)',
    '0002_two.sql': 'insert into public.one values (1); select pg_sleep(0.1)',
  })
  const outcomes = await Promise.all(Array.from({ length: 4 }, () => migrate(database, folder)))
  ok(outcomes.every((outcome) => outcome.ok))
  const applied = outcomes.flatMap((outcome) => (outcome.ok ? outcome.applied : []))
  deepEqual(applied.toSorted(), ['0001_one.sql', '0002_two.sql'])
  deepEqual(await ask(database, 'select count(*)::int from public.one'), [1])
})

test('a failing migration leaves nothing, keeps those before it, and is tried again', async (t) => {
  const database = await emptyDatabase()
  const folder = await folderOf(t, {
    '0001_one.sql': 'create table public.one (id int)',
    '0002_two.sql': 'create table public.two (id int); insert into public.two values (1); select 1 / 0',
  })
  await rejects(migrate(database, folder), (fault: Error) => {
    match(fault.message, /0002_two\.sql/)
    equal((fault.cause as { code?: string }).code, '22012')
    return true
  })
  deepEqual(await ask(database, known), ['0001_one.sql'])
  deepEqual(await ask(database, "select to_regclass('public.two')"), [null])
  await writeFile(join(folder, '0002_two.sql'), 'create table public.two (id int)')
  deepEqual(await migrate(database, folder), { ok: true, applied: ['0002_two.sql'] })
})

test('a database with a migration that we lack is refused, and nothing in it is touched', async (t) => {
  const database = await emptyDatabase()
  const folder = await folderOf(t, { '0001_one.sql': 'create table public.one (id int)' })
  await migrate(database, folder)
  await ask(database, "insert into platform.migration (name) values ('0009_later.sql')")
  await writeFile(join(folder, '0002_two.sql'), 'create table public.two (id int)')
  const before = [await ask(database, relations), await ask(database, known)]
  deepEqual(await migrate(database, folder), { ok: false, code: 'newer-than-program', version: '0009_later.sql' })
  deepEqual([await ask(database, relations), await ask(database, known)], before)
})

test('a second run applies nothing', async (t) => {
  const database = await emptyDatabase()
  const folder = await folderOf(t, { '0001_one.sql': 'create table public.one (id int)', 'notes.txt': 'no migration' })
  deepEqual(await migrate(database, folder), { ok: true, applied: ['0001_one.sql'] })
  deepEqual(await migrate(database, folder), { ok: true, applied: [] })
})

test('a migrator that dies in the middle leaves the next one nothing to wait for', async (t) => {
  const database = await emptyDatabase()
  const folder = await folderOf(t, { '0001_one.sql': 'create table public.one (id int); select pg_sleep(30)' })
  const cut = migrate(database, folder)
  const sleeping =
    "select pid from pg_stat_activity where datname = current_database() and query ~ 'pg_sleep' and pid <> pg_backend_pid()"
  let pids: unknown[] = []
  while (pids.length === 0) pids = await ask(database, sleeping)
  await Promise.all([rejects(cut), ask(database, `select pg_terminate_backend(${pids[0]})`)])
  await writeFile(join(folder, '0001_one.sql'), 'create table public.one (id int)')
  deepEqual(await migrate(database, folder), { ok: true, applied: ['0001_one.sql'] })
})

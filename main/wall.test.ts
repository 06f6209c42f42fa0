import { equal, match, ok, rejects } from 'node:assert/strict'
import { after, before, test } from 'node:test'
import pg from 'pg'
import { inTransaction, openDb } from '../lib/platform/db.ts'
import { behindWall, raiseWall, wallRole } from '../lib/platform/wall.ts'
import { appendRecord, nation } from '../src/record/index.ts'
import { freshDatabase } from '../test/support/database.ts'
import { startSite } from '../test/support/site.ts'
import { beginDatabase, rolesFile } from './begin-database.ts'

const notAllowed = { code: '42501' }
const site = await startSite()

before(async () => {
  await inTransaction(site.platform.db, (tx) =>
    appendRecord(
      tx,
      { kind: 'system' },
      { municipalityId: nation, name: 'demo-filled', subjectId: undefined, fields: {} },
    ),
  )
})

test('the application works under a role of its own', async () => {
  ok(site.hasWall)
  const answer = await site.platform.db.pool.query('select current_user as name')
  equal(answer.rows[0].name, wallRole)
})

for (const text of [
  'alter table people.person add column nickname text',
  'alter table record.entry disable trigger append_only',
  'drop table people.session',
  'create table people.note (text text)',
  'create schema mine',
  'create function public.mine() returns int language sql as $$ select 1 $$',
  'truncate people.message',
  'create role mine',
  "insert into platform.migration (name) values ('9999_mine.sql')",
  "update platform.house set mode = 'production'",
  'delete from record.entry',
  "update record.entry set name = 'nothing'",
  'truncate record.entry',
  'delete from log.leaf',
  'update log.leaf set index = index',
  'delete from log.checkpoint',
  'update log.checkpoint set size = size',
  'update log.log set origin = origin',
  'delete from funding.entry',
  'update funding.entry set municipality_id = municipality_id',
  'delete from funding.posting',
  'update funding.posting set municipality_id = municipality_id',
  'delete from ballots.box',
  'delete from ballots.roll_entry',
  'delete from ballots.receipt',
]) {
  test(`the application may not: ${text}`, () => rejects(site.platform.db.pool.query(text), notAllowed))
}

test('the application may not write into a table of the server', () =>
  rejects(site.platform.db.pool.query("update pg_class set relname = 'x' where false"), notAllowed))

test('behind the wall pages are shown and codes are asked for', async () => {
  equal((await fetch(site.address)).status, 200)
  const answer = await fetch(`${site.address}/account/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin: site.address },
    body: new URLSearchParams({ address: 'aigul@example.kg' }),
  })
  equal(answer.status, 303)
  match(answer.headers.get('location') ?? '', /challenge=/)
})

test('what the application must be able to do it can: every table is read, and most are written', async () => {
  const tables = await site.platform.db.pool.query<{ name: string; read: boolean; add: boolean }>(`
    select c.oid::regclass::text as name, has_table_privilege(c.oid, 'select') as read, has_table_privilege(c.oid, 'insert') as add
    from pg_class c join pg_namespace n on n.oid = c.relnamespace
    where c.relkind = 'r' and n.nspname !~ '^pg_|^information_schema$'`)
  ok(tables.rows.length > 30)
  equal(tables.rows.find(({ read }) => !read)?.name, undefined)
  const closed = tables.rows.filter(({ add }) => !add).map(({ name }) => name)
  equal(closed.toSorted().join(), 'platform.house,platform.migration')
})

/** A user who may do anything in a database of his own and nothing on the server, as managed servers give them. */
async function tenant(): Promise<pg.PoolConfig> {
  const server = await freshDatabase()
  const admin = new pg.Client({ ...server, database: 'postgres' })
  await admin.connect()
  const name = `tenant_${process.pid}`
  await admin.query(`create role ${name} login password 'known' nosuperuser nocreaterole`)
  const database = `own_${process.pid}`
  await admin.query(`create database ${database} owner ${name}`)
  after(async () => {
    await admin.query(`drop database if exists ${database} with (force)`)
    await admin.query(`drop role ${name}`)
    await admin.end()
  })
  return { ...server, user: name, password: 'known', database } as pg.PoolConfig
}

test('where the server lets us be no member of the role, the application goes on without a wall', async () => {
  const connection = await tenant()
  const config = { mode: 'demo', smtpUrl: undefined, sms: undefined } as Parameters<typeof beginDatabase>[0]
  const begun = await beginDatabase(config, connection)
  ok('connection' in begun)
  equal(begun.hasWall, false)
  const db = openDb({ ...begun.connection, max: 2 })
  const answer = await db.pool.query('select current_user as name')
  equal(answer.rows[0].name, connection.user)
  await db.close()
})

test('raising the wall twice, and at once, changes nothing', async () => {
  const { options } = site.platform.db.pool
  const owner = { ...options, options: '' } as pg.PoolConfig
  const raised = await Promise.all([1, 2, 3].map(() => raiseWall(owner, rolesFile)))
  equal(raised.join(), 'true,true,true')
  match(behindWall(owner).options ?? '', /role=demilge_web/)
})

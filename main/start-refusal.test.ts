import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { type TestContext, test } from 'node:test'
import { startEmbedded } from '../lib/platform/embedded/embedded.ts'
import { placesIn } from '../lib/platform/embedded/places.ts'
import {
  ask,
  atEnd,
  leftIn,
  onlyLinux,
  onlyRoot,
  onlyWithMounts,
  testFolder,
} from '../lib/platform/embedded/testing.ts'
import { freshDatabase } from '../test/support/database.ts'
import { freePort, Program, until } from '../test/support/program.ts'

const skip = onlyLinux

/** Starts, expects one sentence of this kind and a failure, and answers how long it took. */
async function refusal(t: TestContext, environment: Record<string, string>, sentence: RegExp): Promise<number> {
  const program = new Program(t, { PORT: '0', ...environment })
  const { code, ms } = await program.ending()
  equal(program.out, '')
  match(program.err, sentence)
  equal(program.err.trimEnd().split('\n').length, 1, program.err)
  equal(code, 1)
  await until(
    () => program.left().length === 0,
    5_000,
    () => `still there: ${program.left()}`,
  )
  return ms
}

test('a port that is taken is told before anything is begun', { skip }, async (t) => {
  const other = createServer()
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve))
  atEnd(t, () => new Promise((resolve) => other.close(resolve)))
  const folder = join(testFolder(t), 'data')
  const port = String((other.address() as { port: number }).port)
  await refusal(t, { DEMILGE_DATA: folder, PORT: port }, /^The address 127\.0\.0\.1:\d+ is taken by another program/)
  equal(existsSync(folder), false)
})

test('an address that is not of this machine is told before anything is begun', { skip }, async (t) => {
  const folder = join(testFolder(t), 'data')
  for (const HOST of ['203.0.113.7', 'no-such-host.invalid']) {
    await refusal(t, { DEMILGE_DATA: folder, HOST }, /^The address .* cannot be opened/)
  }
  equal(existsSync(folder), false)
})

test('a second program on a folder is refused, and the first one goes on', { skip }, async (t) => {
  const folder = testFolder(t)
  const environment = { DEMILGE_MODE: 'production', DEMILGE_DATA: folder }
  const first = new Program(t, { ...environment, PORT: String(await freePort()) })
  const { origin } = await first.address()
  await refusal(t, environment, /^Another Demilge is working with the folder/)
  equal((await fetch(origin)).status, 200)
  first.signal('SIGINT', 'group')
  equal((await first.ending()).code, 0)
})

test('a folder that cannot be one, or cannot be written, is told', { skip }, async (t) => {
  const file = join(testFolder(t), 'file')
  writeFileSync(file, '')
  await refusal(t, { DEMILGE_DATA: file }, /^The folder .*file cannot be written to/)
  await refusal(t, { DEMILGE_DATA: join(file, 'data') }, /^The folder .*data cannot be written to/)
})

test('a folder on a read-only disk is told', { skip: onlyWithMounts || onlyRoot }, async (t) => {
  const folder = mounted(t, 'ro')
  await refusal(t, { DEMILGE_DATA: join(folder, 'data') }, /^The folder .* cannot be written to/)
})

// A first start needs some 43 MB: with less, making the server's files fails early or late, or making the database.
for (const megabytes of [1, 20, 40]) {
  test(`a disk of ${megabytes} MB is full, and with more room the start works`, {
    skip: onlyWithMounts || onlyRoot,
  }, async (t) => {
    const folder = mounted(t, `size=${megabytes}m`)
    const environment = { DEMILGE_MODE: 'production', DEMILGE_DATA: join(folder, 'data') }
    await refusal(t, environment, /^The disk of .* is full\. Make room and start again: nothing was lost\./)
    deepEqual(await leftIn(folder), [])
    execFileSync('mount', ['-o', 'remount,size=400m', folder])
    const program = new Program(t, { ...environment, PORT: '0' })
    await program.address()
    program.signal('SIGINT', 'group')
    equal((await program.ending()).code, 0)
    deepEqual(await leftIn(folder), [])
  })
}

test('a disk that is full while an old database starts is told, and nothing is lost', {
  skip: onlyWithMounts || onlyRoot,
}, async (t) => {
  const folder = mounted(t, 'size=400m')
  const environment = { DEMILGE_MODE: 'production', DEMILGE_DATA: join(folder, 'data'), PORT: '0' }
  const first = new Program(t, environment)
  await first.address()
  await first.kill()
  deepEqual(await leftIn(folder), [])
  fill(join(folder, 'filler'))
  const program = new Program(t, environment)
  await Promise.race([program.ending(), program.address().catch(() => undefined)])
  // Recovery may do without more room; what it may not is fail without the sentence.
  if (program.hasEnded) match(program.err, /^The disk of .* is full/)
  await program.kill()
  deepEqual(await leftIn(folder), [])
  execFileSync('rm', [join(folder, 'filler')])
  const last = new Program(t, environment)
  await last.address()
  await last.kill()
  deepEqual(await leftIn(folder), [])
})

function mounted(t: TestContext, options: string): string {
  const folder = join(testFolder(t), 'disk')
  mkdirSync(folder)
  execFileSync('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder])
  return folder
}

function fill(path: string): void {
  try {
    execFileSync('dd', ['if=/dev/zero', `of=${path}`, 'bs=64k'], { stdio: 'ignore' })
  } catch {
    // Full, as wanted.
  }
}

test('a server that does not answer is told within ten seconds', { skip }, async (t) => {
  const folder = testFolder(t)
  const silent = createServer((socket) => socket.resume().on('error', () => undefined))
  await new Promise<void>((resolve) => silent.listen(0, '127.0.0.1', resolve))
  atEnd(t, () => new Promise((resolve) => silent.close(resolve)))
  const port = (silent.address() as { port: number }).port
  const sentence = /^The database at \S+ does not answer/
  const told = { DEMILGE_DATA: folder, DEMILGE_MODE: 'production' }
  for (const server of [`127.0.0.1:${await freePort()}`, 'no-such-host.invalid', `127.0.0.1:${port}`]) {
    const DATABASE_URL = `postgresql://ana:known-secret@${server}/demilge`
    ok((await refusal(t, { ...told, DATABASE_URL }, sentence)) < 10_000, server)
  }
  deepEqual(readdirSync(folder), [])
})

test('a wrong password and a missing database are told without the password', { skip }, async (t) => {
  const folder = testFolder(t)
  // The whole of 127/8 is this machine, so the usual port is free at an address of our own.
  const host = `127.77.${process.pid % 250}.${1 + (Date.now() % 250)}`
  const server = await startEmbedded({ folder, flags: { listen_addresses: host } })
  atEnd(t, () => server.stop())
  appendFileSync(join(placesIn(folder).cluster, 'pg_hba.conf'), 'host all all 127.0.0.0/8 scram-sha-256\n')
  await ask(server.connection, 'select pg_reload_conf()')
  await ask(server.connection, "create role ana login password 'right'")
  const told = { DEMILGE_DATA: join(folder, 'data'), DEMILGE_MODE: 'production' }
  const at = (password: string, name: string) => `postgresql://ana:${password}@${host}:5432/${name}`
  await refusal(
    t,
    { ...told, DATABASE_URL: at('wrong-one', 'demilge') },
    /^The database at \S+ did not let us in \((?!.*wrong-one)/,
  )
  await refusal(
    t,
    { ...told, DATABASE_URL: at('right', 'missing') },
    /^The database at \S+ does not answer \(.*missing/,
  )
  // She may sign in, but make nothing.
  await refusal(
    t,
    { ...told, DATABASE_URL: at('right', 'postgres') },
    /^The database at \S+ did not let us in \(permission denied/,
  )
})

test('a database that is newer than the program is left alone', { skip }, async (t) => {
  const database = await freshDatabase()
  const connection = database as Parameters<typeof ask>[0]
  await ask(connection, "insert into platform.migration (name) values ('9999_later.sql')")
  const facts = `select (select string_agg(name || applied_at, ',' order by name) from platform.migration) as known,
    (select count(*) from platform.house) as house,
    (select string_agg(oid::regclass::text || relfilenode || coalesce(relacl::text, ''), ',' order by oid) from pg_class
      where relnamespace in (select oid from pg_namespace where nspname !~ '^pg_|^information_schema$')) as relations`
  const before = await ask(connection, facts)
  const { user, host, port } = database
  const DATABASE_URL = `postgresql://${user}@${encodeURIComponent(host ?? '')}:${port}/${database.database}`
  const folder = testFolder(t)
  await refusal(
    t,
    { DATABASE_URL, DEMILGE_DATA: folder },
    /^The database is newer than this program \(9999_later\.sql\)/,
  )
  deepEqual(await ask(connection, facts), before)
  deepEqual(readdirSync(folder), [])
})

test('real work is never opened as a demo, and stays as it is', { skip }, async (t) => {
  const folder = testFolder(t)
  const first = new Program(t, { DEMILGE_MODE: 'production', DEMILGE_DATA: folder, PORT: '0' })
  await first.address()
  first.signal('SIGINT')
  equal((await first.ending()).code, 0)
  await refusal(t, { DEMILGE_DATA: folder }, /^This database holds real work, and a demo would open it to everybody/)
  deepEqual(await leftIn(folder), [])
})

test('a setting that cannot be used is told by its name', { skip }, async (t) => {
  const folder = join(testFolder(t), 'data')
  await refusal(t, { DEMILGE_DATA: folder, PORT: 'http' }, /^PORT is a number from 0 to 65535, not “http”/)
  await refusal(
    t,
    { DEMILGE_DATA: folder, DEMILGE_MODE: 'production', HOST: '0.0.0.0' },
    /^Production needs DEMILGE_ORIGIN/,
  )
  await refusal(t, { LANG: 'ru_RU.UTF-8', DEMILGE_DATA: folder, PORT: 'x' }, /^PORT — это число/)
  await refusal(t, { LANG: 'C', DEMILGE_DATA: folder, PORT: 'x' }, /^PORT 0дөн 65535ке чейинки сан/)
  equal(existsSync(folder), false)
})

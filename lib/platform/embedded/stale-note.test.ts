import assert from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { linkLibraries } from './binaries.ts'
import { startEmbedded, startOn } from './embedded.ts'
import { linux } from './linux.ts'
import { type Places, placesIn } from './places.ts'
import { readServerNote } from './server-note.ts'
import { atEnd, leftIn, onlyLinux, testFolder } from './testing.ts'

async function usedFolder(t: test.TestContext): Promise<Places> {
  const folder = testFolder(t)
  await (await startEmbedded({ folder })).stop()
  return placesIn(folder)
}

function leaveNote({ cluster }: Places, pid: number): void {
  writeFileSync(join(cluster, 'postmaster.pid'), `${pid}\n${cluster}\n1700000000\n5432\n.\n\n  1234  5678\nready   \n`)
  writeFileSync(join(cluster, '.s.PGSQL.5432.lock'), `${pid}\n${cluster}\n1700000000\n5432\n.\n`)
}

test('the note of a server that is gone does not hinder a start', { skip: onlyLinux }, async (t) => {
  const places = await usedFolder(t)
  const gone = spawn('true')
  await once(gone, 'exit')
  leaveNote(places, gone.pid ?? 0)
  await (await startEmbedded({ folder: places.folder })).stop()
})

test('a note whose number belongs to another program now does not hinder a start', { skip: onlyLinux }, async (t) => {
  const places = await usedFolder(t)
  const stranger = spawn('sleep', ['60'])
  atEnd(t, () => stranger.kill())
  leaveNote(places, stranger.pid ?? 0)
  await (await startEmbedded({ folder: places.folder })).stop()
  assert.equal(stranger.exitCode ?? stranger.signalCode, null, 'the stranger was left alone')
})

test('the note of a zombie does not hinder a start', { skip: onlyLinux }, async (t) => {
  const places = await usedFolder(t)
  // The shell becomes a sleep, which never asks how its child ended.
  const parent = spawn('sh', ['-c', 'sh -c : & exec sleep 60'])
  atEnd(t, () => parent.kill())
  await pause(200)
  const zombie = Number(readFileSync(`/proc/${parent.pid}/task/${parent.pid}/children`, 'utf8').trim())
  assert.match(readFileSync(`/proc/${zombie}/stat`, 'utf8'), / Z /)
  leaveNote(places, zombie)
  await (await startEmbedded({ folder: places.folder })).stop()
})

test('an empty note, as a full disk leaves it, does not hinder a start', { skip: onlyLinux }, async (t) => {
  const places = await usedFolder(t)
  writeFileSync(join(places.cluster, 'postmaster.pid'), '')
  await (await startEmbedded({ folder: places.folder })).stop()
})

for (const without of [[], ['flock']] as const) {
  const where = without.length > 0 ? ', also without locks of files' : ''
  test(`a server that somebody started by hand is never dropped${where}`, { skip: onlyLinux }, async (t) => {
    const { cluster, folder } = await usedFolder(t)
    const machine = linux(without)
    const [account] = machine.accounts({ uid: process.geteuid?.() ?? 0, gid: process.getegid?.() ?? 0 })
    assert.ok(account)
    const root = join(import.meta.dirname, `../../../node_modules/${machine.binariesPackage}/native`)
    const lock = { fd: undefined, release: () => undefined }
    const byHand = await machine.start({ account, binaries: linkLibraries(root, join(folder, 'lib')), cluster, lock })
    while (!readServerNote(cluster)?.isReady) await pause(20)
    if (without.length === 0) {
      const expected = { code: 'folder-in-use', detail: `pid ${byHand.pid}` }
      await assert.rejects(startOn(machine, { folder }), expected)
    } else {
      const start = startOn(machine, { folder })
      await pause(500)
      byHand.end('fast')
      await (await start).stop()
    }
    assert.equal(existsSync(join(cluster, 'PG_VERSION')), true)
    byHand.end('fast')
    await byHand.exited
    assert.deepEqual(await leftIn(folder), [])
  })
}

test('without locks of files, a note from another container is not judged', { skip: onlyLinux }, async (t) => {
  const places = await usedFolder(t)
  writeFileSync(places.serverLock, '12 345@pid:[1]')
  await assert.rejects(startOn(linux(['flock']), { folder: places.folder }), { code: 'folder-in-use' })
  writeFileSync(places.serverLock, '')
  await (await startOn(linux(['flock']), { folder: places.folder })).stop()
})

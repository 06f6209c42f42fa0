import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { startEmbedded, startOn } from './embedded.ts'
import { linux } from './linux.ts'
import { placesIn } from './places.ts'
import { atEnd, leftIn, OtherNode, onlyLinux, onlyWithMounts, testFolder, workingIn } from './testing.ts'

const lacks = [[], ['setpriv'], ['flock'], ['setpriv', 'flock'], ['unshare'], ['unshare', 'setpriv', 'flock']] as const

for (const without of lacks) {
  const where = without.length > 0 ? `without ${without.join(' and ')}` : 'with every tool'
  test(`${where}, a killed Node leaves no server, and the folder opens again`, { skip: onlyLinux }, async (t) => {
    const folder = testFolder(t)
    const other = new OtherNode(folder, {}, without)
    atEnd(t, () => other.end('SIGKILL'))
    assert.equal(await other.answer(), 'ready')
    await assert.rejects(startOn(linux(without), { folder }), { code: 'folder-in-use' })
    assert.ok(workingIn(folder).length > 1)
    await other.end('SIGKILL')
    const server = await startOn(linux(without), { folder })
    assert.equal(server.firstStart, false)
    await server.stop()
    assert.deepEqual(await leftIn(folder), [])
  })
}

test('a Node killed at any moment of a start leaves no server', { skip: onlyLinux }, async (t) => {
  const folder = testFolder(t)
  await (await startEmbedded({ folder })).stop()
  for (let round = 0; round < 8; round += 1) {
    const other = new OtherNode(folder)
    // Loading takes some 300 ms; the start lies in the next hundred.
    await pause(250 + round * 30)
    await other.end('SIGKILL')
    assert.deepEqual(await leftIn(folder), [], `round ${round}`)
  }
  await (await startEmbedded({ folder })).stop()
})

test('a Node killed in its first start leaves nothing in the way', { skip: onlyLinux }, async (t) => {
  for (const waitMs of [500, 800, 1100]) {
    const folder = testFolder(t)
    const other = new OtherNode(folder)
    await pause(waitMs)
    await other.end('SIGKILL')
    const server = await startEmbedded({ folder })
    await server.stop()
    assert.deepEqual(await leftIn(folder), [])
  }
})

test('a server whose watchdog was killed too is stopped by the next start', { skip: onlyLinux }, async (t) => {
  const folder = testFolder(t)
  const other = new OtherNode(folder, {}, ['setpriv'])
  assert.equal(await other.answer(), 'ready')
  const children = readFileSync(`/proc/${other.child.pid}/task/${other.child.pid}/children`, 'utf8').trim().split(' ')
  const dog = children.map(Number).find((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('watchdog.mjs'))
  assert.ok(dog)
  process.kill(dog, 'SIGKILL')
  await other.end('SIGKILL')
  await pause(300)
  assert.ok(workingIn(folder).length > 1, 'the server has lost both')
  const server = await startEmbedded({ folder })
  await server.stop()
  assert.deepEqual(await leftIn(folder), [])
})

test('a server of another container holds the folder, and frees it when killed', {
  skip: onlyWithMounts,
}, async (t) => {
  const folder = testFolder(t)
  const other = new OtherNode(folder, {}, [], ['unshare', '--pid', '--fork', '--kill-child', '--mount-proc'])
  atEnd(t, () => other.end('SIGKILL'))
  assert.equal(await other.answer(), 'ready')
  await assert.rejects(startEmbedded({ folder }), { code: 'folder-in-use' })
  await other.end('SIGKILL')
  await leftIn(folder)
  const { cluster } = placesIn(folder)
  const noted = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n')[0]
  t.diagnostic(`the killed container's server noted number ${noted}`)
  const server = await startEmbedded({ folder })
  await server.stop()
})

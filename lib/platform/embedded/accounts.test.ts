import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, chownSync, existsSync, mkdirSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { startOn } from './embedded.ts'
import { linux } from './linux.ts'
import { placesIn } from './places.ts'
import {
  ask,
  atEnd,
  freshPackage,
  leftIn,
  OtherNode,
  onlyOpenToAll,
  onlyRoot,
  onlyWithSpaces,
  ownerOf,
  testFolder,
  workingIn,
} from './testing.ts'

const nobody = 65534
const closed = 'a folder that only root may pass'

test('root runs the server under a foreign name and keeps the files', { skip: onlyWithSpaces }, async (t) => {
  const folder = testFolder(t)
  const server = await startOn(linux(), { folder })
  assert.equal(ownerOf(placesIn(folder).cluster), 0)
  await server.stop()
})

test('a signal that ends the trial of an account says nothing of the account', { skip: onlyWithSpaces }, async (t) => {
  const folder = testFolder(t)
  const interrupted = join(folder, 'interrupted')
  // The first program that is run so ends as Ctrl-C would end it; all later ones run.
  const once = ['sh', '-c', 'if [ -e "$0" ]; then exec "$@"; fi; : > "$0"; kill -INT $$', interrupted]
  const machine = linux()
  const accounts: typeof machine.accounts = (owner) =>
    machine.accounts(owner).map((account) => ({ ...account, prefix: [...once, ...account.prefix] }))
  const server = await startOn({ ...machine, accounts }, { folder: join(folder, 'data') })
  assert.ok(existsSync(interrupted), 'the trial was interrupted')
  await server.stop()
})

test('where user namespaces are refused, nobody runs it, also in the home of root', { skip: onlyRoot }, async (t) => {
  const home = join(testFolder(t), closed)
  mkdirSync(home, { mode: 0o700 })
  const folder = join(home, 'data')
  const server = await startOn(linux(['unshare']), { folder })
  assert.equal(ownerOf(placesIn(folder).cluster), nobody)
  assert.deepEqual(await ask(server.connection, 'select 1 as one'), [{ one: 1 }])
  await server.stop()
  assert.deepEqual(await leftIn(folder), [])
})

test('a folder made under one account opens under the other, and back', { skip: onlyRoot }, async (t) => {
  const folder = testFolder(t)
  const first = await startOn(linux(), { folder })
  await ask(first.connection, 'create table kept as select 7 as sum')
  await first.stop()
  for (const machine of [linux(['unshare']), linux(), linux(['unshare', 'setpriv', 'flock']), linux()]) {
    const server = await startOn(machine, { folder })
    assert.deepEqual(await ask(server.connection, 'select sum from kept'), [{ sum: 7 }])
    await ask(server.connection, 'update kept set sum = 7')
    await server.stop()
    assert.equal(ownerOf(placesIn(folder).cluster), nobody, 'who has the files once keeps them')
  }
})

test('a change of hands that was cut short is finished by the next start', { skip: onlyRoot }, async (t) => {
  const folder = testFolder(t)
  await (await startOn(linux(), { folder })).stop()
  const { cluster } = placesIn(folder)
  chownSync(join(cluster, 'global'), nobody, nobody)
  chownSync(join(cluster, 'PG_VERSION'), nobody, nobody)
  await (await startOn(linux(['unshare']), { folder })).stop()
  assert.equal(ownerOf(join(cluster, 'base')), nobody)
})

test('programs that another account may not read are copied for it', { skip: onlyRoot }, async (t) => {
  const home = join(testFolder(t), closed)
  mkdirSync(home, { mode: 0o700 })
  const root = freshPackage(home)
  mkdirSync(join(root, '../dist'))
  const entry = join(root, '../dist/index.js')
  writeFileSync(entry, '')
  const copy = `/tmp/demilge-postgresql-0.0.0-test-${process.pid}`
  atEnd(t, () => rmSync(copy, { recursive: true, force: true }))
  const machine = { ...linux(['unshare']), binariesPackage: entry }
  const server = await startOn(machine, { folder: join(home, 'data') })
  const [pid = 0] = workingIn(join(home, 'data'))
  assert.equal(readlinkSync(`/proc/${pid}/exe`), join(copy, 'bin/postgres'))
  await server.stop()
})

test('an ordinary user needs no foreign name', { skip: onlyOpenToAll }, async (t) => {
  const folder = testFolder(t)
  chownSync(folder, nobody, nobody)
  const other = new OtherNode(folder, { uid: nobody, gid: nobody })
  atEnd(t, () => other.end('SIGKILL'))
  assert.equal(await other.answer(), 'ready')
  await other.end('SIGKILL')
  assert.deepEqual(await leftIn(folder), [])

  const server = await startOn(linux(), { folder })
  await server.stop()
  const again = new OtherNode(folder, { uid: nobody, gid: nobody })
  atEnd(t, () => again.end('SIGKILL'))
  assert.equal(await again.answer(), 'ready', 'what root opened in between, its owner opens again')
  await again.end('SIGTERM')
})

test('a user without a name, as some clouds give, gets one', { skip: onlyOpenToAll || onlyWithSpaces }, async (t) => {
  const folder = testFolder(t)
  chownSync(folder, 4242, 4242)
  const other = new OtherNode(folder, { uid: 4242, gid: 4242 })
  atEnd(t, () => other.end('SIGKILL'))
  assert.equal(await other.answer(), 'ready')
  await other.end('SIGTERM')
})

test("an ordinary user is told that the folder is another's", { skip: onlyOpenToAll }, async (t) => {
  const folder = testFolder(t)
  chmodSync(folder, 0o755)
  await (await startOn(linux(), { folder })).stop()
  const other = new OtherNode(folder, { uid: nobody, gid: nobody })
  atEnd(t, () => other.end('SIGKILL'))
  assert.match(await other.answer(), /^folder-not-writable /)
})

/** A container that maps these ids to those of this machine and refuses user namespaces inside. */
async function inContainer(folder: string, map: string): Promise<OtherNode> {
  // The second shell has the rights of root inside: it begins when the map is there.
  const refuse = `read go; exec sh -c 'echo 0 >/proc/sys/user/max_user_namespaces; exec "$@"' sh "$@"`
  const other = new OtherNode(folder, {}, [], ['unshare', '--user', 'sh', '-c', refuse, 'sh'])
  await pause(300)
  execFileSync('sh', [
    '-c',
    `echo '${map}' >/proc/${other.child.pid}/uid_map; echo '${map}' >/proc/${other.child.pid}/gid_map`,
  ])
  other.child.stdin?.end('go\n')
  return other
}

test('in a container that really refuses user namespaces, nobody runs it', { skip: onlyWithSpaces }, async (t) => {
  const folder = join(testFolder(t), 'data')
  const other = await inContainer(folder, '0 0 65536')
  atEnd(t, () => other.end('SIGKILL'))
  assert.equal(await other.answer(), 'ready')
  assert.equal(ownerOf(placesIn(folder).cluster), nobody)
  await other.end('SIGKILL')
  assert.deepEqual(await leftIn(folder), [])
})

test('in a container with no account but root, that is said', { skip: onlyWithSpaces }, async (t) => {
  const folder = join(testFolder(t), 'data')
  const other = await inContainer(folder, '0 0 1')
  atEnd(t, () => other.end('SIGKILL'))
  assert.match(await other.answer(), /^no-unprivileged-user /)
})

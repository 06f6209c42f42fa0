import { deepEqual, equal, notDeepEqual, ok, rejects, throws } from 'node:assert/strict'
import { mkdtemp, readdir, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { keysFrom } from './keys.ts'
import { machine, verifiesEd25519 } from './machine.ts'
import { mortalKeys } from './mortal-keys.ts'
import { wholeFiles } from './whole-files.ts'

async function emptyFolder(): Promise<string> {
  return await mkdtemp(join(tmpdir(), 'demilge-whole-'))
}

test('a file is written whole, read back, replaced, and gone when it is erased', async () => {
  const folder = await emptyFolder()
  const files = wholeFiles(folder)
  equal(await files.read('a/b.txt'), undefined)
  await files.write('a/b.txt', 'first')
  await files.write('a/b.txt', 'second')
  equal((await files.read('a/b.txt'))?.toString(), 'second')
  deepEqual(await readdir(join(folder, 'a')), ['b.txt'], 'nothing half written is left')
  equal(await files.read('a'), undefined, 'a folder is no file')
  await files.erase('a/b.txt')
  await files.erase('a/b.txt')
  equal(await files.read('a/b.txt'), undefined)
})

test('no path leads out of the folder', async () => {
  const folder = await emptyFolder()
  await writeFile(join(folder, 'outside'), 'secret')
  const files = wholeFiles(join(folder, 'inside'))
  for (const path of ['../outside', '/etc/passwd', '', '.', 'a//b', 'a/../../outside', 'A', 'a\0', 'a/.hidden']) {
    equal(await files.read(path), undefined, path)
    await rejects(files.write(path, ''), /no path of ours/)
    await rejects(files.erase(path), /no path of ours/)
  }
})

test('what was sealed under a key is closed for ever once the key is destroyed', async () => {
  const keys = mortalKeys(wholeFiles(await emptyFolder()))
  equal(await keys.of('vote'), undefined)
  await keys.make('vote')
  const first = await keys.of('vote')
  ok(first)
  const sealed = first.seal('box', 'a choice')
  await keys.make('vote')
  equal((await keys.of('vote'))?.open('box', sealed), 'a choice', 'making it again makes no other')
  await keys.destroy('vote')
  equal(await keys.of('vote'), undefined)
  await keys.make('vote')
  const second = await keys.of('vote')
  throws(() => second?.open('box', sealed))
})

test('a key that another program destroyed is not remembered', async () => {
  const files = wholeFiles(await emptyFolder())
  const [here, there] = [mortalKeys(files), mortalKeys(files)]
  await here.make('vote')
  ok(await here.of('vote'))
  await there.destroy('vote')
  equal(await here.of('vote'), undefined)
})

test('a signature tells its purpose, its bytes and its master', () => {
  const keys = keysFrom(Buffer.alloc(32, 7))
  const message = machine.bytesOf('кабар')
  const signature = keys.sign('log/ton', message)
  ok(verifiesEd25519(keys.publicKey('log/ton'), message, signature))
  deepEqual(keys.sign('log/ton', message), signature)
  notDeepEqual(keys.publicKey('log/osh'), keys.publicKey('log/ton'))
  equal(verifiesEd25519(keys.publicKey('log/osh'), message, signature), false)
  equal(verifiesEd25519(keys.publicKey('log/ton'), machine.bytesOf('каба'), signature), false)
  notDeepEqual(keysFrom(Buffer.alloc(32, 8)).publicKey('log/ton'), keys.publicKey('log/ton'))
})

test('bytes that are no text are none', () => {
  equal(machine.textOf(machine.bytesOf('ң')), 'ң')
  equal(machine.textOf(Uint8Array.of(0xff)), undefined)
  equal(machine.sha256(machine.bytesOf('')).length, 32)
})

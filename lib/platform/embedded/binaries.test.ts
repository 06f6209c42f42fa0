import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { chmodSync, existsSync, lstatSync, mkdirSync, readlinkSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import test, { type TestContext } from 'node:test'
import { copyBinaries, linkLibraries } from './binaries.ts'
import type { Binaries } from './machine.ts'
import { surroundings } from './program.ts'
import { atEnd, freshPackage, isRoot, onlyLinux, onlyWithMounts, testFolder } from './testing.ts'

const cannotSeal = isRoot ? onlyWithMounts : onlyLinux

/** Root may write to any folder, but not to one that is mounted read only. */
function seal(t: TestContext, root: string): void {
  const lib = join(root, 'lib')
  if (isRoot) return void execFileSync('mount', ['--bind', '-o', 'ro', root, root])
  chmodSync(lib, 0o500)
  atEnd(t, () => chmodSync(lib, 0o700))
}

function runs({ root, links }: Binaries): boolean {
  const env = surroundings({ root, links }, 'LD_LIBRARY_PATH')
  try {
    return execFileSync(join(root, 'bin/postgres'), ['--version'], { env, stdio: 'pipe' }).toString().includes('18.')
  } catch {
    return false
  }
}

test('the links that the install script would make are made, once', { skip: onlyLinux }, (t) => {
  const root = freshPackage(testFolder(t))
  assert.equal(runs({ root, links: undefined }), false)
  const binaries = linkLibraries(root, join(root, 'unused'))
  assert.equal(binaries.links, undefined)
  assert.equal(runs(binaries), true)
  assert.deepEqual(linkLibraries(root, join(root, 'unused')), binaries)
})

test('packages that cannot be written get their links in the data folder', { skip: cannotSeal }, (t) => {
  const root = freshPackage(testFolder(t))
  seal(t, root)
  const links = join(testFolder(t), 'lib')
  const binaries = linkLibraries(root, links)
  assert.equal(binaries.links, links)
  assert.equal(runs(binaries), true)
  linkLibraries(root, links)
  assert.equal(readlinkSync(join(links, 'libpq.so.5')), join(root, 'lib/libpq.so.5.18'))
})

test('links of an installation that has moved are made anew', { skip: cannotSeal }, (t) => {
  const root = freshPackage(testFolder(t))
  seal(t, root)
  const links = join(testFolder(t), 'lib')
  mkdirSync(links)
  execFileSync('ln', ['-s', '/gone/libpq.so.5.18', join(links, 'libpq.so.5')])
  assert.equal(runs(linkLibraries(root, links)), true)
})

test('a copy is whole, readable by everybody, and repaired when something is gone', { skip: onlyLinux }, (t) => {
  const root = freshPackage(testFolder(t))
  chmodSync(join(root, 'bin/initdb'), 0o700)
  const place = testFolder(t)
  const copy = copyBinaries(root, place)
  assert.equal(runs(copy), true)
  assert.equal(lstatSync(join(copy.root, 'bin/initdb')).mode & 0o777, 0o755)
  rmSync(join(copy.root, 'bin/initdb'))
  truncateSync(join(copy.root, 'lib/libpq.so.5.18'), 100)
  assert.deepEqual(copyBinaries(root, place), copy)
  assert.equal(existsSync(join(copy.root, 'bin/initdb')), true)
  assert.equal(runs(copy), true)
})

test('a copy that others could have changed is not used', { skip: onlyLinux }, (t) => {
  const root = freshPackage(testFolder(t))
  const place = testFolder(t)
  const first = copyBinaries(root, place)
  chmodSync(first.root, 0o777)
  writeFileSync(join(first.root, 'bin/postgres'), 'something else')
  const second = copyBinaries(root, place)
  assert.notEqual(second.root, first.root)
  assert.equal(runs(second), true)
})

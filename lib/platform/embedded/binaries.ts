import {
  chmodSync,
  copyFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  utimesSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import type { Binaries, Machine } from './machine.ts'
import { StartProblem } from './start-problem.ts'

/** Where npm put the server for this machine. */
export function findBinaries(machine: Machine, folder: string): string {
  try {
    const entry = createRequire(import.meta.url).resolve(machine.binariesPackage)
    return join(dirname(entry), '..', 'native')
  } catch (fault) {
    throw new StartProblem('unsupported-machine', folder, machine.binariesPackage, fault)
  }
}

type Link = { readonly name: string; readonly file: string }

/**
 * The package holds each library once and leaves their short names to an install script, which npm 11 does not run. So
 * we make the links: beside the libraries, or in `fallback` where that folder is not ours to write.
 */
export function linkLibraries(root: string, fallback: string): Binaries {
  const missing = linksOf(root).filter(({ name }) => !existsSync(join(root, 'lib', name)))
  if (missing.length === 0) return { root, links: undefined }
  try {
    for (const { name, file } of missing) link(file, join(root, 'lib', name))
    return { root, links: undefined }
  } catch {
    mkdirSync(fallback, { recursive: true, mode: 0o755 })
    for (const { name, file } of linksOf(root)) link(join(root, 'lib', file), join(fallback, name))
    return { root, links: fallback }
  }
}

function linksOf(root: string): Link[] {
  const list = join(root, 'pg-symlinks.json')
  if (!existsSync(list)) return []
  const entries = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]
  return entries.map(({ source, target }) => ({ name: basename(target), file: basename(source) }))
}

/** Two starts may make the same link at once; the one that comes second finds it made. */
function link(target: string, path: string): void {
  const there = lstatSync(path, { throwIfNoEntry: false })
  if (there?.isSymbolicLink() && readlinkSync(path) === target) return
  if (there) rmSync(path)
  try {
    symlinkSync(target, path)
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
  }
}

/** Places for a copy of the programs that another account can read, in the order of trying. */
export const copyPlaces = ['/tmp', '/var/tmp', '/var/lib'] as const

/**
 * Copies the programs to where another account can read them: a root's home is closed to everybody else. The copy is
 * kept for the next start, which repairs what a cleaner of temporary files took.
 */
export function copyBinaries(root: string, place: string): Binaries {
  const version = JSON.parse(readFileSync(join(root, '..', 'package.json'), 'utf8')) as { version: string }
  const wanted = join(place, `demilge-postgresql-${version.version}`)
  const to = isOurs(wanted) ? wanted : mkdtempSync(`${wanted}-`)
  copyTree(root, to)
  for (const { name, file } of linksOf(root)) link(file, join(to, 'lib', name))
  return { root: to, links: undefined }
}

/** A folder of that name that somebody else made, or may change, is not for us to run programs from. */
function isOurs(path: string): boolean {
  try {
    mkdirSync(path, { mode: 0o755 })
    return true
  } catch (fault) {
    if ((fault as NodeJS.ErrnoException).code !== 'EEXIST') throw fault
    const there = lstatSync(path)
    return there.isDirectory() && there.uid === process.geteuid?.() && (there.mode & 0o022) === 0
  }
}

function copyTree(from: string, to: string): void {
  mkdirSync(to, { recursive: true })
  chmodSync(to, 0o755)
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const [source, target] = [join(from, entry.name), join(to, entry.name)]
    if (entry.isDirectory()) copyTree(source, target)
    else if (entry.isFile()) copyFile(source, target)
  }
}

function copyFile(source: string, target: string): void {
  const wanted = statSync(source)
  const there = lstatSync(target, { throwIfNoEntry: false })
  // Whole seconds: not every file system keeps the rest.
  const sameTime = there && Math.floor(there.mtimeMs / 1000) === Math.floor(wanted.mtimeMs / 1000)
  if (there?.isFile() && there.size === wanted.size && sameTime) return
  const half = `${target}.${process.pid}.half`
  copyFileSync(source, half)
  chmodSync(half, 0o755)
  utimesSync(half, wanted.atime, wanted.mtime)
  renameSync(half, target)
}

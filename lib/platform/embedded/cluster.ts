import { randomBytes } from 'node:crypto'
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdtempSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import type { Chosen } from './choose-account.ts'
import type { Account, FileLock, Machine } from './machine.ts'
import type { Places } from './places.ts'
import { accessText } from './settings.ts'
import { problemOfServer, StartProblem } from './start-problem.ts'

/** The role and the database of the application. */
export const appName = 'demilge'
const serverVersion = '18'

/** Whether the folder holds a server already. Throws when what it holds cannot be one of ours. */
export function hasCluster({ cluster, folder }: Places): boolean {
  if (!existsSync(cluster)) return false
  const versionFile = join(cluster, 'PG_VERSION')
  if (!existsSync(versionFile)) throw new StartProblem('database-damaged', folder, versionFile)
  const version = readFileSync(versionFile, 'utf8').trim()
  if (version === serverVersion) return true
  if (/^\d+$/.test(version)) throw new StartProblem('other-version', folder, `PG_VERSION ${version}`)
  throw new StartProblem('database-damaged', folder, versionFile)
}

/**
 * Makes the server's files under another name and renames them: a start that is killed in the middle leaves nothing
 * that looks like a database. initdb holds the server's lock, so its own survivors are waited for.
 */
export async function makeCluster(machine: Machine, chosen: Chosen, places: Places, lock: FileLock): Promise<void> {
  for (const name of readdirSync(places.home).filter((name) => name.startsWith('half-'))) {
    rmSync(join(places.home, name), { recursive: true, force: true })
  }
  const half = mkdtempSync(join(places.home, 'half-'))
  try {
    await initialise(machine, chosen, places, lock, half)
    writeOwned(join(half, 'pg_hba.conf'), accessText(machine.reach), chosen.account)
    renameSync(half, places.cluster)
    syncFolder(places.home)
  } catch (fault) {
    rmSync(half, { recursive: true, force: true })
    throw fault
  }
}

async function initialise(
  machine: Machine,
  { account, binaries }: Chosen,
  places: Places,
  lock: FileLock,
  half: string,
) {
  if (account.owner) chownSync(half, account.owner.uid, account.owner.gid)
  const access =
    machine.reach === 'socket' ? ['-A', 'trust'] : ['-A', 'scram-sha-256', `--pwfile=${newPassword(places)}`]
  const ran = await machine.run({ account, binaries, cluster: half, lock }, 'initdb', (folder) => [
    ...['-D', folder, '-U', appName, '--encoding=UTF8', '--no-instructions'],
    ...machine.localeFlags,
    ...access,
  ])
  if (ran.code !== 0) throw problemOfServer(ran.said, places.folder)
}

function newPassword({ password }: Places): string {
  rmSync(password, { force: true })
  writeDurably(password, randomBytes(24).toString('base64url'))
  return password
}

/** Writes a file of the server's, if it says something else: a full disk then still lets an old server open. */
export function writeOwned(path: string, text: string, account: Account): void {
  if (existsSync(path) && readFileSync(path, 'utf8') === text) return
  const half = `${path}.half`
  rmSync(half, { force: true })
  writeDurably(half, text)
  if (account.owner) chownSync(half, account.owner.uid, account.owner.gid)
  renameSync(half, path)
}

function writeDurably(path: string, text: string): void {
  const fd = openSync(path, 'wx', 0o600)
  try {
    writeSync(fd, text)
    fsyncSync(fd)
  } finally {
    closeSync(fd)
  }
  chmodSync(path, 0o600)
}

function syncFolder(path: string): void {
  // Windows has no such call for folders.
  if (process.platform === 'win32') return
  const fd = openSync(path, 'r')
  fsyncSync(fd)
  closeSync(fd)
}

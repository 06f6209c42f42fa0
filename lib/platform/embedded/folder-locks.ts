import { closeSync, ftruncateSync, openSync, readFileSync, writeFileSync } from 'node:fs'
import { hostname } from 'node:os'
import { setTimeout as pause } from 'node:timers/promises'
import type { Binaries, FileLock, Machine } from './machine.ts'
import type { Places } from './places.ts'
import { dropServerNote, readServerNote } from './server-note.ts'
import { StartProblem } from './start-problem.ts'

/** How long a server may take to write its memory down after its owner died. */
const previousServerMs = 60_000

/** Claims the folder for this process, or says who has it. The text in the file is for people; the lock is the kernel's. */
export async function claimFolder(machine: Machine, places: Places): Promise<FileLock> {
  const lock = await machine.takeLock(places.ownerLock)
  if (lock === 'held')
    throw new StartProblem('folder-in-use', places.folder, read(places.ownerLock).trim() || places.ownerLock)
  writeNote(places.ownerLock, `pid ${process.pid}, host ${hostname()}`)
  return lock
}

/** Which server holds the folder: its number and the mark of its life. Emptied when it stopped in order. */
export function noteServer(places: Places, pid: number, mark: string): void {
  writeNote(places.serverLock, `${pid} ${mark}`)
}

export function clearNotes(places: Places): void {
  for (const path of [places.ownerLock, places.serverLock]) writeNote(path, '')
}

/**
 * Waits until no process of an earlier server is left, and takes the lock that every process of the next one will hold.
 * The folder is claimed already, so an earlier server's owner is dead: the server is told to stop, and mostly is at it.
 */
export async function awaitEarlierServer(machine: Machine, places: Places, binaries: Binaries): Promise<FileLock> {
  const first = await machine.takeLock(places.serverLock)
  if (first === 'held' || first.fd === undefined) await endOrphan(machine, places, binaries)
  const lock = first === 'held' ? await machine.takeLock(places.serverLock, previousServerMs) : first
  if (lock === 'held') throw new StartProblem('folder-in-use', places.folder, read(places.serverLock))
  try {
    if (lock.fd === undefined) {
      refuseForeignNote(machine, places)
      await untilNobodyIsAtWork(machine, places)
    }
    dropStaleNote(machine, places)
  } catch (fault) {
    lock.release()
    throw fault
  }
  return lock
}

/** Only the server that was noted, in the same life of its number. */
async function endOrphan(machine: Machine, places: Places, binaries: Binaries): Promise<void> {
  const [pid = '', ...mark] = read(places.serverLock).trim().split(' ')
  if (pid === '' || machine.markOf(Number(pid)) !== mark.join(' ')) return
  if (machine.isServerOf(Number(pid), places.cluster) === false) return
  await machine.endOrphan(Number(pid), { binaries, cluster: places.cluster })
}

/**
 * Without a lock of the kernel's on the file, a server in another container cannot be seen. One that was noted there and
 * never stopped in order may be alive: whoever knows better empties the file.
 */
function refuseForeignNote(machine: Machine, { serverLock, folder }: Places): void {
  const noted = read(serverLock).trim()
  const space = (mark: string | undefined) => mark?.split('@')[1]
  if (noted === '' || space(noted) === space(machine.markOf(process.pid))) return
  throw new StartProblem('folder-in-use', folder, `${serverLock}: ${noted}`)
}

/** Where children cannot hold the lock, the process table says who is left. */
async function untilNobodyIsAtWork(machine: Machine, { cluster, folder }: Places): Promise<void> {
  const until = Date.now() + previousServerMs
  for (;;) {
    const [left] = machine.atWorkIn(cluster)
    if (left === undefined) return
    if (Date.now() > until) throw new StartProblem('folder-in-use', folder, `pid ${left}`)
    await pause(25)
  }
}

/**
 * A server that was killed leaves its note. Its number may be a zombie's, another program's, or one of another
 * container; PostgreSQL would refuse to start in all three cases. That nobody holds the server's lock shows that it is
 * gone, unless somebody started a server on these files by hand: such a one is left in peace.
 */
function dropStaleNote(machine: Machine, { cluster, folder }: Places): void {
  const note = readServerNote(cluster)
  const isServer = note ? machine.isServerOf(note.pid, cluster) : false
  if (isServer === true) throw new StartProblem('folder-in-use', folder, `pid ${note?.pid}`)
  if (isServer === false) dropServerNote(cluster)
}

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

/** In place: a new file would be a file without the lock. A full disk keeps the note away, not the lock. */
function writeNote(path: string, text: string): void {
  try {
    writeFileSync(path, text, { flag: 'r+' })
    const fd = openSync(path, 'r+')
    ftruncateSync(fd, Buffer.byteLength(text))
    closeSync(fd)
  } catch {
    // Nothing rests on it.
  }
}

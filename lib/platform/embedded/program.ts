import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process'
import { join } from 'node:path'
import type { Binaries, Exit, Machine, Ran, RunningServer } from './machine.ts'

/** What of our surroundings the server sees. Not the rest: passwords of mail servers stand there. */
const passedOn = ['PATH', 'HOME', 'TMPDIR', 'TEMP', 'TMP', 'SYSTEMROOT', 'WINDIR', 'COMSPEC']

export function bareSurroundings(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => passedOn.includes(name.toUpperCase()))
  return Object.fromEntries(kept)
}

export function surroundings(binaries: Binaries, libraryPath: string | undefined): NodeJS.ProcessEnv {
  const links = libraryPath && binaries.links ? { [libraryPath]: binaries.links } : {}
  // The zone spares initdb a long search for what this machine calls its own.
  return { ...bareSurroundings(), ...links, LC_ALL: 'C', TZ: 'Asia/Bishkek' }
}

export function programPath(binaries: Binaries, name: string, suffix: Machine['programSuffix'] = ''): string {
  return join(binaries.root, 'bin', `${name}${suffix}`)
}

/** A child, the way it ended, and what it wrote. A program that cannot even begin ends with code 127, as in a shell. */
export type Watched = { readonly child: ChildProcess; readonly exited: Promise<Exit>; readonly said: () => string }

export function watch(line: readonly string[], options: SpawnOptions): Watched {
  const [program = '', ...args] = line
  const child = spawn(program, args, options)
  let said = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', (text: string) => {
      said = `${said}${text}`.slice(-32_768)
    })
  }
  const exited = new Promise<Exit>((resolve) => {
    child.once('error', (fault) => {
      said += `cannot execute: ${fault.message}`
      resolve({ code: 127, signal: null })
    })
    child.once('exit', (code, signal) => resolve({ code, signal }))
  })
  return { child, exited, said: () => said }
}

/** The exit code and all that was written, also what was still in the pipe when the program ended. */
export async function finished({ child, exited, said }: Watched): Promise<Ran> {
  const drained = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const { code } = await exited
  if (child.pid !== undefined) await drained
  return { code, said: said() }
}

/** A server as a child of ours: signals go to the very process, never to a number that may have a new life. */
export function runningServer({ child, exited, said }: Watched): RunningServer {
  return {
    pid: child.pid ?? 0,
    exited,
    said,
    end: (how) => void child.kill(how === 'fast' ? 'SIGINT' : 'SIGQUIT'),
  }
}

/** Asks a process that is not our child to stop; one that went first, or is not ours to ask, is left alone. */
export function interrupt(pid: number): void {
  try {
    process.kill(pid, 'SIGINT')
  } catch {
    // The caller waits for its lock, which tells the truth.
  }
}

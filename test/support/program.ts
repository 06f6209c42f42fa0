import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import type { TestContext } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { assert } from '../../lib/kernel/assert.ts'
import { atEnd } from '../../lib/platform/embedded/testing.ts'

const root = join(import.meta.dirname, '../..')

export type Ending = { readonly code: number | null; readonly signal: NodeJS.Signals | null }

/** A port that nobody has at this moment. */
export async function freePort(): Promise<number> {
  const server = createServer()
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  await new Promise((resolve) => server.close(resolve))
  assert(address && typeof address === 'object', 'a port')
  return address.port
}

/** What `npm start` runs, as a process of its own in a group of its own, which ends with the test. */
export class Program {
  readonly child: ChildProcess
  readonly #began = performance.now()
  readonly #ending: Promise<Ending>
  out = ''
  err = ''

  constructor(t: TestContext, environment: Readonly<Record<string, string>>) {
    const { PATH = '', HOME = '', TMPDIR = '' } = process.env
    const env = { PATH, HOME, LANG: 'en_US.UTF-8', ...(TMPDIR ? { TMPDIR } : {}), ...environment }
    this.child = spawn(process.execPath, ['main/start.mjs'], { cwd: root, env, detached: true, stdio: 'pipe' })
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => {
      this.out += text
    })
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.err += text
    })
    this.#ending = new Promise((resolve) => this.child.once('close', (code, signal) => resolve({ code, signal })))
    atEnd(t, () => this.kill())
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null
  }

  /** Waits for the address and answers it, and how long it took. */
  async address(withinMs = 60_000): Promise<{ origin: string; ms: number }> {
    await until(
      () => this.out.includes('\n') || this.hasEnded,
      withinMs,
      () => `no address; ${this.err}`,
    )
    const [, origin] = /: (http:\S+)\n/.exec(this.out) ?? []
    assert(origin, `an address is told: ${this.out} ${this.err}`)
    return { origin, ms: performance.now() - this.#began }
  }

  /** Waits for the end by itself. */
  async ending(withinMs = 30_000): Promise<Ending & { ms: number }> {
    const late = pause(withinMs, undefined, { ref: false })
    const ending = await Promise.race([this.#ending, late])
    assert(ending, `it ends within ${withinMs} ms: ${this.out} ${this.err}`)
    return { ...ending, ms: performance.now() - this.#began }
  }

  /** Sends a signal to the process, or to its whole group as a terminal does. */
  signal(signal: NodeJS.Signals, to: 'process' | 'group' = 'process'): void {
    const { pid } = this.child
    assert(pid, 'it was started')
    process.kill(to === 'group' ? -pid : pid, signal)
  }

  async kill(): Promise<void> {
    if (this.hasEnded) return
    this.signal('SIGKILL')
    await this.#ending
  }

  /** How long it has kept a processor busy, all its threads together. */
  workedMs(): number {
    const stat = readFileSync(`/proc/${this.child.pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    // In hundredths of a second on every Linux.
    return (Number(fields[11]) + Number(fields[12])) * 10
  }

  /** Everything of the group that still runs; a zombie does not. */
  left(): number[] {
    return readdirSync('/proc')
      .filter((name) => /^\d+$/.test(name) && groupOf(name) === this.child.pid)
      .map(Number)
  }
}

function groupOf(pid: string): number | undefined {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return state === 'Z' ? undefined : Number(group)
  } catch {
    return undefined
  }
}

/** Asks again and again until it is so. */
export async function until(
  isSo: () => boolean | Promise<boolean>,
  withinMs: number,
  why: () => string = () => 'it did not happen',
): Promise<void> {
  const end = performance.now() + withinMs
  while (!(await isSo())) {
    assert(performance.now() < end, `${why()} (${withinMs} ms)`)
    await pause(25)
  }
}

/** Whether a page is shown there. */
export async function answers(origin: string, path = '/'): Promise<number | undefined> {
  try {
    return (await fetch(`${origin}${path}`, { redirect: 'manual', signal: AbortSignal.timeout(5_000) })).status
  } catch {
    return undefined
  }
}

/** Asks for a sign-in code from a network of its own; answers the challenge's id when that was acknowledged. */
export async function askForCode(origin: string, phone: string, network: string): Promise<string | undefined> {
  try {
    const answer = await fetch(`${origin}/account/sign-in`, {
      method: 'POST',
      redirect: 'manual',
      headers: { origin, 'x-forwarded-for': network },
      body: new URLSearchParams({ address: phone }),
      signal: AbortSignal.timeout(5_000),
    })
    return /challenge=([0-9a-f-]{36})/.exec(answer.headers.get('location') ?? '')?.[1]
  } catch {
    return undefined
  }
}

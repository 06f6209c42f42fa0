import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import type { Opened } from './drill-child.ts'

const openMs = 60_000

/** A writing Node and what it has told: which openings, and which transactions the server acknowledged. */
export class DrillLife {
  readonly child: ChildProcess
  readonly acknowledged: number[] = []
  readonly opened: Opened[] = []
  serverPid = 0
  private rest = ''
  private trouble = ''

  constructor(folder: string) {
    const program = join(import.meta.dirname, 'drill-child.ts')
    const line = ['--import', import.meta.resolve('tsx'), program, folder]
    this.child = spawn(process.execPath, line, { stdio: ['ignore', 'pipe', 'pipe'] })
    this.child.stdout?.setEncoding('utf8').on('data', (text: string) => this.read(text))
    this.child.stderr?.setEncoding('utf8').on('data', (text: string) => {
      this.trouble += text
    })
  }

  get hasEnded(): boolean {
    return this.child.exitCode !== null || this.child.signalCode !== null
  }

  /** A line cut by the kill says nothing; it waits here for an end that never comes. */
  private read(text: string): void {
    const lines = `${this.rest}${text}`.split('\n')
    this.rest = lines.pop() ?? ''
    for (const line of lines) {
      const [word, value = ''] = line.split(/ (.*)/s)
      if (word === 'ack') this.acknowledged.push(Number(value))
      if (word === 'open') this.opened.push(JSON.parse(value) as Opened)
      if (word === 'server') this.serverPid = Number(value)
      if (word === 'gone') this.serverPid = 0
    }
  }

  /** Waits for the opening of this number, counted from one, and its server. Answers why there was none. */
  async untilOpen(count: number): Promise<string | undefined> {
    const until = Date.now() + openMs
    while (this.opened.length < count || this.serverPid === 0) {
      if (this.hasEnded) return `ended: ${this.trouble.trim().slice(0, 500)}`
      if (Date.now() > until) return `not open after ${openMs} ms`
      await pause(2)
    }
    return undefined
  }

  async kill(): Promise<void> {
    if (this.hasEnded) return
    const closed = once(this.child, 'close')
    this.child.kill('SIGKILL')
    await closed
  }
}

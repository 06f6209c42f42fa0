import { relative } from 'node:path'
import { inspect } from 'node:util'

/** What node:test tells when a test, a suite or a whole file is done; only the fields that the report reads. */
export type Outcome = {
  readonly name: string
  readonly file?: string | undefined
  readonly skip?: string | boolean | undefined
  readonly todo?: string | boolean | undefined
  readonly details: {
    readonly passed: boolean
    readonly duration_ms?: number | undefined
    readonly type?: string | undefined
    readonly error?: unknown
  }
}

export type Counts = { readonly passed: number; readonly failed: number; readonly skipped: number }

type FileTally = { passed: number; failed: number; skipped: number; ms: number; failures: string[]; output: string }

/** Counts outcomes by file, says one line for each file when it is done, and keeps every failure for the end. */
export class Report {
  readonly #root: string
  readonly #say: (line: string) => void
  #speaking: string | undefined
  readonly #files = new Map<string, FileTally>()

  constructor(root: string, say: (line: string) => void) {
    this.#root = root
    this.#say = say
  }

  completed(outcome: Outcome): void {
    const path = this.#pathOf(outcome.file ?? outcome.name)
    const isFile = this.#pathOf(outcome.name) === path
    const tally = this.#tallyOf(path)
    if (!isFile) this.#turnTo(path)
    if (isFile) tally.ms = outcome.details.duration_ms ?? 0
    const isTest = !isFile && outcome.details.type !== 'suite'
    if (!outcome.details.passed) {
      this.#fail(tally, isFile ? 'the file itself' : outcome.name, outcome.details.error, isFile)
    } else if (isTest && (outcome.skip || outcome.todo)) {
      tally.skipped += 1
    } else if (isTest) {
      tally.passed += 1
    }
  }

  /** What a file wrote is shown only when something in it failed. */
  wrote(file: string | undefined, text: string): void {
    if (file) this.#tallyOf(this.#pathOf(file)).output += text
  }

  /** Prints what failed and adds up. A file in which nothing ran has failed: a test that is not there cannot pass. */
  close(paths: readonly string[]): Counts {
    this.#turnTo(undefined)
    for (const path of paths) {
      const tally = this.#tallyOf(path)
      if (tally.passed + tally.failed + tally.skipped === 0) this.#fail(tally, 'holds no test', undefined, true)
    }
    const failing = [...this.#files].filter(([, tally]) => tally.failed > 0)
    if (failing.length > 0) this.#say('\nWhat failed:')
    for (const [path, { failures, output }] of failing) {
      this.#say(`\n✖ ${path}\n${indented(failures.join('\n'))}`)
      if (output.trim()) this.#say(indented(`What it wrote:\n${lastLines(output.trim(), 60)}`))
    }
    const tallies = [...this.#files.values()]
    return {
      passed: sum(tallies.map(({ passed }) => passed)),
      failed: sum(tallies.map(({ failed }) => failed)),
      skipped: sum(tallies.map(({ skipped }) => skipped)),
    }
  }

  #fail(tally: FileTally, name: string, error: unknown, isFile: boolean): void {
    // A suite or a file that fails only because of a test inside adds nothing to what that test said.
    if (failureType(error) === 'subtestsFailed' || (isFile && tally.failed > 0)) return
    tally.failed += 1
    tally.failures.push(error === undefined ? name : `${name}\n${indented(explained(error))}`)
  }

  /** node:test lets one file speak at a time, so a file is done when the next one speaks. */
  #turnTo(path: string | undefined): void {
    if (this.#speaking === path) return
    if (this.#speaking) this.#fileLine(this.#speaking, this.#tallyOf(this.#speaking))
    this.#speaking = path
  }

  #fileLine(path: string, { passed, failed, skipped, ms }: FileTally): void {
    const counts = [`${passed} passed`, failed > 0 && `${failed} failed`, skipped > 0 && `${skipped} skipped`]
    const sign = failed > 0 || passed + skipped === 0 ? '✖' : '✔'
    this.#say(`${sign} ${path}  ${counts.filter(Boolean).join(', ')}  ${(ms / 1000).toFixed(1)} s`)
  }

  #pathOf(file: string): string {
    return /^(\/|[A-Z]:\\)/.test(file) ? relative(this.#root, file) : file
  }

  #tallyOf(path: string): FileTally {
    const known = this.#files.get(path)
    if (known) return known
    const fresh = { passed: 0, failed: 0, skipped: 0, ms: 0, failures: [], output: '' }
    this.#files.set(path, fresh)
    return fresh
  }
}

function failureType(error: unknown): unknown {
  return typeof error === 'object' && error !== null && 'failureType' in error ? error.failureType : undefined
}

/** node:test wraps what was thrown; the cause is what a reader wants. */
function explained(error: unknown): string {
  const cause = error instanceof Error && error.cause !== undefined ? error.cause : error
  if (typeof cause === 'string') return cause
  if (!(cause instanceof Error)) return inspect(cause, { depth: 6 })
  const lines = (cause.stack ?? cause.message).split('\n')
  const ours = lines.filter((line) => !/^\s+at .*(\(node:|node_modules)/.test(line))
  return ours.join('\n') + (cause.cause === undefined ? '' : `\ncaused by ${explained(cause.cause)}`)
}

function indented(text: string): string {
  return text.replace(/^(?=.)/gm, '    ')
}

function lastLines(text: string, count: number): string {
  return text.split('\n').slice(-count).join('\n')
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

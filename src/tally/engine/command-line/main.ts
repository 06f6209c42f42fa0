import { closeSync, fstatSync, openSync, readSync } from 'node:fs'
import type { Election } from '../election.ts'
import { writtenAmount } from '../pb/amount.ts'
import { type Fault, readingFaults } from '../pb/fault.ts'
import { readElection } from '../pb/read.ts'
import { knownRules, ruleOf } from '../rule.ts'
import { TooManySets } from '../rules/knapsack.ts'
import { type Outcome, Tally } from '../tally.ts'
import { type Options, optionsOf, WrongArguments } from './arguments.ts'
import { helpText } from './help.ts'
import { tableOf } from './table.ts'

/** Where the command writes; a test listens here. */
export type Terminal = {
  readonly out: (text: string) => void
  readonly error: (text: string) => void
  /** Whether somebody watches, who is shown progress. */
  readonly watched: boolean
}

/** Exit codes: all is well; the file cannot be counted; the command was not understood. */
export const exitCodes = { well: 0, refused: 1, misused: 2 } as const

/** Runs one command of `demilge-tally` and gives back its exit code. */
export function main(argv: readonly string[], terminal: Terminal): number {
  try {
    const options = optionsOf(argv)
    if (options.help || options.command === '' || options.command === 'help') return help(options, terminal)
    return run(options, terminal)
  } catch (error) {
    if (error instanceof WrongArguments) return said(terminal, error.message, exitCodes.misused)
    if (error instanceof Refusal || error instanceof TooManySets || error instanceof RangeError)
      return said(terminal, error.message, exitCodes.refused)
    throw error
  }
}

function run(options: Options, terminal: Terminal): number {
  switch (options.command) {
    case 'count':
      return count(options, terminal)
    case 'rules':
      terminal.out(
        knownRules()
          .map(({ key, name }) => `${name.padEnd(52)} ${key}`)
          .join('\n'),
      )
      return exitCodes.well
    default:
      throw new WrongArguments(`there is no command ${options.command}; see demilge-tally --help`)
  }
}

function help(options: Options, terminal: Terminal): number {
  terminal.out(helpText)
  return options.help || options.command === 'help' ? exitCodes.well : exitCodes.misused
}

function said(terminal: Terminal, text: string, code: number): number {
  terminal.error(`demilge-tally: ${text}`)
  return code
}

/** The file is readable and cannot be counted. */
class Refusal extends Error {}

function count(options: Options, terminal: Terminal): number {
  const election = electionIn(onlyFile(options), options, terminal)
  const rules =
    options.rules.length > 0 ? options.rules : [['equal-shares/add1', ruleOf('equal-shares/add1')!] as const]
  const progress = progressOn(terminal, options)
  const limits = {
    ...(options.minimumVotes !== undefined && { minimumVotes: options.minimumVotes }),
    exclusive: options.exclusive,
  }
  const tally = new Tally(election, { tieOrder: options.tieOrder, limits, progress })
  const outcomes = rules.map(([written, rule]) => ({ written, rule, outcome: tally.count(rule) }))
  if (options.output === 'json') {
    const answers = outcomes.map(({ written, outcome }) => [written, plainOf(election, outcome)])
    terminal.out(JSON.stringify(Object.fromEntries(answers)))
  } else terminal.out(outcomes.map(({ rule, outcome }) => tableOf(tally, rule, outcome)).join('\n\n'))
  return exitCodes.well
}

/** An outcome as a program reads it: ids, and amounts as decimals in the file's own unit. */
function plainOf(election: Election, outcome: Outcome) {
  const { scale, projects } = election
  return {
    selected: outcome.selected.map((project) => projects[project]!.id),
    cost: writtenAmount(outcome.cost, scale),
    tied: outcome.ties.map((tie) => ({ round: tie.round + 1, projects: tie.projects.map((p) => projects[p]!.id) })),
    ...(outcome.endowment && {
      endowment: `${outcome.endowment.numerator}/${outcome.endowment.denominator * BigInt(scale)}`,
    }),
    ...(outcome.counts !== undefined && { counts: outcome.counts }),
    ...(outcome.value !== undefined && { value: String(outcome.value) }),
    ...(outcome.alpha && { alpha: outcome.alpha }),
    ...(outcome.comparison && { comparison: outcome.comparison }),
  }
}

function onlyFile({ command, files }: Options): string {
  if (files.length !== 1 || files[0] === undefined)
    throw new WrongArguments(`${command} wants one file, not ${files.length}`)
  return files[0]
}

function electionIn(file: string, options: Options, terminal: Terminal): Election {
  const { election, faults, tally } = readElection(bytesIn(file))
  const warnings = faults.filter(({ severity }) => severity === 'warning')
  if (!election) throw new Refusal(`${file} cannot be counted:\n${faults.filter(isError).map(lineOf(file)).join('\n')}`)
  if (!options.quiet && warnings.length > 0) {
    terminal.error(warnings.map(lineOf(file)).join('\n'))
    const more = [...tally.values()].reduce((sum, times) => sum + times, 0) - warnings.length
    if (more > 0) terminal.error(`and ${more} more`)
  }
  return election
}

function isError({ severity }: Fault): boolean {
  return severity === 'error'
}

/** `file:line:column: error: what, where` as editors and compilers understand it. */
export function lineOf(file: string): (fault: Fault) => string {
  return ({ severity, rule, line, column, found, expected }) => {
    const place = line === 0 ? file : column === 0 ? `${file}:${line}` : `${file}:${line}:${column}`
    const text = (readingFaults as Record<string, string>)[rule] ?? rule
    const seen = found === '' ? '' : `: "${found}"`
    return `${place}: ${severity}: ${text}${seen}${expected === undefined ? '' : `, expected ${expected}`} [${rule}]`
  }
}

/** Larger than any election, and than what one read of a file can bring. */
const mostBytes = 2 ** 30

function bytesIn(file: string): Uint8Array {
  let descriptor: number
  try {
    descriptor = openSync(file, 'r')
  } catch (error) {
    throw new Refusal(`${file} cannot be read: ${error instanceof Error && 'code' in error ? error.code : 'unknown'}`)
  }
  try {
    const { size } = fstatSync(descriptor)
    if (!fstatSync(descriptor).isFile()) throw new Refusal(`${file} is not a file`)
    if (size > mostBytes) throw new Refusal(`${file} is larger than 1 GiB, more than any election: ${size} bytes`)
    const bytes = Buffer.allocUnsafeSlow(size)
    let at = 0
    for (let read = 1; at < size && read > 0; at += read) read = readSync(descriptor, bytes, at, size - at, at)
    if (at < size) throw new Refusal(`${file} became shorter while it was read`)
    return bytes
  } finally {
    closeSync(descriptor)
  }
}

/** A line that is written over and over while "add one" climbs, for whoever watches. */
function progressOn(terminal: Terminal, { quiet }: Options): (counts: number) => void {
  if (quiet || !terminal.watched) return () => undefined
  let next = Date.now() + 1000
  return (counts) => {
    if (Date.now() < next) return
    next = Date.now() + 500
    terminal.error(`\u001B[1A\u001B[2K${counts} endowments counted`)
  }
}

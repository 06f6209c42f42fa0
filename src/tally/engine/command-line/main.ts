import type { Election } from '../election.ts'
import type { Envelopes } from '../envelopes.ts'
import type { Outcome } from '../outcome.ts'
import { writtenAmount } from '../pb/amount.ts'
import { checkElection } from '../pb/check/check.ts'
import { knownRules, type Rule, ruleOf } from '../rule.ts'
import { TooManySets } from '../rules/knapsack.ts'
import { Tally } from '../tally.ts'
import { type Options, optionsOf, WrongArguments } from './arguments.ts'
import { checkJson, checkTable } from './check.ts'
import { type Counted, certificateFor, compared, explained, verified } from './evidence.ts'
import { helpText } from './help.ts'
import { bytesIn, electionIn, Refusal } from './input.ts'
import { countParts, envelopesOf, limitsOf, partsTable, plainParts } from './parts.ts'
import { tableOf } from './table.ts'
import { plainWeighed, weigh, weighedTable } from './weigh.ts'
import { writtenFile } from './written.ts'

/** Where the command writes; a test listens here. */
export type Terminal = {
  readonly out: (text: string) => void
  readonly error: (text: string) => void
  /** Whether somebody watches, who is shown progress. */
  readonly watched: boolean
  /** Milliseconds, from whenever. */
  readonly now: () => number
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
    case 'compare':
      return compare(options, terminal)
    case 'explain':
      return explain(options, terminal)
    case 'check':
      return check(options, terminal)
    case 'write':
      return write(options, terminal)
    case 'weigh':
      return weighFile(options, terminal)
    case 'verify':
      return verifyCertificate(options, terminal)
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

function count(options: Options, terminal: Terminal): number {
  const { election, bytes } = electionIn(onlyFile(options), options.quiet, terminal.error)
  const envelopes = envelopesOf(election, options)
  if (envelopes) return countEnvelopes(election, envelopes, options, terminal)
  const { tally, counted, choices } = countedIn(election, options, ['equal-shares/add1'], terminal)
  switch (options.output) {
    case 'json': {
      const answers = counted.map(({ written, rule, outcome }) => [written, plainOf(election, rule, outcome)])
      terminal.out(JSON.stringify(Object.fromEntries(answers)))
      break
    }
    case 'certificate':
      terminal.out(JSON.stringify(certificateFor(bytes, tally, counted, choices), undefined, 1))
      break
    case 'pb':
      for (const piece of writtenFile(election, bytes, counted)) terminal.out(piece)
      break
    default:
      terminal.out(counted.map(({ rule, outcome }) => tableOf(tally, rule, outcome)).join('\n\n'))
  }
  return exitCodes.well
}

function countEnvelopes(election: Election, envelopes: Envelopes, options: Options, terminal: Terminal): number {
  if (options.output === 'certificate' || options.output === 'pb')
    throw new WrongArguments(`--${options.output} is of one budget, not of envelopes`)
  const { rules, choices } = askedIn(election, options, ['equal-shares/add1'], terminal)
  const counted = countParts(election, rules, envelopes, choices)
  terminal.out(
    options.output === 'json' ? JSON.stringify(plainParts(election, counted)) : partsTable(election, counted),
  )
  return exitCodes.well
}

function weighFile(options: Options, terminal: Terminal): number {
  const { election } = electionIn(onlyFile(options), options.quiet, terminal.error)
  const outcome = weigh(election, options)
  terminal.out(
    options.output === 'json'
      ? JSON.stringify(plainWeighed(election, outcome), undefined, 1)
      : weighedTable(election, outcome),
  )
  return exitCodes.well
}

function write(options: Options, terminal: Terminal): number {
  const { election, bytes } = electionIn(onlyFile(options), options.quiet, terminal.error)
  for (const piece of writtenFile(election, bytes)) terminal.out(piece)
  return exitCodes.well
}

function check(options: Options, terminal: Terminal): number {
  const file = onlyFile(options)
  if (options.output === 'certificate' || options.output === 'pb')
    throw new WrongArguments(`check has no output --${options.output}`)
  const checked = checkElection(bytesIn(file))
  terminal.out(options.output === 'json' ? checkJson(checked) : checkTable(file, checked))
  return checked.valid ? exitCodes.well : exitCodes.refused
}

function compare(options: Options, terminal: Terminal): number {
  const { election } = electionIn(onlyFile(options), options.quiet, terminal.error)
  const usual = ['greedy', 'equal-shares', 'equal-shares/add1', 'bounded-overspending', 'phragmen-skip']
  const { counted } = countedIn(election, options, usual, terminal)
  terminal.out(compared(election, counted, options.column))
  return exitCodes.well
}

function explain(options: Options, terminal: Terminal): number {
  const [file = '', ...projects] = options.files
  const { election, bytes } = electionIn(file, options.quiet, terminal.error)
  const { tally, counted, choices } = countedIn(election, options, ['equal-shares/add1'], terminal)
  const certificate = certificateFor(bytes, tally, counted, choices)
  terminal.out(explained(election, certificate, { projects, language: options.language }))
  return exitCodes.well
}

function verifyCertificate(options: Options, terminal: Terminal): number {
  const [file = '', certificate] = options.files
  if (certificate === undefined) throw new WrongArguments('verify wants the file and its certificate')
  const { election, bytes } = electionIn(file, options.quiet, terminal.error)
  const { lines, right } = verified(election, bytes, certificate)
  terminal.out(lines.join('\n'))
  return right ? exitCodes.well : exitCodes.refused
}

function askedIn(election: Election, options: Options, usual: readonly string[], terminal: Terminal) {
  const rules = options.rules.length > 0 ? options.rules : usual.map((name) => [name, ruleOf(name)!] as const)
  const limits = limitsOf(election, options)
  return { rules, choices: { tieOrder: options.tieOrder, limits, progress: progressOn(terminal, options) } }
}

function countedIn(election: Election, options: Options, usual: readonly string[], terminal: Terminal) {
  const { rules, choices } = askedIn(election, options, usual, terminal)
  const tally = new Tally(election, choices)
  const counted = rules.map(([written, rule]): Counted => ({ written, rule, outcome: tally.count(rule) }))
  return { tally, counted, choices }
}

/** An outcome as a program reads it: ids, and amounts as decimals in the file's own unit. */
function plainOf(election: Election, rule: Rule, outcome: Outcome) {
  const { scale, projects } = election
  return {
    selected: outcome.selected.map((project) => projects[project]!.id),
    cost: writtenAmount(outcome.cost, scale),
    tied: outcome.ties.map((tie) => ({ round: tie.round + 1, projects: tie.projects.map((p) => projects[p]!.id) })),
    ...(outcome.endowment && {
      endowment: `${outcome.endowment.numerator}/${outcome.endowment.denominator * BigInt(scale)}`,
    }),
    ...(outcome.counts !== undefined && { counts: outcome.counts }),
    ...(outcome.value !== undefined && {
      value:
        rule.kind === 'knapsack' && rule.worth === 'votes'
          ? String(outcome.value)
          : writtenAmount(outcome.value, scale),
    }),
    ...(outcome.alpha && { alpha: outcome.alpha }),
    ...(outcome.comparison && { comparison: outcome.comparison }),
  }
}

function onlyFile({ command, files }: Options): string {
  if (files.length !== 1 || files[0] === undefined)
    throw new WrongArguments(`${command} wants one file, not ${files.length}`)
  return files[0]
}

/** A line that is written over and over while "add one" climbs, for whoever watches. */
function progressOn(terminal: Terminal, { quiet }: Options): (counts: number) => void {
  if (quiet || !terminal.watched) return () => undefined
  let next = terminal.now() + 1000
  return (counts) => {
    if (terminal.now() < next) return
    next = terminal.now() + 500
    terminal.error(`\u001B[1A\u001B[2K${counts} endowments counted`)
  }
}

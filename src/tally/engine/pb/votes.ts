import type { Ballots, Project } from '../election.ts'
import { BallotBox, type VotesHeader } from './ballot-box.ts'
import { FastBallots } from './fast-ballots.ts'
import { type FaultRule, Faults } from './fault.ts'
import { Ids, repeatedRow } from './ids.ts'
import { Rows } from './rows.ts'
import { SlowBallots } from './slow-ballots.ts'
import { invalidAt } from './utf-8.ts'

const separator = 0x3b
const newline = 0x0a
const carriageReturn = 0x0d

/** Reads the rows below the header of VOTES. An ordinary row takes the fast way; whatever is odd in one, the slow way. */
export function readVotes(rows: Rows, header: VotesHeader, projects: readonly Project[]): Ballots {
  const ids = new Ids(projects)
  const scored = header.voteType === 'cumulative' || header.voteType === 'scoring'
  if (scored && header.points < 0)
    rows.faults.add({ severity: 'error', rule: 'missing-column', line: rows.line - 1, column: 0, found: 'points' })
  const withPoints = header.points >= 0 && header.voteType !== 'approval' && header.voteType !== 'choose-1'
  const from = rows.at
  const box = new BallotBox(projects.length, rows.bytes.length - from, withPoints)
  const slow = new SlowBallots(rows, header, projects, box)
  const fast = new FastBallots(rows.bytes, header, ids, box, withPoints)
  rows.at = from
  while (rows.at < rows.bytes.length && !tooManyFaults(rows)) {
    fast.read(rows)
    if (rows.at < rows.bytes.length) slow.readOne()
  }
  const bad = fast.highest > 0x7f ? invalidAt(rows.bytes, from, rows.bytes.length) : -1
  if (bad >= 0) error(rows, 'not-utf-8', bad, `byte ${bad}`)
  const rowAt = box.rowAt.subarray(0, box.count)
  const repeated = fast.rising && slow.read === 0 ? -1 : repeatedRow(rows.bytes, rowAt)
  if (repeated >= 0) error(rows, 'duplicate-voter', rowAt[repeated]!, cellAt(rows.bytes, rowAt[repeated]!))
  if (header.voteType === 'choose-1') chosenOnce(rows, box, header.vote)
  return slow.completed(withPoints)
}

/** The fast way does not ask how long a list may be; the slow one has told of its own ballots. */
function chosenOnce(rows: Rows, { start, rowAt, count }: BallotBox, vote: number): void {
  const ballot = rowAt.subarray(0, count).findIndex((_, at) => start[at + 1]! - start[at]! > 1)
  if (ballot < 0 || rows.faults.tally().has('more-than-one')) return
  const line = lineAt(rows.bytes, rowAt[ballot]!)
  const { text, column } = new Rows(rows.bytes, new Faults(0), rowAt[ballot]!).next()!.cells[vote]!
  rows.faults.add({ severity: 'error', rule: 'more-than-one', line, column, found: text })
}

/** A file that is wrong throughout is told so after its first few thousand rows, not after its last. */
function tooManyFaults(rows: Rows): boolean {
  let broken = 0
  for (const times of rows.faults.tally().values()) broken += times
  return rows.faults.failed && broken > 5000
}

function error(rows: Rows, rule: FaultRule, at: number, found: string): void {
  rows.faults.add({ severity: 'error', rule, line: lineAt(rows.bytes, at), column: 0, found })
}

function lineAt(bytes: Uint8Array, at: number): number {
  let line = 1
  for (let i = 0; i < at; i++) if (bytes[i] === newline) line++
  return line
}

function cellAt(bytes: Uint8Array, at: number): string {
  let text = ''
  for (let i = at; bytes[i]! > carriageReturn && bytes[i] !== separator; i++) text += String.fromCharCode(bytes[i]!)
  return text
}

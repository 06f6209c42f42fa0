import type { Ballots, Project } from '../election.ts'
import { BallotBox, type VotesHeader } from './ballot-box.ts'
import { FastBallots } from './fast-ballots.ts'
import type { FaultRule } from './fault.ts'
import { Ids, repeatedRow } from './ids.ts'
import type { Rows } from './rows.ts'
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
  return slow.completed(withPoints)
}

/** A file that is wrong throughout is told so after its first few thousand rows, not after its last. */
function tooManyFaults(rows: Rows): boolean {
  let broken = 0
  for (const times of rows.faults.tally().values()) broken += times
  return rows.faults.failed && broken > 5000
}

function error(rows: Rows, rule: FaultRule, at: number, found: string): void {
  let line = 1
  for (let i = 0; i < at; i++) if (rows.bytes[i] === newline) line++
  rows.faults.add({ severity: 'error', rule, line, column: 0, found })
}

function cellAt(bytes: Uint8Array, at: number): string {
  let text = ''
  for (let i = at; bytes[i]! > carriageReturn && bytes[i] !== separator; i++) text += String.fromCharCode(bytes[i]!)
  return text
}

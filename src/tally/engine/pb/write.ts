import type { Election } from '../election.ts'
import { votesOf } from '../tie-order.ts'
import { writtenAmount } from './amount.ts'
import { byFields, cellText, plainCell, writtenMeta } from './canonical-cells.ts'
import { type BallotTable, sheetOf, writtenIn } from './check/sheet.ts'
import { ballotFields, projectFields } from './fields.ts'
import { byCodePoint } from './utf-8.ts'

export type Writing = {
  /** The bytes that the election was read from: voters and what else is known of ballots come from there. */
  readonly source?: Uint8Array
  /** Indexes of the selected projects; without them the column stays as it was. */
  readonly selected?: readonly number[]
  /** The rule by which they are selected, in the format's own words, or `unknown`. */
  readonly rule?: string
  /** Told besides the comments that are there: how the selected were found. */
  readonly comment?: string
}

/** Characters of a piece; a row more may be in it. */
const pieceLength = 1 << 16

/**
 * Writes an election as a canonical `.pb` file, in pieces of some sixty thousand characters: keys and columns in the
 * format's order and others behind them, quotes only where they are needed, votes and score counted again, no project
 * twice in a ballot. Without `source` voters are 1 to n and ballots stand by what they choose, so that their order tells
 * nothing. Whoever writes the pieces encodes them as UTF-8, without a mark at the beginning.
 * Format: pabulib.org/format, as of April 2026.
 */
export function* writeElection(election: Election, writing: Writing = {}): Generator<string, void> {
  let piece = ''
  for (const cells of rowsOf(election, writing)) {
    piece += `${cells.map(cellText).join(';')}\n`
    if (piece.length < pieceLength) continue
    yield piece
    piece = ''
  }
  yield piece
}

function* rowsOf(election: Election, writing: Writing): Generator<readonly string[], void> {
  yield ['META']
  yield ['key', 'value']
  yield* writtenMeta(election, writing)
  yield ['PROJECTS']
  yield* projectRows(election, writing)
  yield ['VOTES']
  yield* writing.source ? knownBallots(election, sheetOf(writing.source).votes) : namelessBallots(election)
}

function* projectRows(election: Election, { selected }: Writing): Generator<readonly string[], void> {
  const votes = votesOf(election)
  const score = scoreOf(election)
  const chosen = selected && new Set(selected)
  const told = election.projects.map(({ fields }, at): ReadonlyMap<string, string> => {
    const cells = new Map(fields).set('votes', String(votes[at]))
    cells.delete('score')
    if (score) cells.set('score', signedAmount(score[at]!, election.ballots.pointScale))
    if (chosen) cells.set('selected', chosen.has(at) ? '1' : '0')
    return cells
  })
  const columns = byFields(projectFields, ['project_id', 'cost', ...told.flatMap((cells) => [...cells.keys()])])
  yield columns.map(({ name }) => name)
  for (const [at, { id, cost }] of election.projects.entries()) {
    const cells = new Map(told[at]).set('project_id', id).set('cost', writtenAmount(cost, election.scale))
    yield columns.map(({ name, kind }) => plainCell(cells.get(name) ?? '', kind))
  }
}

/** Points of each project in units of `1 / pointScale`; where ballots rank without points, n for the first of n. */
function scoreOf(election: Election): Float64Array | undefined {
  const { voteType, projects, ballots } = election
  if (!showsPoints(election) && voteType !== 'ordinal') return undefined
  const score = new Float64Array(projects.length)
  for (let ballot = 0; ballot < ballots.count; ballot++) {
    const end = ballots.start[ballot + 1]!
    for (let at = ballots.start[ballot]!; at < end; at++)
      score[ballots.marks[at]!]! += ballots.points ? ballots.points[at]! : end - at
  }
  return score
}

/** Cumulative and scoring ballots have the column even where nobody gave any points. */
function showsPoints({ voteType, ballots }: Election): boolean {
  return ballots.points !== undefined || voteType === 'cumulative' || voteType === 'scoring'
}

/** Each ballot with what the file knows of its voter. */
function* knownBallots(election: Election, table: BallotTable): Generator<readonly string[], void> {
  const hasPoints = showsPoints(election)
  const told = table.names.filter((name) => name !== 'points')
  const columns = byFields(ballotFields, hasPoints ? [...told, 'points'] : told)
  const places = columns.map(({ name }) => table.names.indexOf(name))
  yield columns.map(({ name }) => name)
  let ballot = 0
  for (const row of table.rows()) {
    const { vote, points } = ballotText(election, ballot++, false)
    yield columns.map(({ name, kind }, at) => {
      if (name === 'vote') return vote
      return name === 'points' ? points : plainCell(writtenIn(row, places[at]!).text, kind)
    })
  }
}

function* namelessBallots(election: Election): Generator<readonly string[], void> {
  const hasPoints = showsPoints(election)
  yield ['voter_id', 'vote', ...(hasPoints ? ['points'] : [])]
  const ballots = Array.from({ length: election.ballots.count }, (_, ballot) => ballotText(election, ballot, true))
  ballots.sort((a, b) => byCodePoint(a.vote, b.vote) || byCodePoint(a.points, b.points))
  for (const [at, { vote, points }] of ballots.entries()) yield [String(at + 1), vote, ...(hasPoints ? [points] : [])]
}

/** The ids of a ballot and their points: by points where it gives any, else in the voter's order or in that of the file. */
function ballotText(
  { voteType, projects, ballots }: Election,
  ballot: number,
  nameless: boolean,
): { readonly vote: string; readonly points: string } {
  const marks = Array.from(ballots.marks.subarray(ballots.start[ballot]!, ballots.start[ballot + 1]!))
  const given = ballots.points?.subarray(ballots.start[ballot]!, ballots.start[ballot + 1]!)
  const order = [...marks.keys()]
  // In a set, the order in which a voter marked it says nothing, but may tell whose ballot it is.
  if (nameless && voteType !== 'ordinal') order.sort((a, b) => marks[a]! - marks[b]!)
  if (given && voteType !== 'ordinal') order.sort((a, b) => given[b]! - given[a]!)
  return {
    vote: order.map((at) => projects[marks[at]!]!.id).join(','),
    points: given ? order.map((at) => signedAmount(given[at]!, ballots.pointScale)).join(',') : '',
  }
}

function signedAmount(value: number, scale: number): string {
  return value < 0 ? `-${writtenAmount(-value, scale)}` : writtenAmount(value, scale)
}

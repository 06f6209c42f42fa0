import { type Ballots, emptyMarks, type Marks, type Project, type VoteType } from '../election.ts'
import { Ids, repeatedRow } from './ids.ts'
import type { Rows } from './rows.ts'
import { SlowBallots } from './slow-ballots.ts'
import { invalidAt } from './utf-8.ts'

export type VotesHeader = {
  readonly columns: number
  readonly vote: number
  /** -1 where the file has no points. */
  readonly points: number
  readonly voteType: VoteType
  readonly defaultScore: number
}

const comma = 0x2c
const separator = 0x3b
const newline = 0x0a
const carriageReturn = 0x0d
const quote = 0x22
const minus = 0x2d

/** Marks and points as they are read, with room for all that the rest of the file can hold. */
export class Box {
  readonly start: Uint32Array
  readonly rowAt: Uint32Array
  readonly marks: Marks
  readonly points: Int32Array
  /** Last ballot that marked a project, plus one: a ballot is a set. */
  readonly markedBy: Int32Array
  pointScale = 1
  count = 0
  length = 0

  constructor(projects: number, room: number, withPoints: boolean) {
    this.start = new Uint32Array((room >> 1) + 3)
    this.rowAt = new Uint32Array((room >> 1) + 2)
    this.marks = emptyMarks(projects, (room >> 1) + 2)
    this.points = new Int32Array(withPoints ? (room >> 1) + 2 : 0)
    this.markedBy = new Int32Array(projects)
  }
}

/** Reads the rows below the header of VOTES. An ordinary row takes the fast way; whatever is odd in one, the slow way. */
export function readVotes(rows: Rows, header: VotesHeader, projects: readonly Project[]): Ballots {
  const ids = new Ids(projects)
  const scored = header.voteType === 'cumulative' || header.voteType === 'scoring'
  if (scored && header.points < 0)
    rows.faults.add({ severity: 'error', rule: 'missing-column', line: rows.line - 1, column: 0, found: 'points' })
  const withPoints = header.points >= 0 && header.voteType !== 'approval' && header.voteType !== 'choose-1'
  const from = rows.at
  const box = new Box(projects.length, rows.bytes.length - from, withPoints)
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

function error(rows: Rows, rule: string, at: number, found: string): void {
  let line = 1
  for (let i = 0; i < at; i++) if (rows.bytes[i] === newline) line++
  rows.faults.add({ severity: 'error', rule, line, column: 0, found })
}

function cellAt(bytes: Uint8Array, at: number): string {
  let text = ''
  for (let i = at; bytes[i]! > carriageReturn && bytes[i] !== separator; i++) text += String.fromCharCode(bytes[i]!)
  return text
}

class FastBallots {
  /** All bytes seen, or-ed: above 127 there is a letter that is not ASCII. */
  highest = 0
  /** Whether voter ids were numbers that only rose, so that none can stand twice. */
  rising = true
  readonly #bytes: Uint8Array
  readonly #header: VotesHeader
  readonly #ids: Ids
  readonly #box: Box
  readonly #withPoints: boolean
  #last = 0
  /** Offset behind the list that was read last, or -1 where it was odd. */
  #behind = 0

  constructor(bytes: Uint8Array, header: VotesHeader, ids: Ids, box: Box, withPoints: boolean) {
    this.#bytes = bytes
    this.#header = header
    this.#ids = ids
    this.#box = box
    this.#withPoints = withPoints
  }

  /** Reads row after row until the end or until a row that it does not understand, where it leaves `rows`. */
  read(rows: Rows): void {
    const { columns, vote } = this.#header
    if (this.#ids.numeric && !this.#withPoints && vote === 1) this.#plainRows(rows, columns === 2)
    else this.#anyRows(rows)
  }

  /** The commonest rows, `number;numbers` and cells that do not matter: the loop in which a nation's vote is read. */
  #plainRows(rows: Rows, bare: boolean): void {
    const box = this.#box
    const bytes = this.#bytes
    const byValue = this.#ids.byValue
    const { marks, markedBy, start, rowAt } = box
    const first = box.count
    const longest = this.#ids.digits + 2
    let known = true
    let count = first
    let length = box.length
    let last = this.#last
    let rising = this.rising
    let i = rows.at
    let from = i
    for (; i < bytes.length; from = i) {
      let id = 0
      let byte = bytes[i]!
      for (; byte >= 48 && byte <= 57; byte = bytes[++i]!) id = id * 10 + byte - 48
      if (byte !== separator || i === from) break
      rising = rising && id > last && bytes[from] !== 48
      last = id
      let at = length
      for (;;) {
        const token = i
        let value = 1
        byte = bytes[++i]!
        for (; byte >= 48 && byte <= 57; byte = bytes[++i]!) value = (Math.imul(value, 10) + byte - 48) | 0
        const project = i - token < longest ? byValue[value]! - 1 : -1
        known = project >= 0 && markedBy[project] !== count + 1
        if (!known) break
        markedBy[project] = count + 1
        marks[at] = project
        at = (at + 1) | 0
        if (byte !== comma) break
      }
      if (byte === separator && !bare) {
        i = this.#rest(i)
        byte = i < 0 ? 0 : bytes[i]!
      }
      if (byte === carriageReturn) byte = bytes[++i]!
      if (!known || (byte !== newline && i < bytes.length)) break
      i++
      rowAt[count] = from
      start[++count] = length = at
    }
    this.#last = last
    this.rising = rising
    box.count = count
    box.length = length
    rows.line += count - first
    rows.at = from
  }

  /** Past the cells that the count does not need; -1 where one of them is quoted or there are too many. */
  #rest(from: number): number {
    let i = from
    for (let column = 2; this.#bytes[i] === separator; column++) {
      if (this.#bytes[i + 1] === quote || column === this.#header.columns) return -1
      i = this.#skip(i + 1)
    }
    return i
  }

  #anyRows(rows: Rows): void {
    const box = this.#box
    const end = this.#bytes.length
    let i = rows.at
    while (i < end) {
      const length = box.length
      box.length = this.#row(i)
      if (box.length < 0) {
        box.length = length
        break
      }
      box.rowAt[box.count] = i
      box.start[++box.count] = box.length
      i = this.#behind
      rows.line++
    }
    rows.at = i
  }

  /** Reads one row; the number of marks so far, or -1 where the row is odd. */
  #row(from: number): number {
    const bytes = this.#bytes
    const { vote, points, columns } = this.#header
    let i = this.#voter(from)
    let length = this.#box.length
    if (i < 0) return -1
    let column = 0
    while (bytes[i] === separator) {
      i++
      column++
      if (bytes[i] === quote || column === columns) return -1
      if (column === vote) {
        length = this.#ids.numeric ? this.#numbers(i) : this.#names(i)
        if (length < 0) return -1
        i = this.#behind
      } else if (column === points && this.#withPoints) {
        if (column < vote || !this.#points(i, length)) return -1
        i = this.#behind
      } else i = this.#skip(i)
    }
    if (bytes[i] === carriageReturn) i++
    if (i < bytes.length && bytes[i] !== newline) return -1
    this.#behind = i + 1
    return column < vote || (this.#withPoints && column < points) ? -1 : length
  }

  #voter(from: number): number {
    const bytes = this.#bytes
    let i = from
    let id = 0
    for (let digit = bytes[i]! - 48; digit >= 0 && digit <= 9; digit = bytes[++i]! - 48) id = id * 10 + digit
    if (bytes[i] !== separator || i === from) {
      if (bytes[i] === quote || i === bytes.length) return -1
      i = this.#skip(i)
      if (i === from) return -1
      this.rising = false
    } else if (id > this.#last && bytes[from] !== 48) this.#last = id
    else this.rising = false
    return i
  }

  #skip(from: number): number {
    const bytes = this.#bytes
    let i = from
    let seen = 0
    for (
      let byte = bytes[i]!;
      byte !== separator && byte !== newline && byte !== carriageReturn && i < bytes.length;
      byte = bytes[++i]!
    )
      seen |= byte
    this.highest |= seen
    return i
  }

  /** A list of ids that are numbers. */
  #numbers(from: number): number {
    const bytes = this.#bytes
    const byValue = this.#ids.byValue
    const { marks, markedBy, count } = this.#box
    const ballot = count + 1
    const longest = this.#ids.digits + 2
    let length = this.#box.length
    let i = from - 1
    do {
      const token = i
      let value = 1
      for (let byte = bytes[++i]!; byte >= 48 && byte <= 57; byte = bytes[++i]!)
        value = (Math.imul(value, 10) + byte - 48) | 0
      const project = i - token < longest ? byValue[value]! - 1 : -1
      if (project < 0 || markedBy[project] === ballot) return -1
      markedBy[project] = ballot
      marks[length++] = project
    } while (bytes[i] === comma)
    this.#behind = i
    return length
  }

  /** A list of ids of any kind. */
  #names(from: number): number {
    const bytes = this.#bytes
    const { marks, markedBy, count } = this.#box
    const ballot = count + 1
    let length = this.#box.length
    let i = from
    for (;;) {
      const token = i
      let hash = 0
      for (
        let byte = bytes[i]!;
        byte > comma ? byte !== separator : byte !== comma && byte > carriageReturn;
        byte = bytes[++i]!
      )
        hash = (Math.imul(hash, 31) + byte) | 0
      const project = this.#ids.byHash(hash, bytes, token, i)
      if (project < 0 || markedBy[project] === ballot) return -1
      markedBy[project] = ballot
      marks[length++] = project
      if (bytes[i] !== comma) break
      i++
    }
    this.#behind = i
    return length
  }

  /** As many whole numbers as there are marks, from where the ballot begins. */
  #points(from: number, length: number): boolean {
    const bytes = this.#bytes
    const { points, pointScale } = this.#box
    let i = from
    for (let mark = this.#box.length; mark < length; mark++) {
      if (mark > this.#box.length && bytes[i++] !== comma) return false
      const negative = bytes[i] === minus
      if (negative) i++
      const token = i
      let value = 0
      for (let digit = bytes[i]! - 48; digit >= 0 && digit <= 9; digit = bytes[++i]! - 48)
        value = Math.imul(value, 10) + digit
      if (i === token || i - token > 6 || pointScale !== 1) return false
      points[mark] = negative ? -value : value
    }
    this.#behind = i
    return bytes[i] !== comma && bytes[i] !== 0x2e
  }
}

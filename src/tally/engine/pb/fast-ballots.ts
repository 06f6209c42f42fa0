import type { BallotBox, VotesHeader } from './ballot-box.ts'
import type { Ids } from './ids.ts'
import type { Rows } from './rows.ts'

const comma = 0x2c
const separator = 0x3b
const newline = 0x0a
const carriageReturn = 0x0d
const quote = 0x22
const minus = 0x2d

/** Reads ballots straight from their bytes, as long as nothing about them is odd. */
export class FastBallots {
  /** All bytes seen, or-ed: above 127 there is a letter that is not ASCII. */
  highest = 0
  /** Whether voter ids were numbers that only rose, so that none can stand twice. */
  rising = true
  readonly #bytes: Uint8Array
  readonly #header: VotesHeader
  readonly #ids: Ids
  readonly #box: BallotBox
  readonly #withPoints: boolean
  #last = 0
  /** Offset behind the list that was read last, or -1 where it was odd. */
  #behind = 0

  constructor(bytes: Uint8Array, header: VotesHeader, ids: Ids, box: BallotBox, withPoints: boolean) {
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

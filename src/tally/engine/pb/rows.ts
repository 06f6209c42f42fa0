import type { Faults } from './fault.ts'
import { invalidAt, textOf } from './utf-8.ts'

export type Cell = { readonly text: string; readonly column: number }
export type Row = { readonly line: number; readonly at: number; readonly cells: readonly Cell[] }

const quote = 0x22
const separator = 0x3b
const newline = 0x0a
const carriageReturn = 0x0d

/** Reads a file row by row as text: for the sections that are short, and for the rare ballot with a quoted cell. */
export class Rows {
  readonly bytes: Uint8Array
  readonly faults: Faults
  /** Offset of the next row. */
  at: number
  /** Line of the next row, from 1. */
  line: number

  constructor(bytes: Uint8Array, faults: Faults, at = 0, line = 1) {
    this.bytes = bytes
    this.faults = faults
    this.at = at
    this.line = line
  }

  /** The next row that is not blank; undefined at the end. Blank lines are reported. */
  next(): Row | undefined {
    for (;;) {
      if (this.at >= this.bytes.length) return undefined
      const line = this.line
      const row = this.#row()
      if (row.cells.length > 1 || row.cells[0]?.text !== '') return row
      if (this.at < this.bytes.length)
        this.faults.add({ severity: 'warning', rule: 'blank-line', line, column: 0, found: '' })
    }
  }

  #row(): Row {
    const row = { line: this.line, at: this.at, cells: [] as Cell[] }
    let column = 1
    for (;;) {
      const from = this.at
      const cell = this.bytes[from] === quote ? this.#quoted(column) : this.#bare()
      row.cells.push({ text: cell, column })
      column += this.#characters(from, this.at) + 1
      const next = this.bytes[this.at]
      this.at++
      if (next === separator) continue
      if (next === carriageReturn) this.at++
      this.line++
      return row
    }
  }

  #bare(): string {
    const from = this.at
    let to = from
    while (to < this.bytes.length && this.bytes[to] !== separator && this.bytes[to] !== newline) to++
    const until = this.bytes[to] !== separator && this.bytes[to - 1] === carriageReturn && to > from ? to - 1 : to
    this.at = until
    return this.#text(from, until)
  }

  /** A cell in quotes, with its inner quotes doubled and, it may be, lines of its own. */
  #quoted(column: number): string {
    const opened = this.line
    let text = ''
    let from = ++this.at
    for (;;) {
      const byte = this.bytes[this.at]
      if (byte === undefined) {
        this.faults.add({ severity: 'error', rule: 'unclosed-quote', line: opened, column, found: text })
        return text
      }
      if (byte === newline) this.line++
      if (byte !== quote) {
        this.at++
        continue
      }
      text += this.#text(from, this.at)
      if (this.bytes[this.at + 1] === quote) {
        from = this.at + 1
        this.at += 2
        continue
      }
      this.at++
      return text + this.#bare()
    }
  }

  /** How many characters these bytes are, quotes too: those that do not go on with one. */
  #characters(from: number, until: number): number {
    let count = 0
    for (let at = from; at < until; at++) if ((this.bytes[at]! & 0xc0) !== 0x80) count++
    return count
  }

  #text(from: number, until: number): string {
    const bad = invalidAt(this.bytes, from, until)
    if (bad < 0) return textOf(this.bytes, from, until)
    this.faults.add({ severity: 'error', rule: 'not-utf-8', line: this.line, column: 0, found: `byte ${bad}` })
    return ''
  }
}

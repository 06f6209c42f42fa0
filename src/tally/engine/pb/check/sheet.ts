import { Faults } from '../fault.ts'
import { type Row, Rows } from '../rows.ts'

/** Line from 1, 0 for the file as a whole; character from 1, 0 for the whole line. */
export type Place = { readonly line: number; readonly column: number }
export type Written = Place & { readonly text: string }

export type Table = {
  readonly header: Row
  /** Names of the columns, in small letters. */
  readonly names: readonly string[]
}
export type ProjectTable = Table & { readonly rows: readonly Row[] }
/** Ballots are read again whenever they are asked for: a nation's vote is never kept as text. */
export type BallotTable = Table & { readonly rows: () => Iterable<Row> }

/** The cells of a file as they are written, whether it can be counted or not. */
export type Sheet = {
  /** The values of META by key, the first of each. */
  readonly meta: ReadonlyMap<string, Written>
  readonly metaRows: readonly Row[]
  readonly projects: ProjectTable
  readonly votes: BallotTable
}

const titles = ['META', 'PROJECTS', 'VOTES'] as const
type Title = (typeof titles)[number]

/** A section's title, where a row is one. */
export function titleOf({ cells }: Row): Title | undefined {
  const name = cells.length === 1 ? cells[0]!.text.trim().toUpperCase() : undefined
  return titles.find((title) => title === name)
}

/** Whatever sections are there; the reader has said what is wrong with them. */
export function sheetOf(bytes: Uint8Array): Sheet {
  const marked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf
  const rows = new Rows(bytes, new Faults(0), marked ? 3 : 0)
  const found = new Map<Title, { header: Row | undefined; rows: Row[] }>()
  let open: Row[] = []
  for (let row = rows.next(); row; row = rows.next()) {
    const title = titleOf(row)
    if (!title) {
      open.push(row)
      continue
    }
    open = []
    const header = rows.next()
    if (!found.has(title)) found.set(title, { header, rows: open })
    if (title === 'VOTES') break
  }
  const metaRows = found.get('META')?.rows ?? []
  const { at, line } = rows
  return {
    meta: entriesOf(metaRows),
    metaRows,
    projects: { ...tableOf(found.get('PROJECTS')?.header), rows: found.get('PROJECTS')?.rows ?? [] },
    votes: { ...tableOf(found.get('VOTES')?.header), rows: () => rowsFrom(new Rows(bytes, new Faults(0), at, line)) },
  }
}

function tableOf(header: Row = { line: 0, at: 0, cells: [] }): Table {
  return { header, names: header.cells.map(({ text }) => text.trim().toLowerCase()) }
}

function* rowsFrom(rows: Rows): Generator<Row, void> {
  for (let row = rows.next(); row; row = rows.next()) yield row
}

function entriesOf(rows: readonly Row[]): Map<string, Written> {
  const meta = new Map<string, Written>()
  for (const row of rows) {
    const key = row.cells[0]!.text.trim()
    if (!meta.has(key)) meta.set(key, writtenIn(row, 1))
  }
  return meta
}

/** What stands in a column of a row; nothing where the row ends before it, or says `None` as pabutools does. */
export function writtenIn({ line, cells }: Row, column: number): Written {
  const cell = cells[column]
  const text = cell?.text.trim() ?? ''
  return { text: text === 'None' ? '' : text, line, column: cell?.column ?? 0 }
}

/** A number of META; undefined where there is none, or none that can be read. */
export function numberIn({ meta }: Sheet, key: string): number | undefined {
  const text = meta.get(key)?.text ?? ''
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : undefined
}

/** Where a key of META has its value; the file as a whole where it has none. */
export function placeOf({ meta }: Sheet, key: string): Place {
  return meta.get(key) ?? { line: 0, column: 0 }
}

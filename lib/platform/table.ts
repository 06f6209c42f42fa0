import { type CsvError, parse } from 'csv-parse/sync'
import { ok, type Result, refuse } from '../kernel/result.ts'

/** A record of the file and the line it begins on; quoted cells may run over several lines. */
export type TableRow = { readonly line: number; readonly cells: readonly string[] }

export type Table = {
  readonly encoding: 'utf-8' | 'utf-16' | 'windows-1251'
  readonly headings: readonly string[]
  /** The records below the headings, without blank ones. */
  readonly rows: readonly TableRow[]
}

export type TableProblem =
  | { readonly code: 'workbook' | 'not-text' | 'no-rows' }
  | { readonly code: 'unclosed-quote' | 'stray-quote'; readonly line: number }

/**
 * Reads a spreadsheet saved as text: comma, semicolon or tab; with a byte order mark or without; UTF-8, UTF-16, or the
 * Windows-1251 that older office programs write, which has no ң, ө and ү.
 */
export function readTable(bytes: Buffer): Result<Table, TableProblem> {
  const head = bytes.subarray(0, 4).toString('latin1')
  // A workbook is a zip archive, an old one a compound file.
  if (head === 'PK\x03\x04' || head === '\xd0\xcf\x11\xe0') return refuse({ code: 'workbook' })
  const { text: typed, encoding } = decoded(bytes)
  // The parser counts CR LF within quotes as two lines.
  const text = typed.replace(/\r\n?/g, '\n')
  if (hasControls(text)) return refuse({ code: 'not-text' })
  try {
    const [first, ...rest] = recordsOf(text)
    return first && rest.length > 0 ? ok({ encoding, headings: first.cells, rows: rest }) : refuse({ code: 'no-rows' })
  } catch (fault) {
    // The parser is the outside here: quotes that do not match are the file's matter, not ours.
    return refuse(quoteProblem(fault as CsvError, text))
  }
}

function decoded(bytes: Buffer): { text: string; encoding: Table['encoding'] } {
  const mark = bytes.subarray(0, 2).toString('latin1')
  if (mark === '\xff\xfe') return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'utf-16' }
  if (mark === '\xfe\xff') return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'utf-16' }
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'utf-8' }
  } catch {
    // Not UTF-8, so it is what Russian office programs wrote before: every byte is a letter of windows-1251.
    return { text: new TextDecoder('windows-1251').decode(bytes), encoding: 'windows-1251' }
  }
}

/** Any control but tab and line feed. A loop, since a table of a hundred thousand rows is ten million letters. */
function hasControls(text: string): boolean {
  for (let at = 0; at < text.length; at += 1) {
    const letter = text.charCodeAt(at)
    if (letter < 32 && letter !== 9 && letter !== 10) return true
  }
  return false
}

/**
 * Lines without a quote are records as they stand, which is many times faster than parsing them; the parser gets the rest,
 * a line or the lines over which a quoted cell runs.
 */
function recordsOf(text: string): TableRow[] {
  const given = /^sep=(.)\n/i.exec(text)
  const body = given ? text.slice(given[0].length) : text
  const delimiter = given?.[1] ?? likelyDelimiter(body)
  const rows: TableRow[] = []
  let quoted: string[] = []
  let open = false
  body.split('\n').forEach((typed, at, { length }) => {
    const line = at + (given ? 2 : 1)
    if (!open && !typed.includes('"')) {
      rows.push({ line, cells: typed.split(delimiter).map((cell) => cell.trim()) })
      return
    }
    quoted.push(typed)
    if (hasOddQuotes(typed)) open = !open
    if (open && at < length - 1) return
    rows.push(...parsed(quoted, delimiter, line - quoted.length + 1))
    quoted = []
  })
  return rows.filter(({ cells }) => cells.some((cell) => cell !== ''))
}

function hasOddQuotes(line: string): boolean {
  return line.split('"').length % 2 === 0
}

/** Records with quotes, which begin on this line of the file. Throws what the parser finds wrong, with its line there. */
function parsed(lines: readonly string[], delimiter: string, begin: number): TableRow[] {
  try {
    const records = parse(lines.join('\n'), { delimiter, relax_column_count: true, trim: true })
    return records.map((cells) => ({ line: begin, cells }))
  } catch (fault) {
    const problem = fault as CsvError & { lines?: number }
    throw Object.assign(problem, { lines: (problem.lines ?? 1) + begin - 1 })
  }
}

/** The sign that stands most often outside quotes in the first line. */
function likelyDelimiter(text: string): string {
  const headings = (text.split('\n', 1)[0] ?? '').replace(/"[^"]*"/g, '')
  const counted = [';', ',', '\t'].map((sign) => ({ sign, count: headings.split(sign).length }))
  return counted.reduce((best, next) => (next.count > best.count ? next : best)).sign
}

function quoteProblem({ code, lines }: CsvError & { lines?: number }, text: string): TableProblem {
  return code === 'CSV_QUOTE_NOT_CLOSED'
    ? { code: 'unclosed-quote', line: lineOfLastOpening(text) }
    : { code: 'stray-quote', line: lines ?? 1 }
}

/** The parser tells where the file ended; a person needs the line where the quote was opened. */
function lineOfLastOpening(text: string): number {
  const lines = text.split('\n')
  let open = false
  let opened = 1
  lines.forEach((line, at) => {
    const odd = hasOddQuotes(line)
    if (odd && !open) opened = at + 1
    if (odd) open = !open
  })
  return opened
}

/** Whether a spreadsheet would take the cell for a formula and run it. */
export function isFormula(cell: string): boolean {
  return /^[=+\-@\t\r]/.test(cell)
}

/**
 * Writes a file that spreadsheets of this country open as a table: semicolons, a byte order mark, CR LF. A cell that
 * would be run as a formula gets an apostrophe before it.
 */
export function tableText(rows: readonly (readonly string[])[]): string {
  const written = (cell: string) => {
    const harmless = isFormula(cell) ? `'${cell}` : cell
    return /[;"\r\n]/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
  }
  return `\ufeff${rows.map((cells) => `${cells.map(written).join(';')}\r\n`).join('')}`
}

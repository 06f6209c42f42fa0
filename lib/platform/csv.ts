import { parse } from 'csv-parse/sync'
import { ok, type Result, refuse } from '../kernel/result.ts'

/** Rows by heading, in lower case; a cell that is missing is an empty text. */
export type CsvRow = Readonly<Record<string, string>>

// Excel on a Russian machine writes cp1251; a file that is no UTF-8 is read as that.
function textOf(bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('windows-1251').decode(bytes)
  }
}

/** Reads a table saved by a spreadsheet: semicolons, commas or tabs, BOM or none, UTF-8 or cp1251, quoted line breaks. */
export function readCsv(bytes: Buffer): Result<readonly CsvRow[], 'not-a-table'> {
  const text = textOf(bytes).replace(/^\ufeff/, '')
  if (text.includes('\u0000')) return refuse('not-a-table')
  const heading = text.slice(0, text.search(/\r?\n|$/))
  const delimiter = [';', '\t', ','].find((sign) => heading.includes(sign)) ?? ';'
  try {
    const rows = parse(text, {
      delimiter,
      columns: (names: string[]) => names.map((name) => name.trim().toLowerCase()),
      skip_empty_lines: true,
      relax_column_count: true,
      bom: true,
      trim: true,
    }) as Record<string, string>[]
    return ok(rows)
  } catch {
    // A file from outside that cannot be read as a table is the visitor's matter.
    return refuse('not-a-table')
  }
}

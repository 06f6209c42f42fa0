import { SaxesParser } from 'saxes'
import { ok, type Result, refuse } from '../kernel/result.ts'
import { type Archive, type Entry, openArchive, piecesOf, TooMuchInside } from './archive.ts'
import type { TableRow } from './table.ts'
import { dateFormats, dayOfSerial, parseCellPlace } from './workbook-cell.ts'

/** All rows of a sheet, the headings among them. */
export type Sheet = { readonly rows: readonly TableRow[] }

export type WorkbookProblem = { readonly code: 'not-a-workbook' | 'too-much-inside' | 'no-rows' }

/**
 * What a workbook may hold once unpacked, and how many rows, columns and signs of a cell are read. A hundred thousand
 * people with five cells each are some 40 MB; an archive that swells beyond this is a mistake or a trick.
 */
export const workbookBounds = {
  bytes: 160 * 1024 * 1024,
  rows: 250_000,
  columns: 100,
  signs: 1000,
  parts: 2000,
} as const

/**
 * Reads the first visible sheet of an .xlsx file as texts: whole numbers with all their digits, days as 24.05.2026,
 * formulas as the value that was last shown, errors as they stand (#N/A). Nothing is computed, and no more is unpacked
 * than the bounds allow.
 */
export async function readWorkbook(bytes: Buffer): Promise<Result<Sheet, WorkbookProblem>> {
  try {
    const archive = await openArchive(bytes, workbookBounds)
    const workbook = { archive, entries: new Map(archive.entries.map((entry) => [entry.fileName, entry])) }
    const sheetPath = await firstSheet(workbook)
    const texts = await sharedTexts(workbook)
    const dates = await dateStyles(workbook)
    const rows = await sheetRows(workbook, sheetPath, { texts, dates })
    return rows.length > 0 ? ok({ rows }) : refuse({ code: 'no-rows' })
  } catch (fault) {
    // Archive and parser are the outside here: what they cannot read is the file's matter, not ours.
    return refuse({ code: fault instanceof TooMuchInside ? 'too-much-inside' : 'not-a-workbook' })
  }
}

type Workbook = { readonly archive: Archive; readonly entries: ReadonlyMap<string, Entry> }

type Attributes = Readonly<Record<string, string>>
type Parts = {
  readonly open?: (name: string, attributes: Attributes) => void
  readonly text?: (text: string) => void
  readonly close?: (name: string) => void
}

/** Reads one part of the archive, piece by piece. */
async function parse({ archive, entries }: Workbook, path: string, parts: Parts): Promise<void> {
  const entry = entries.get(path)
  if (!entry) throw new Error('no such part')
  const parser = new SaxesParser()
  const bare = (name: string) => name.slice(name.indexOf(':') + 1)
  parser.on('error', (fault) => {
    throw fault
  })
  const { open, text, close } = parts
  if (open) parser.on('opentag', ({ name, attributes }) => open(bare(name), attributes as Attributes))
  if (text) parser.on('text', text)
  if (close) parser.on('closetag', ({ name }) => close(bare(name)))
  const decoder = new TextDecoder('utf-8', { fatal: true })
  for await (const piece of piecesOf(archive, entry)) parser.write(decoder.decode(piece, { stream: true }))
  parser.write(decoder.decode()).close()
}

/** Where the first sheet lies that is not hidden. */
async function firstSheet(workbook: Workbook): Promise<string> {
  let id: string | undefined
  await parse(workbook, 'xl/workbook.xml', {
    open: (name, attributes) => {
      if (name !== 'sheet' || id !== undefined || (attributes['state'] ?? 'visible') !== 'visible') return
      const key = Object.keys(attributes).find((one) => one.endsWith(':id'))
      id = key && attributes[key]
    },
  })
  let target: string | undefined
  await parse(workbook, 'xl/_rels/workbook.xml.rels', {
    open: (name, attributes) => {
      if (name === 'Relationship' && attributes['Id'] === id) target = attributes['Target']
    },
  })
  if (target === undefined) throw new Error('no sheet to show')
  return target.startsWith('/') ? target.slice(1) : `xl/${target}`
}

/** The texts that cells name by number. A text may be written in several runs; how it is read aloud is no part of it. */
async function sharedTexts(workbook: Workbook): Promise<readonly string[]> {
  const texts: string[] = []
  if (!workbook.entries.has('xl/sharedStrings.xml')) return texts
  let current = ''
  let isText = false
  let isAside = false
  await parse(workbook, 'xl/sharedStrings.xml', {
    open: (name) => {
      if (name === 'si') current = ''
      if (name === 'rPh') isAside = true
      isText = name === 't' && !isAside
    },
    text: (text) => {
      if (isText && current.length < workbookBounds.signs) current += text
    },
    close: (name) => {
      if (name === 'si') texts.push(current.slice(0, workbookBounds.signs))
      if (name === 'rPh') isAside = false
      isText = false
    },
  })
  return texts
}

/** The styles under which a number is shown as a day. */
async function dateStyles(workbook: Workbook): Promise<ReadonlySet<number>> {
  const styles = new Set<number>()
  if (!workbook.entries.has('xl/styles.xml')) return styles
  const formats: [id: number, code: string][] = []
  const used: number[] = []
  let isCells = false
  await parse(workbook, 'xl/styles.xml', {
    open: (name, attributes) => {
      if (name === 'numFmt') formats.push([Number(attributes['numFmtId']), attributes['formatCode'] ?? ''])
      if (name === 'cellXfs') isCells = true
      if (name === 'xf' && isCells) used.push(Number(attributes['numFmtId'] ?? 0))
    },
    close: (name) => {
      if (name === 'cellXfs') isCells = false
    },
  })
  const dates = dateFormats(formats)
  used.forEach((format, at) => {
    if (dates.has(format)) styles.add(at)
  })
  return styles
}

type Lookups = { readonly texts: readonly string[]; readonly dates: ReadonlySet<number> }

async function sheetRows(workbook: Workbook, path: string, lookups: Lookups): Promise<readonly TableRow[]> {
  const rows: TableRow[] = []
  let line = 0
  let cells: string[] = []
  let column = -1
  let cell: Attributes = {}
  let typed = ''
  let isValue = false
  await parse(workbook, path, {
    open: (name, attributes) => {
      if (name === 'row') {
        line = Number(attributes['r'] ?? line + 1)
        cells = []
        column = -1
      }
      if (name === 'c') {
        column = parseCellPlace(attributes['r']) ?? column + 1
        cell = attributes
        typed = ''
      }
      isValue = name === 'v' || name === 't'
    },
    text: (text) => {
      if (isValue && typed.length < workbookBounds.signs) typed += text
    },
    close: (name) => {
      isValue = false
      if (name === 'c' && column < workbookBounds.columns && typed !== '') {
        while (cells.length < column) cells.push('')
        cells[column] = cellText(cell, typed.slice(0, workbookBounds.signs), lookups)
      }
      if (name !== 'row' || cells.every((one) => one === '')) return
      rows.push({ line, cells })
      if (rows.length > workbookBounds.rows) throw new TooMuchInside()
    },
  })
  return rows
}

function cellText(cell: Attributes, typed: string, { texts, dates }: Lookups): string {
  const kind = cell['t'] ?? 'n'
  if (kind === 's') return (texts[Number(typed)] ?? '').trim()
  if (kind !== 'n') return typed.trim()
  const number = Number(typed)
  if (!Number.isFinite(number)) return typed.trim()
  return dates.has(Number(cell['s'] ?? 0)) ? dayOfSerial(number) : numberText(number)
}

/** A whole number with all its digits, never as 2.13E+13. */
function numberText(number: number): string {
  return Number.isSafeInteger(number) ? BigInt(number).toString() : String(number)
}

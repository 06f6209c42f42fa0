import { ballotFields, type Field, metaFields, projectFields } from '../fields.ts'
import { checkCell } from './cells.ts'
import type { Findings } from './findings.ts'
import type { Sheet, Table } from './sheet.ts'

type Name = { readonly name: string; readonly line: number; readonly column: number }

const metaByName = new Map(metaFields.map((field) => [field.name, field]))

/** Keys and columns: those missing, unknown or out of their order, and what may stand in the cells of META and PROJECTS. */
export function checkStructure(sheet: Sheet, findings: Findings): void {
  const keys = sheet.metaRows.map(
    ({ line, cells }): Name => ({ name: cells[0]!.text.trim(), line, column: cells[0]!.column }),
  )
  checkMissing(keys, metaFields, 'missing-key', 0, findings)
  for (const { name, ...place } of keys) {
    if (metaByName.has(name)) continue
    findings.error('unknown-key', place, name)
  }
  // The page of the format names this key, the Pabulib checker has no such field.
  const borda = keys.find(({ name }) => name === 'scoring_fn')
  if (borda) findings.warning('unknown-key', borda, borda.name)
  checkOrder(keys, metaFields, findings)
  for (const { line, cells } of sheet.metaRows) {
    checkCell(undefined, line, cells[0], findings)
    checkCell(metaByName.get(cells[0]!.text.trim()), line, cells[1], findings)
  }
  checkColumns(sheet.projects, projectFields, findings)
  checkColumns(sheet.votes, ballotFields, findings)
  const fields = fieldsOf(sheet.projects, projectFields)
  for (const { line, cells } of sheet.projects.rows)
    for (const [at, field] of fields.entries()) checkCell(field, line, cells[at], findings)
}

/** What the format knows about each column of a table. */
export function fieldsOf({ names }: Table, known: readonly Field[]): (Field | undefined)[] {
  return names.map((name) => known.find((field) => field.name === name))
}

function checkColumns(table: Table, known: readonly Field[], findings: Findings): void {
  const { line, cells } = table.header
  if (line === 0) return
  const columns = table.names.map((name, at): Name => ({ name, line, column: cells[at]!.column }))
  checkMissing(columns, known, 'missing-column', line, findings)
  for (const { name, ...place } of columns) {
    if (name === 'target') findings.error('renamed-column', place, name, 'beneficiaries')
    else if (!known.some((field) => field.name === name)) findings.warning('unknown-column', place, name)
  }
  checkOrder(columns, known, findings)
  for (const cell of cells) checkCell(undefined, line, cell, findings)
}

function checkMissing(
  names: readonly Name[],
  known: readonly Field[],
  rule: 'missing-key' | 'missing-column',
  line: number,
  findings: Findings,
): void {
  for (const { name, obligatory } of known) {
    const missing = obligatory && !names.some((one) => one.name === name)
    if (missing && !findings.saidMissing(name)) findings.error(rule, { line, column: 0 }, name)
  }
}

/** Tells the first name that should have stood before the one ahead of it. */
function checkOrder(names: readonly Name[], known: readonly Field[], findings: Findings): void {
  const places = names
    .map((name) => ({ ...name, at: known.findIndex((field) => field.name === name.name) }))
    .filter(({ at }) => at >= 0)
  const late = places.findIndex(({ at }, place) => place > 0 && at < places[place - 1]!.at)
  if (late > 0) findings.warning('wrong-order', places[late]!, places[late]!.name, `before ${places[late - 1]!.name}`)
}

import type { Field } from '../fields.ts'
import type { Cell } from '../rows.ts'
import { isDate } from './dates.ts'
import type { CheckRule, Findings } from './findings.ts'

/** Asks of one cell what its field demands; of a cell without a known field only that it has no blanks at its ends. */
export function checkCell(field: Field | undefined, line: number, cell: Cell | undefined, findings: Findings): void {
  const written = cell?.text ?? ''
  const text = written.trim()
  const place = { line, column: cell?.column ?? 0 }
  if (text !== written) findings.error('blank-at-end', place, written)
  if (!field) return
  if (text === '' || text === 'None') {
    if (!field.mayBeEmpty) findings.cell('empty-value', place, field.name)
  } else if (field.values) {
    if (!field.values.includes(text)) findings.cell('not-in-list', place, text, field.values.join(', '))
  } else {
    const rule = brokenBy(field, text)
    if (rule) findings.cell(rule, place, text)
    // Published names of categories hold commas with blanks behind them, and nothing is counted by them.
    else if (field.kind === 'list' && /\s,|,\s/.test(text)) findings.warning('blank-in-list', place, text)
  }
}

function brokenBy({ kind }: Field, text: string): CheckRule | undefined {
  switch (kind) {
    case 'whole':
      return /^-?\d+$/.test(text) ? undefined : 'not-whole'
    case 'number':
      if (/^-?\d+,\d+$/.test(text)) return 'comma-in-amount'
      return /^-?\d+(\.\d+)?$/.test(text) ? undefined : 'not-a-number'
    case 'date':
      return isDate(text) ? undefined : 'not-a-date'
    case 'flag':
      return text === '1' ? undefined : 'flag-not-one'
    default:
      return undefined
  }
}

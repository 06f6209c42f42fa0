import { normalText } from '../../lib/kernel/text.ts'
import type { RollLine } from './ballot.model.ts'

/** Headings as people write them in any of the three languages. */
const headings = {
  pin: ['пин', 'жин', 'pin'],
  name: ['аты-жөнү', 'аты', 'фио', 'имя', 'name'],
  village: ['айылы', 'айыл', 'село', 'village'],
} as const

/** The rows of a table as lines of a roll; undefined when no column is headed as PINs are. */
export function rollLines(
  heads: readonly string[],
  rows: readonly (readonly string[])[],
): readonly RollLine[] | undefined {
  const column = (names: readonly string[]) => heads.findIndex((head) => names.includes(normalText(head).toLowerCase()))
  const [pin, name, village] = [column(headings.pin), column(headings.name), column(headings.village)]
  if (pin === -1) return undefined
  const cell = (row: readonly string[], at: number) => row[at] ?? ''
  return rows.map((row) => ({ pin: cell(row, pin), name: cell(row, name), village: cell(row, village) }))
}

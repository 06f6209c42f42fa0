import { normalText } from '../../lib/kernel/text.ts'
import { type RollColumn, type RollLine, rollColumns } from './roll.model.ts'

/** Headings as people write them in any of the three languages. */
const headings: Readonly<Record<RollColumn, readonly string[]>> = {
  pin: ['пин', 'жин', 'инн', 'pin', 'пин (инн)', 'инн (пин)', 'жеке номери', 'персональный номер'],
  name: ['аты-жөнү', 'аты', 'фио', 'ф.и.о.', 'ф.и.о', 'имя', 'name', 'ф.а.а.', 'фамилия, имя, отчество'],
  village: ['айылы', 'айыл', 'айыл/шаар', 'село', 'населённый пункт', 'населенный пункт', 'village'],
  street: ['көчөсү', 'көчө', 'улица', 'street'],
  phone: ['телефон', 'телефону', 'телефон номери', 'номер телефона', 'уюлдук телефон', 'phone'],
}

/** A title may stand above the headings, but not a whole page. */
const mostRowsAbove = 10

type Row = { readonly line: number; readonly cells: readonly string[] }

export type RollTable = {
  readonly lines: readonly RollLine[]
  /** Columns of the file that are not read, by their headings. */
  readonly ignored: readonly string[]
}

/** The rows of a table as lines of a roll; undefined when no column is headed as PINs are. */
export function rollLines(rows: readonly Row[]): RollTable | undefined {
  const words = ({ cells }: Row) => cells.map((cell) => normalText(cell).toLowerCase())
  const at = rows.slice(0, mostRowsAbove).findIndex((row) => words(row).some((word) => headings.pin.includes(word)))
  const head = rows[at]
  if (!head) return undefined
  const heads = words(head)
  const places = rollColumns.map((column) => heads.findIndex((word) => headings[column].includes(word)))
  const [pin = -1, name = -1, village = -1, street = -1, phone = -1] = places
  const lines = rows.slice(at + 1).map(({ line, cells }) => {
    const cell = (place: number) => cells[place] ?? ''
    return {
      line,
      pin: cell(pin),
      name: cell(name),
      village: cell(village),
      street: cell(street),
      phone: cell(phone),
    }
  })
  const ignored = head.cells.filter((cell, place) => cell !== '' && !places.includes(place))
  return { lines, ignored }
}

import { ageOn, type CivilDate, parseCivilDate } from '../../lib/kernel/civil-date.ts'
import { type Phone, parsePhone } from '../../lib/kernel/phone.ts'
import { birthDateWithin, type Pin, parsePin } from '../../lib/kernel/pin.ts'
import { normalText } from '../../lib/kernel/text.ts'
import {
  mostVotersOnPhone,
  type RollColumn,
  type RollDoubtCode,
  type RollEntry,
  type RollLine,
  type RollProblemCode,
  type RollReading,
  type RollRemark,
} from './roll.model.ts'

type Limits = { readonly votingAge: number; readonly on: CivilDate }
type Problem = { readonly code: RollProblemCode; readonly text: string }

/** The most signs of a name, and of a street. */
const longest = { name: 200, street: 120 } as const
/** Nobody is older; such a year is a slip of the finger. */
const oldest = 110

/** Reads a roll row by row. All rows are looked at, so that a file is mended once and not row after row. */
export function readRoll(
  rows: readonly RollLine[],
  villages: ReadonlyMap<string, string>,
  limits: Limits,
): RollReading {
  const entries: RollEntry[] = []
  const problems: RollRemark<RollProblemCode>[] = []
  const doubts: RollRemark<RollDoubtCode>[] = []
  const first = new Map<string, number>()
  const phones = new Map<string, number>()
  rows.forEach((line, at) => {
    const row = line.line ?? at + 2
    const read = readLine(line, villages)
    const twice = read.pin === undefined ? undefined : first.get(read.pin)
    const found = twice === undefined ? read.problems : [pinTwice(twice), ...read.problems]
    problems.push(...found.map((problem) => ({ row, ...problem })))
    if (read.pin === undefined || twice !== undefined) return
    first.set(read.pin, row)
    if (found.length > 0) return
    const { name, villageId, street, phone } = read
    const isShared = phone !== undefined && sharersOf(phones, phone) > mostVotersOnPhone
    // As it was typed, which is how it is found in the file; a phone that was read was typed.
    if (isShared) doubts.push({ row, column: 'phone', code: 'shared-phone', text: masked(line.phone as string) })
    entries.push({ row, pin: read.pin, name, villageId, street, phone: isShared ? undefined : phone })
    const doubt = doubtOfAge(read.pin, limits)
    if (doubt) doubts.push({ row, column: 'pin', ...doubt })
  })
  return { entries, problems, doubts }
}

/** How many have the phone, one more than before. */
function sharersOf(phones: Map<string, number>, phone: string): number {
  const count = (phones.get(phone) ?? 0) + 1
  phones.set(phone, count)
  return count
}

function pinTwice(row: number) {
  return { column: 'pin', code: 'twice', text: `${row}` } as const
}

function readLine(line: RollLine, villages: ReadonlyMap<string, string>) {
  const pin = readPin(line.pin)
  const name = plainText(line.name, longest.name)
  const village = plainText(line.village, longest.name)
  const street = plainText(line.street ?? '', longest.street)
  const phone = readPhone(line.phone ?? '')
  const villageId = typeof village === 'string' ? villages.get(village.toLowerCase()) : undefined
  const problem = (column: RollColumn, read: unknown) =>
    typeof read === 'object' && read !== null ? [{ column, ...(read as Problem) }] : []
  return {
    pin: typeof pin === 'string' ? pin : undefined,
    name: typeof name === 'string' ? name : '',
    villageId,
    street: typeof street === 'string' && street !== '' ? street : undefined,
    phone: typeof phone === 'string' ? phone : undefined,
    problems: [
      ...problem('pin', pin),
      ...problem('name', name === '' ? { code: 'no-name', text: '' } : name),
      ...problem('village', village),
      ...(typeof village === 'string' && village !== '' && villageId === undefined
        ? [{ column: 'village', code: 'unknown-village', text: village } as const]
        : []),
      ...problem('street', street),
      ...problem('phone', phone),
    ],
  }
}

/** Excel writes 21506198500001 as 2,15062E+13 where the column is narrow, and the digits are gone. */
const scientific = /^\d([.,]\d*)?\s*[eе]\s*\+?\d+$/i
/** What remains of such a number when it was written out again: five digits and nothing. */
const onlyZeros = /0{9}$/

function readPin(typed: string): Pin | Problem {
  const text = bareText(typed)
  if (scientific.test(text)) return { code: 'shortened', text }
  const odd = oddCell(text)
  if (odd) return odd
  const whole = text.replace(/[.,]0+$/, '')
  const pin = parsePin(whole)
  if (pin !== 'not-a-pin') return onlyZeros.test(pin) ? { code: 'shortened', text: masked(pin) } : pin
  const digits = whole.replace(/[\s\u00a0-]/g, '')
  if (/^\d+$/.test(digits)) return { code: 'wrong-length', text: `${digits.length}` }
  return { code: 'not-a-pin', text: masked(text).slice(0, 40) }
}

function readPhone(typed: string): Phone | undefined | Problem {
  const text = bareText(typed)
  if (text === '') return undefined
  if (scientific.test(text)) return { code: 'shortened', text }
  const odd = oddCell(text)
  if (odd) return odd
  // Several numbers in a cell: the first one that can get a code.
  const read = text.split(/[,;/]/).map(parsePhone)
  return (
    read.find((phone): phone is Phone => phone !== 'not-a-phone') ?? {
      code: 'not-a-phone',
      text: masked(text).slice(0, 40),
    }
  )
}

function plainText(typed: string, max: number): string | Problem {
  const text = normalText(bareText(typed).replace(/\s+/g, ' '))
  if ([...text].length > max) return { code: 'too-long', text: `${max}` }
  return oddCell(text) ?? text
}

/** Spreadsheets keep digits as text by ="2150…" or an apostrophe before them. */
function bareText(typed: string): string {
  const text = typed.trim()
  return /^="(.*)"$/s.exec(text)?.[1] ?? text.replace(/^'/, '')
}

/** How Russian and English spreadsheets show such a day; 1-май and 8-март are what the street is really called. */
const shownDay = /^(?:\d{2}\.\p{L}{3}|\d{1,2}-[A-Z][a-z]{2})$/u

/** A street named after the first of May becomes a day in a spreadsheet, and a broken formula an error. */
function oddCell(text: string): Problem | undefined {
  if (/^#[\p{L}\d/]+[!?]?$/u.test(text)) return { code: 'cell-error', text }
  return isDate(text) || shownDay.test(text) ? { code: 'date', text } : undefined
}

function isDate(text: string): boolean {
  const read = parseCivilDate(text)
  return read !== 'not-a-date' && read !== 'no-such-day'
}

/** The same with all but the first two and the last two of many digits hidden, for a report that others may see. */
export function masked(text: string): string {
  return text.replace(/\d(?:[\s\u00a0.()-]*\d){5,}/g, (run) => {
    const digits = run.replace(/\D/g, '')
    return `${digits.slice(0, 2)}${'•'.repeat(digits.length - 4)}${digits.slice(-2)}`
  })
}

/** Only a doubt: how a PIN holds its date is inferred, so that nobody is refused for it. */
function doubtOfAge(pin: Pin, { votingAge, on }: Limits): { code: RollDoubtCode; text: string } | undefined {
  const birth = birthDateWithin(pin)
  if (!birth) return { code: 'no-birth-date', text: masked(pin) }
  const age = ageOn(birth, on)
  if (age < votingAge) return { code: 'young', text: `${age}` }
  return age > oldest ? { code: 'old', text: `${age}` } : undefined
}

export type RemarkGroup<Code extends string> = {
  readonly code: Code
  readonly count: number
  readonly first: readonly RollRemark<Code>[]
}

/** Remarks by kind, each with how many there are and the first of them; the kinds as they are listed. */
export function groupedRemarks<Code extends string>(
  remarks: readonly RollRemark<Code>[],
  codes: readonly Code[],
  most: number,
): readonly RemarkGroup<Code>[] {
  return codes.flatMap((code) => {
    const of = remarks.filter((remark) => remark.code === code)
    return of.length === 0 ? [] : [{ code, count: of.length, first: of.slice(0, most) }]
  })
}

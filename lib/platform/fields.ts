import { z } from 'zod'
import { type CivilDate, parseCivilDate } from '../kernel/civil-date.ts'
import { type Id, parseId } from '../kernel/id.ts'
import { type Money, parseMoney } from '../kernel/money.ts'
import { type Phone, parseEmail, parsePhone } from '../kernel/phone.ts'
import { type Pin, parsePin } from '../kernel/pin.ts'
import { type Point, parsePoint } from '../kernel/point.ts'
import { mixedWord, normalText } from '../kernel/text.ts'

type Limits = { readonly max?: number; readonly optional?: boolean }

// Zod's own sentences never reach a page: every refusal here is a code of words/…/problems.json.
function reading<Value>(read: (text: string, refuse: (code: string, values?: object) => void) => Value | undefined) {
  return z.string().transform((typed, context): Value => {
    const refuse = (message: string, params?: object) =>
      context.addIssue({ code: 'custom', message, params: { ...params } })
    return (read(typed, refuse) ?? z.NEVER) as Value
  })
}

function text(typed: string, { max = 200, optional = false }: Limits, refuse: (code: string, values?: object) => void) {
  const kept = normalText(typed)
  if (kept === '' && !optional) return refuse('required')
  if ([...kept].length > max) return refuse('too-long', { max, over: [...kept].length - max })
  return kept
}

// A byte order mark within a word counts as white space to the language, though nobody sees it.
function inOneLine(typed: string): string {
  return typed.replaceAll('\ufeff', '').replace(/\s+/g, ' ')
}

/** One line of text. */
export function line(limits: Limits = {}) {
  return reading<string>((typed, refuse) => text(inOneLine(typed), limits, refuse) ?? undefined)
}

/** Several lines of text. */
export function lines(limits: Limits = {}) {
  return reading<string>((typed, refuse) => text(typed, { max: 4000, ...limits }, refuse) ?? undefined)
}

/** A name or title: no word may mix Cyrillic and Latin letters, which look alike and break search and trust. */
export function title(limits: Limits = {}) {
  return reading<string>((typed, refuse) => {
    const kept = text(inOneLine(typed), limits, refuse)
    const mixed = kept && mixedWord(kept)
    if (mixed) refuse('look-alike', { word: mixed })
    return kept ?? undefined
  })
}

/** A sum in som and tyiyn. */
export function sum({ zero = false }: { readonly zero?: boolean } = {}) {
  return reading<Money>((typed, refuse) => {
    if (typed.trim() === '') return void refuse('required')
    const read = parseMoney(typed)
    if (typeof read === 'string') return void refuse(`sum-${read}`)
    if (read === 0n && !zero) return void refuse('sum-zero')
    return read
  })
}

/** A sum that may be left empty. */
export function optionalSum() {
  return reading<{ sum: Money | undefined }>((typed, refuse) => {
    if (typed.trim() === '') return { sum: undefined }
    const read = parseMoney(typed)
    return typeof read === 'string' ? void refuse(`sum-${read}`) : { sum: read }
  }).transform(({ sum: read }) => read)
}

/** Years outside are slips of the finger, and days counted on from them may be no days of the database. */
const years = { from: 1900, to: 2100 } as const

export function date() {
  return reading<CivilDate>((typed, refuse) => {
    if (typed.trim() === '') return void refuse('required')
    const read = parseCivilDate(typed)
    if (read === 'not-a-date' || read === 'no-such-day') return void refuse(read)
    const year = Number(read.slice(0, 4))
    return year < years.from || year > years.to ? void refuse('unlikely-year', years) : read
  })
}

export function phone() {
  return reading<Phone>((typed, refuse) => {
    if (typed.trim() === '') return void refuse('required')
    const read = parsePhone(typed)
    return read === 'not-a-phone' ? void refuse(read) : read
  })
}

export function email() {
  return reading<string>((typed, refuse) => {
    if (typed.trim() === '') return void refuse('required')
    const read = parseEmail(typed)
    return read === 'not-an-address' ? void refuse(read) : read
  })
}

export function pin() {
  return reading<Pin>((typed, refuse) => {
    if (typed.trim() === '') return void refuse('required')
    const read = parsePin(typed)
    return read === 'not-a-pin' ? void refuse(read, { digits: typed.replace(/\D/g, '').length }) : read
  })
}

/** A whole number with its bounds, both inside. */
export function whole({ min, max }: { readonly min: number; readonly max: number }) {
  return reading<number>((typed, refuse) => {
    const bare = typed.replace(/[\s\u00a0]/g, '')
    if (bare === '') return void refuse('required')
    if (!/^\d{1,12}$/.test(bare)) return void refuse('not-a-number')
    const read = Number(bare)
    return read < min || read > max ? void refuse('out-of-bounds', { min, max }) : read
  })
}

/** A quantity with up to three decimals, in thousandths. */
export function quantity() {
  return reading<bigint>((typed, refuse) => {
    const match = /^(\d{1,9})(?:[.,](\d{1,3}))?$/.exec(typed.replace(/[\s\u00a0]/g, ''))
    if (typed.trim() === '') return void refuse('required')
    if (!match) return void refuse('not-a-quantity')
    const milli = BigInt(match[1] ?? '0') * 1000n + BigInt((match[2] ?? '').padEnd(3, '0'))
    return milli === 0n ? void refuse('not-a-quantity') : milli
  })
}

/** A place on the map as it is typed or pasted. */
export function point() {
  return reading<Point>((typed, refuse) => {
    if (typed.trim() === '') return void refuse('required')
    const read = parsePoint(typed)
    if (read.ok) return read.value
    const { code, ...values } = read.refusal
    return void refuse(code, values)
  })
}

/** One of the given values. */
export function choice<const Value extends string>(values: readonly Value[]) {
  return reading<Value>((typed, refuse) => {
    if (typed === '') return void refuse('choose')
    return values.find((value) => value === typed) ?? void refuse('choose')
  })
}

/** An order of some of the given values, one after another with blanks between, each once. */
export function ordered<const Value extends string>(values: readonly Value[]) {
  return reading<readonly Value[]>((typed, refuse) => {
    const words = typed.split(' ')
    const order = words.flatMap((word) => values.filter((value) => value === word))
    const isWhole = order.length === words.length && new Set(order).size === order.length
    return isWhole ? order : void refuse('choose')
  })
}

/** The same field, which may also be left empty. */
export function optional<Value>(field: z.ZodType<Value, string>) {
  return z.string().transform((typed, context): Value | undefined => {
    if (typed.trim() === '') return undefined
    const read = field.safeParse(typed)
    if (read.success) return read.data
    for (const issue of read.error.issues) {
      const params = issue.code === 'custom' ? issue.params : undefined
      context.addIssue({ code: 'custom', message: issue.message, params: { ...params } })
    }
    return z.NEVER
  })
}

/** A ticked box. */
export function flag() {
  return z.string().transform((typed) => typed !== '')
}

/** An id that the form carried itself; a broken one is a broken form. */
export function id<Noun extends string>() {
  return reading<Id<Noun>>((typed, refuse) => parseId<Noun>(typed) ?? void refuse('broken-form'))
}

/** The version of the thing that the form was made from. */
export function version() {
  return whole({ min: 0, max: 1_000_000_000 })
}

import { IntlMessageFormat } from 'intl-messageformat'
import { messages, type WordKey } from '../../words/index.ts'
import { assert } from '../kernel/assert.ts'
import type { CivilDate } from '../kernel/civil-date.ts'
import { dateOf } from '../kernel/civil-date.ts'
import type { Instant } from '../kernel/instant.ts'
import type { Money } from '../kernel/money.ts'
import type { Language, Three } from '../kernel/three.ts'

export type { WordKey } from '../../words/index.ts'

export type WordValues = Readonly<Record<string, string | number | bigint>>

/** Says things in one language: `t('calls.title')`, `t.money(sum)`, `t.of(names)`. */
export interface Words {
  (key: WordKey, values?: WordValues): string
  readonly language: Language
  /** 47 000 сом; tyiyn only when there are any. */
  money(sum: Money): string
  /** 24-май, 2026-ж. */
  date(date: CivilDate): string
  /** 24-май, for calendars where the year is plain. */
  dayMonth(date: CivilDate): string
  /** Date and time in Bishkek. */
  moment(at: Instant): string
  number(value: number | bigint): string
  of(three: Three): string
}

/** The same said in both official languages, for whoever's language is not known: the Kyrgyz first. */
export function inBothLanguages(say: (t: Words) => string): string {
  return (['ky', 'ru'] as const).map((language) => say(wordsIn(language))).join('\n\n')
}

const months: Record<Language, readonly string[]> = {
  ky: [
    'январь',
    'февраль',
    'март',
    'апрель',
    'май',
    'июнь',
    'июль',
    'август',
    'сентябрь',
    'октябрь',
    'ноябрь',
    'декабрь',
  ],
  ru: [
    'января',
    'февраля',
    'марта',
    'апреля',
    'мая',
    'июня',
    'июля',
    'августа',
    'сентября',
    'октября',
    'ноября',
    'декабря',
  ],
  en: [
    'January',
    'February',
    'March',
    'April',
    'May',
    'June',
    'July',
    'August',
    'September',
    'October',
    'November',
    'December',
  ],
}
const currency: Record<Language, string> = { ky: 'сом', ru: 'сом', en: 'som' }
/** A space that does not break, so a sum never splits over two lines. */
const tight = '\u00a0'

/** 1234567 -> "1 234 567". */
export function grouped(digits: string): string {
  return digits.replace(/\B(?=(\d{3})+(?!\d))/g, tight)
}

function moneyText(language: Language, sum: Money): string {
  const positive = sum < 0n ? -sum : sum
  const tyiyn = positive % 100n
  const fraction = tyiyn === 0n ? '' : `${language === 'en' ? '.' : ','}${tyiyn.toString().padStart(2, '0')}`
  return `${sum < 0n ? '−' : ''}${grouped((positive / 100n).toString())}${fraction}${tight}${currency[language]}`
}

function dayMonthText(language: Language, date: CivilDate): string {
  const month = months[language][Number(date.slice(5, 7)) - 1]
  const day = Number(date.slice(8))
  return language === 'ky' ? `${day}-${month}` : `${day}${tight}${month}`
}

function dateText(language: Language, date: CivilDate): string {
  const year = date.slice(0, 4)
  const dayMonth = dayMonthText(language, date)
  if (language === 'ky') return `${dayMonth}, ${year}-ж.`
  return language === 'ru' ? `${dayMonth} ${year}${tight}г.` : `${dayMonth} ${year}`
}

function momentText(language: Language, at: Instant): string {
  const local = new Date(at + 6 * 3_600_000).toISOString()
  return `${dateText(language, dateOf(at))}, ${local.slice(11, 16)}`
}

/** Kyrgyz and Russian dates end in a full stop of their own (2026-ж., 2026 г.); at the end of a sentence it is the only one. */
function oneFullStop(text: string): string {
  return text.replace(/(\d-ж|\d\u00a0г)\.\.(?!\.)/g, '$1.')
}

function sayerOf(language: Language): Words {
  const formats = new Map<string, IntlMessageFormat>()
  // Intl has Kyrgyz plural rules (one, other); the locale only picks those, sums and dates are ours.
  const say = (key: WordKey, values?: WordValues): string => {
    const dot = key.indexOf('.')
    const message = messages[language][key.slice(0, dot)]?.[key.slice(dot + 1)]
    assert(message !== undefined, `no words for ${key} in ${language}`)
    if (!/[{'#<]/.test(message)) return message
    let format = formats.get(key)
    if (!format) {
      format = new IntlMessageFormat(message, language, undefined, { ignoreTag: true })
      formats.set(key, format)
    }
    return oneFullStop(format.format(values) as string)
  }
  return Object.assign(say, {
    language,
    money: (sum: Money) => moneyText(language, sum),
    date: (date: CivilDate) => dateText(language, date),
    dayMonth: (date: CivilDate) => dayMonthText(language, date),
    moment: (at: Instant) => momentText(language, at),
    number: (value: number | bigint) => grouped(value.toString().replace('-', '−')),
    of: (three: Three) => three[language],
  })
}

const sayers: Record<Language, Words> = { ky: sayerOf('ky'), ru: sayerOf('ru'), en: sayerOf('en') }

export function wordsIn(language: Language): Words {
  return sayers[language]
}

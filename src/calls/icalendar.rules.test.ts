import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate } from '../../lib/kernel/civil-date.ts'
import { instant } from '../../lib/kernel/instant.ts'
import { type DaysEvent, icalendarText } from './icalendar.rules.ts'

const now = instant(Date.UTC(2026, 4, 1, 6, 30, 5))
const collecting: DaysEvent = {
  uid: 'one-collecting@demilge.kg',
  from: civilDate('2026-05-01'),
  until: civilDate('2026-05-31'),
  summary: 'Арыздар кабыл алынат',
  url: 'https://demilge.kg/baetov/calls/2026',
  cancelled: false,
}
const textOf = (change: Partial<DaysEvent> = {}, name = 'Баетов') =>
  icalendarText({ name, events: [{ ...collecting, ...change }], sequence: 3, now })
/** Lines as a calendar reads them, put together again (RFC 5545, 3.1). */
const linesOf = (text: string) => text.replaceAll('\r\n ', '').split('\r\n')

test('a stage is an event of whole days that ends on the day after its last one', () => {
  deepEqual(linesOf(textOf()), [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Demilge//Demilge//KY',
    'CALSCALE:GREGORIAN',
    'X-WR-CALNAME:Баетов',
    'BEGIN:VEVENT',
    'UID:one-collecting@demilge.kg',
    'DTSTAMP:20260501T063005Z',
    'SEQUENCE:3',
    'DTSTART;VALUE=DATE:20260501',
    'DTEND;VALUE=DATE:20260601',
    'SUMMARY:Арыздар кабыл алынат',
    'URL:https://demilge.kg/baetov/calls/2026',
    'STATUS:CONFIRMED',
    'TRANSP:TRANSPARENT',
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ])
})

test('a call that was withdrawn is cancelled in the calendar', () =>
  match(textOf({ cancelled: true }), /STATUS:CANCELLED\r\n/))

test('signs that part things in a calendar are escaped', () => {
  ok(
    linesOf(textOf({ summary: 'Жарык; жол, суу \\ көпүрө\nжана бак\r\nбашка' })).includes(
      'SUMMARY:Жарык\\; жол\\, суу \\\\ көпүрө\\nжана бак\\nбашка',
    ),
  )
})

test('no line is longer than 75 octets, and no letter is cut', () => {
  for (const letter of ['a', 'ө', '№', '🌲']) {
    const summary = letter.repeat(200)
    const text = textOf({ summary })
    for (const line of text.split('\r\n')) ok(Buffer.byteLength(line) <= 75, `${Buffer.byteLength(line)} octets`)
    ok(linesOf(text).includes(`SUMMARY:${summary}`))
    equal(text.includes('\ufffd'), false)
  }
})

test('a line of exactly 75 octets stays whole', () => {
  const summary = 'a'.repeat(75 - 'SUMMARY:'.length)
  ok(textOf({ summary }).includes(`\r\nSUMMARY:${summary}\r\n`))
  ok(textOf({ summary: `${summary}b` }).includes(`\r\nSUMMARY:${summary}\r\n b\r\n`))
})

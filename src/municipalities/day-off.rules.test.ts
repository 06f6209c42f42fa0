import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate as day } from '../../lib/kernel/civil-date.ts'
import type { DayOffId, DaysOff, WhyDayOff } from './day-off.model.ts'
import { holidaysWithin, whyDayOff, whyNotEnter, whyNotStrike, workingDayFrom } from './day-off.rules.ts'

const law = { since: day('2025-02-04'), until: undefined, source: 'labour-code-2025' } as const
const daysOff: DaysOff = {
  yearly: [
    { kind: 'new-year', fromDay: '01-01', untilDay: '01-06', ...law },
    { kind: 'christmas', fromDay: '01-07', untilDay: '01-07', ...law },
    { kind: 'women', fromDay: '03-08', untilDay: '03-08', ...law, until: day('2027-12-31') },
    { kind: 'may', fromDay: '05-01', untilDay: '05-09', ...law },
  ],
  announced: [
    { id: 'a' as DayOffId, on: day('2026-01-08'), kind: 'cabinet', source: '№ 835' },
    { id: 'b' as DayOffId, on: day('2026-03-20'), kind: 'orozo-ait', source: 'Муфтият' },
    { id: 'c' as DayOffId, on: day('2026-05-05'), kind: 'kurman-ait', source: 'Муфтият' },
  ],
}

const cases: readonly [claim: string, date: string, why: WhyDayOff | undefined][] = [
  ['an ordinary Friday is a working day', '2026-02-20', undefined],
  ['Saturday is a day off', '2026-02-21', 'weekend'],
  ['Sunday is a day off', '2026-02-22', 'weekend'],
  ['23 February is a working day since the Labour Code of 2025', '2026-02-23', undefined],
  ['7 November is a working day since the Labour Code of 2025', '2025-11-07', undefined],
  ['the first day of the May holidays is off', '2026-05-01', 'may'],
  ['the last day of the May holidays is off, and named though it is a Saturday', '2026-05-09', 'may'],
  ['an announced feast is off', '2026-03-20', 'orozo-ait'],
  ['an announced feast is told before the holiday it falls on', '2026-05-05', 'kurman-ait'],
  ['what was not yet law is not known', '2024-05-08', undefined],
  ['what is law no more is not counted', '2028-03-08', undefined],
  ['on its last day it still is', '2027-03-08', 'women'],
]
for (const [claim, date, why] of cases) test(claim, () => equal(whyDayOff(day(date), daysOff), why))

test('a working day is its own, a day off gives way to the first working day after it', () => {
  equal(workingDayFrom(day('2026-02-20'), daysOff), '2026-02-20')
  equal(workingDayFrom(day('2026-05-01'), daysOff), '2026-05-11')
})

test('a holiday on a Sunday moves to no Monday', () => equal(workingDayFrom(day('2026-03-08'), daysOff), '2026-03-09'))

test('holidays are told with the days that follow each other, one day off alone', () => {
  deepEqual(holidaysWithin(day('2026-01-05'), day('2026-03-20'), daysOff), [
    { kind: 'new-year', from: '2026-01-05', until: '2026-01-06' },
    { kind: 'christmas', from: '2026-01-07', until: '2026-01-07' },
    { kind: 'cabinet', from: '2026-01-08', until: '2026-01-08' },
    { kind: 'women', from: '2026-03-08', until: '2026-03-08' },
    { kind: 'orozo-ait', from: '2026-03-20', until: '2026-03-20' },
  ])
})

test('the same holiday of two years is two', () => {
  const years = holidaysWithin(day('2026-02-01'), day('2027-03-31'), daysOff).filter(({ kind }) => kind === 'women')
  deepEqual(
    years.map(({ from }) => from),
    ['2026-03-08', '2027-03-08'],
  )
})

const today = day('2026-03-19')
const entering: readonly [claim: string, on: string, code: string | undefined][] = [
  ['today can be announced', '2026-03-19', undefined],
  ['yesterday cannot', '2026-03-18', 'day-passed'],
  ['two years ahead can', '2028-03-20', undefined],
  ['a day more cannot', '2028-03-21', 'day-too-far'],
  ['a day announced already cannot', '2026-03-20', 'day-off-already'],
]
for (const [claim, on, code] of entering) test(claim, () => equal(whyNotEnter(day(on), today, daysOff)?.code, code))

test('a day is struck until it has passed', () => {
  equal(whyNotStrike(today, today), undefined)
  equal(whyNotStrike(day('2026-03-18'), today)?.code, 'day-passed')
})

import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, civilDate, endOf, startOf } from '../../lib/kernel/civil-date.ts'
import { instant } from '../../lib/kernel/instant.ts'
import { dueWork, isTellingHour } from './reminder.rules.ts'

const today = civilDate('2026-05-20')
const noon = instant(startOf(today) + 12 * 3_600_000)
const hour = 3_600_000

const due = (days: number | undefined, path = '/baetov/initiatives/3/application') => ({
  title: '№ 3 арыз',
  what: 'Арызды бүтүрүү',
  path,
  place: 'Баетов',
  by: days === undefined ? undefined : endOf(addDays(today, days)),
})
const daysTold = (days: number | undefined, told: readonly number[] = []) =>
  dueWork(
    [due(days)],
    told.map((daysBefore) => ({
      subject: '/baetov/initiatives/3/application',
      dueOn: addDays(today, days ?? 0),
      daysBefore,
    })),
    noon,
  ).map(({ daysBefore }) => daysBefore)

const cases: readonly [
  claim: string,
  days: number | undefined,
  told: readonly number[],
  expected: readonly number[],
][] = [
  ['four days before nothing is told', 4, [], []],
  ['three days before it is told', 3, [], [3]],
  ['it is told once for the three days', 2, [3], []],
  ['two days before is made up for what nobody was told the day before', 2, [], [3]],
  ['one day before it is told again', 1, [3], [1]],
  ['one day before it is told once', 1, [3, 1], []],
  ['on the last day it is told when nobody was told before', 0, [], [1]],
  ['on the last day nothing more is told', 0, [1], []],
  ['what is late is no matter of a reminder', -1, [], []],
  ['work without a last day is not told', undefined, [], []],
]
for (const [claim, days, told, expected] of cases) test(claim, () => deepEqual(daysTold(days, told), expected))

test('a deadline that moved is told anew', () => {
  const told = [{ subject: due(3).path, dueOn: addDays(today, 1), daysBefore: 1 }]
  equal(dueWork([due(3)], told, noon).length, 1)
})

test('lines come by their last day, and two kinds of work on one page are one line', () => {
  const lines = dueWork([due(3, '/b'), due(1, '/c'), due(1, '/a'), due(3, '/b')], [], noon)
  deepEqual(
    lines.map(({ subject }) => subject),
    ['/c', '/a', '/b'],
  )
})

test('people are written to from nine in the morning until eight in the evening', () => {
  const at = (hours: number) => isTellingHour(instant(startOf(today) + hours * hour))
  deepEqual([at(8.9), at(9), at(19.9), at(20), at(0)], [false, true, true, false, false])
})

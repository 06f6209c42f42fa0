import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, civilDate, endOf, startOf } from '../../lib/kernel/civil-date.ts'
import type { Waiting } from './work.model.ts'
import { daysLeft, groupedWork } from './work.rules.ts'

const today = civilDate('2026-06-05')
const now = startOf(today)
const line = (title: string, days: number | undefined): Waiting => ({
  title,
  what: '',
  path: `/${title}`,
  place: '',
  by: days === undefined ? undefined : endOf(addDays(today, days)),
})
const titles = (lines: readonly Waiting[]) => lines.map(({ title }) => title)

test('work is parted into late, soon and later, each by deadline', () => {
  const grouped = groupedWork(
    [
      line('someday', undefined),
      line('month', 30),
      line('week', 7),
      line('yesterday', -1),
      line('today', 0),
      line('next', 8),
    ],
    now,
  )
  deepEqual(titles(grouped.late), ['yesterday'])
  deepEqual(titles(grouped.soon), ['today', 'week'])
  deepEqual(titles(grouped.later), ['next', 'month', 'someday'])
})

test('the last instant of a day is still that day', () => {
  equal(daysLeft(endOf(today), now), 0)
  equal(daysLeft(endOf(addDays(today, -1)), now), -1)
  equal(daysLeft(endOf(addDays(today, 1)), endOf(today)), 1)
})

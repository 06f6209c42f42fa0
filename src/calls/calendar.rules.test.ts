import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, civilDate } from '../../lib/kernel/civil-date.ts'
import { terms } from '../../test/worlds/terms.ts'
import {
  addMonths,
  calendarProblems,
  clonedCalendar,
  clonedTitle,
  datesOff,
  proposedCalendar,
  spansOf,
} from './calendar.rules.ts'
import type { Calendar, CalendarField, CalendarProblem } from './call.model.ts'
import { slugFor } from './slug.rules.ts'

const today = civilDate('2026-05-24')
const proposed = proposedCalendar(terms, today)
const { collectingDays, reviewingDays, appealDays, votingDays, worksMonths } = terms

test('the proposed days keep to the regulation, and the first comes a week from today', () => {
  assert.deepEqual(calendarProblems(proposed, terms, today), {})
  assert.equal(proposed.collectingFrom, '2026-05-31')
})

test('days are proposed as early as the regulation allows', () => {
  for (const field of ['collectingUntil', 'votingFrom', 'votingUntil'] as const) {
    const earlier = { ...proposed, [field]: addDays(proposed[field], -1) }
    assert.ok(calendarProblems(earlier, terms, today)[field], field)
  }
})

const cases: readonly [string, Partial<Calendar>, CalendarField, CalendarProblem | undefined][] = [
  ['collecting begins today', { collectingFrom: today }, 'collectingFrom', undefined],
  [
    'collecting began yesterday',
    { collectingFrom: addDays(today, -1) },
    'collectingFrom',
    { code: 'date-order', earliest: today },
  ],
  [
    'collecting begins in a year of slips',
    { collectingFrom: civilDate('2206-05-31') },
    'collectingFrom',
    { code: 'date-too-far', latest: addDays(today, 1098) },
  ],
  [
    'collecting begins on the last day that is near enough',
    { collectingFrom: addDays(today, 1098) },
    'collectingFrom',
    undefined,
  ],
  [
    'collecting lasts one day less than the regulation says',
    { collectingUntil: addDays(proposed.collectingFrom, collectingDays - 2) },
    'collectingUntil',
    { code: 'shorter-than-regulation', days: collectingDays, earliest: proposed.collectingUntil, clause: 'calendar' },
  ],
  [
    'collecting ends before it begins',
    { collectingUntil: addDays(proposed.collectingFrom, -1) },
    'collectingUntil',
    { code: 'date-order', earliest: proposed.collectingUntil },
  ],
  [
    'the review ends with the collecting',
    { reviewingUntil: proposed.collectingUntil },
    'reviewingUntil',
    { code: 'date-order', earliest: addDays(proposed.collectingUntil, 1) },
  ],
  ['the review takes one day', { reviewingUntil: addDays(proposed.collectingUntil, 1) }, 'reviewingUntil', undefined],
  [
    'the review takes one day more than the regulation says',
    { reviewingUntil: addDays(proposed.collectingUntil, reviewingDays + 1) },
    'reviewingUntil',
    { code: 'longer-than-regulation', latest: proposed.reviewingUntil, clause: 'calendar' },
  ],
  [
    'voting begins before the time to appeal is over',
    { votingFrom: addDays(proposed.reviewingUntil, appealDays) },
    'votingFrom',
    { code: 'shorter-than-regulation', days: appealDays, earliest: proposed.votingFrom, clause: 'appeal' },
  ],
  [
    'voting begins before the review ends',
    { votingFrom: addDays(proposed.reviewingUntil, -1) },
    'votingFrom',
    { code: 'date-order', earliest: proposed.votingFrom },
  ],
  [
    'voting lasts one day less than the regulation says',
    { votingUntil: addDays(proposed.votingFrom, votingDays - 2) },
    'votingUntil',
    { code: 'shorter-than-regulation', days: votingDays, earliest: proposed.votingUntil, clause: 'voting' },
  ],
  [
    'the decision falls on the last day of voting',
    { decidedBy: proposed.votingUntil },
    'decidedBy',
    { code: 'date-order', earliest: addDays(proposed.votingUntil, 1) },
  ],
  ['the decision comes the day after voting', { decidedBy: addDays(proposed.votingUntil, 1) }, 'decidedBy', undefined],
  [
    'works end on the day of the decision',
    { worksUntil: proposed.decidedBy },
    'worksUntil',
    { code: 'date-order', earliest: addDays(proposed.decidedBy, 1) },
  ],
  [
    'works take one day more than the regulation says',
    { worksUntil: addDays(proposed.worksUntil, 1) },
    'worksUntil',
    { code: 'longer-than-regulation', latest: proposed.worksUntil, clause: 'calendar' },
  ],
]

for (const [claim, change, field, problem] of cases) {
  test(`${claim}: ${problem ? 'refused' : 'accepted'}`, () => {
    assert.deepEqual(calendarProblems({ ...proposed, ...change }, terms, today)[field], problem)
  })
}

test('a date after a wrong one is measured from the nearest right one', () => {
  const short = { ...proposed, collectingUntil: addDays(proposed.collectingUntil, -3) }
  assert.deepEqual(Object.keys(calendarProblems(short, terms, today)), ['collectingUntil'])
  const long = { ...proposed, reviewingUntil: addDays(proposed.reviewingUntil, 3) }
  assert.deepEqual(Object.keys(calendarProblems(long, terms, today)), ['reviewingUntil'])
  const far = { ...proposed, collectingFrom: civilDate('2206-05-31') }
  assert.deepEqual(Object.keys(calendarProblems(far, terms, today)), ['collectingFrom'])
})

test('the spans of a calendar follow each other day by day, and one without a day is left out', () => {
  const spans = spansOf(proposed)
  assert.deepEqual(
    spans.map(({ key }) => key),
    ['collecting', 'reviewing', 'appeal', 'voting', 'deciding', 'works'],
  )
  for (const [at, span] of spans.slice(1).entries()) assert.equal(span.from, addDays(spans[at]!.until, 1))
  const without = spansOf({ ...proposed, votingFrom: addDays(proposed.reviewingUntil, 1) })
  assert.ok(!without.some(({ key }) => key === 'appeal'))
})

test('a month later is the same day, or the last of a shorter month', () => {
  assert.equal(addMonths(civilDate('2026-05-24'), 1), '2026-06-24')
  assert.equal(addMonths(civilDate('2026-01-31'), 1), '2026-02-28')
  assert.equal(addMonths(civilDate('2028-01-31'), 1), '2028-02-29')
  assert.equal(addMonths(civilDate('2026-11-30'), 3), '2027-02-28')
  assert.equal(proposed.worksUntil, addMonths(proposed.decidedBy, worksMonths))
})

test('a call is addressed by its year, the next of that year by a number after it', () => {
  assert.equal(slugFor(today, new Set()), '2026')
  assert.equal(slugFor(today, new Set(['2026'])), '2026-2')
  assert.equal(slugFor(today, new Set(['2026', '2026-2', '2025'])), '2026-3')
})

test('a next call keeps the lengths of the earlier one, as far as the regulation allows now', () => {
  const earlier: Calendar = {
    collectingFrom: civilDate('2025-03-01'),
    collectingUntil: civilDate('2025-04-09'),
    reviewingUntil: civilDate('2025-05-30'),
    votingFrom: civilDate('2025-06-01'),
    votingUntil: civilDate('2025-06-02'),
    decidedBy: civilDate('2025-06-12'),
    worksUntil: civilDate('2026-12-31'),
  }
  const next = clonedCalendar(earlier, terms, today)
  assert.deepEqual(calendarProblems(next, terms, today), {})
  assert.equal(next.collectingFrom, '2026-05-31')
  // Forty days as before; the review, the vote and the works are brought within the rules.
  assert.equal(next.collectingUntil, addDays(next.collectingFrom, 39))
  assert.equal(next.reviewingUntil, addDays(next.collectingUntil, reviewingDays))
  assert.equal(next.votingFrom, addDays(next.reviewingUntil, appealDays + 1))
  assert.equal(next.votingUntil, addDays(next.votingFrom, votingDays - 1))
  assert.equal(next.decidedBy, addDays(next.votingUntil, 10))
  assert.equal(next.worksUntil, addMonths(next.decidedBy, worksMonths))
  assert.deepEqual(clonedCalendar(proposed, terms, today), proposed)
  assert.equal(clonedTitle('Демилгелер – 2025', earlier, next), 'Демилгелер – 2026')
  assert.equal(clonedTitle('Жазгы сынак', earlier, next), 'Жазгы сынак')
})

test('dates on days off are told with the next working day, a vote on a weekend is not', () => {
  const law = { since: civilDate('2025-02-04'), until: undefined, source: 'labour-code-2025' } as const
  const daysOff = { yearly: [{ kind: 'may', fromDay: '05-01', untilDay: '05-09', ...law } as const], announced: [] }
  const calendar = {
    collectingUntil: civilDate('2026-04-30'),
    reviewingUntil: civilDate('2026-05-03'),
    votingFrom: civilDate('2026-05-08'),
    votingUntil: civilDate('2026-05-16'),
    decidedBy: civilDate('2026-05-17'),
  }
  assert.deepEqual(datesOff(calendar, daysOff), [
    { field: 'reviewingUntil', on: '2026-05-03', why: 'may', next: '2026-05-11' },
    { field: 'votingFrom', on: '2026-05-08', why: 'may', next: '2026-05-11' },
    { field: 'decidedBy', on: '2026-05-17', why: 'weekend', next: '2026-05-18' },
  ])
  assert.deepEqual(datesOff({ votingUntil: civilDate('2026-05-17') }, daysOff), [])
})

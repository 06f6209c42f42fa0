import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate, startOf } from '../../lib/kernel/civil-date.ts'
import { instant } from '../../lib/kernel/instant.ts'
import { terms } from '../../test/worlds/terms.ts'
import type { Calendar, CallStage } from './call.model.ts'
import type { OutageTold } from './outage.model.ts'
import { daysOfOutage, extended, outageOf } from './outage.rules.ts'

const day = civilDate
const calendar: Calendar = {
  collectingFrom: day('2026-05-01'),
  collectingUntil: day('2026-05-20'),
  reviewingUntil: day('2026-05-31'),
  votingFrom: day('2026-06-06'),
  votingUntil: day('2026-06-15'),
  decidedBy: day('2026-06-25'),
  worksUntil: day('2026-12-25'),
}
const at = (date: string, hours: number) => instant(startOf(day(date)) + hours * 3_600_000)
const told = (from: ReturnType<typeof at>, until: ReturnType<typeof at>): OutageTold => ({
  from,
  until,
  what: 'Байланыш',
})
const rules = { ...terms, outageHours: 4 }

const lasting: readonly [claim: string, OutageTold, days: number][] = [
  ['four hours of one day are one day', told(at('2026-05-10', 9), at('2026-05-10', 13)), 1],
  ['a minute less is none', told(at('2026-05-10', 9), instant(at('2026-05-10', 13) - 60_000)), 0],
  ['three hours before and three after midnight are none', told(at('2026-05-10', 21), at('2026-05-11', 3)), 0],
  ['a night and the day after it are two days', told(at('2026-05-10', 20), at('2026-05-11', 12)), 2],
  ['three whole days are three', told(at('2026-05-10', 0), at('2026-05-13', 0)), 3],
]
for (const [claim, outage, days] of lasting) test(claim, () => equal(daysOfOutage(outage, rules), days))

test('a longer collecting moves everything after it, a longer vote only what follows the vote', () => {
  deepEqual(extended(calendar, 'collecting', 2), {
    collectingFrom: '2026-05-01',
    collectingUntil: '2026-05-22',
    reviewingUntil: '2026-06-02',
    votingFrom: '2026-06-08',
    votingUntil: '2026-06-17',
    decidedBy: '2026-06-27',
    worksUntil: '2026-12-27',
  })
  deepEqual(extended(calendar, 'voting', 1), {
    ...calendar,
    votingUntil: '2026-06-16',
    decidedBy: '2026-06-26',
    worksUntil: '2026-12-26',
  })
})

const now = at('2026-05-12', 0)
const good = told(at('2026-05-10', 9), at('2026-05-10', 14))
const cases: readonly [claim: string, stage: CallStage, OutageTold, code: string | undefined][] = [
  ['while applications are taken an outage counts', 'collecting', good, undefined],
  ['during the review it does not', 'reviewing', good, 'wrong-stage'],
  ['it ends after it begins', 'collecting', told(good.until, good.from), 'ends-before-it-begins'],
  ['it counts once it is over', 'collecting', told(good.from, at('2026-05-12', 1)), 'not-over-yet'],
  ['one before the stage does not count', 'collecting', told(at('2026-04-30', 1), good.until), 'before-the-stage'],
  ['one before the vote does not make the vote longer', 'voting', good, 'before-the-stage'],
  ['a short one makes nothing longer', 'collecting', told(good.from, at('2026-05-10', 12)), 'too-short'],
]
for (const [claim, stage, outage, code] of cases) {
  test(claim, () => {
    const decision = outageOf({ stage, calendar, terms: rules }, outage, [], now)
    equal(decision.ok ? undefined : decision.refusal.code, code)
  })
}

test('the same hours count once', () => {
  const facts = { stage: 'collecting' as const, calendar, terms: rules }
  const decision = outageOf(facts, good, [told(at('2026-05-10', 13), at('2026-05-10', 20))], now)
  equal(decision.ok ? undefined : decision.refusal.code, 'told-already')
  const apart = outageOf(facts, good, [told(at('2026-05-10', 14), at('2026-05-10', 20))], now)
  deepEqual(apart.ok && [apart.value.stage, apart.value.days], ['collecting', 1])
})

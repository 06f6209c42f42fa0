import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate } from '../../lib/kernel/civil-date.ts'
import { som } from '../../lib/kernel/money.ts'
import type { PersonId } from '../people/person.model.ts'
import type { AcceptanceFacts, ReportFacts } from './implementation.model.ts'
import { acceptingOf, assessingOf, handingOverOf, reportDueOn, reportingOf } from './implementation.rules.ts'

const [aigul, aibek] = ['aigul', 'aibek'] as PersonId[] as [PersonId, PersonId]
const today = civilDate('2026-09-10')
const works: ReportFacts = { stage: 'works', leaderId: aigul, by: aigul, byOfficer: false, percentBefore: 30 }

type ReportCase = {
  name: string
  facts?: Partial<ReportFacts>
  percent?: number
  photographs?: number
  refused?: string
}
const reports: ReportCase[] = [
  { name: 'the leader reports with a photograph' },
  { name: 'the officer may report for the group', facts: { by: aibek, byOfficer: true } },
  { name: 'nobody else may', facts: { by: aibek }, refused: 'not-yours' },
  { name: 'the first report may come right after the agreement', facts: { stage: 'agreement' } },
  { name: 'after acceptance there is nothing to report', facts: { stage: 'accepted' }, refused: 'not-in-works' },
  { name: 'works may stand still', percent: 30 },
  { name: 'works do not go backwards', percent: 29, refused: 'went-backwards' },
  { name: 'a report needs a photograph', photographs: 0, refused: 'no-photographs' },
]
for (const { name, facts, percent = 60, photographs = 1, refused } of reports) {
  test(name, () => {
    const result = reportingOf({ ...works, ...facts }, { percent, photographs })
    equal(result.ok ? undefined : result.refusal.code, refused)
  })
}

const finished: AcceptanceFacts = {
  hands: ['aigul' as PersonId],
  by: 'bakyt' as PersonId,
  stage: 'works',
  percent: 100,
  agreementOn: civilDate('2026-07-01'),
  numberTaken: false,
}
type AcceptanceCase = { name: string; facts?: Partial<AcceptanceFacts>; on?: string; refused?: string }
const acceptances: AcceptanceCase[] = [
  { name: 'finished works are accepted' },
  { name: 'works that nobody reported on are not', facts: { percent: undefined }, refused: 'not-finished' },
  { name: 'works at 99 percent are not', facts: { percent: 99 }, refused: 'not-finished' },
  { name: 'works are accepted once', facts: { stage: 'accepted' }, refused: 'not-in-works' },
  {
    name: 'nobody accepts works in which they had a hand',
    facts: { hands: ['bakyt' as PersonId] },
    refused: 'own-initiative',
  },
  { name: 'an act has a number of its own', facts: { numberTaken: true }, refused: 'number-taken' },
  { name: 'nothing is accepted tomorrow', on: '2026-09-11', refused: 'accepted-in-future' },
  { name: 'nothing is accepted before it was agreed', on: '2026-06-30', refused: 'before-agreement' },
  {
    name: 'an old initiative without an agreement date is accepted',
    facts: { agreementOn: undefined },
    on: '2026-06-30',
  },
]
for (const { name, facts, on = '2026-09-10', refused } of acceptances) {
  test(name, () => {
    const result = acceptingOf({ ...finished, ...facts }, civilDate(on), today)
    equal(result.ok ? undefined : result.refusal.code, refused)
  })
}

const accepted = { stage: 'accepted', balance: som(0), acceptedOn: civilDate('2026-09-01') } as const
test('what was accepted is handed over', () => {
  equal(handingOverOf(accepted, today, today).ok, true)
})
const refusals = [
  ['what was not accepted is not handed over', { ...accepted, stage: 'works' }, today, 'not-accepted'],
  ['with money left it is not handed over', { ...accepted, balance: som(1) }, today, 'money-left'],
  ['it is not handed over tomorrow', accepted, civilDate('2026-09-11'), 'handed-over-in-future'],
  ['it is not handed over before it was accepted', accepted, civilDate('2026-08-31'), 'before-acceptance'],
] as const
for (const [name, facts, on, code] of refusals) {
  test(name, () => {
    const result = handingOverOf(facts, on, today)
    equal(result.ok ? '' : result.refusal.code, code)
  })
}

test('what was handed over is assessed, once', () => {
  equal(assessingOf('handed-over').ok, true)
  for (const stage of ['accepted', 'assessed'] as const) equal(assessingOf(stage).ok, false)
})

test('reports are due so many days after the last one, the first after the agreement', () => {
  equal(reportDueOn(undefined, civilDate('2026-07-01'), 30), '2026-07-31')
  equal(reportDueOn(civilDate('2026-08-10'), civilDate('2026-07-01'), 30), '2026-09-09')
})

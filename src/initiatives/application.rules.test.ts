import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, civilDate, startOf } from '../../lib/kernel/civil-date.ts'
import { money, som } from '../../lib/kernel/money.ts'
import { terms } from '../../test/worlds/terms.ts'
import type { Call, CallStage } from '../calls/call.model.ts'
import type { PersonId } from '../people/person.model.ts'
import {
  answerBy,
  dueOn,
  isTheirs,
  leads,
  pauseUntil,
  whyClosed,
  whyMayNotApply,
  whyMayNotSubmit,
  whyMayNotWithdraw,
} from './application.rules.ts'
import type { Sums } from './draft.model.ts'
import { type Initiative, type InitiativeStage, initiativeStages } from './initiative.model.ts'
import { noSupport } from './support.model.ts'

const day = civilDate('2026-05-10')
const calendar: Call['calendar'] = {
  collectingFrom: civilDate('2026-05-01'),
  collectingUntil: day,
  reviewingUntil: civilDate('2026-05-31'),
  votingFrom: civilDate('2026-06-01'),
  votingUntil: civilDate('2026-06-10'),
  decidedBy: civilDate('2026-06-20'),
  worksUntil: civilDate('2026-12-20'),
}
const call = (stage: CallStage) => ({ stage, calendar, terms })
const aigul = 'a' as PersonId
const aibek = 'b' as PersonId
const other = 'c' as PersonId

test('an application is its leader’s, and the officers’ only where an officer typed it in', () => {
  const own = { leaderId: aigul, authorIds: [], typedBy: undefined }
  const typed = { leaderId: aibek, authorIds: [], typedBy: aibek }
  const cases = [
    [own, aigul, false, true],
    [own, other, false, false],
    [own, aibek, true, false],
    [typed, other, true, true],
    [typed, other, false, false],
  ] as const
  for (const [initiative, by, isOfficer, theirs] of cases) assert.equal(isTheirs(initiative, { by, isOfficer }), theirs)
})

test('an author works on it, and only its leader acts for the group', () => {
  const shared = { leaderId: aigul, authorIds: [other], typedBy: undefined }
  assert.ok(isTheirs(shared, { by: other, isOfficer: false }))
  assert.ok(!leads(shared, { by: other, isOfficer: false }))
  assert.ok(leads(shared, { by: aigul, isOfficer: false }))
})

test('applications are begun while the call collects, the last day included', () => {
  assert.equal(whyMayNotApply(call('collecting'), day), undefined)
  const refusal = { code: 'call-closed', until: day, clause: 'calendar' }
  assert.deepEqual(whyMayNotApply(call('collecting'), addDays(day, 1)), { ...refusal, stage: 'collecting' })
  assert.deepEqual(whyMayNotApply(call('reviewing'), day), { ...refusal, stage: 'reviewing' })
})

test('a draft is changed while its call collects', () => {
  const facts = { initiative: { stage: 'draft' as const }, returnedAt: undefined, today: day }
  assert.equal(whyClosed({ ...facts, call: call('collecting') }), undefined)
  assert.equal(whyClosed({ ...facts, call: call('voting') })?.code, 'call-closed')
  assert.equal(dueOn({ ...facts, call: call('collecting') }), day)
})

test('a returned one is changed through the days of correction, while the call is not past its review', () => {
  const facts = { initiative: { stage: 'returned' as const }, returnedAt: startOf(day), call: call('reviewing') }
  const until = addDays(day, 5)
  assert.equal(answerBy(startOf(day), terms), until)
  assert.equal(dueOn(facts), until)
  assert.equal(whyClosed({ ...facts, today: until }), undefined)
  assert.equal(whyClosed({ ...facts, call: call('collecting'), today: until }), undefined)
  const late = { code: 'answer-late', until, clause: 'correction' }
  assert.deepEqual(whyClosed({ ...facts, today: addDays(until, 1) }), late)
  const over = { code: 'call-closed', stage: 'voting', until: calendar.reviewingUntil, clause: 'calendar' }
  assert.deepEqual(whyClosed({ ...facts, call: call('voting'), today: until }), over)
})

test('a returned one without a known day is changed until the review ends', () => {
  const facts = { initiative: { stage: 'returned' as const }, returnedAt: undefined, call: call('reviewing') }
  assert.equal(whyClosed({ ...facts, today: calendar.reviewingUntil }), undefined)
  assert.equal(whyClosed({ ...facts, today: addDays(calendar.reviewingUntil, 1) })?.code, 'answer-late')
  assert.equal(dueOn(facts), undefined)
})

test('in every other stage the application stands as it was sent', () => {
  for (const stage of initiativeStages.filter((one) => one !== 'draft' && one !== 'returned')) {
    const facts = { initiative: { stage }, returnedAt: undefined, call: call('collecting') }
    assert.deepEqual(whyClosed({ ...facts, today: day }), { code: 'wrong-stage', stage })
    assert.equal(dueOn(facts), undefined)
  }
})

test('an application is taken back until the vote begins', () => {
  const free: readonly InitiativeStage[] = ['draft', 'submitted', 'returned', 'admitted']
  for (const stage of initiativeStages) {
    const expected = free.includes(stage) ? undefined : { code: 'wrong-stage', stage, clause: 'application' }
    assert.deepEqual(whyMayNotWithdraw({ stage }), expected)
  }
})

const whole = {
  title: 'Көчөгө жарык',
  theme: 'lighting',
  problem: 'Кечинде караңгы',
  solution: 'Жарык орнотобуз',
  place: 'Борбордук көчө',
  beneficiaries: 100,
  upkeep: 'Айыл өкмөтү',
  benefit: { women: undefined, children: undefined, youth: undefined, elders: undefined, targetGroups: [] },
  applicantKind: 'initiative-group',
  groupName: 'Жарык көчө',
  members: ['Айгүл', 'Нурлан', 'Бакыт'],
  pledges: [],
} as unknown as Initiative
type Applied = Parameters<typeof whyMayNotSubmit>
/** What hinders the first application of an applicant. */
function hindered(...given: [Applied[0], Applied[1], Applied[2], Applied[3], Applied[4]]) {
  return whyMayNotSubmit(...given, 0)
}
const ceiling = terms.ceiling

/** Sums at the ceiling with an own contribution of exactly ten percent, or changed by so many tyiyn. */
function sums({ requested = ceiling as bigint, own = undefined as bigint | undefined, over = 0n } = {}): Sums {
  const ownMoney = own ?? requested / 9n
  const totalCost = over > 0n ? ownMoney - over : requested + ownMoney
  return {
    totalCost: money(totalCost),
    ownMoney: money(ownMoney),
    ownInKind: money(0n),
    requested: money(requested),
    ownOverCost: money(over),
  }
}

test('a whole application at the ceiling and with enough of its own may be sent', () => {
  assert.equal(ceiling % 9n, 3n)
  const exact = sums({ requested: som(270_000) })
  assert.deepEqual(hindered(whole, exact, terms, noSupport, []), [])
})

test('one tyiyn over the ceiling is told, with the clause and where to mend it', () => {
  const plenty = ceiling
  assert.deepEqual(hindered(whole, sums({ own: plenty }), terms, noSupport, []), [])
  const reason = {
    code: 'ceiling-exceeded',
    requested: ceiling + 1n,
    ceiling,
    over: 1n,
    part: 'budget',
    clause: 'ceiling',
  }
  assert.deepEqual(hindered(whole, sums({ requested: ceiling + 1n, own: plenty }), terms, noSupport, []), [reason])
})

test('one tyiyn under the own contribution is told with what is needed', () => {
  const requested = som(270_000)
  const enough = requested / 9n
  assert.deepEqual(hindered(whole, sums({ requested, own: enough }), terms, noSupport, []), [])
  // One tyiyn less of the residents' own is one more asked of the budget; the cost stays.
  const short: Sums = {
    totalCost: som(300_000),
    ownMoney: money(enough - 1n),
    ownInKind: money(0n),
    requested: money(requested + 1n),
    ownOverCost: money(0n),
  }
  const reason = {
    code: 'own-too-small',
    own: enough - 1n,
    needed: som(30_000),
    percent: 10,
    part: 'pledges',
    clause: 'own-contribution',
  }
  assert.deepEqual(hindered(whole, short, terms, noSupport, []), [reason])
  assert.deepEqual(
    hindered(whole, { ...short, ownInKind: money(1n), requested: money(requested) }, terms, noSupport, []),
    [],
  )
})

test('a group one person short is told with the fewest', () => {
  const small = { ...whole, members: ['Айгүл', 'Нурлан'] }
  const reason = { code: 'group-too-small', members: 2, minimum: 3, part: 'group', clause: 'group' }
  assert.deepEqual(hindered(small, sums(), { ...terms, ownMinimumPercent: 0 }, noSupport, []), [reason])
})

test('an empty application is told everything that is missing, by task', () => {
  const empty = {
    title: '',
    theme: undefined,
    problem: '',
    solution: '',
    place: '',
    beneficiaries: undefined,
    upkeep: '',
    groupName: '',
    applicantKind: 'initiative-group',
    pledges: [],
    members: [] as readonly string[],
  } as unknown as Initiative
  const nothing: Sums = {
    totalCost: som(0),
    ownMoney: som(0),
    ownInKind: som(0),
    requested: som(0),
    ownOverCost: som(0),
  }
  const reasons = hindered(empty, nothing, terms, noSupport, [])
  assert.deepEqual(
    reasons.map((reason) => (reason.code === 'missing' ? reason.field : reason.code)),
    [
      'title',
      'theme',
      'problem',
      'solution',
      'place',
      'beneficiaries',
      'upkeep',
      'groupName',
      'group-too-small',
      'no-budget',
    ],
  )
})

test('a matter that the regulation does not support is told', () => {
  const reasons = hindered({ ...whole, theme: 'water' }, sums({ requested: som(9) }), terms, noSupport, [])
  assert.deepEqual(reasons, [{ code: 'theme-not-supported', part: 'idea', clause: 'local-matters' }])
})

test('an own contribution larger than the cost, or as large, leaves nothing to ask for', () => {
  const over = hindered(whole, sums({ requested: 0n, own: 100n, over: 1n }), terms, noSupport, [])
  assert.deepEqual(over, [{ code: 'own-over-cost', over: 1n, part: 'pledges', clause: 'own-contribution' }])
  const all = hindered(whole, sums({ requested: 0n, own: 100n }), terms, noSupport, [])
  assert.deepEqual(all, [{ code: 'nothing-requested', part: 'pledges', clause: 'own-contribution' }])
})

test('the part of the own contribution that must be money is asked for apart, to the tyiyn', () => {
  const asking = { ...terms, ownMinimumPercent: 10, ownMoneyPercent: 5 }
  const inKind = { ...sums({ requested: som(90), own: 0n }), totalCost: som(100), ownInKind: som(10) }
  assert.deepEqual(hindered(whole, inKind, asking, noSupport, []), [
    {
      code: 'own-money-too-small',
      own: 0n,
      needed: som(5),
      percent: 5,
      part: 'pledges',
      clause: 'own-contribution',
    },
  ])
  const half = { ...inKind, ownMoney: som(5), ownInKind: som(5) }
  assert.deepEqual(hindered(whole, half, asking, noSupport, []), [])
})

test('a leader who was selected waits the regulation’s months', () => {
  const selectedAt = startOf(civilDate('2026-01-31'))
  const asking = { ...terms, pauseMonths: 1 }
  assert.equal(pauseUntil(selectedAt, asking, civilDate('2026-02-27')), '2026-02-28')
  assert.equal(pauseUntil(selectedAt, asking, civilDate('2026-02-28')), undefined)
  assert.equal(pauseUntil(selectedAt, { ...terms, pauseMonths: 0 }, civilDate('2026-02-01')), undefined)
  assert.equal(pauseUntil(undefined, asking, civilDate('2026-02-01')), undefined)
})

test('parts of the people that are more than all of them are told', () => {
  const benefit = { ...whole.benefit, elders: 250 }
  const reasons = hindered({ ...whole, beneficiaries: 200, benefit }, sums({ requested: som(9) }), terms, noSupport, [])
  assert.deepEqual(reasons, [
    { code: 'benefit-over-all', told: 250, most: 200, part: 'benefit', clause: 'application' },
  ])
})

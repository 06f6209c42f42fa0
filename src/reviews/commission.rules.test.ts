import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate } from '../../lib/kernel/civil-date.ts'
import { decimalText } from '../../lib/kernel/share.ts'
import type { PersonId } from '../people/person.model.ts'
import type { Namer } from '../regulations/regulation.model.ts'
import { type AppointmentDraft, type AppointmentFacts, appointmentOf, whyMayNotAppoint } from './appointment.rules.ts'
import type { RevisionFacts, Sheet } from './review.model.ts'
import { revisionOf, whyMayNotRevise } from './revision.rules.ts'
import { sitsOn } from './scoring.rules.ts'
import { outliersOf, spreadOf } from './spread.rules.ts'

const [meerim, ulan, jyldyz, bakyt] = ['meerim', 'ulan', 'jyldyz', 'bakyt'] as unknown as [
  PersonId,
  PersonId,
  PersonId,
  PersonId,
]
const criteria = [
  { key: 'significance', weight: 60, scale: 5 },
  { key: 'sustainability', weight: 40, scale: 5 },
]
const nothing = new Map()

function sheet(memberId: PersonId, significance: number, sustainability: number, conflict?: string): Sheet {
  return { memberId, memberName: memberId, conflict, points: { significance, sustainability }, comment: '' }
}

test('the spread of a criterion is its least, its most and the exact mean, conflicts left out', () => {
  const found = spreadOf(criteria, [
    sheet(meerim, 5, 3),
    sheet(ulan, 1, 4),
    sheet(jyldyz, 5, 4),
    sheet(bakyt, 0, 0, 'тууганым'),
  ])
  deepEqual(
    found.map(({ key, least, most, wide }) => [key, least, most, wide]),
    [
      ['significance', 1, 5, true],
      ['sustainability', 3, 4, false],
    ],
  )
  equal(found[0] && decimalText(found[0].mean, 2), '3.67')
  deepEqual(spreadOf(criteria, [sheet(bakyt, 0, 0, 'тууганым')]), [])
  deepEqual(spreadOf(criteria, [{ ...sheet(ulan, 1, 1), points: {} }])[0]?.most, 0)
})

test('a sheet a quarter away from the mean of the others stands apart', () => {
  const close = [sheet(meerim, 5, 5), sheet(ulan, 4, 5), sheet(jyldyz, 4, 4)]
  deepEqual([...outliersOf(criteria, close, nothing)], [])
  const far = [sheet(meerim, 5, 5), sheet(ulan, 5, 5), sheet(jyldyz, 0, 5)]
  deepEqual([...outliersOf(criteria, far, nothing)].includes(jyldyz), true)
  deepEqual([...outliersOf(criteria, [sheet(meerim, 5, 5), sheet(ulan, 0, 0)], nothing)], [])
})

const facts: RevisionFacts = {
  callStage: 'reviewing',
  initiativeStage: 'admitted',
  hands: [bakyt],
  memberId: meerim,
  appointed: true,
  signed: true,
  hadConflict: false,
  criteria,
  rescoring: true,
  open: true,
  revised: false,
}
const revisions: readonly [claim: string, change: Partial<RevisionFacts>, code: string | undefined][] = [
  ['a sheet may be changed once after all have signed', {}, undefined],
  ['a regulation without rescoring keeps points as they are', { rescoring: false }, 'no-rescoring'],
  ['after the review nothing changes', { callStage: 'voting' }, 'scoring-closed'],
  ['what is not admitted is not scored', { initiativeStage: 'refused' }, 'not-admitted'],
  ['whoever has not signed has nothing to change', { signed: false }, 'not-signed'],
  ['whoever declared a conflict stays aside', { hadConflict: true }, 'not-signed'],
  ['closed points do not change', { open: false }, 'not-open-yet'],
  ['a second change is one too many', { revised: true }, 'revised-already'],
]
for (const [claim, change, code] of revisions) {
  test(claim, () => equal(whyMayNotRevise({ ...facts, ...change })?.code, code))
}

test('a change needs points for every criterion and a reason', () => {
  const points = { significance: 5, sustainability: 4 }
  const codeOf = (change: Partial<RevisionFacts>, draft: { points: Sheet['points']; reason: string }) => {
    const decision = revisionOf({ ...facts, ...change }, draft)
    return decision.ok ? 'ok' : decision.refusal.code
  }
  equal(codeOf({}, { points, reason: 'Сметаны кайра көрдүк' }), 'ok')
  equal(codeOf({}, { points, reason: '' }), 'reason-missing')
  equal(codeOf({}, { points: { significance: 6 }, reason: 'себеп' }), 'points-wrong')
  equal(codeOf({ revised: true }, { points, reason: 'себеп' }), 'revised-already')
})

const commission = { size: 3, quorum: 2, byCouncil: 1, byOffice: 1, byResidents: 1 }
const appointing: AppointmentFacts = {
  stage: 'reviewing',
  commission,
  scoringBegan: false,
  members: new Set([meerim, ulan, jyldyz, bakyt]),
  today: civilDate('2026-06-05'),
}

function member(memberId: PersonId, namedBy: Namer, chairs = false) {
  return { memberId, namedBy, chairs }
}

const draft: AppointmentDraft = {
  orderNumber: '14',
  orderedOn: civilDate('2026-06-01'),
  members: [member(meerim, 'council', true), member(ulan, 'office'), member(jyldyz, 'residents')],
}

function problemsOf(change: Partial<AppointmentDraft>): readonly string[] {
  const decision = appointmentOf(appointing, { ...draft, ...change })
  if (decision.ok) return []
  return decision.refusal.code === 'bad-appointment'
    ? decision.refusal.problems.map((problem) => problem.code)
    : [decision.refusal.code]
}

test('a commission of the regulation’s size and seats with one chair is appointed', () => {
  deepEqual(problemsOf({}), [])
})

test('each way in which a commission is not what the regulation asks for is told', () => {
  deepEqual(problemsOf({ members: draft.members.slice(0, 2) }), ['size', 'seats'])
  deepEqual(problemsOf({ members: draft.members.map((one) => ({ ...one, chairs: true })) }), ['no-chair'])
  deepEqual(problemsOf({ members: draft.members.map((one) => ({ ...one, chairs: false })) }), ['no-chair'])
  deepEqual(
    problemsOf({ members: [member(meerim, 'council', true), member(ulan, 'council'), member(jyldyz, 'residents')] }),
    ['seats', 'seats'],
  )
  deepEqual(problemsOf({ orderedOn: civilDate('2026-06-06') }), ['order-in-future'])
  deepEqual(problemsOf({ members: [...draft.members.slice(0, 2), member('aigul' as PersonId, 'residents')] }), [
    'not-a-member',
  ])
})

test('a commission is appointed before anybody scores and before the vote', () => {
  equal(whyMayNotAppoint({ stage: 'reviewing', scoringBegan: true })?.code, 'scoring-began')
  equal(whyMayNotAppoint({ stage: 'voting', scoringBegan: false })?.code, 'too-late')
  equal(whyMayNotAppoint({ stage: 'announced', scoringBegan: false }), undefined)
  const decision = appointmentOf({ ...appointing, scoringBegan: true }, draft)
  equal(decision.ok ? '' : decision.refusal.code, 'scoring-began')
})

test('an order names who sits on the commission, and without one every member of the role does', () => {
  equal(sitsOn([meerim, ulan], meerim), true)
  equal(sitsOn([meerim, ulan], jyldyz), false)
  equal(sitsOn([], jyldyz), true)
})

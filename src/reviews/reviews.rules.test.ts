import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate } from '../../lib/kernel/civil-date.ts'
import { percentText, share } from '../../lib/kernel/share.ts'
import { terms } from '../../test/worlds/terms.ts'
import type { PersonId } from '../people/person.model.ts'
import { presetTerms } from '../regulations/presets.rules.ts'
import { citedClauses, findingOf, isHeld } from './finding.rules.ts'
import {
  type Checks,
  checkKeys,
  type FindingFacts,
  type FindingVerdict,
  type ScoringFacts,
  type Sheet,
  type SheetDraft,
  verdicts,
} from './review.model.ts'
import { commissionShare, pointsAreOpen, sheetShare, signingOf } from './scoring.rules.ts'

const [aigul, aibek, meerim] = ['aigul', 'aibek', 'meerim'] as PersonId[] as [PersonId, PersonId, PersonId]
const today = civilDate('2026-05-21')
const submitted: FindingFacts = {
  callStage: 'reviewing',
  initiativeStage: 'submitted',
  hands: [aigul],
  by: aibek,
  correctionDays: 5,
  subjects: [],
  check: undefined,
  held: undefined,
  instead: undefined,
  isChanged: false,
}
const withoutPrices = checkKeys.filter((key) => key !== 'prices')

type FindingCase = {
  name: string
  verdict: FindingVerdict
  met?: Checks
  reason?: string
  facts?: Partial<FindingFacts>
  refused?: string
}
const findings: FindingCase[] = [
  { name: 'with every check met it is admitted', verdict: 'admitted' },
  {
    name: 'with a check not met it is not admitted',
    verdict: 'admitted',
    met: withoutPrices,
    refused: 'checks-not-met',
  },
  { name: 'it is returned with a reason', verdict: 'returned', met: withoutPrices, reason: 'Баа тастыкталган эмес' },
  { name: 'it is not returned without a reason', verdict: 'returned', met: withoutPrices, refused: 'reason-missing' },
  {
    name: 'it is not returned when every check is met',
    verdict: 'returned',
    reason: 'себеп',
    refused: 'all-checks-met',
  },
  { name: 'it is refused with a reason', verdict: 'refused', met: [], reason: 'Коммерциялык максат' },
  { name: 'it is not refused without a reason', verdict: 'refused', met: [], refused: 'reason-missing' },
  {
    name: 'what is still a draft is not decided on',
    verdict: 'admitted',
    facts: { initiativeStage: 'draft' },
    refused: 'not-submitted',
  },
  {
    name: 'while applications come in it may be checked already',
    verdict: 'admitted',
    facts: { callStage: 'collecting' },
  },
  {
    name: 'after the review it is too late',
    verdict: 'admitted',
    facts: { callStage: 'voting' },
    refused: 'review-over',
  },
  {
    name: 'nobody decides on their own initiative',
    verdict: 'admitted',
    facts: { by: aigul },
    refused: 'own-initiative',
  },
  {
    name: 'an author of it does not decide either',
    verdict: 'admitted',
    facts: { by: aigul, hands: [meerim, aigul] },
    refused: 'own-initiative',
  },
]
for (const { name, verdict, met = checkKeys, reason = '', facts, refused } of findings) {
  test(name, () => {
    const finding = findingOf({ ...submitted, ...facts }, { verdict, met, reason }, today)
    equal(finding.ok ? undefined : finding.refusal.code, refused)
  })
}

test('a returned one is to be answered within the days of correction', () => {
  const finding = findingOf(submitted, { verdict: 'returned', met: withoutPrices, reason: 'себеп' }, today)
  equal(finding.ok && finding.value.answerBy, '2026-05-26')
})

test('a decision cites the clauses of the checks that are not met, and of opinions against it', () => {
  deepEqual(citedClauses({ met: withoutPrices, cited: [] }), ['documents'])
  deepEqual(citedClauses({ met: checkKeys, cited: ['land'] }), ['expert-check'])
})

const scoring: ScoringFacts = {
  callStage: 'reviewing',
  initiativeStage: 'admitted',
  hands: [aigul],
  memberId: meerim,
  signed: false,
  appointed: true,
  criteria: terms.criteria,
}
const full = { significance: 5, participation: 4, sustainability: 3, 'justified-costs': 2, 'own-contribution': 1 }
const draft: SheetDraft = { hasConflict: false, conflict: '', points: full, comment: '' }
type ScoringCase = { name: string; facts?: Partial<ScoringFacts>; draft?: Partial<SheetDraft>; refused?: string }
const scorings: ScoringCase[] = [
  { name: 'a sheet with all points is signed' },
  {
    name: 'a missing criterion is refused',
    draft: { points: { ...full, significance: undefined as never } },
    refused: 'points-wrong',
  },
  {
    name: 'a point over the scale is refused',
    draft: { points: { ...full, significance: 6 } },
    refused: 'points-wrong',
  },
  {
    name: 'a point below nothing is refused',
    draft: { points: { ...full, significance: -1 } },
    refused: 'points-wrong',
  },
  { name: 'half a point is refused', draft: { points: { ...full, significance: 2.5 } }, refused: 'points-wrong' },
  { name: 'a declared conflict needs no points', draft: { hasConflict: true, conflict: 'бир тууганым', points: {} } },
  { name: 'a conflict is named in words', draft: { hasConflict: true }, refused: 'conflict-unnamed' },
  { name: 'the leader does not score the own initiative', facts: { memberId: aigul }, refused: 'own-initiative' },
  {
    name: 'an author does not score it either',
    facts: { hands: [aigul, meerim] },
    refused: 'own-initiative',
  },
  {
    name: 'the leader may declare the conflict',
    facts: { memberId: aigul },
    draft: { hasConflict: true, conflict: 'өзүмдүкү' },
  },
  { name: 'who is not on the commission does not score', facts: { appointed: false }, refused: 'not-appointed' },
  {
    name: 'where everything is computed nobody scores',
    facts: { criteria: presetTerms['scoring-table'].criteria },
    refused: 'nothing-to-score',
  },
  { name: 'a sheet is signed once', facts: { signed: true }, refused: 'signed-already' },
  { name: 'after the review there is no scoring', facts: { callStage: 'voting' }, refused: 'scoring-closed' },
  { name: 'what was not admitted is not scored', facts: { initiativeStage: 'submitted' }, refused: 'not-admitted' },
]
for (const { name, facts, draft: change, refused } of scorings) {
  test(name, () => {
    const signing = signingOf({ ...scoring, ...facts }, { ...draft, ...change })
    equal(signing.ok ? undefined : signing.refusal.code, refused)
  })
}

const nothing = new Map()

test('a sheet weighs its points exactly', () => {
  // 30*5/5 + 25*4/5 + 15*3/5 + 15*2/5 + 15*1/5 = 30 + 20 + 9 + 6 + 3 = 68 of 100
  equal(percentText(sheetShare(terms.criteria, full, nothing), 4), '68.0000')
  equal(percentText(sheetShare(terms.criteria, {}, nothing), 0), '0')
})

const sheet = (points: Sheet['points'], conflict?: string): Sheet => ({
  memberId: meerim,
  memberName: 'Мээрим',
  conflict,
  points,
  comment: '',
})
const best = Object.fromEntries(terms.criteria.map(({ key, scale }) => [key, scale]))

test('the commission gives the mean of those without a conflict', () => {
  const value = commissionShare(terms.criteria, 2, [sheet(best), sheet(full), sheet({}, 'тууганым')], nothing)
  deepEqual(value && percentText(value, 2), '84.00')
})

test('computed points count beside the members’, and alone where members score nothing', () => {
  const half = { measure: 'labour', ladder: { kind: 'even', from: 0, to: 20 } } as const
  const mixed = [
    { key: 'significance', weight: 60, scale: 5 },
    { key: 'labour', weight: 40, scale: 10, formula: half },
  ]
  const computed = new Map([['labour', share(5n, 1n)]])
  const value = commissionShare(mixed, 1, [sheet({ significance: 5 })], computed)
  equal(value && percentText(value, 1), '80.0')
  const alone = commissionShare(mixed.slice(1), 3, [], computed)
  equal(alone && percentText(alone, 1), '20.0')
  const unknown = commissionShare(mixed.slice(1), 3, [], nothing)
  equal(unknown && percentText(unknown, 1), '0.0')
})

test('below the quorum there are no points', () => {
  equal(commissionShare(terms.criteria, 3, [sheet(best), sheet(full), sheet({}, 'тууганым')], nothing), undefined)
  equal(commissionShare(terms.criteria, 0, [], nothing), undefined)
})

test('a third of the points is exactly a third', () => {
  const criteria = [{ key: 'significance', weight: 100, scale: 3 }] as const
  const value = commissionShare(criteria, 1, [sheet({ significance: 1 })], nothing)
  equal(value && value.numerator * 3n === value.denominator, true)
  equal(value && percentText(value, 1), percentText(share(1n, 3n), 1))
})

test('points open when all have signed or the vote has begun', () => {
  equal(pointsAreOpen({ members: 3, signed: 2, votingBegan: false }), false)
  equal(pointsAreOpen({ members: 3, signed: 3, votingBegan: false }), true)
  equal(pointsAreOpen({ members: 3, signed: 0, votingBegan: true }), true)
  equal(pointsAreOpen({ members: 0, signed: 0, votingBegan: false }), false)
})

test('where decisions are published together, those to admit and to refuse are held, and a return is told at once', () => {
  const held = (publishTogether: boolean, verdict: FindingVerdict) => {
    const decision = { verdict, met: [], reason: '', answerBy: undefined, checkNumber: undefined, cited: [] }
    return isHeld({ publishTogether }, decision)
  }
  deepEqual(
    verdicts.map((verdict) => [held(true, verdict), held(false, verdict)]),
    [
      [true, false],
      [false, false],
      [true, false],
    ],
  )
})

test('a held decision is changed only by whoever saw it', () => {
  const admitting = { verdict: 'admitted', met: checkKeys, reason: '' } as const
  const code = (facts: Partial<FindingFacts>) => {
    const decision = findingOf({ ...submitted, ...facts }, admitting, today)
    return decision.ok ? 'ok' : decision.refusal.code
  }
  equal(code({ held: 'one', instead: 'one' }), 'ok')
  equal(code({ held: 'two', instead: 'one' }), 'decided-meanwhile')
  equal(code({ held: 'one' }), 'decided-meanwhile')
})

test('nobody decides on words that changed since they were read', () => {
  const admitting = { verdict: 'admitted', met: checkKeys, reason: '' } as const
  const decision = findingOf({ ...submitted, isChanged: true }, admitting, today)
  equal(decision.ok ? 'ok' : decision.refusal.code, 'words-changed')
})

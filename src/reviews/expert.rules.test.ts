import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate } from '../../lib/kernel/civil-date.ts'
import { instant } from '../../lib/kernel/instant.ts'
import { terms } from '../../test/worlds/terms.ts'
import type { PersonId } from '../people/person.model.ts'
import type { ExpertSubject } from '../regulations/expert-subject.model.ts'
import type { Assignment, ExpertFacts, OpinionAnswer, SubstantiveCheck } from './expert.model.ts'
import {
  askedSubjects,
  expertFacts,
  mayReadCheck,
  missingOpinions,
  namedBefore,
  namingOf,
  opinionsBy,
  runningCheck,
  subjectsOf,
  whyMayNotDeclareConflict,
  whyMayNotGiveOpinion,
  whyMayNotLeaveNote,
  whyNotWithExperts,
} from './expert.rules.ts'
import { findingFacts, findingOf, passingOf } from './finding.rules.ts'
import { checkKeys, type FindingVerdict } from './review.model.ts'

const [aigul, aibek, asan, janyl] = ['aigul', 'aibek', 'asan', 'janyl'] as [PersonId, PersonId, PersonId, PersonId]
const today = civilDate('2026-05-21')
const at = instant(Date.UTC(2026, 4, 21, 6))

function asked(subject: ExpertSubject, expertId: PersonId, change: Partial<Assignment> = {}): Assignment {
  const answerBy = civilDate('2026-05-26')
  return { subject, expertId, expertName: expertId, answerBy, conflict: undefined, standing: true, ...change }
}

function answered(subject: ExpertSubject, expertId: PersonId, answer: OpinionAnswer = 'in-order') {
  return { subject, expertId, expertName: expertId, answer, reason: 'негизи', givenAt: at }
}

const check: SubstantiveCheck = {
  number: 1,
  passedAt: at,
  state: 'running',
  assignments: [asked('land', asan), asked('cost', janyl)],
  opinions: [],
}
const facts: ExpertFacts = {
  callStage: 'reviewing',
  initiativeStage: 'submitted',
  hands: [aigul],
  subjects: ['land', 'cost'],
  checks: [check],
}
const initiative = { stage: 'submitted', leaderId: aigul, authorIds: [], formerAuthorIds: [] } as const
const withLand = { ...facts, checks: [{ ...check, opinions: [answered('land', asan)] }] }
const closed = { ...facts, checks: [{ ...check, state: 'published' as const }] }

test('a regulation that asks no experts asks about nothing', () => {
  deepEqual(askedSubjects({ expertCheck: false, expertSubjects: ['land'] }), [])
  deepEqual(askedSubjects({ expertCheck: true, expertSubjects: ['land'] }), ['land'])
})

test('the facts are those of the initiative, its call and its checks', () => {
  const call = { stage: 'reviewing', terms: { ...terms, expertCheck: true, expertSubjects: ['land', 'cost'] } } as const
  deepEqual(expertFacts({ initiative, call }, [check]), facts)
})

test('of all checks the one runs that nothing has closed', () => {
  equal(runningCheck(closed.checks), undefined)
  equal(runningCheck([...closed.checks, { ...check, number: 2 }])?.number, 2)
})

test('an opinion is due after the regulation’s days, or when the review ends', () => {
  equal(opinionsBy(today, { expertDays: 5 }, civilDate('2026-05-31')), '2026-05-26')
  equal(opinionsBy(today, { expertDays: 5 }, civilDate('2026-05-25')), '2026-05-25')
  equal(opinionsBy(today, { expertDays: 5 }, today), today)
  equal(opinionsBy(today, { expertDays: 5 }, civilDate('2026-05-20')), '2026-05-26')
})

test('what is missing is what nobody has answered', () => {
  deepEqual(missingOpinions(facts.subjects, undefined), ['land', 'cost'])
  deepEqual(missingOpinions(facts.subjects, withLand.checks[0]), ['cost'])
})

test('nothing is with experts where none are asked, before it is passed on, after the decision and after the review', () => {
  equal(whyNotWithExperts(facts), undefined)
  equal(whyNotWithExperts({ ...facts, callStage: 'collecting' }), undefined)
  equal(whyNotWithExperts({ ...facts, subjects: [] })?.code, 'no-experts-asked')
  for (const change of [
    { checks: [] },
    { checks: closed.checks },
    { initiativeStage: 'returned' },
    { callStage: 'voting' },
  ] as const)
    equal(whyNotWithExperts({ ...facts, ...change })?.code, 'not-with-experts')
})

const answerBy = civilDate('2026-05-26')

test('a subject gets the named expert where another or nobody was asked', () => {
  const named = namingOf(
    { ...facts, checks: [{ ...check, assignments: [asked('land', asan)] }] },
    { land: janyl, cost: asan },
    answerBy,
  )
  deepEqual(named.ok && named.value, [
    { subject: 'land', expertId: janyl, answerBy },
    { subject: 'cost', expertId: asan, answerBy },
  ])
})

test('whoever is asked already, a subject without a name and one with an opinion stay as they are', () => {
  deepEqual(namingOf(facts, { land: asan }, answerBy), { ok: true, value: [] })
  deepEqual(namingOf(withLand, { land: janyl }, answerBy), { ok: true, value: [] })
})

test('an expert with an interest is not named: one of the group, or one who declared a conflict in any check', () => {
  const code = (changed: ExpertFacts) => {
    const named = namingOf(changed, { land: janyl }, answerBy)
    return named.ok ? '' : named.refusal.code
  }
  equal(code({ ...facts, hands: [janyl] }), 'expert-interested')
  const declared = {
    ...check,
    state: 'published' as const,
    assignments: [asked('cost', janyl, { conflict: 'тууганым', standing: false })],
  }
  equal(code({ ...facts, checks: [declared, { ...check, number: 2, assignments: [] }] }), 'expert-interested')
  equal(code(closed), 'not-with-experts')
})

test('after a return those are asked again who were asked last and still are experts', () => {
  const last = {
    ...check,
    number: 2,
    assignments: [asked('land', asan, { standing: false }), asked('land', janyl), asked('cost', asan)],
  }
  deepEqual(namedBefore([check, last], new Set([janyl])), { land: janyl })
  deepEqual(namedBefore([], new Set([janyl])), {})
})

test('an opinion is given by the one who is asked, once, about what they are asked', () => {
  equal(whyMayNotGiveOpinion(facts, asan, 'land'), undefined)
  equal(whyMayNotGiveOpinion(facts, asan, 'cost')?.code, 'not-asked')
  equal(whyMayNotGiveOpinion(facts, asan, 'upkeep')?.code, 'not-asked')
  equal(whyMayNotGiveOpinion(withLand, asan, 'land')?.code, 'given-already')
  equal(whyMayNotGiveOpinion({ ...facts, hands: [asan] }, asan, 'land')?.code, 'own-initiative')
  equal(whyMayNotGiveOpinion(closed, asan, 'land')?.code, 'not-with-experts')
})

test('a conflict is declared by whoever is asked, before any opinion', () => {
  equal(whyMayNotDeclareConflict(facts, asan), undefined)
  equal(whyMayNotDeclareConflict(facts, aibek)?.code, 'not-asked')
  equal(whyMayNotDeclareConflict(withLand, asan)?.code, 'given-already')
  equal(whyMayNotDeclareConflict(withLand, janyl), undefined)
  equal(whyMayNotDeclareConflict(closed, asan)?.code, 'not-with-experts')
})

test('who was replaced or stood aside is asked no more', () => {
  const gone = { ...check, assignments: [asked('land', asan, { standing: false }), asked('land', janyl)] }
  deepEqual(subjectsOf(gone, asan), [])
  deepEqual(subjectsOf(gone, janyl), ['land'])
})

test('a check is read by the office and by whoever is asked in it, and notes are left while it runs', () => {
  equal(mayReadCheck(facts.checks, { by: aibek, isOffice: true }), true)
  equal(mayReadCheck(facts.checks, { by: asan, isOffice: false }), true)
  equal(mayReadCheck(facts.checks, { by: aibek, isOffice: false }), false)
  equal(whyMayNotLeaveNote(facts, { by: asan, isOffice: false }), undefined)
  equal(whyMayNotLeaveNote(facts, { by: aibek, isOffice: false })?.code, 'not-asked')
  equal(whyMayNotLeaveNote(closed, { by: asan, isOffice: false })?.code, 'not-with-experts')
})

const call = { stage: 'reviewing', terms: { ...terms, expertCheck: true, expertSubjects: ['land', 'cost'] } } as const

function deciding(opinions: SubstantiveCheck['opinions']) {
  return findingFacts({ initiative, call }, [{ ...check, opinions }], aibek)
}

const withoutPrices = checkKeys.filter((key) => key !== 'prices')

test('what meets the formal list is passed on to experts once, where the regulation asks them', () => {
  const code = (...[given, met]: Parameters<typeof passingOf>) => {
    const passed = passingOf(given, met)
    return passed.ok ? passed.value : passed.refusal.code
  }
  const fresh = findingFacts({ initiative, call }, [], aibek)
  equal(code(fresh, checkKeys), 'passed')
  equal(code(fresh, withoutPrices), 'checks-not-met')
  equal(code(deciding([]), checkKeys), 'with-experts-already')
  equal(code({ ...fresh, subjects: [] }, checkKeys), 'no-experts-asked')
  equal(code({ ...fresh, by: aigul }, checkKeys), 'own-initiative')
})

type DecisionCase = readonly [
  claim: string,
  opinions: SubstantiveCheck['opinions'],
  intention: { readonly verdict: FindingVerdict; readonly met?: typeof checkKeys; readonly reason?: string },
  refused: string | undefined,
  cited?: readonly ExpertSubject[],
]
const fine = [answered('land', asan), answered('cost', janyl)]
const against = [answered('land', asan, 'not-in-order'), answered('cost', janyl)]
const condition = [answered('land', asan, 'conditional'), answered('cost', janyl)]
const decisions: readonly DecisionCase[] = [
  ['nothing is admitted before an opinion is there', [], { verdict: 'admitted' }, 'opinions-missing'],
  ['nothing is admitted while one is missing', fine.slice(0, 1), { verdict: 'admitted' }, 'opinions-missing'],
  ['with all opinions in it is admitted', fine, { verdict: 'admitted' }, undefined],
  ['a condition keeps nothing out', condition, { verdict: 'admitted' }, undefined],
  ['an opinion against it is not passed over', against, { verdict: 'admitted' }, 'reason-against-opinion'],
  ['with a reason it is admitted against an opinion', against, { verdict: 'admitted', reason: 'келишилди' }, undefined],
  ['the formal list still counts', fine, { verdict: 'admitted', met: withoutPrices }, 'checks-not-met'],
  ['it is not refused when nothing is wrong', fine, { verdict: 'refused', reason: 'себеп' }, 'all-checks-met'],
  ['it is refused by an opinion', against, { verdict: 'refused', reason: 'себеп' }, undefined, ['land']],
  ['it is not refused without a reason', against, { verdict: 'refused' }, 'reason-missing'],
  ['a condition is no ground to refuse', condition, { verdict: 'refused', reason: 'себеп' }, 'all-checks-met'],
  ['a condition may send it back', condition, { verdict: 'returned', reason: 'себеп' }, undefined, ['land']],
  [
    'before any opinion the list may send it back',
    [],
    { verdict: 'returned', met: withoutPrices, reason: 'себеп' },
    undefined,
    [],
  ],
]
for (const [claim, opinions, { verdict, met = checkKeys, reason = '' }, refused, cited = []] of decisions) {
  test(claim, () => {
    const decision = findingOf(deciding(opinions), { verdict, met, reason }, today)
    equal(decision.ok ? undefined : decision.refusal.code, refused)
    if (decision.ok) deepEqual([decision.value.checkNumber, decision.value.cited], [1, cited])
  })
}

import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate, startOf } from '../../lib/kernel/civil-date.ts'
import { instant } from '../../lib/kernel/instant.ts'
import { terms } from '../../test/worlds/terms.ts'
import type { Call } from '../calls/call.model.ts'
import type { PersonId } from '../people/person.model.ts'
import { type Amendment, mostAmendmentsADay, mostOpenAmendments } from './amendment.model.ts'
import {
  type AnsweringFacts,
  answersFor,
  type ProposingFacts,
  stillToAgree,
  whyMayNotAgreeToAmendment,
  whyMayNotAnswerAmendment,
  whyMayNotHideAmendment,
  whyMayNotPropose,
  whyNoChange,
} from './amendment.rules.ts'

const [aigul, nurlan, bakyt, aibek] = ['aigul', 'nurlan', 'bakyt', 'aibek'] as PersonId[] as [
  PersonId,
  PersonId,
  PersonId,
  PersonId,
]
const initiative = {
  leaderId: aigul,
  authorIds: [nurlan],
  formerAuthorIds: [] as PersonId[],
  typedBy: undefined as PersonId | undefined,
  stage: 'submitted' as const,
  version: 7,
  title: 'Көчөгө жарык',
  problem: 'Караңгы',
  solution: 'Жарык',
  place: 'Борбордук көчө',
  upkeep: 'Айыл өкмөтү',
}
const day = civilDate('2026-05-20')
const call = {
  stage: 'collecting',
  terms,
  calendar: { collectingUntil: day, reviewingUntil: civilDate('2026-05-31') } as Call['calendar'],
} as const
const facts = { initiative, call, returnedAt: undefined, today: day }

const proposing: ProposingFacts = { ...facts, by: bakyt, proposedToday: 0, open: 0 }
const proposals: readonly [claim: string, Partial<ProposingFacts>, string | undefined][] = [
  ['a resident proposes a change on the last day of collecting', {}, undefined],
  ['nobody proposes the day after', { today: civilDate('2026-05-21') }, 'amendments-closed'],
  ['nobody proposes during the review', { call: { ...call, stage: 'reviewing' } }, 'amendments-closed'],
  ['nobody proposes to what is decided', { initiative: { ...initiative, stage: 'admitted' } }, 'amendments-closed'],
  ['nor to what was returned', { initiative: { ...initiative, stage: 'returned' } }, 'amendments-closed'],
  ['an author does not propose to their own initiative', { by: nurlan }, 'own-words'],
  ['the last open proposal is taken', { open: mostOpenAmendments - 1 }, undefined],
  ['one more is not', { open: mostOpenAmendments }, 'too-many-open'],
  ['the last of a day is taken', { proposedToday: mostAmendmentsADay - 1 }, undefined],
  ['one more waits for tomorrow', { proposedToday: mostAmendmentsADay }, 'too-many-today'],
]
for (const [claim, changed, code] of proposals) {
  test(claim, () => equal(whyMayNotPropose({ ...proposing, ...changed })?.code, code))
}

test('a proposal changes something in the words that its proposer read', () => {
  const change = { field: 'problem', after: 'Кечинде караңгы', version: 7 } as const
  equal(whyNoChange(initiative, change), undefined)
  equal(whyNoChange(initiative, { ...change, after: 'Караңгы' })?.code, 'nothing-changed')
  equal(whyNoChange(initiative, { ...change, version: 6 })?.code, 'changed-meanwhile')
})

const amendment: Amendment = {
  id: 'd' as Amendment['id'],
  field: 'problem',
  before: 'Караңгы',
  after: 'Кечинде караңгы',
  reason: 'Тагыраак',
  proposedBy: bakyt,
  proposerName: 'Бакыт Эшимов',
  proposedAt: instant(0),
  forOffice: false,
  agreed: [],
  answer: undefined,
  hiddenReason: undefined,
}
const answering: AnsweringFacts = { ...facts, amendment, by: aigul, standsFor: aigul }
const returned = { ...initiative, stage: 'returned' as const }
const accepted = { kind: 'accepted', reason: '', at: instant(1) } as const

const answers: readonly [
  claim: string,
  Partial<AnsweringFacts>,
  agree: string | undefined,
  decline: string | undefined,
][] = [
  ['an author answers', {}, undefined, undefined],
  ['somebody else does not', { standsFor: undefined }, 'not-an-author', 'not-an-author'],
  ['nobody answers what they proposed', { by: bakyt }, 'own-amendment', 'own-amendment'],
  [
    'what is hidden waits for nobody',
    { amendment: { ...amendment, hiddenReason: 'себеп' } },
    'hidden-already',
    'hidden-already',
  ],
  [
    'what is answered stays so',
    { amendment: { ...amendment, answer: accepted } },
    'answered-already',
    'answered-already',
  ],
  [
    'what was proposed to other words is only declined',
    { initiative: { ...initiative, problem: 'Жарык жок' } },
    'words-moved-on',
    undefined,
  ],
  ['after collecting it is only declined', { today: civilDate('2026-05-21') }, 'amendments-closed', undefined],
  [
    'a returned application is corrected with what was proposed',
    { initiative: returned, returnedAt: startOf(day), today: civilDate('2026-05-25') },
    undefined,
    undefined,
  ],
  [
    'but not when its days are over',
    { initiative: returned, returnedAt: startOf(day), today: civilDate('2026-05-26') },
    'amendments-closed',
    undefined,
  ],
]
for (const [claim, changed, agree, decline] of answers) {
  test(claim, () => {
    equal(whyMayNotAgreeToAmendment({ ...answering, ...changed })?.code, agree)
    equal(whyMayNotAnswerAmendment({ ...answering, ...changed })?.code, decline)
  })
}

test('every author agrees, and those who left are not asked', () => {
  deepEqual(stillToAgree(initiative, [aigul]), [nurlan])
  deepEqual(stillToAgree(initiative, [nurlan, aigul]), [])
  deepEqual(stillToAgree({ ...initiative, authorIds: [] }, [aigul]), [])
})

test('an author answers for themselves, and the officer who typed the paper in for its leader', () => {
  equal(answersFor(initiative, { by: nurlan, isOfficer: false }), nurlan)
  equal(answersFor(initiative, { by: aigul, isOfficer: false }), aigul)
  equal(answersFor(initiative, { by: aibek, isOfficer: true }), undefined)
  equal(answersFor({ ...initiative, typedBy: aibek }, { by: aibek, isOfficer: true }), aigul)
})

test('a proposal is hidden once, and not by an officer with a hand in the initiative', () => {
  equal(whyMayNotHideAmendment(amendment, initiative, aibek), undefined)
  equal(whyMayNotHideAmendment({ ...amendment, hiddenReason: 'себеп' }, initiative, aibek)?.code, 'hidden-already')
  equal(whyMayNotHideAmendment(amendment, { ...initiative, formerAuthorIds: [aibek] }, aibek)?.code, 'own-initiative')
})

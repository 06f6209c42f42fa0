import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../lib/kernel/instant.ts'
import { money, som } from '../../lib/kernel/money.ts'
import type { CallId } from '../calls/call.model.ts'
import type { PersonId } from '../people/person.model.ts'
import { mostAuthors } from './author.model.ts'
import { mostRows } from './draft.model.ts'
import type { InitiativeId, Pledge } from './initiative.model.ts'
import { mostMergersADay } from './merger.model.ts'
import {
  bothGroups,
  isReadable,
  type JoinFacts,
  joinedMembers,
  type MergerFacts,
  whyCannotMerge,
  whyMayNotAnswerMerger,
  whyMayNotJoin,
  yetToAgree,
} from './merger.rules.ts'

const [aigul, nurlan, bakyt, jyldyz] = ['aigul', 'nurlan', 'bakyt', 'jyldyz'] as PersonId[] as [
  PersonId,
  PersonId,
  PersonId,
  PersonId,
]
const callId = 'call' as CallId
const pledge = (id: string, value: bigint): Pledge => ({
  id,
  pledger: 'Тургундар',
  pledgerKind: 'residents',
  kind: 'money',
  quantityMilli: undefined,
  unit: undefined,
  value: money(value),
})
const line = { id: 'l', name: 'Жарык', unit: 'даана', quantityMilli: 1000n, unitPrice: som(100), cost: som(100) }
const from = {
  id: 'from' as InitiativeId,
  callId,
  number: 3,
  stage: 'submitted' as const,
  leaderId: nurlan,
  authorIds: [bakyt] as readonly PersonId[],
  budget: [line],
  pledges: [pledge('a', som(20))],
}
const into = {
  ...from,
  id: 'into' as InitiativeId,
  number: 1,
  leaderId: aigul,
  authorIds: [bakyt] as readonly PersonId[],
  pledges: [pledge('b', som(30))],
}
const facts: MergerFacts = { from, into, callStage: 'reviewing' }
const many = Array.from({ length: mostRows.pledges }, (_, at) => pledge(`p${at}`, 1n))
const crowd = (count: number) => Array.from({ length: count }, (_, at) => `p${at}` as PersonId)

const refusals: readonly [claim: string, Partial<MergerFacts>, string | undefined][] = [
  ['two that wait for the check become one', {}, undefined],
  ['a draft joins too', { from: { ...from, stage: 'draft' } }, undefined],
  ['one that the check admitted does not', { from: { ...from, stage: 'admitted' } }, 'too-late'],
  ['nor is it joined', { into: { ...into, stage: 'admitted' } }, 'too-late'],
  ['nothing is joined once the vote is open', { callStage: 'voting' }, 'too-late'],
  ['pledges of both leave something to ask for', { from: { ...from, pledges: [pledge('a', som(69))] } }, undefined],
  ['when they cover all, nothing is left', { from: { ...from, pledges: [pledge('a', som(70))] } }, 'nothing-requested'],
  ['when they are more, by how much is told', { from: { ...from, pledges: [pledge('a', som(71))] } }, 'own-over-cost'],
  ['a pledge that stands with both is one', { from: { ...from, pledges: [pledge('b', som(99))] } }, undefined],
  ['a draft without a budget is told when it is sent', { into: { ...into, budget: [] } }, undefined],
  ['no more pledges than a page shows', { from: { ...from, pledges: many } }, 'too-many-pledges'],
  ['as many authors as can talk', { from: { ...from, authorIds: crowd(mostAuthors - 2) } }, undefined],
  ['and not one more', { from: { ...from, authorIds: crowd(mostAuthors) } }, 'too-many-authors'],
]
for (const [claim, changed, code] of refusals) {
  test(claim, () => equal(whyCannotMerge({ ...facts, ...changed })?.code, code))
}

const joining: JoinFacts = {
  from,
  into,
  call: { stage: 'reviewing' },
  by: nurlan,
  hasOpen: false,
  declinedBefore: false,
  proposedToday: 0,
}
const asks: readonly [claim: string, Partial<JoinFacts>, string | undefined][] = [
  ['an author asks another initiative', {}, undefined],
  ['somebody else does not', { by: jyldyz }, 'not-an-author'],
  ['what is not there is not asked', { into: undefined }, 'no-such-other'],
  ['nor one of another call', { into: { ...into, callId: 'other' as CallId } }, 'no-such-other'],
  ['of a draft nothing is told', { into: { ...into, stage: 'draft' } }, 'no-such-other'],
  ['nobody joins themselves', { into: from }, 'itself'],
  ['one is asked at a time', { hasOpen: true }, 'open-already'],
  ['who declined is not asked again', { declinedBefore: true }, 'declined-before'],
  ['the last of a day is taken', { proposedToday: mostMergersADay - 1 }, undefined],
  ['one more waits for tomorrow', { proposedToday: mostMergersADay }, 'too-many-today'],
  ['what cannot be one is not proposed', { into: { ...into, stage: 'admitted' } }, 'too-late'],
]
for (const [claim, changed, code] of asks) {
  test(claim, () => equal(whyMayNotJoin({ ...joining, ...changed })?.code, code))
}

test('every author of both agrees, each once', () => {
  deepEqual(bothGroups(from, into), [aigul, bakyt, nurlan])
  deepEqual(yetToAgree({ from, into }, [nurlan, bakyt]), [aigul])
})

test('an author of either answers until it is settled, and nobody else does', () => {
  equal(whyMayNotAnswerMerger({ from, into }, { outcome: undefined }, aigul), undefined)
  equal(whyMayNotAnswerMerger({ from, into }, { outcome: undefined }, jyldyz)?.code, 'not-an-author')
  const outcome = { kind: 'declined', reason: 'себеп', at: instant(0) } as const
  equal(whyMayNotAnswerMerger({ from, into }, { outcome }, aigul)?.code, 'settled-already')
})

test('names of both groups stand once, as many as an application holds', () => {
  deepEqual(joinedMembers({ members: ['Нурлан', 'Бакыт'] }, { members: ['Айгүл', 'Бакыт'] }), [
    'Айгүл',
    'Бакыт',
    'Нурлан',
  ])
  const most = Array.from({ length: mostRows.members }, (_, at) => `№ ${at}`)
  equal(joinedMembers({ members: ['Нурлан'] }, { members: most }).length, mostRows.members)
})

test('what was sent and then joined another is read at its own address, a draft that joined is not', () => {
  const joined = { stage: 'withdrawn', mergedInto: into.id, submittedAt: instant(0) } as const
  equal(isReadable(joined), true)
  equal(isReadable({ ...joined, submittedAt: undefined }), false)
  equal(isReadable({ ...joined, mergedInto: undefined }), false)
  equal(isReadable({ stage: 'submitted', mergedInto: undefined, submittedAt: instant(0) }), true)
})

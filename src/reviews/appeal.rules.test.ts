import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate, startOf } from '../../lib/kernel/civil-date.ts'
import type { PersonId } from '../people/person.model.ts'
import type { Appeal, AppealFacts } from './appeal.model.ts'
import { appealUntil, whyMayNotAppeal, whyMayNotDecideAppeal } from './appeal.rules.ts'

const [aibek, aigul, gulnara] = ['aibek', 'aigul', 'gulnara'] as unknown as [PersonId, PersonId, PersonId]
const refusedAt = startOf(civilDate('2026-06-01'))
const appeal: Appeal = { text: 'Баанын далили бар', filedBy: aigul, filedAt: refusedAt, decided: undefined }
const facts: AppealFacts = {
  callStage: 'reviewing',
  stage: 'refused',
  hands: [aigul],
  refusing: { by: aibek, at: refusedAt },
  appeal: undefined,
  appealDays: 5,
  secondPanel: true,
  by: aigul,
  leads: true,
  today: civilDate('2026-06-06'),
}

const filings: readonly [claim: string, change: Partial<AppealFacts>, code: string | undefined][] = [
  ['the group appeals on the last day', {}, undefined],
  ['a day later it is late', { today: civilDate('2026-06-07') }, 'appeal-late'],
  ['only the group appeals', { leads: false }, 'not-yours'],
  ['it appeals once', { appeal }, 'appealed-already'],
  ['only a refusal is appealed', { stage: 'returned' }, 'not-refused'],
  ['without a refusal there is nothing to appeal', { refusing: undefined }, 'not-refused'],
]
for (const [claim, change, code] of filings) {
  test(claim, () => equal(whyMayNotAppeal({ ...facts, ...change })?.code, code))
}

test('the term is the regulation’s days after the day of the refusal', () => {
  equal(appealUntil(facts), '2026-06-06')
  equal(appealUntil({ ...facts, refusing: undefined }), undefined)
})

const decided = { decision: 'dismissed', reason: 'себеп', at: refusedAt } as const
const decisions: readonly [claim: string, change: Partial<AppealFacts>, code: string | undefined][] = [
  ['somebody else decides', {}, undefined],
  ['an appeal is decided once', { appeal: { ...appeal, decided } }, 'no-open-appeal'],
  ['without an appeal nothing is decided', { appeal: undefined }, 'no-open-appeal'],
  ['once the vote has begun it is too late', { callStage: 'voting' }, 'review-over'],
  ['while applications are taken it may be decided', { callStage: 'collecting' }, undefined],
  ['the leader does not decide', { by: aigul }, 'own-initiative'],
  ['an author does not decide', { hands: [aigul, gulnara] }, 'own-initiative'],
  ['whoever filed it does not decide', { hands: [gulnara], by: aigul }, 'own-initiative'],
  ['whoever refused is not on the second panel', { by: aibek }, 'same-person'],
  ['without a second panel whoever refused may look again', { by: aibek, secondPanel: false }, undefined],
]
for (const [claim, change, code] of decisions) {
  test(claim, () => equal(whyMayNotDecideAppeal({ ...facts, by: gulnara, appeal, ...change })?.code, code))
}

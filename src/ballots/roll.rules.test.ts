import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate } from '../../lib/kernel/civil-date.ts'
import type { PersonId } from '../people/person.model.ts'
import type { RollFacts } from './roll.model.ts'
import {
  freezingOf,
  issuingOf,
  needsSecond,
  preparingOf,
  whyMayNotConfirm,
  whyNoFile,
  whyNotThoseDays,
  whyRollMayNotChange,
} from './roll.rules.ts'

const [aibek, gulnara] = ['aibek', 'gulnara'] as unknown as [PersonId, PersonId]
const days = { from: civilDate('2026-05-20'), until: civilDate('2026-05-24') }
const facts: RollFacts = {
  stage: 'reviewing',
  frozen: false,
  count: 5,
  checking: undefined,
  checkDays: 0,
  preparedBy: undefined,
  fileWaits: false,
  openRequests: 0,
  today: civilDate('2026-05-25'),
}

test('the roll may change until its freezing is prepared or voting opens', () => {
  equal(whyRollMayNotChange(facts), undefined)
  equal(whyRollMayNotChange({ ...facts, frozen: true })?.code, 'roll-frozen')
  equal(whyRollMayNotChange({ ...facts, stage: 'voting' })?.code, 'too-late')
  equal(whyRollMayNotChange({ ...facts, preparedBy: aibek })?.code, 'freezing-waits')
})

test('a file is read when no other waits', () => {
  equal(whyNoFile(facts), undefined)
  equal(whyNoFile({ ...facts, frozen: true })?.code, 'roll-frozen')
  equal(whyNoFile({ ...facts, fileWaits: true })?.code, 'file-waits')
})

test('a file that replaces a roll waits for a second person, and any file while residents check', () => {
  equal(needsSecond(facts, 'add'), false)
  equal(needsSecond(facts, 'replace'), true)
  equal(needsSecond({ ...facts, count: 0 }, 'replace'), false)
  equal(needsSecond({ ...facts, checking: days }, 'add'), true)
})

test('what one prepared another confirms', () => {
  equal(whyMayNotConfirm(aibek, gulnara), undefined)
  equal(whyMayNotConfirm(aibek, aibek)?.code, 'same-person')
  equal(whyMayNotConfirm(undefined, aibek)?.code, 'nothing-waits')
})

const preparing: readonly [claim: string, change: Partial<RollFacts>, code: string | undefined][] = [
  ['a whole roll', {}, undefined],
  ['the day after the checking', { checkDays: 5, checking: days }, undefined],
  ['the last day of checking', { checking: days, today: days.until }, 'still-checking'],
  ['a roll that was never checked where the regulation asks for it', { checkDays: 5 }, 'not-checked'],
  ['an empty roll', { count: 0 }, 'roll-empty'],
  ['a roll with a request undecided', { openRequests: 2 }, 'requests-open'],
  ['a roll with a file waiting', { fileWaits: true }, 'file-waits'],
  ['a frozen roll', { frozen: true }, 'roll-frozen'],
]
for (const [claim, change, code] of preparing)
  test(`${claim} ${code ? `is not prepared: ${code}` : 'is prepared for freezing'}`, () => {
    const decision = preparingOf({ ...facts, ...change }, { mayBeEarly: false })
    equal(decision.ok ? undefined : decision.refusal.code, code)
  })

test('in the demo nobody waits for the days of checking, but requests are decided', () => {
  const early = { mayBeEarly: true }
  equal(preparingOf({ ...facts, checkDays: 5 }, early).ok, true)
  equal(preparingOf({ ...facts, checking: days, today: days.from }, early).ok, true)
  equal(preparingOf({ ...facts, openRequests: 1 }, early).ok, false)
})

test('a prepared roll is frozen once, by another person', () => {
  const prepared = { ...facts, preparedBy: aibek }
  deepEqual(freezingOf(prepared, gulnara), { ok: true, value: 'freeze' })
  for (const [change, by, code] of [
    [{}, aibek, 'same-person'],
    [{ preparedBy: undefined }, gulnara, 'nothing-waits'],
    [{ frozen: true }, gulnara, 'roll-frozen'],
    [{ count: 0 }, gulnara, 'roll-empty'],
    [{ openRequests: 1 }, gulnara, 'requests-open'],
    [{ stage: 'voting' }, gulnara, 'too-late'],
  ] as const) {
    const decision = freezingOf({ ...prepared, ...change }, by)
    equal(decision.ok ? undefined : decision.refusal.code, code)
  }
})

test('cards are issued for a frozen roll until the vote closes', () => {
  const frozen = { ...facts, frozen: true }
  equal(issuingOf(frozen).ok, true)
  equal(issuingOf({ ...frozen, stage: 'voting' }).ok, true)
  equal(issuingOf({ ...frozen, stage: 'tallying' }).ok, false)
  equal(issuingOf(facts).ok, false)
})

const may = (day: number) => civilDate(`2026-05-${day}`)
const votingFrom = civilDate('2026-06-01')
const spans: readonly [
  claim: string,
  change: Partial<RollFacts>,
  from: number,
  until: number,
  code: string | undefined,
][] = [
  ['checking may begin today and last a day', {}, 25, 25, undefined],
  ['it may last until the day before the vote', {}, 25, 31, undefined],
  ['it does not begin in the past', {}, 24, 30, 'date-in-past'],
  ['it lasts as long as the regulation asks', { checkDays: 3 }, 25, 27, undefined],
  ['a day less is too short', { checkDays: 3 }, 25, 26, 'checking-too-short'],
  ['it does not end before it begins', {}, 26, 25, 'checking-too-short'],
  ['days that have not begun may be chosen anew', { checking: { from: may(28), until: may(30) } }, 26, 27, undefined],
  ['days that have begun keep their beginning', { checking: days }, 25, 26, 'checking-begun'],
  ['days that have begun may become longer', { checking: days }, 20, 28, undefined],
  ['days that have begun never become shorter', { checking: days }, 20, 23, 'checking-not-shorter'],
]
for (const [claim, change, from, until, code] of spans)
  test(claim, () => {
    equal(whyNotThoseDays({ ...facts, ...change }, { from: may(from), until: may(until) }, votingFrom)?.code, code)
  })

test('checking ends before the vote begins', () => {
  equal(whyNotThoseDays(facts, { from: may(25), until: votingFrom }, votingFrom)?.code, 'checking-into-vote')
})

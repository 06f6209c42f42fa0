import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate } from '../../lib/kernel/civil-date.ts'
import type { RollFacts } from './ballot.model.ts'
import { freezingOf, issuingOf, readRoll, whyRollMayNotChange } from './roll.rules.ts'

const villages = new Map([['бөкөнбаев', 'v1']])
const terms = { votingAge: 18, on: civilDate('2026-06-01') }
const aigul = { pin: '12005199012345', name: 'Айгүл Токтосунова', village: 'Бөкөнбаев' }

test('a good row is read, with spaces in the PIN and any case of the village', () => {
  const { entries, problems, doubts } = readRoll(
    [{ ...aigul, pin: '1 2005 1990 12345', village: ' БӨКӨНБАЕВ ' }],
    villages,
    terms,
  )
  deepEqual(entries, [{ pin: '12005199012345', name: 'Айгүл Токтосунова', villageId: 'v1' }])
  deepEqual([problems, doubts], [[], []])
})

test('an empty village is allowed', () => {
  equal(readRoll([{ ...aigul, village: '' }], villages, terms).entries[0]?.villageId, undefined)
})

const wrong = [
  ['a number that a spreadsheet shortened', { ...aigul, pin: '1,2E+13' }, 'not-a-pin'],
  ['a missing name', { ...aigul, name: ' ' }, 'no-name'],
  ['a village of another municipality', { ...aigul, village: 'Тамга' }, 'unknown-village'],
] as const
for (const [name, row, code] of wrong) {
  test(`${name} is reported with its row`, () => {
    const { entries, problems } = readRoll([row], villages, terms)
    deepEqual([entries.length, problems[0]?.code, problems[0]?.row], [0, code, 2])
  })
}

test('a PIN that stands twice is reported the second time', () => {
  const { entries, problems } = readRoll([aigul, aigul], villages, terms)
  deepEqual([entries.length, problems[0]?.code, problems[0]?.row], [1, 'twice', 3])
})

test('an age that the PIN seems to hold is a doubt and no refusal', () => {
  const child = { ...aigul, pin: '12005201512345' }
  const dateless = { ...aigul, pin: '19999999912345' }
  const ancient = { ...aigul, pin: '12005190012345' }
  const { entries, doubts } = readRoll([child, dateless, ancient], villages, terms)
  equal(entries.length, 3)
  deepEqual(
    doubts.map(({ row, age }) => [row, age]),
    [
      [2, 11],
      [3, undefined],
      [4, 126],
    ],
  )
})

const facts: RollFacts = { stage: 'reviewing', frozen: false, count: 5 }
test('the roll may change until it is frozen or voting opens', () => {
  equal(whyRollMayNotChange(facts), undefined)
  equal(whyRollMayNotChange({ ...facts, frozen: true })?.code, 'roll-frozen')
  equal(whyRollMayNotChange({ ...facts, stage: 'voting' })?.code, 'too-late')
})

test('an empty roll is not frozen, a roll is frozen once', () => {
  deepEqual(freezingOf(facts), { ok: true, value: 'freeze' })
  equal(freezingOf({ ...facts, count: 0 }).ok, false)
  equal(freezingOf({ ...facts, frozen: true }).ok, false)
})

test('cards are issued for a frozen roll until the vote closes', () => {
  const frozen = { ...facts, frozen: true }
  equal(issuingOf(frozen).ok, true)
  equal(issuingOf({ ...frozen, stage: 'voting' }).ok, true)
  equal(issuingOf({ ...frozen, stage: 'tallying' }).ok, false)
  equal(issuingOf(facts).ok, false)
})

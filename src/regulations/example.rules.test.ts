import assert from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate } from '../../lib/kernel/civil-date.ts'
import { som } from '../../lib/kernel/money.ts'
import { percentText } from '../../lib/kernel/share.ts'
import { shortestCall } from './days.rules.ts'
import { moneyExample, paymentExample, totalExample } from './example.rules.ts'
import { presetTerms } from './presets.rules.ts'

const terms = presetTerms['kg-model-2019']

test('a playground of 100,000 som asks at most the ceiling, or what the group does not bring', () => {
  assert.deepEqual(moneyExample(terms), {
    total: som(100_000),
    own: som(10_000),
    inMoney: som(0),
    asked: som(47_000),
    hours: 67n,
  })
  assert.equal(moneyExample({ ...terms, ceiling: som(200_000) }).asked, som(90_000))
  assert.equal(moneyExample({ ...terms, tariff: [] }).hours, 1_000_000n)
})

test('the shortest call follows the days of the terms, the time to appeal included', () => {
  assert.deepEqual(shortestCall(terms, civilDate('2027-03-01')), {
    collectingFrom: '2027-03-01',
    collectingUntil: '2027-03-20',
    reviewingUntil: '2027-04-04',
    votingFrom: '2027-04-10',
    votingUntil: '2027-04-16',
  })
})

test('half of 70 percent and half of 40 percent are 55 percent', () => {
  assert.equal(percentText(totalExample(terms), 1), '55.0')
  assert.equal(percentText(totalExample({ ...terms, commissionPercent: 33 }), 1), '49.9')
})

test('the first payment and the rest are the whole', () => {
  assert.deepEqual(paymentExample({ ...terms, advancePercent: 30 }), {
    whole: som(60_000),
    first: som(18_000),
    rest: som(42_000),
  })
})

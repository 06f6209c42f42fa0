import assert from 'node:assert/strict'
import { test } from 'node:test'
import { money, som } from '../../lib/kernel/money.ts'
import { terms } from '../../test/worlds/terms.ts'
import type { TypedPledge } from './draft.model.ts'
import { pledgeOf, tariffOf } from './pledge.rules.ts'
import { sumsOf } from './sums.rules.ts'

const typed: TypedPledge = {
  id: 'a',
  pledger: 'Ашарга чыккандар',
  pledgerKind: 'residents',
  kind: 'labour',
  quantityMilli: 10_500n,
  value: undefined,
}
const costs10000 = sumsOf([{ cost: som(10_000) }], [])

test('labour is worth its hours by the tariff, whatever value was typed', () => {
  const pledge = pledgeOf({ ...typed, value: som(9000) }, terms, costs10000)
  assert.deepEqual(pledge, {
    ok: true,
    value: {
      id: 'a',
      pledger: 'Ашарга чыккандар',
      pledgerKind: 'residents',
      kind: 'labour',
      quantityMilli: 10_500n,
      unit: 'hour',
      value: som(1575),
    },
  })
})

test('labour without hours is refused with the clause of the tariff', () => {
  const refusal = { code: 'hours-missing', clause: 'tariff' }
  assert.deepEqual(pledgeOf({ ...typed, quantityMilli: undefined }, terms, costs10000), { ok: false, refusal })
})

test('what has no tariff is worth what was typed, and its hours are dropped', () => {
  assert.equal(tariffOf(terms, 'transport'), undefined)
  const pledge = pledgeOf({ ...typed, kind: 'transport', value: som(500) }, terms, costs10000)
  assert.ok(pledge.ok)
  const { quantityMilli, unit, value } = pledge.value
  assert.deepEqual({ quantityMilli, unit, value }, { quantityMilli: undefined, unit: undefined, value: som(500) })
})

test('a pledge that is worth nothing is refused', () => {
  const refused = { ok: false, refusal: { code: 'value-missing' } }
  assert.deepEqual(pledgeOf({ ...typed, kind: 'money' }, terms, costs10000), refused)
  const cheap = { tariff: [{ kind: 'labour', unit: 'hour', price: money(1n) }] } as const
  assert.deepEqual(pledgeOf({ ...typed, quantityMilli: 1n }, cheap, costs10000), refused)
})

test('a pledge past what the initiative costs is refused by one tyiyn, and at the cost is taken', () => {
  const inMoney = (value: bigint) => ({ ...typed, kind: 'money' as const, value: money(value) })
  assert.ok(pledgeOf(inMoney(1_000_000n), terms, costs10000).ok)
  const refusal = { code: 'own-over-cost', left: som(10_000), over: 1n }
  assert.deepEqual(pledgeOf(inMoney(1_000_001n), terms, costs10000), { ok: false, refusal })
  const tooMuch = sumsOf([{ cost: som(1) }], [{ kind: 'money', value: som(2) }])
  assert.deepEqual(pledgeOf(inMoney(5n), terms, tooMuch), {
    ok: false,
    refusal: { code: 'own-over-cost', left: 0n, over: 5n },
  })
})

test('before the first line of the budget any pledge is taken', () => {
  assert.ok(pledgeOf({ ...typed, kind: 'money', value: som(1_000_000) }, terms, sumsOf([], [])).ok)
})

test('hours that make a sum larger than any are refused', () => {
  const hours = { ...typed, quantityMilli: 999_999_999_999n }
  const dear = { tariff: [{ kind: 'labour', unit: 'hour', price: som(100_000_000) }] } as const
  assert.deepEqual(pledgeOf(hours, dear, costs10000), { ok: false, refusal: { code: 'too-large' } })
})

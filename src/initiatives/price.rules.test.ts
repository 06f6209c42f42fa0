import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { som } from '../../lib/kernel/money.ts'
import { pricesTold } from './price.rules.ts'

test('prices are told by the least, the most and the one in the middle, whatever their order', () => {
  deepEqual(pricesTold([som(3900), som(3100), som(3400)]), {
    count: 3,
    least: som(3100),
    median: som(3400),
    most: som(3900),
  })
})

test('of an even number the lower of the two in the middle is told', () => {
  equal(pricesTold([som(10), som(40), som(20), som(30)])?.median, som(20))
})

test('fewer than three prices are none', () => {
  equal(pricesTold([som(10), som(20)]), undefined)
  equal(pricesTold([]), undefined)
})

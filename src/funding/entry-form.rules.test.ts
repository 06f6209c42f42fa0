import { equal } from 'node:assert/strict'
import { test } from 'node:test'
import { som } from '../../lib/kernel/money.ts'
import { terms } from '../../test/worlds/terms.ts'
import { hoursPrice, residentsOf } from './entry-form.rules.ts'
import type { Entry, Party } from './funding.model.ts'

test('hours count where the tariff has a price, everything else by its value', () => {
  equal(hoursPrice('labour', terms), som(150))
  equal(hoursPrice('transport', terms), undefined)
  equal(hoursPrice('material', terms), undefined)
})

test('residents are counted by the highest number given', () => {
  const by = (party: Party) => ({ party }) as Entry
  equal(residentsOf([]), 0)
  equal(
    residentsOf([by({ kind: 'unnamed' }), by({ kind: 'resident', number: 2 }), by({ kind: 'resident', number: 1 })]),
    2,
  )
})

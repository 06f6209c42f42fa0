import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { rollLines } from './roll-columns.rules.ts'

test('columns are found by their headings in any order and language', () => {
  deepEqual(rollLines(['Село', ' ПИН ', 'ФИО'], [['Баетов', '1', 'Айгүл']]), [
    { pin: '1', name: 'Айгүл', village: 'Баетов' },
  ])
})

test('a missing column and a short row are empty', () => {
  deepEqual(rollLines(['pin', 'name'], [['1']]), [{ pin: '1', name: '', village: '' }])
})

test('without a column of PINs it is no roll', () => {
  equal(rollLines(['name'], [['Айгүл']]), undefined)
})

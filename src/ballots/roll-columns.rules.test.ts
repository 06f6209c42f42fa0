import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { rollLines } from './roll-columns.rules.ts'

const table = (...rows: readonly string[][]) => rows.map((cells, at) => ({ line: at + 1, cells }))

test('columns are found by their headings in any order and language', () => {
  deepEqual(rollLines(table(['Село', ' ПИН ', 'ФИО', 'Улица', 'Phone'], ['Баетов', '1', 'Айгүл', 'Ленин', '0555'])), {
    lines: [{ line: 2, pin: '1', name: 'Айгүл', village: 'Баетов', street: 'Ленин', phone: '0555' }],
    ignored: [],
  })
})

test('a missing column and a short row are empty, a strange column is told', () => {
  deepEqual(rollLines(table(['pin', 'Туулган күнү', 'name', ''], ['1'])), {
    lines: [{ line: 2, pin: '1', name: '', village: '', street: '', phone: '' }],
    ignored: ['Туулган күнү'],
  })
})

test('a title above the headings is no line of the roll', () => {
  const read = rollLines(table(['Кара-Суу айыл аймагы'], ['№', 'ПИН', 'Аты-жөнү'], ['1', '2', 'Айгүл']))
  deepEqual([read?.lines.map(({ line, pin }) => [line, pin]), read?.ignored], [[[3, '2']], ['№']])
})

test('without a column of PINs it is no roll', () => {
  equal(rollLines(table(['name'], ['Айгүл'])), undefined)
  equal(rollLines([]), undefined)
})

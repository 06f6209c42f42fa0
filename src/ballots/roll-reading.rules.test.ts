import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { civilDate } from '../../lib/kernel/civil-date.ts'
import { rollProblemCodes } from './roll.model.ts'
import { groupedRemarks, masked, readRoll } from './roll-reading.rules.ts'

const villages = new Map([['бөкөнбаев', 'v1']])
const terms = { votingAge: 18, on: civilDate('2026-06-01') }
const aigul = {
  pin: '12005199012345',
  name: 'Айгүл Токтосунова',
  village: 'Бөкөнбаев',
  street: 'Ленин',
  phone: '0555 12 34 56',
}

test('a good row is read, with spaces in the PIN and any case of the village', () => {
  const { entries, problems, doubts } = readRoll(
    [{ ...aigul, pin: '1 2005 1990 12345', village: ' БӨКӨНБАЕВ ' }],
    villages,
    terms,
  )
  deepEqual(entries, [
    {
      row: 2,
      pin: '12005199012345',
      name: 'Айгүл Токтосунова',
      villageId: 'v1',
      street: 'Ленин',
      phone: '+996555123456',
    },
  ])
  deepEqual([problems, doubts], [[], []])
})

test('village, street and phone may be empty or missing', () => {
  const { entries } = readRoll([{ pin: aigul.pin, name: aigul.name, village: '' }], villages, terms)
  deepEqual(
    entries.map(({ villageId, street, phone }) => [villageId, street, phone]),
    [[undefined, undefined, undefined]],
  )
})

for (const pin of [
  '="12005199012345"',
  "'12005199012345",
  '12005199012345,00',
  '12\u00a0005\u202f199 012345',
  '12005199012345.0',
])
  test(`a PIN written as ${pin} is read`, () => {
    equal(readRoll([{ ...aigul, pin }], villages, terms).entries[0]?.pin, aigul.pin)
  })

const wrong = [
  ['a number that a spreadsheet shortened', { ...aigul, pin: '2,13E+13' }, 'pin', 'shortened', '2,13E+13'],
  ['one shortened with a Cyrillic letter', { ...aigul, pin: '2.13Е+13' }, 'pin', 'shortened', '2.13Е+13'],
  ['one written out again as zeros', { ...aigul, pin: '21506000000000' }, 'pin', 'shortened', '21••••••••••00'],
  ['thirteen digits', { ...aigul, pin: '1200519901234' }, 'pin', 'wrong-length', '13'],
  ['fifteen digits', { ...aigul, pin: '120051990123456' }, 'pin', 'wrong-length', '15'],
  ['letters', { ...aigul, pin: 'ID1234567' }, 'pin', 'not-a-pin', 'ID12•••67'],
  ['an empty number', { ...aigul, pin: ' ' }, 'pin', 'not-a-pin', ''],
  ['a day for a number', { ...aigul, pin: '24.05.2026' }, 'pin', 'date', '24.05.2026'],
  ['an error of the spreadsheet', { ...aigul, pin: '#ССЫЛКА!' }, 'pin', 'cell-error', '#ССЫЛКА!'],
  ['a missing name', { ...aigul, name: ' ' }, 'name', 'no-name', ''],
  ['an endless name', { ...aigul, name: 'ж'.repeat(201) }, 'name', 'too-long', '200'],
  ['a name that was an error', { ...aigul, name: '#N/A' }, 'name', 'cell-error', '#N/A'],
  ['a village of another municipality', { ...aigul, village: 'Тамга' }, 'village', 'unknown-village', 'Тамга'],
  ['a village that became an error', { ...aigul, village: '#REF!' }, 'village', 'cell-error', '#REF!'],
  ['the street of the first of May', { ...aigul, street: '01.май' }, 'street', 'date', '01.май'],
  ['the same in English', { ...aigul, street: '1-May' }, 'street', 'date', '1-May'],
  ['a street that became a day', { ...aigul, street: '01.05.2026' }, 'street', 'date', '01.05.2026'],
  ['a phone that was shortened', { ...aigul, phone: '9,96555E+11' }, 'phone', 'shortened', '9,96555E+11'],
  ['a land line', { ...aigul, phone: '0312 12 34 56' }, 'phone', 'not-a-phone', '03••••••56'],
  ['a phone that was an error', { ...aigul, phone: '#N/A' }, 'phone', 'cell-error', '#N/A'],
] as const
for (const [name, row, column, code, text] of wrong) {
  test(`${name} is told with its row and column`, () => {
    const { entries, problems } = readRoll([{ ...row, line: 7 }], villages, terms)
    deepEqual([entries, problems], [[], [{ row: 7, column, code, text }]])
  })
}

test('streets with numbers and formulas as text stay what they are', () => {
  for (const street of ['8-март', '1-май', '=cmd', '40 лет Октября', '12'])
    equal(readRoll([{ ...aigul, street }], villages, terms).entries[0]?.street, street)
})

test('of several phones in a cell the first that can get a code is taken', () => {
  const [entry] = readRoll([{ ...aigul, phone: '0312 12 34 56, 0700 11 22 33; 0555 1' }], villages, terms).entries
  equal(entry?.phone, '+996700112233')
})

test('all problems of a row are told at once', () => {
  const { problems } = readRoll([{ ...aigul, pin: '1', name: '', phone: '1' }], villages, terms)
  deepEqual(
    problems.map(({ code }) => code),
    ['wrong-length', 'no-name', 'not-a-phone'],
  )
})

test('a PIN that stands twice is told the second time with the row of the first, whatever else the row says', () => {
  const { entries, problems } = readRoll([aigul, { ...aigul, name: '' }, aigul], villages, terms)
  equal(entries.length, 1)
  deepEqual(
    problems.map(({ row, code, text }) => [row, code, text]),
    [
      [3, 'twice', '2'],
      [3, 'no-name', ''],
      [4, 'twice', '2'],
    ],
  )
})

test('an age that the PIN seems to hold is a doubt and no refusal', () => {
  const pins = ['12005201512345', '19999999912345', '12005190012345']
  const { entries, doubts } = readRoll(
    pins.map((pin) => ({ ...aigul, pin, phone: '' })),
    villages,
    terms,
  )
  equal(entries.length, 3)
  deepEqual(
    doubts.map(({ row, code, text }) => [row, code, text]),
    [
      [2, 'young', '11'],
      [3, 'no-birth-date', '19••••••••••45'],
      [4, 'old', '126'],
    ],
  )
})

test('a third person on a phone comes onto the roll without it', () => {
  const pins = ['12005199012341', '12005199012342', '12005199012343']
  const { entries, doubts } = readRoll(
    pins.map((pin) => ({ ...aigul, pin })),
    villages,
    terms,
  )
  deepEqual(
    entries.map(({ phone }) => phone !== undefined),
    [true, true, false],
  )
  deepEqual(doubts, [{ row: 4, column: 'phone', code: 'shared-phone', text: '05••••••56' }])
})

test('no long run of digits comes through a mask', () => {
  equal(masked('ПИН 2150 6198 5000 01, үй 12'), 'ПИН 21••••••••••01, үй 12')
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'0123456789 -аб') }), (text) => {
      ok(
        !/\d{6}/.test(masked(text).replace(/[\s-]/g, '').replace(/•+/g, 'x')) ||
          !/\d(?:[\s-]*\d){5}/.test(masked(text)),
      )
    }),
  )
})

test('remarks are grouped by kind, with the first of each', () => {
  const remark = { column: 'pin', text: '' } as const
  const of = (row: number, code: 'twice' | 'no-name') => ({ row, code, ...remark })
  const groups = groupedRemarks([of(2, 'twice'), of(3, 'no-name'), of(4, 'twice')], rollProblemCodes, 1)
  deepEqual(
    groups.map(({ code, count, first }) => [code, count, first.map(({ row }) => row)]),
    [
      ['twice', 2, [2]],
      ['no-name', 1, [3]],
    ],
  )
})

test('whatever stands in the cells, every row is an entry or has a problem', () => {
  const cell = fc.string({ unit: 'grapheme' })
  fc.assert(
    fc.property(fc.array(fc.record({ pin: cell, name: cell, village: cell, street: cell, phone: cell })), (rows) => {
      const { entries, problems } = readRoll(rows, villages, terms)
      equal(new Set([...entries, ...problems].map(({ row }) => row)).size, rows.length)
    }),
  )
})

import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { readCsv } from './csv.ts'

const rowsOf = (bytes: Buffer) => {
  const read = readCsv(bytes)
  return read.ok ? read.value : read.refusal
}

test('semicolons, commas and tabs are read alike', () => {
  for (const sign of [';', ',', '\t']) {
    deepEqual(rowsOf(Buffer.from(`ПИН${sign}Аты\r\n1${sign}Айгүл\r\n`)), [{ пин: '1', аты: 'Айгүл' }])
  }
})

test('a byte order mark and quoted line breaks do no harm', () => {
  deepEqual(rowsOf(Buffer.from('\ufeffпин;аты\n1;"Айгүл\nТоктосунова"\n')), [{ пин: '1', аты: 'Айгүл\nТоктосунова' }])
})

test('a file in cp1251 is read', () => {
  deepEqual(rowsOf(Buffer.from([0xef, 0xe8, 0xed, 0x0a, 0xc0, 0x0a])), [{ пин: 'А' }])
})

test('missing and spare cells do not stop the reading', () => {
  const rows = rowsOf(Buffer.from('пин;аты\n1\n2;Нурлан;ашык\n'))
  equal(Array.isArray(rows) && rows.length, 2)
})

test('what is no table is no table', () => {
  equal(rowsOf(Buffer.from([0, 1, 2, 0])), 'not-a-table')
  equal(rowsOf(Buffer.from('пин;аты\n"1;Айгүл\n')), 'not-a-table')
})

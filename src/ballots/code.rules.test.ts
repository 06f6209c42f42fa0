import { equal, match, notEqual } from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { codeOf, parseCode, parseReceipt, receiptOf } from './code.rules.ts'

const bits = fc.bigInt(0n, (1n << 50n) - 1n)

test('a code is read back however it is typed', () => {
  fc.assert(
    fc.property(bits, (random) => {
      const code = codeOf(random)
      equal(parseCode(code), code)
      equal(parseCode(` ${code.toLowerCase().replaceAll('-', ' ')} `), code)
      equal(parseCode(code.replaceAll('0', 'O').replaceAll('1', 'l')), code)
    }),
  )
})

test('one wrong sign is noticed by the check sign', () => {
  fc.assert(
    fc.property(bits, fc.nat(9), (random, at) => {
      const bare = codeOf(random).replaceAll('-', '')
      const other = bare[at] === '7' ? '8' : '7'
      equal(parseCode(bare.slice(0, at) + other + bare.slice(at + 1)), 'not-a-code')
    }),
  )
})

test('what is no code is no code', () => {
  for (const typed of ['', '123', 'ЖЖЖЖЖ-ЖЖЖЖЖ-Ж', '00000-00000-1']) equal(parseCode(typed), 'not-a-code')
  equal(parseCode('00000-00000-0'), '00000-00000-0')
})

test('Cyrillic letters that look like Latin ones are taken for them', () => {
  equal(parseCode(codeOf(0n).replaceAll('0', 'О')), '00000-00000-0')
})

test('a receipt has sixteen signs in fours and is read back', () => {
  const receipt = receiptOf(new Uint8Array(32).fill(171))
  match(receipt, /^(?:[0-9A-Z]{4}-){3}[0-9A-Z]{4}$/)
  equal(parseReceipt(receipt.toLowerCase()), receipt)
  equal(parseReceipt('AB'), undefined)
  notEqual(receipt, receiptOf(new Uint8Array(32).fill(170)))
})

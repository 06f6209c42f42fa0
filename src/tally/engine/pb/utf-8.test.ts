import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { runs } from '../testing/runs.ts'
import { amountOf, minorUnits, writtenAmount } from './amount.ts'
import { byCodePoint, bytesOf, invalidAt, textOf } from './utf-8.ts'

test('text becomes the bytes that everybody writes, and bytes the text', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const bytes = bytesOf(text)
      assert.deepEqual([...bytes], [...new TextEncoder().encode(text)])
      assert.equal(invalidAt(bytes, 0, bytes.length), -1)
      assert.equal(textOf(bytes, 0, bytes.length), new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes))
    }),
    runs,
  )
  assert.deepEqual([...bytesOf('\ud800')], [0xef, 0xbf, 0xbd])
})

test('bytes are valid exactly where a strict decoder takes them', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 6 }), (bytes) => {
      let valid = true
      try {
        new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
      } catch {
        // The decoder refuses by throwing; that is the answer asked for.
        valid = false
      }
      assert.equal(invalidAt(bytes, 0, bytes.length) < 0, valid)
    }),
    runs,
  )
  for (const bytes of [
    [0xe0, 0x80, 0x80],
    [0xf0, 0x80, 0x80, 0x80],
    [0xed, 0xa0, 0x80],
    [0xf4, 0x90, 0x80, 0x80],
    [0xf5, 0x80, 0x80, 0x80],
    [0xe1, 0x80, 0x41],
    [0xc3],
  ])
    assert.equal(invalidAt(Uint8Array.from(bytes), 0, bytes.length), 0)
})

test('ids sort by code point, the shorter first', () => {
  assert.deepEqual(['b', 'a', 'ab', '10', '9', '\u{1f600}', '\uffee'].sort(byCodePoint), [
    '10',
    '9',
    'a',
    'ab',
    'b',
    '\uffee',
    '\u{1f600}',
  ])
})

test('amounts come back as they were written', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10 ** 12 }), fc.constantFrom(1, 10, 100, 10_000), (minor, scale) => {
      const written = writtenAmount(minor, scale)
      const amount = amountOf(written)
      assert.ok(typeof amount === 'object')
      assert.equal(minorUnits(amount, String(scale).length - 1), minor)
    }),
    runs,
  )
})

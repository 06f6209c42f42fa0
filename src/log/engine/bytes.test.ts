import assert from 'node:assert/strict'
import { test } from 'node:test'
import fc from 'fast-check'
import { base64Of, eightBytes, fromBase64, fromHex, hexOf, isSame, joined, numberOf } from './bytes.ts'
import { runs } from './testing/runs.ts'

test('hexadecimal and base64 are what everybody else writes, and are read back', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 70 }), (bytes) => {
      assert.equal(hexOf(bytes), Buffer.from(bytes).toString('hex'))
      assert.equal(base64Of(bytes), Buffer.from(bytes).toString('base64'))
      assert.deepEqual(fromHex(hexOf(bytes)), bytes)
      assert.deepEqual(fromBase64(base64Of(bytes)), bytes)
    }),
    runs,
  )
})

test('bytes have one written form only', () => {
  for (const text of ['A', 'AA', 'AA=', 'AB==', 'AAB=', 'A===', '=AAA', 'AA==AA==', 'AAA-', 'ААА='])
    assert.equal(fromBase64(text), undefined, text)
  for (const text of ['0', '0G', 'AB', ' 00']) assert.equal(fromHex(text), undefined, text)
})

test('what is joined stands in order, and lists of bytes are the same only in every byte', () => {
  const one = joined(Uint8Array.of(1, 2), Uint8Array.of(), Uint8Array.of(3))
  assert.deepEqual(one, Uint8Array.of(1, 2, 3))
  assert.equal(isSame(one, Uint8Array.of(1, 2, 3)), true)
  assert.equal(isSame(one, Uint8Array.of(1, 2)), false)
  assert.equal(isSame(one, Uint8Array.of(1, 2, 4)), false)
})

test('a number in eight bytes comes back', () => {
  for (const value of [0, 1, 255, 256, 1_679_315_147, Number.MAX_SAFE_INTEGER]) {
    assert.equal(Buffer.from(eightBytes(value)).readBigUInt64BE(), BigInt(value))
    assert.equal(numberOf(eightBytes(value)), value)
  }
})

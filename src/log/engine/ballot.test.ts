import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import fc from 'fast-check'
import { machine } from '../../../lib/platform/machine.ts'
import { commitmentOf, type Opening, parseReceipt, receiptOf } from './ballot.ts'
import { hexOf } from './bytes.ts'
import { canonicalJson, type Json, parseCanonicalJson } from './canonical-json.ts'
import { checkSign, crockford, fromCrockford } from './crockford.ts'
import { runs } from './testing/runs.ts'

const opening: Opening = {
  municipality: '11111111-1111-4111-8111-111111111111',
  vote: '22222222-2222-4222-8222-222222222222',
  ballot: '33333333-3333-4333-8333-333333333333',
  nonce: new Uint8Array(32).fill(0x44),
  choices: [3, 14],
}

test('a commitment is the hash that its definition says, put together by hand', () => {
  const bytes = Buffer.concat([
    Buffer.from([1]),
    Buffer.from('demilge/ballot/v1'),
    Buffer.from('11111111111141118111111111111111', 'hex'),
    Buffer.from('22222222222242228222222222222222', 'hex'),
    Buffer.from('33333333333343338333333333333333', 'hex'),
    Buffer.alloc(32, 0x44),
    Buffer.from('[3,14]'),
  ])
  assert.equal(hexOf(commitmentOf(machine, opening)), createHash('sha256').update(bytes).digest('hex'))
})

test('a ballot that differs anywhere has another commitment', () => {
  const changes: Partial<Opening>[] = [
    { municipality: opening.vote },
    { vote: opening.ballot },
    { ballot: opening.vote },
    { nonce: new Uint8Array(32).fill(0x45) },
    { choices: [3] },
    { choices: [31, 4] },
  ]
  const seen = [opening, ...changes.map((change) => ({ ...opening, ...change }))]
  assert.equal(new Set(seen.map((one) => hexOf(commitmentOf(machine, one)))).size, seen.length)
})

test('what is no ballot has no commitment', () => {
  assert.throws(() => commitmentOf(machine, { ...opening, nonce: new Uint8Array(31) }), /31 bytes/)
  assert.throws(() => commitmentOf(machine, { ...opening, ballot: 'x' }), /no UUID/)
  assert.throws(() => commitmentOf(machine, { ...opening, ballot: '33' }), /no UUID/)
})

test('a receipt is twenty signs, and one that was misread or swapped is no receipt', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), fc.nat(15), fc.nat(30), (hash, at, by) => {
      const receipt = receiptOf(hash)
      assert.match(receipt, /^(?:[0-9A-HJKMNP-TV-Z]{4}-){4}[0-9A-HJKMNP-TV-Z*~$=U]$/)
      assert.equal(parseReceipt(receipt), receipt)
      const bare = receipt.replaceAll('-', '')
      assert.equal(parseReceipt(bare), receipt)
      const sign = crockford((fromCrockford(bare.charAt(at))! + 1n + BigInt(by)) % 32n, 1)
      assert.equal(parseReceipt(bare.slice(0, at) + sign + bare.slice(at + 1)), undefined)
    }),
    runs,
  )
  for (const text of ['', '0000', '0000-0000-0000-0000', 'ILOU-0000-0000-0000-0', 'а'.repeat(17)])
    assert.equal(parseReceipt(text), undefined, text)
})

test('the same numbers always have the same signs', () => {
  assert.equal(crockford(0n, 4), '0000')
  assert.equal(crockford(1_048_575n + 32n ** 4n, 4), 'ZZZZ')
  assert.equal(fromCrockford('ZZZZ'), 1_048_575n)
  assert.equal(fromCrockford('I'), undefined)
  assert.deepEqual([0n, 31n, 32n, 36n].map(checkSign), ['0', 'Z', '*', 'U'])
})

test('canonical JSON has one form', () => {
  const value: Json = { kind: 'cast', b: [1, -2, 'ң"\n'], a: { z: 0, Z: '' } }
  const text = '{"a":{"Z":"","z":0},"b":[1,-2,"ң\\"\\n"],"kind":"cast"}'
  assert.equal(canonicalJson(value), text)
  assert.deepEqual(parseCanonicalJson(text), value)
  // RFC 8785, section 3.2.3: names stand by UTF-16 code units.
  const names = ['\u20ac', '\r', '\ufb33', '1', '\u{1f600}', '\u0080', '\u00f6']
  const written = canonicalJson(Object.fromEntries(names.map((name) => [name, 0])))
  assert.deepEqual(Object.keys(parseCanonicalJson(written) as object).length, 7)
  const order = ['\r', '1', '\u0080', '\u00f6', '\u20ac', '\u{1f600}', '\ufb33']
  assert.equal(written, `{${order.map((name) => `${JSON.stringify(name)}:0`).join(',')}}`)
})

test('what has no canonical text is neither written nor read', () => {
  for (const value of [0.5, Number.NaN, 2 ** 53, -0, '\ud800', 'x\udc00'])
    assert.throws(() => canonicalJson([value]), RangeError)
  for (const text of [
    '',
    '{',
    'null',
    'true',
    '[null]',
    '{"a":false}',
    '{"b":1,"a":2}',
    '{ }',
    '1.0',
    '1e2',
    '[1,]',
    '"\\u0041"',
    '-0',
  ])
    assert.equal(parseCanonicalJson(text), undefined, text)
})

test('whatever is written is read back the same', () => {
  const { json } = fc.letrec<{ json: Json }>((tie) => ({
    json: fc.oneof(
      fc.maxSafeInteger().map((value) => value + 0),
      fc.string({ unit: 'grapheme' }),
      fc.array(tie('json'), { maxLength: 4 }),
      fc.dictionary(fc.string(), tie('json'), { maxKeys: 4, noNullPrototype: true }),
    ),
  }))
  fc.assert(
    fc.property(json, (value) => {
      const text = canonicalJson(value)
      assert.equal(canonicalJson(parseCanonicalJson(text)!), text)
    }),
    runs,
  )
})

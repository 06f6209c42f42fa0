import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { instant } from '../../lib/kernel/instant.ts'
import { entryOf, leafOf, momentOf } from './entry.rules.ts'
import type { Leaf, VoteId } from './leaf.model.ts'
import { checkpointFile, headFile, logKey, voteKeyName } from './purpose.rules.ts'
import { lastSigned, whyNotSign } from './signing.rules.ts'

const key = new Uint8Array(32)
const [root, otherRoot] = [new Uint8Array(32).fill(1), new Uint8Array(32).fill(2)]
const facts = { signed: { size: 3, root }, size: 5, rootThen: root, keyThen: key, keyNow: key }

test('what begins with all that was signed is signed, and so is the first state', () => {
  equal(whyNotSign(facts), undefined)
  equal(whyNotSign({ ...facts, signed: undefined, rootThen: undefined }), undefined)
})

test('fewer entries, other entries and another key are not signed', () => {
  deepEqual(whyNotSign({ ...facts, size: 2, rootThen: undefined }), { code: 'log-shrank', signed: 3, now: 2 })
  deepEqual(whyNotSign({ ...facts, rootThen: otherRoot }), { code: 'log-rewritten', signed: 3 })
  deepEqual(whyNotSign({ ...facts, keyNow: root }), { code: 'key-changed' })
})

test('of two memories the one of the larger state is believed, and either alone', () => {
  const [small, large] = [
    { size: 3, root },
    { size: 4, root: otherRoot },
  ]
  deepEqual([lastSigned(small, large), lastSigned(large, small)], [large, large])
  deepEqual(
    [lastSigned(small, undefined), lastSigned(undefined, small), lastSigned(undefined, undefined)],
    [small, small, undefined],
  )
})

test('an entry is one text, and says the same again', () => {
  const leaf: Leaf = { kind: 'cast', vote: 'v' as VoteId, commitment: 'ab', channel: 'online' }
  equal(entryOf(leaf), '{"channel":"online","commitment":"ab","kind":"cast","vote":"v"}')
  deepEqual(leafOf(entryOf(leaf)), leaf)
  equal(momentOf(instant(Date.UTC(2026, 5, 5, 6, 7, 8, 999))), '2026-06-05T06:07:08Z')
})

test('keys and files of one municipality are not those of another', () => {
  const [one, two] = ['a', 'b'] as Parameters<typeof logKey>[0][] as [never, never]
  for (const name of [logKey, headFile, checkpointFile, (id: never) => voteKeyName(id, 'v' as VoteId)])
    equal(new Set([name(one), name(two)]).size, 2)
})

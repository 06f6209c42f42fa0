import { deepEqual } from 'node:assert/strict'
import { test } from 'node:test'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import { openingOf } from './opening.rules.ts'

const lamps = { id: 'lamps' as InitiativeId, number: 1 }
const park = { id: 'park' as InitiativeId, number: 2 }
const ready = {
  unpublished: [],
  appeals: [],
  frozen: true,
  admitted: [lamps, park],
  scored: new Set([lamps.id, park.id]),
}

test('voting opens with a frozen roll and all points in', () => {
  deepEqual(openingOf(ready), { ok: true, value: 'open' })
})
test('a roll that may still change keeps voting closed', () => {
  deepEqual(openingOf({ ...ready, frozen: false }), {
    ok: false,
    refusal: { code: 'roll-not-frozen', clause: 'one-vote' },
  })
})
test('a decision that waits to be published with the others keeps voting closed', () => {
  deepEqual(openingOf({ ...ready, unpublished: [3] }), {
    ok: false,
    refusal: { code: 'decisions-unpublished', numbers: [3], clause: 'formal-check' },
  })
})
test('an appeal that is not decided keeps voting closed', () => {
  deepEqual(openingOf({ ...ready, appeals: [4] }), {
    ok: false,
    refusal: { code: 'appeals-open', numbers: [4], clause: 'appeal' },
  })
})
test('an empty ballot is not opened', () => {
  deepEqual(openingOf({ ...ready, admitted: [] }), {
    ok: false,
    refusal: { code: 'nothing-admitted', clause: 'voting' },
  })
})
test('initiatives without points are named', () => {
  const result = openingOf({ ...ready, scored: new Set([lamps.id]) })
  deepEqual(result, { ok: false, refusal: { code: 'points-missing', numbers: [2], clause: 'criteria' } })
})

import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate } from '../../lib/kernel/civil-date.ts'
import { whyNotAdd, whyNotForget, whyNotPass, wrongToday } from './second-factor.rules.ts'

const today = civilDate('2026-06-05')
const totp = { secret: 'JBSWY3DP', confirmed: true, lastStep: 100, wrongOn: undefined, wrong: 0 }

test('a code of a later step passes', () => equal(whyNotPass(totp, 101, today), undefined))
test('a code that was used before is refused', () =>
  deepEqual(whyNotPass(totp, 100, today), { code: 'wrong-code', left: 9 }))
test('a code of no step is refused, and says how many tries are left', () =>
  deepEqual(whyNotPass({ ...totp, wrongOn: today, wrong: 8 }, undefined, today), { code: 'wrong-code', left: 1 }))
test('after ten wrong codes even the right one waits for tomorrow', () => {
  const tired = { ...totp, wrongOn: today, wrong: 10 }
  deepEqual(whyNotPass(tired, 101, today), { code: 'too-many-tries' })
  equal(whyNotPass(tired, 101, civilDate('2026-06-06')), undefined)
})
test('wrong codes of another day are forgotten', () => {
  equal(wrongToday({ wrongOn: today, wrong: 3 }, today), 3)
  equal(wrongToday({ wrongOn: civilDate('2026-06-04'), wrong: 3 }, today), 0)
})

test('staff keep at least one second factor', () => {
  deepEqual(whyNotForget({ exists: true, factors: 1, isStaff: true }), { code: 'last-factor' })
  equal(whyNotForget({ exists: true, factors: 2, isStaff: true }), undefined)
  equal(whyNotForget({ exists: true, factors: 1, isStaff: false }), undefined)
})
test('a factor that is not there cannot be taken away', () =>
  deepEqual(whyNotForget({ exists: false, factors: 2, isStaff: false }), { code: 'no-such-factor' }))

test('whoever has a factor shows it before adding another', () => {
  deepEqual(whyNotAdd({ factors: 1, passed: false }), { code: 'factor-first' })
  equal(whyNotAdd({ factors: 1, passed: true }), undefined)
  equal(whyNotAdd({ factors: 0, passed: false }), undefined)
})

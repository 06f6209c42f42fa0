import { deepEqual, equal } from 'node:assert/strict'
import { test } from 'node:test'
import { afterSignIn, mayWelcome, parseAddress, safeNext, whyNoCode, whyNotTry } from './sign-in.rules.ts'

test('one field takes a phone or an e-mail', () => {
  deepEqual(parseAddress('0555 12 34 56'), { channel: 'sms', address: '+996555123456' })
  deepEqual(parseAddress(' Aigul@Mail.kg'), { channel: 'email', address: 'aigul@mail.kg' })
  equal(parseAddress('12'), 'not-a-phone')
  equal(parseAddress('a@'), 'not-an-address')
})

const none = { byAddressHour: 0, byAddressDay: 0, byNetworkHour: 0 }
test('codes are sent until there were too many', () => {
  equal(whyNoCode(none), undefined)
  equal(whyNoCode({ ...none, byAddressHour: 2, byAddressDay: 5, byNetworkHour: 59 }), undefined)
  equal(whyNoCode({ ...none, byAddressHour: 3 })?.waitMinutes, 60)
  equal(whyNoCode({ ...none, byNetworkHour: 60 })?.waitMinutes, 60)
  equal(whyNoCode({ ...none, byAddressDay: 6 })?.waitMinutes, 1440)
})

const fresh = { minutesOld: 0, tries: 0, used: false, wrongToday: 0 }
test('a code may be tried five times within ten minutes, once with success', () => {
  equal(whyNotTry(fresh), undefined)
  equal(whyNotTry({ ...fresh, minutesOld: 9.9, tries: 4 }), undefined)
  equal(whyNotTry({ ...fresh, tries: 5 })?.code, 'code-expired')
  equal(whyNotTry({ ...fresh, minutesOld: 10 })?.code, 'code-expired')
  equal(whyNotTry({ ...fresh, used: true })?.code, 'code-expired')
  equal(whyNotTry({ ...fresh, wrongToday: 10 })?.code, 'too-many-tries')
})

test('the way back stays on the site', () => {
  equal(safeNext('/ton/calls/2026?page=2#c-3'), '/ton/calls/2026?page=2#c-3')
  for (const trick of ['//evil.kg', '/\\evil.kg', 'https://evil.kg', 'javascript:alert(1)', '', '/\tevil', '/a\\b'])
    equal(safeNext(trick), '/account')
})

test('whoever typed the right code has some time to say who they are', () => {
  equal(mayWelcome({ minutesOld: 0, used: true }), true)
  equal(mayWelcome({ minutesOld: 0, used: false }), false)
  equal(mayWelcome({ minutesOld: 100_000, used: true }), false)
})

test('staff who began nowhere go on to their second factor', () => {
  equal(afterSignIn('/account', { isStaff: true }), '/account/second-factor?next=%2Fwork')
  equal(afterSignIn('/ton', { isStaff: true }), '/ton')
  equal(afterSignIn('/account', { isStaff: false }), '/account')
})

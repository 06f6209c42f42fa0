import { equal, notEqual } from 'node:assert/strict'
import { test } from 'node:test'
import { get } from '../src/people/people.visit.ts'
import { testPlatform } from '../test/support/database.ts'
import { pagesOf } from '../test/support/pages.ts'
import { aPerson } from '../test/worlds/small-town.ts'
import { networkOf, sessionRest } from './visit.ts'

const platform = await testPlatform()
const said = get('/said', 'public.read', async ({ visitor }) => ({
  kind: 'file',
  type: 'text/plain',
  bytes: !visitor.person ? 'nobody' : visitor.secondFactor ? 'staff' : 'person',
}))
const { as } = await pagesOf(platform, [said])
let people = 0

/** Somebody whose session was last seen so long ago, and passed its second factor so long ago. */
async function seen(ago: { readonly minutes: number; readonly factorMinutes?: number }) {
  people += 1
  const person = await aPerson(platform, { name: `Айбек ${people}` })
  const window = await as(person)
  await platform.db.pool.query(
    `update people.session set seen_at = now() - make_interval(mins => $2),
      second_factor_at = now() - make_interval(mins => $3) where person_id = $1`,
    [person, ago.minutes, ago.factorMinutes ?? ago.minutes],
  )
  return async () => (await window.get('/said')).html
}

test('powers of staff rest an hour and no longer, and coming back does not bring them back', async () => {
  const early = await seen({ minutes: sessionRest.staffMinutes - 1 })
  equal(await early(), 'staff')
  equal(await early(), 'staff')
  const late = await seen({ minutes: sessionRest.staffMinutes + 1 })
  equal(await late(), 'person')
  equal(await late(), 'person')
})

test('powers of staff end with the working day, however busy it was', async () => {
  const busy = await seen({ minutes: 0, factorMinutes: sessionRest.staffHours * 60 + 1 })
  equal(await busy(), 'person')
})

test('a session that nobody used for a month is over', async () => {
  const away = await seen({ minutes: sessionRest.days * 24 * 60 + 1 })
  equal(await away(), 'nobody')
})

test('an ended session and a made-up one are nobody', async () => {
  const window = await seen({ minutes: 0 })
  equal(await window(), 'staff')
  await platform.db.pool.query('update people.session set ended_at = now()')
  equal(await window(), 'nobody')
})

test('a network is a /24 or a /48, so rotating addresses does not walk around a throttle', () => {
  equal(networkOf('212.42.96.7'), networkOf('212.42.96.200'))
  equal(networkOf('2a03:32c0:5:1::1'), networkOf('2a03:32c0:5:ffff::9'))
  equal(networkOf('2a03:32c0::1'), networkOf('2a03:32c0:0:7::9'))
  notEqual(networkOf('2a03:32c0:5::1'), networkOf('2a03:32c0:6::1'))
  equal(networkOf('::ffff:212.42.96.7'), networkOf('212.42.96.7'))
})

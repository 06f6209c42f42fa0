import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { beforeEach, describe, it } from 'node:test'
import { addDays, dateOf } from '../../lib/kernel/civil-date.ts'
import { testPlatform } from '../../test/support/database.ts'
import { pagesOf } from '../../test/support/pages.ts'
import { registerOf } from '../../test/worlds/register.ts'
import { aPerson } from '../../test/worlds/small-town.ts'
import type { DayOffId } from './day-off.model.ts'
import { enterDayOff, viewDaysOff } from './index.ts'
import { municipalityRoutes } from './municipality.routes.tsx'

const platform = await testPlatform()
const now = await platform.db.now()
const today = dateOf(now)
const soon = addDays(today, 3)
const azamat = await aPerson(platform, { name: 'Азамат Исаков', role: 'operator', now })
const { entries } = registerOf(platform, { kind: 'person', id: azamat })
const pages = await pagesOf(platform, municipalityRoutes)
const operator = await pages.as(azamat)
const anybody = await pages.as()

const source = 'Муфтияттын 10-марттагы билдирүүсү'
const ait = () => ({ id: randomUUID(), on: soon, kind: 'orozo-ait', source })
const announced = async () => (await viewDaysOff(platform.db.read)).announced.filter(({ on }) => on >= today)

beforeEach(async () => {
  await platform.db.pool.query('delete from municipalities.day_off where on_day >= $1', [today])
})

describe('days off', () => {
  it('are told to everybody with their law, and what was moved to a working day is not among them', async () => {
    const page = await anybody.get('/days-off')
    assert.equal(page.status, 200)
    for (const words of ['1-май – 9-май', 'Эмгек кодекси, 2025']) assert.ok(page.html.includes(words), words)
    assert.ok(!page.html.includes('23-февраль') && !page.html.includes('7-ноябрь'))
    assert.ok(!page.html.includes('<form class="form"'))
  })

  it('are entered by the operator, and the record says who and which', async () => {
    const form = ait()
    assert.equal((await operator.post('/days-off', form)).location, '/days-off?entered')
    assert.equal((await operator.post('/days-off', form)).location, '/days-off?entered')
    assert.deepEqual(
      (await announced()).map(({ on, kind }) => [on, kind]),
      [[soon, 'orozo-ait']],
    )
    assert.deepEqual(
      (await entries('day-off-entered')).map(({ actor_id }) => actor_id),
      [azamat],
    )
    assert.ok((await anybody.get('/ru/days-off')).html.includes('Орозо айт'))
  })

  it('are entered by nobody else', async () => {
    assert.notEqual((await anybody.post('/days-off', ait())).location, '/days-off?entered')
    assert.deepEqual(await announced(), [])
  })

  it('keep what was typed when it cannot be read or has passed', async () => {
    const wrong = await operator.post('/days-off', { ...ait(), on: '31.02.2027' })
    assert.equal(wrong.status, 422)
    assert.ok(wrong.html.includes('31.02.2027') && wrong.html.includes(source))
    const passed = await operator.post('/days-off', { ...ait(), on: addDays(today, -1) })
    assert.equal(passed.status, 422)
    assert.ok(passed.html.includes('өтүп кетти') && passed.html.includes(source))
  })

  it('are off once, also when two enter the same day at once', async () => {
    const day = () => ({
      id: randomUUID() as DayOffId,
      on: soon,
      kind: 'kurman-ait' as const,
      source,
    })
    // Without the index one_day_off all of them are kept.
    const results = await Promise.all([1, 2, 3].map(() => enterDayOff(platform, { by: azamat, day: day() })))
    assert.equal(results.filter(({ ok }) => ok).length, 1)
    assert.equal((await announced()).length, 1)
  })

  it('are struck after a look, and may be entered again', async () => {
    const form = ait()
    await operator.post('/days-off', form)
    const strike = `/days-off/${form.id}/strike`
    assert.ok((await operator.get(strike)).html.includes('Орозо айт'))
    assert.equal((await operator.post(strike, {})).location, '/days-off?struck')
    assert.equal((await operator.post(strike, {})).location, '/days-off')
    assert.equal((await entries('day-off-struck')).length, 1)
    assert.equal((await operator.post('/days-off', ait())).location, '/days-off?entered')
  })
})

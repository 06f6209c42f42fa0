import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, dateOf } from '../../lib/kernel/civil-date.ts'
import { instant } from '../../lib/kernel/instant.ts'
import { testPlatform } from '../../test/support/database.ts'
import { pagesOf, problemOf } from '../../test/support/pages.ts'
import { collectingTowns } from '../../test/worlds/collecting-towns.ts'
import { callRoutes } from './calls.routes.tsx'
import { extendCall } from './extend-call.command.ts'
import { readCall } from './index.ts'

const platform = await testPlatform()
const { db } = platform
const { town } = await collectingTowns(platform, callRoutes)
const visitor = await (await pagesOf(platform, callRoutes)).as()
const yesterday = addDays(dateOf(await db.now()), -1)
const outage = {
  fromDate: yesterday,
  fromTime: '9:00',
  untilDate: yesterday,
  untilTime: '14.30',
  what: 'Байланыш үзүлдү',
}

async function collectingUntil(place: Awaited<ReturnType<typeof town>>) {
  return (await readCall(db.read, place.municipalityId, place.callId))?.calendar.collectingUntil
}

test('an outage makes the stage a day longer, once, and the record tells of it', async () => {
  const place = await town()
  const path = `/${place.slug}/calls/2026/outage`
  const before = await collectingUntil(place)
  equal((await place.officer.get(path)).status, 200)
  equal((await place.officer.post(path, outage)).location, `/${place.slug}/calls/2026`)
  equal(await collectingUntil(place), before && addDays(before, 1))
  const again = await place.officer.post(path, outage)
  equal(again.status, 422)
  match(again.html, /мурда узартылган/)
  const entry = await db.read
    .selectFrom('record.entry')
    .select(['actor_id', 'entry'])
    .where('name', '=', 'call-extended')
    .where('subject_id', '=', place.callId)
    .executeTakeFirstOrThrow()
  deepEqual([entry.actor_id, entry.entry], [place.people.aibek, { stage: 'collecting', days: 1, what: outage.what }])
})

test('what cannot be is told beside its field, and nothing moves', async () => {
  const place = await town()
  const path = `/${place.slug}/calls/2026/outage`
  const before = await collectingUntil(place)
  for (const [field, typed, words] of [
    ['fromTime', '25:00', /9:30/],
    ['untilTime', '', /9:30/],
    ['fromDate', '31.02.2026', /мындай күн жок/],
    ['what', ' ', /толтуруңуз/],
  ] as const) {
    const page = await place.officer.post(path, { ...outage, [field]: typed })
    equal(page.status, 422)
    match(problemOf(page.html, field) ?? '', words)
  }
  const short = await place.officer.post(path, { ...outage, untilTime: '10:00' })
  match(short.html, /сааттан аз токтогон/)
  equal((await place.stranger.get(path)).status, 403)
  equal((await visitor.get(path)).status, 303)
  equal(await collectingUntil(place), before)
})

// Without the lock on the call both would find no earlier outage, and the stage would be two days longer.
test('the same outage told twice at once counts once', async () => {
  const place = await town()
  const before = await collectingUntil(place)
  const from = instant(Date.parse(`${yesterday}T03:00:00Z`))
  const told = { from, until: instant(from + 5 * 3_600_000), what: 'Байланыш' }
  const { municipalityId, callId, people } = place
  const tell = () => extendCall(platform, { by: people.aibek, municipalityId, callId, outage: told })
  const answers = await Promise.all([tell(), tell()])
  deepEqual(answers.map(({ ok }) => ok).sort(), [false, true])
  equal(await collectingUntil(place), before && addDays(before, 1))
})

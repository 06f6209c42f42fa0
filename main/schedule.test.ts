import assert from 'node:assert/strict'
import { test } from 'node:test'
import { civilDate, startOf } from '../lib/kernel/civil-date.ts'
import type { Instant } from '../lib/kernel/instant.ts'
import { jsonOf, timeOf } from '../lib/platform/db.ts'
import type { CallStage } from '../src/calls/call.model.ts'
import { readCall } from '../src/calls/index.ts'
import { testPlatform } from '../test/support/database.ts'
import { anInitiative, type SmallTown, smallTown } from '../test/worlds/small-town.ts'
import { terms } from '../test/worlds/terms.ts'
import { startSchedule, switchStages } from './schedule.ts'

let now: Instant = startOf(civilDate('2026-04-01'))
const platform = await testPlatform(() => now)
const { db } = platform
let towns = 0

// The call of the small town collects from 1 to 20 May 2026, reviews until the 31st, votes from 1 to 10 June.
async function town(stage: CallStage): Promise<SmallTown> {
  towns += 1
  return await smallTown(platform, { slug: `town-${towns}`, stage })
}

async function stageOn({ municipalityId }: SmallTown, date: string): Promise<string | undefined> {
  now = startOf(civilDate(date))
  await switchStages(platform)
  return (await readCall(db.read, municipalityId, '2026'))?.stage
}

/** An admitted initiative with points from three of the five, and a closed roll with one name. */
async function makeReady({ municipalityId, callId, people, poll }: SmallTown) {
  const id = await anInitiative(platform, {
    ...poll,
    leaderId: people.aigul,
    number: 1,
    stage: 'admitted',
    title: 'Жарык',
  })
  const points = Object.fromEntries(terms.criteria.map(({ key }) => [key, 3]))
  for (const member of [people.meerim, people.ulan, people.jyldyz]) {
    await db.kysely
      .insertInto('reviews.sheet')
      .values({
        municipality_id: municipalityId,
        initiative_id: id,
        member_id: member,
        points: jsonOf(points),
        signed_at: timeOf(now),
      })
      .execute()
  }
  const roll = { municipality_id: municipalityId, call_id: callId, frozen_at: timeOf(now), frozen_by: people.aibek }
  await db.kysely.insertInto('ballots.roll').values(roll).execute()
}

test('a call goes from its announcement to the count by the clock alone', async () => {
  const place = await town('announced')
  await makeReady(place)
  const days = ['2026-04-30', '2026-05-01', '2026-05-21', '2026-05-31', '2026-06-01', '2026-06-10', '2026-06-11']
  const stages: (string | undefined)[] = []
  for (const date of days) stages.push(await stageOn(place, date))
  assert.deepEqual(stages, ['announced', 'collecting', 'reviewing', 'reviewing', 'voting', 'voting', 'tallying'])
})

test('a vote that cannot open waits, and opens once it can', async () => {
  const place = await town('reviewing')
  assert.equal(await stageOn(place, '2026-06-02'), 'reviewing')
  await makeReady(place)
  assert.equal(await stageOn(place, '2026-06-03'), 'voting')
})

test('a vote whose days are over is not opened any more', async () => {
  const place = await town('reviewing')
  await makeReady(place)
  assert.equal(await stageOn(place, '2026-06-11'), 'reviewing')
})

test('two rounds at once move each call once', async () => {
  const place = await town('announced')
  now = startOf(civilDate('2026-05-01'))
  await Promise.all([switchStages(platform), switchStages(platform), switchStages(platform)])
  const changes = await db.kysely
    .selectFrom('calls.stage_change')
    .select('stage')
    .where('call_id', '=', place.callId)
    .execute()
  assert.deepEqual(changes, [{ stage: 'collecting' }])
})

test('the schedule makes a round at its start, and stops after it', async () => {
  const place = await town('announced')
  const faults: unknown[] = []
  const schedule = startSchedule(platform, (fault) => faults.push(fault))
  await schedule.stop()
  assert.equal((await readCall(db.read, place.municipalityId, '2026'))?.stage, 'collecting')
  assert.deepEqual(faults, [])
})

test('a round that fails is told, and harms nothing', async () => {
  const faults: unknown[] = []
  const broken = { ...platform, db: { ...db, now: () => Promise.reject(new Error('gone')) } }
  await startSchedule(broken, (fault) => faults.push(fault)).stop()
  assert.equal(faults.length, 1)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { type CivilDate, civilDate, startOf } from '../../lib/kernel/civil-date.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import { testPlatform } from '../../test/support/database.ts'
import { anInitiative, type SmallTown, smallTown } from '../../test/worlds/small-town.ts'
import { withdrawCall } from './announce-call.command.ts'
import type { CallMove, CallStage } from './call.model.ts'
import { callsDue, readCall } from './call.store.ts'
import { moveCall, switchCall } from './move-call.command.ts'

const today = civilDate('2026-06-05')
let now: Instant = startOf(today)
const platform = await testPlatform(() => now)
const { db } = platform
/** The same machinery where nobody may be early. */
const production = { ...platform, mode: 'production' as const }
let towns = 0

async function town(stage: CallStage = 'closed') {
  towns += 1
  return await smallTown(platform, { slug: `town-${towns}`, stage })
}

async function at<Value>(date: CivilDate, work: () => Promise<Value>): Promise<Value> {
  now = startOf(date)
  try {
    return await work()
  } finally {
    now = startOf(today)
  }
}

async function recordOf(subjectId: string) {
  const rows = await db.kysely
    .selectFrom('record.entry')
    .select(['name', 'entry', 'actor_kind'])
    .where('subject_id', '=', subjectId)
    .orderBy('number')
    .execute()
  return rows.map(({ name, entry, actor_kind }) => [name, entry, actor_kind])
}

// The call of the small town collects from 1 to 20 May 2026, reviews until the 31st, votes from 1 to 10 June.
async function stageOn({ municipalityId, callId }: SmallTown, date: string): Promise<string | undefined> {
  return await at(civilDate(date), async () => {
    const due = await callsDue(db.read, civilDate(date))
    for (const call of due.filter(({ id }) => id === callId)) await switchCall(platform, call)
    return (await readCall(db.read, municipalityId, '2026'))?.stage
  })
}

test('the clock moves the call on its days, one stage each, and again changes nothing', async () => {
  const place = await town('announced')
  const days = ['2026-04-30', '2026-05-01', '2026-05-20', '2026-05-21', '2026-05-31', '2026-06-10']
  const stages: (string | undefined)[] = []
  for (const date of days) stages.push(await stageOn(place, date))
  assert.deepEqual(stages, ['announced', 'collecting', 'collecting', 'reviewing', 'reviewing', 'reviewing'])
  const moves = (await recordOf(place.callId)).map(([, entry, kind]) => [(entry as { move: CallMove }).move, kind])
  assert.deepEqual(moves, [
    ['openCollecting', 'system'],
    ['startReview', 'system'],
  ])
})

test('the clock closes the vote after its last day', async () => {
  const place = await town('voting')
  assert.equal(await stageOn(place, '2026-06-10'), 'voting')
  assert.equal(await stageOn(place, '2026-06-11'), 'tallying')
  assert.equal(await stageOn(place, '2026-12-31'), 'tallying')
})

test('after an outage the call catches up through several stages', async () => {
  const place = await town('announced')
  assert.equal(await stageOn(place, '2026-05-25'), 'reviewing')
  assert.equal((await recordOf(place.callId)).length, 2)
})

test('voting is opened on its day, once an initiative is admitted', async () => {
  const { municipalityId, callId, people } = await town('reviewing')
  const press = { by: people.aibek, municipalityId, callId, move: 'openVoting' as const }
  await at(civilDate('2026-06-02'), async () => {
    const refusal = { code: 'nothing-admitted', clause: 'voting' }
    assert.deepEqual(await moveCall(production, press), { ok: false, refusal })
    const leaderId = people.aigul
    await anInitiative(platform, { municipalityId, callId, leaderId, number: 1, stage: 'admitted', title: 'Жарык' })
    assert.ok((await moveCall(production, press)).ok)
  })
})

test('an officer cannot end a stage before the day that was announced; a demonstration can', async () => {
  const { municipalityId, people, callId } = await town('collecting')
  const press = { by: people.aibek, municipalityId, callId, move: 'startReview' as const }
  const refusal = { code: 'too-early', on: '2026-05-21', clause: 'calendar' }
  await at(civilDate('2026-05-20'), async () => {
    assert.deepEqual(await moveCall(production, press), { ok: false, refusal })
    assert.ok((await moveCall(platform, press)).ok)
  })
  assert.deepEqual((await recordOf(callId)).at(-1), ['call-moved', { move: 'startReview', to: 'reviewing' }, 'person'])
})

// Without forNoKeyUpdate in lockCall both make the move, and the constraint of stage_change turns one into a fault.
test('the clock and the officer press at the same moment, and the call moves once', async () => {
  for (let round = 0; round < 10; round += 1) {
    const place = await town('collecting')
    const { municipalityId, people, callId } = place
    await at(civilDate('2026-05-21'), async () => {
      const press = () => moveCall(production, { by: people.aibek, municipalityId, callId, move: 'startReview' })
      await Promise.all([
        switchCall(platform, { municipalityId, id: callId }),
        press(),
        switchCall(platform, { municipalityId, id: callId }),
      ])
    })
    const moved = (await recordOf(callId)).filter(([name]) => name === 'call-moved')
    assert.equal(moved.length, 1)
    assert.equal((await readCall(db.read, municipalityId, callId))?.stage, 'reviewing')
  }
})

test('a call is withdrawn before the vote, and not after', async () => {
  const early = await town('reviewing')
  const answer = await withdrawCall(platform, {
    by: early.people.gulnara,
    municipalityId: early.municipalityId,
    callId: early.callId,
  })
  assert.equal(answer.ok && answer.value.stage, 'withdrawn')
  const late = await town('voting')
  assert.deepEqual(
    await withdrawCall(platform, { by: late.people.gulnara, municipalityId: late.municipalityId, callId: late.callId }),
    {
      ok: false,
      refusal: { code: 'wrong-stage', stage: 'voting', move: 'withdraw' },
    },
  )
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, civilDate, endOf, startOf } from '../../lib/kernel/civil-date.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import { som } from '../../lib/kernel/money.ts'
import type { Phone } from '../../lib/kernel/phone.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import { applicationsOf, as, collectingDay, lampLine } from '../../test/worlds/applications.ts'
import { smallTown } from '../../test/worlds/small-town.ts'
import { terms } from '../../test/worlds/terms.ts'
import type { CallStage } from '../calls/call.model.ts'
import { lockCall, moveCallTo } from '../calls/index.ts'
import { putBudgetLine } from './change-budget.command.ts'
import { listInitiatives } from './list-initiatives.query.ts'
import { moveInitiative } from './move-initiative.command.ts'
import { submitInitiative, withdrawInitiative } from './submit-initiative.command.ts'

const lastDay = civilDate('2026-05-20')
let now: Instant = collectingDay
const platform = await testPlatform(() => now)
const { db } = platform
const { drafted, read, filled, recordOf, changesOf } = applicationsOf(platform)
let towns = 0

async function town(stage: CallStage = 'collecting') {
  towns += 1
  return await smallTown(platform, { slug: `town-${towns}`, stage, now })
}

async function at<Value>(then: Instant, work: () => Promise<Value>): Promise<Value> {
  const before = now
  now = then
  try {
    return await work()
  } finally {
    now = before
  }
}

test('a whole application is sent, and recorded with what it asks for', async () => {
  const draft = await filled(await drafted(await town()))
  const answer = await submitInitiative(platform, draft)
  assert.ok(answer.ok)
  const { stage, submittedAt } = await read(draft)
  assert.deepEqual([stage, submittedAt], ['submitted', now])
  assert.deepEqual(await changesOf(draft), ['draft', 'submitted'])
  assert.deepEqual((await recordOf(draft)).slice(-2), [
    ['initiative-moved', { to: 'submitted' }],
    ['initiative-submitted', { requested: '3000000', total: '3400000' }],
  ])
})

test('the leader gets the receipt at every address, in the transaction that sends the application', async () => {
  const place = await town()
  const leader = { name: 'Асель Кубатова', phone: `+9965550${10_000 + towns}` as Phone }
  const draft = await filled(await drafted(place, as(place.people.aibek, true), leader))
  const receipt = { subject: '№ 1', body: 'Арызыңыз жөнөтүлдү' }
  assert.ok(!(await submitInitiative(platform, { ...draft, version: 1, receipt })).ok)
  assert.ok((await submitInitiative(platform, { ...draft, receipt })).ok)
  const { rows } = await db.pool.query('select channel, subject from people.message')
  assert.deepEqual(rows, [{ channel: 'sms', subject: '№ 1' }])
})

test('an application that was changed after it was checked is not sent', async () => {
  const draft = await filled(await drafted(await town()))
  await putBudgetLine(platform, { ...draft, line: lampLine() })
  const refusal = { code: 'changed-meanwhile', version: draft.version + 1 }
  assert.deepEqual(await submitInitiative(platform, draft), { ok: false, refusal })
})

test('an application with something missing is not sent, and stays a draft', async () => {
  const draft = await drafted(await town())
  const answer = await submitInitiative(platform, { ...draft, version: 1 })
  assert.ok(!answer.ok && answer.refusal.code === 'not-ready')
  assert.ok(answer.refusal.reasons.some(({ code }) => code === 'group-too-small'))
  assert.equal((await read(draft)).stage, 'draft')
})

test('the last moment of the last day counts, the next one does not', async () => {
  const place = await town()
  const [early, late] = [await filled(await drafted(place)), await filled(await drafted(place))]
  await at(endOf(lastDay), async () => assert.ok((await submitInitiative(platform, early)).ok))
  await at(startOf(addDays(lastDay, 1)), async () => {
    const refusal = { code: 'call-closed', stage: 'collecting', until: lastDay, clause: 'calendar' }
    assert.deepEqual(await submitInitiative(platform, late), { ok: false, refusal })
    assert.deepEqual(await putBudgetLine(platform, { ...late, line: lampLine() }), { ok: false, refusal })
  })
})

test('sending twice at once sends once', async () => {
  for (let round = 0; round < 5; round += 1) {
    const draft = await filled(await drafted(await town()))
    const answers = await Promise.all([submitInitiative(platform, draft), submitInitiative(platform, draft)])
    assert.equal(answers.filter(({ ok }) => ok).length, 1)
    const second = answers.find(({ ok }) => !ok)
    assert.deepEqual(second, { ok: false, refusal: { code: 'wrong-stage', stage: 'submitted' } })
    assert.deepEqual(await changesOf(draft), ['draft', 'submitted'])
  }
})

// Without lockCall in submitInitiative some applications are sent after the call has stopped collecting.
test('no application is sent after its call stopped collecting at the same moment', async () => {
  for (let round = 0; round < 10; round += 1) {
    const place = await town()
    const draft = await filled(await drafted(place))
    const close = () =>
      inTransaction(db, async (tx) => {
        const call = await lockCall(tx, place.municipalityId, place.callId)
        assert.ok(call)
        await new Promise((resolve) => setTimeout(resolve, round))
        return await moveCallTo(tx, call, 'startReview', { kind: 'system' })
      })
    const [sent] = await Promise.all([submitInitiative(platform, draft), close()])
    const { rows } = await db.pool.query<{ name: string }>(
      `select name from record.entry where municipality_id = $1 and name in ('call-moved', 'initiative-submitted')
        order by number`,
      [place.municipalityId],
    )
    const order = rows.map(({ name }) => name)
    assert.deepEqual(order, sent.ok ? ['initiative-submitted', 'call-moved'] : ['call-moved'])
  }
})

test('a returned application is changed and sent again through its last day, also while the call is reviewed', async () => {
  const place = await town()
  const draft = await filled(await drafted(place))
  assert.ok((await submitInitiative(platform, draft)).ok)
  await inTransaction(db, async (tx) => moveInitiative(tx, { kind: 'system' }, await read(draft), 'giveBack'))
  await db.kysely
    .updateTable('calls.call')
    .set({ stage: 'reviewing' })
    .where('municipality_id', '=', place.municipalityId)
    .execute()
  const until = addDays(civilDate('2026-05-10'), terms.correctionDays)
  await at(startOf(addDays(until, 1)), async () => {
    const late = { code: 'answer-late', until, clause: 'correction' }
    assert.deepEqual(await putBudgetLine(platform, { ...draft, line: lampLine() }), { ok: false, refusal: late })
  })
  await at(endOf(until), async () => {
    assert.ok((await putBudgetLine(platform, { ...draft, line: lampLine({ quantityMilli: 1000n }) })).ok)
    const { version } = await read(draft)
    assert.ok((await submitInitiative(platform, { ...draft, version })).ok)
  })
  assert.equal((await read(draft)).stage, 'submitted')
})

test('an application is taken back before the vote, once, and for good', async () => {
  const draft = await filled(await drafted(await town()))
  await submitInitiative(platform, draft)
  assert.deepEqual(await withdrawInitiative(platform, draft), { ok: true, value: 'withdrawn' })
  const refusal = { code: 'wrong-stage', stage: 'withdrawn', clause: 'application' }
  assert.deepEqual(await withdrawInitiative(platform, draft), { ok: false, refusal })
  assert.deepEqual((await recordOf(draft)).slice(-2), [
    ['initiative-moved', { to: 'withdrawn' }],
    ['initiative-withdrawn', {}],
  ])
})

test('a list shows what anybody may see, finds folded words and numbers, and counts', async () => {
  const place = await town()
  const { municipalityId } = place
  const sent = await filled(await drafted(place))
  await submitInitiative(platform, sent)
  await drafted(place)
  const find = (filter = {}) => listInitiatives(db, municipalityId, filter)
  assert.deepEqual(
    (await find()).lines.map(({ number }) => number),
    [1],
  )
  assert.equal((await find({ stages: ['draft'] })).count, 0)
  for (const search of ['КОЧОГО', 'борбордук', '1']) assert.equal((await find({ search })).count, 1, search)
  for (const search of ['100%', '_', '7']) assert.equal((await find({ search })).count, 0, search)
  assert.equal((await find({ theme: 'lighting', callId: place.callId })).count, 1)
  assert.equal((await find({ theme: 'water' })).count, 0)
  const [line] = (await find()).lines
  assert.deepEqual([line?.title, line?.requested, line?.cover], ['Көчөгө жарык', som(30_000), undefined])
})

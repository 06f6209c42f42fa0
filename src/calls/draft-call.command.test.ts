import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { addDays, type CivilDate, civilDate, startOf } from '../../lib/kernel/civil-date.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import { money, som } from '../../lib/kernel/money.ts'
import { testPlatform } from '../../test/support/database.ts'
import { smallTown } from '../../test/worlds/small-town.ts'
import { terms } from '../../test/worlds/terms.ts'
import { adoptRegulation, changeRegulation, draftRegulation } from '../regulations/index.ts'
import type { RegulationId } from '../regulations/regulation.model.ts'
import { announceCall, withdrawCall } from './announce-call.command.ts'
import { proposedCalendar } from './calendar.rules.ts'
import type { CallId, CallStage } from './call.model.ts'
import { callsOf, readCall } from './call.store.ts'
import { type CallText, changeCall, draftCall } from './draft-call.command.ts'
import { moveCall } from './move-call.command.ts'

const today = civilDate('2026-06-05')
let now: Instant = startOf(today)
const platform = await testPlatform(() => now)
const { db } = platform
const calendar = proposedCalendar(terms, today)
const text: CallText = { title: 'Көчөлөргө жарык', about: 'Айылдар үчүн', envelope: money(50_000_001n), calendar }
let towns = 0

async function town(stage: CallStage = 'closed') {
  towns += 1
  return await smallTown(platform, { slug: `town-${towns}`, stage })
}

async function townWithDraft() {
  const place = await town()
  const id = randomUUID() as CallId
  const drafted = await draftCall(platform, {
    by: place.people.aibek,
    municipalityId: place.municipalityId,
    id,
    ...text,
  })
  assert.ok(drafted.ok)
  return { ...place, id, by: place.people.aibek }
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

test('a draft is kept as it was typed, under the regulation in force, at an address of its year', async () => {
  const { municipalityId, regulationId, id } = await townWithDraft()
  const call = await readCall(db.read, municipalityId, '2026-2')
  assert.equal(call?.id, id)
  const { title, about, envelope, stage, version } = call ?? {}
  assert.deepEqual(
    { title, about, envelope, calendar: call?.calendar, stage, version },
    { ...text, stage: 'draft', version: 1 },
  )
  assert.equal(call?.regulationId, regulationId)
  assert.deepEqual((await readCall(db.read, municipalityId, id))?.slug, '2026-2')
  assert.deepEqual(await recordOf(id), [['call-drafted', { slug: '2026-2' }, 'person']])
})

test('the same form sent four times at once is one call', async () => {
  const { municipalityId, people } = await town()
  const id = randomUUID() as CallId
  const answers = await Promise.all(
    [1, 2, 3, 4].map(() => draftCall(platform, { by: people.aibek, municipalityId, id, ...text })),
  )
  assert.deepEqual(
    answers.map((answer) => answer.ok && answer.value.slug),
    Array(4).fill('2026-2'),
  )
  assert.equal((await callsOf(db.read, municipalityId)).length, 2)
})

// Without "on conflict do nothing" and the second look, one of these is a fault of the constraint on the address.
test('different drafts at once get addresses of their own', async () => {
  const { municipalityId, people } = await town()
  const draft = () => draftCall(platform, { by: people.aibek, municipalityId, id: randomUUID() as CallId, ...text })
  const answers = await Promise.all([draft(), draft(), draft()])
  assert.deepEqual(answers.map((answer) => answer.ok && answer.value.slug).sort(), ['2026-2', '2026-3', '2026-4'])
})

test('a call with less money than one initiative may ask for is refused with the clause', async () => {
  const { municipalityId, people } = await town()
  const id = randomUUID() as CallId
  const poor = { ...text, envelope: money(terms.ceiling - 1n) }
  const answer = await draftCall(platform, { by: people.aibek, municipalityId, id, ...poor })
  const refusal = { code: 'ceiling-over-envelope', ceiling: terms.ceiling, clause: 'ceiling' }
  assert.deepEqual(answer, { ok: false, refusal })
  const enough = { ...text, envelope: terms.ceiling }
  assert.ok((await draftCall(platform, { by: people.aibek, municipalityId, id, ...enough })).ok)
})

test('days that break the regulation are refused at the draft, and nothing is kept', async () => {
  const { municipalityId, people } = await town()
  const short = { ...calendar, collectingUntil: addDays(calendar.collectingFrom, terms.collectingDays - 2) }
  const id = randomUUID() as CallId
  const answer = await draftCall(platform, { by: people.aibek, municipalityId, id, ...text, calendar: short })
  const problem = { code: 'shorter-than-regulation', days: 20, earliest: calendar.collectingUntil, clause: 'calendar' }
  assert.deepEqual(answer, { ok: false, refusal: { code: 'bad-calendar', problems: { collectingUntil: problem } } })
  assert.equal(await readCall(db.read, municipalityId, id), undefined)
})

test('without a regulation in force no call is drafted', async () => {
  const { municipalityId, people, regulationId } = await town()
  await db.kysely
    .updateTable('regulations.regulation')
    .set({ stage: 'superseded' })
    .where('id', '=', regulationId)
    .execute()
  const answer = await draftCall(platform, { by: people.aibek, municipalityId, id: randomUUID() as CallId, ...text })
  assert.deepEqual(answer, { ok: false, refusal: { code: 'no-regulation' } })
})

test('of two tabs the second is told that the draft has changed', async () => {
  const { municipalityId, by, id } = await townWithDraft()
  const change = { by, municipalityId, callId: id, version: 1, ...text }
  assert.ok((await changeCall(platform, { ...change, title: 'Биринчи' })).ok)
  assert.deepEqual(await changeCall(platform, { ...change, title: 'Экинчи' }), {
    ok: false,
    refusal: { code: 'changed-meanwhile' },
  })
  assert.equal((await readCall(db.read, municipalityId, id))?.title, 'Биринчи')
})

test('another town cannot change, announce or move the call', async () => {
  const { by, id } = await townWithDraft()
  const { municipalityId } = await town()
  const none = { ok: false, refusal: { code: 'no-such-call' } }
  assert.deepEqual(await changeCall(platform, { by, municipalityId, callId: id, version: 1, ...text }), none)
  assert.deepEqual(await announceCall(platform, { by, municipalityId, callId: id, version: 1 }), none)
  assert.deepEqual(await moveCall(platform, { by, municipalityId, callId: id, move: 'announce' }), none)
  assert.deepEqual(await withdrawCall(platform, { by, municipalityId, callId: id }), none)
})

test('announcing fixes the rules of the day, and is recorded with money and rules', async () => {
  const { municipalityId, by, people, id } = await townWithDraft()
  const second = randomUUID() as RegulationId
  await draftRegulation(platform, { by: people.sanjar, municipalityId, id: second, from: 'in-force' })
  const other = { ...terms, ceiling: som(99_000) }
  await changeRegulation(platform, { by, municipalityId, number: 2, version: 1, terms: other })
  const resolution = { number: '8', on: today, inForceOn: today }
  assert.ok((await adoptRegulation(platform, { by, municipalityId, number: 2, version: 2, resolution })).ok)
  const answer = await announceCall(platform, { by, municipalityId, callId: id, version: 1 })
  assert.ok(answer.ok)
  const call = await readCall(db.read, municipalityId, id)
  assert.deepEqual(
    [call?.stage, call?.regulationNumber, call?.terms.ceiling, call?.announcedAt],
    ['announced', 2, som(99_000), now],
  )
  assert.deepEqual((await recordOf(id)).slice(1), [
    ['call-moved', { move: 'announce', to: 'announced' }, 'person'],
    ['call-announced', { envelope: '50000001', regulation: 2 }, 'person'],
  ])
})

test('a draft whose days have passed is not announced', async () => {
  const { municipalityId, by, id } = await townWithDraft()
  const late = addDays(calendar.collectingFrom, 1)
  const answer = await at(late, () => announceCall(platform, { by, municipalityId, callId: id, version: 1 }))
  assert.ok(!answer.ok && answer.refusal.code === 'bad-calendar')
  assert.deepEqual(answer.refusal.problems.collectingFrom, { code: 'date-order', earliest: late })
  assert.equal((await readCall(db.read, municipalityId, id))?.stage, 'draft')
})

// Two locks guard this. Without both, lockRegulationInForce and forNoKeyUpdate in lockCall, both presses announce.
test('announcing twice at once announces once', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { municipalityId, by, id } = await townWithDraft()
    const announce = () => announceCall(platform, { by, municipalityId, callId: id, version: 1 })
    const answers = await Promise.all([announce(), announce()])
    assert.equal(answers.filter(({ ok }) => ok).length, 1)
    assert.deepEqual(
      answers.find(({ ok }) => !ok),
      { ok: false, refusal: { code: 'not-a-draft', stage: 'announced' } },
    )
  }
})

// Without lockRegulationInForce in announceCall, some rounds announce under rules that are already superseded.
test('a call is never announced under rules superseded at the same moment', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { municipalityId, by, people, id } = await townWithDraft()
    await draftRegulation(platform, {
      by: people.sanjar,
      municipalityId,
      id: randomUUID() as RegulationId,
      from: 'in-force',
    })
    const resolution = { number: '8', on: today, inForceOn: today }
    const [announced, adopted] = await Promise.all([
      announceCall(platform, { by, municipalityId, callId: id, version: 1 }),
      adoptRegulation(platform, { by: people.sanjar, municipalityId, number: 2, version: 1, resolution }),
    ])
    assert.ok(announced.ok && adopted.ok)
    const order = await db.kysely
      .selectFrom('record.entry')
      .select('name')
      .where('municipality_id', '=', municipalityId)
      .where('name', 'in', ['call-announced', 'regulation-adopted'])
      .orderBy('number')
      .execute()
    const expected = order[0]?.name === 'call-announced' ? 1 : 2
    assert.equal(announced.value.regulationNumber, expected)
  }
})

test('what was announced cannot be changed past the program', async () => {
  const { municipalityId, callId } = await town('announced')
  const mine = db.kysely
    .updateTable('calls.call')
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', callId)
  for (const change of [{ envelope: som(1) }, { slug: 'other' }, { stage: 'draft' }]) {
    await assert.rejects(mine.set(change).execute(), /frozen/, JSON.stringify(Object.keys(change)))
  }
  await assert.rejects(db.kysely.deleteFrom('calls.call').where('id', '=', callId).execute(), /frozen/)
})

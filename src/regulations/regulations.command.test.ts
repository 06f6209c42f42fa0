import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { civilDate, startOf } from '../../lib/kernel/civil-date.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import { som } from '../../lib/kernel/money.ts'
import { testPlatform } from '../../test/support/database.ts'
import { smallTown } from '../../test/worlds/small-town.ts'
import { adoptRegulation, switchRegulations } from './adopt-regulation.command.ts'
import { changeRegulation } from './change-regulation.command.ts'
import { draftRegulation } from './draft-regulation.command.ts'
import { presetTerms } from './presets.rules.ts'
import type { RegulationId, Resolution } from './regulation.model.ts'
import { regulationInForce, regulationOf, regulationsOf } from './regulation.store.ts'

const today = civilDate('2026-06-05')
let now: Instant = startOf(today)
const platform = await testPlatform(() => now)
const { db } = platform
const terms = presetTerms['kg-model-2019']
const resolution: Resolution = { number: '7-2', on: today, inForceOn: today }
let towns = 0

async function town() {
  towns += 1
  return await smallTown(platform, { slug: `town-${towns}` })
}

function newId() {
  return randomUUID() as RegulationId
}

/** A town where Aibek has started the second regulation. */
async function townWithDraft() {
  const { municipalityId, people } = await town()
  const id = newId()
  const drafted = await draftRegulation(platform, { by: people.aibek, municipalityId, id, from: 'kg-model-2019' })
  assert.ok(drafted.ok)
  return { municipalityId, people, id, number: drafted.value.number }
}

async function entries(subjectId: string) {
  const rows = await db.kysely
    .selectFrom('record.entry')
    .select(['name', 'entry', 'actor_id'])
    .where('subject_id', '=', subjectId)
    .orderBy('number')
    .execute()
  return rows.map(({ name, entry }) => [name, entry])
}

test('a draft starts from the preset, numbered after the last, and is recorded', async () => {
  const { municipalityId, id } = await townWithDraft()
  const draft = await regulationOf(db.read, municipalityId, id)
  assert.deepEqual([draft?.number, draft?.stage, draft?.version, draft?.resolution], [2, 'draft', 1, undefined])
  assert.deepEqual(draft?.terms, terms)
  assert.deepEqual(await entries(id), [['regulation-drafted', { number: 2, preset: 'kg-model-2019' }]])
})

test('a draft may start from the regulation in force, if there is one', async () => {
  const { municipalityId, people, regulationId } = await town()
  const drafted = await draftRegulation(platform, { by: people.aibek, municipalityId, id: newId(), from: 'in-force' })
  const inForce = await regulationOf(db.read, municipalityId, regulationId)
  assert.deepEqual(drafted.ok && drafted.value.terms, inForce?.terms)
})

test('the same form sent twice is one draft, and a second draft is refused', async () => {
  const { municipalityId, people, id, number } = await townWithDraft()
  const again = await draftRegulation(platform, { by: people.aibek, municipalityId, id, from: 'kg-model-2019' })
  assert.equal(again.ok && again.value.number, number)
  const other = await draftRegulation(platform, {
    by: people.sanjar,
    municipalityId,
    id: newId(),
    from: 'kg-model-2019',
  })
  assert.deepEqual(other, { ok: false, refusal: { code: 'draft-exists', number } })
  assert.equal((await regulationsOf(db.read, municipalityId)).length, 2)
})

// Without the index one_draft, or without "on conflict do nothing", this fails: two rows, or a fault.
test('of four drafts started at once one stays', async () => {
  const { municipalityId, people } = await town()
  const answers = await Promise.all(
    [1, 2, 3, 4].map(() =>
      draftRegulation(platform, { by: people.aibek, municipalityId, id: newId(), from: 'kg-model-2019' }),
    ),
  )
  assert.equal(answers.filter(({ ok }) => ok).length, 1)
  const drafts = (await regulationsOf(db.read, municipalityId)).filter(({ stage }) => stage === 'draft')
  assert.equal(drafts.length, 1)
})

test('changed terms are kept to the tyiyn, one version on', async () => {
  const { municipalityId, people, id, number } = await townWithDraft()
  const changed = { ...terms, ceiling: som(10_000), minimumVotes: 25 }
  const answer = await changeRegulation(platform, {
    by: people.sanjar,
    municipalityId,
    number,
    version: 1,
    terms: changed,
  })
  assert.ok(answer.ok)
  const stored = await regulationOf(db.read, municipalityId, id)
  assert.deepEqual([stored?.terms, stored?.version], [changed, 2])
})

test('bad terms, a save over a newer version, and another town leave the draft as it was', async () => {
  const { municipalityId, people, id, number } = await townWithDraft()
  const elsewhere = await town()
  const change = { by: people.aibek, municipalityId, number, version: 1, terms }
  const bad = { ...terms, commission: { size: 3, quorum: 4, byCouncil: 1, byOffice: 1, byResidents: 1 } }
  assert.deepEqual(await changeRegulation(platform, { ...change, terms: bad }), {
    ok: false,
    refusal: { code: 'bad-terms', problems: { commissionQuorum: { code: 'quorum-over-size', size: 3 } } },
  })
  assert.deepEqual(await changeRegulation(platform, { ...change, version: 0 }), {
    ok: false,
    refusal: { code: 'changed-meanwhile' },
  })
  assert.deepEqual(await changeRegulation(platform, { ...change, municipalityId: elsewhere.municipalityId }), {
    ok: false,
    refusal: { code: 'no-such-regulation' },
  })
  assert.deepEqual(await changeRegulation(platform, { ...change, number: 1 }), {
    ok: false,
    refusal: { code: 'not-a-draft', stage: 'in-force' },
  })
  assert.equal((await regulationOf(db.read, municipalityId, id))?.version, 1)
})

test('adopting puts the act in force and supersedes the one before, all recorded', async () => {
  const { municipalityId, people, id, number } = await townWithDraft()
  const answer = await adoptRegulation(platform, { by: people.sanjar, municipalityId, number, version: 1, resolution })
  assert.deepEqual(answer.ok && answer.value.stage, 'in-force')
  assert.deepEqual((await regulationInForce(db.read, municipalityId))?.resolution, resolution)
  const stages = (await regulationsOf(db.read, municipalityId)).map((one) => [one.number, one.stage])
  assert.deepEqual(stages, [
    [2, 'in-force'],
    [1, 'superseded'],
  ])
  assert.deepEqual((await entries(id)).slice(1), [
    ['regulation-adopted', { number: 2, resolution: '7-2', on: today }],
    ['regulation-moved', { number: 2, to: 'in-force' }],
  ])
})

test('a refused adoption leaves nothing behind', async () => {
  const { municipalityId, people, id, number } = await townWithDraft()
  const future = { ...resolution, on: civilDate('2026-06-06'), inForceOn: civilDate('2026-06-06') }
  const adoption = { by: people.sanjar, municipalityId, number, version: 1, resolution: future }
  assert.deepEqual(await adoptRegulation(platform, adoption), {
    ok: false,
    refusal: { code: 'resolution-in-future', today },
  })
  assert.deepEqual(await adoptRegulation(platform, { ...adoption, number: 9 }), {
    ok: false,
    refusal: { code: 'no-such-regulation' },
  })
  assert.equal((await regulationOf(db.read, municipalityId, id))?.stage, 'draft')
  assert.equal((await entries(id)).length, 1)
})

test('an act that is to be in force later waits for its day, and the clock puts it in force once', async () => {
  const { municipalityId, people, id, number } = await townWithDraft()
  const later = { ...resolution, inForceOn: civilDate('2026-06-10') }
  const answer = await adoptRegulation(platform, {
    by: people.sanjar,
    municipalityId,
    number,
    version: 1,
    resolution: later,
  })
  assert.equal(answer.ok && answer.value.stage, 'adopted')
  await switchRegulations(platform)
  assert.equal((await regulationInForce(db.read, municipalityId))?.number, 1)
  now = startOf(civilDate('2026-06-10'))
  try {
    await Promise.all([switchRegulations(platform), switchRegulations(platform)])
    await switchRegulations(platform)
  } finally {
    now = startOf(today)
  }
  assert.equal((await regulationInForce(db.read, municipalityId))?.number, 2)
  assert.equal((await entries(id)).filter(([name]) => name === 'regulation-moved').length, 1)
})

// Without forNoKeyUpdate in lockRegulations both find a draft, and both are told that they adopted it.
test('of two adoptions at once one is entered, and the other is told so', async () => {
  for (let round = 0; round < 10; round += 1) {
    const { municipalityId, people, id, number } = await townWithDraft()
    const adopt = (name: string) =>
      adoptRegulation(platform, {
        by: people.sanjar,
        municipalityId,
        number,
        version: 1,
        resolution: { ...resolution, number: name },
      })
    const answers = await Promise.all([adopt('7-2'), adopt('7-3')])
    assert.equal(answers.filter(({ ok }) => ok).length, 1)
    assert.deepEqual(
      answers.find(({ ok }) => !ok),
      { ok: false, refusal: { code: 'not-a-draft', stage: 'in-force' } },
    )
    assert.equal((await entries(id)).filter(([name]) => name === 'regulation-adopted').length, 1)
  }
})

test('what was adopted cannot be changed or deleted, not even past the program', async () => {
  const { municipalityId, regulationId } = await town()
  const mine = db.kysely
    .updateTable('regulations.regulation')
    .where('municipality_id', '=', municipalityId)
    .where('id', '=', regulationId)
  for (const change of [
    { terms: '{}' },
    { resolution_number: '99' },
    { in_force_on: civilDate('2020-01-01') },
    { number: 5 },
    { stage: 'draft' },
  ]) {
    await assert.rejects(mine.set(change as never).execute(), /frozen/, JSON.stringify(change))
  }
  await assert.rejects(
    db.kysely.deleteFrom('regulations.regulation').where('id', '=', regulationId).execute(),
    /frozen/,
  )
  await mine.set({ stage: 'superseded' }).execute()
  await assert.rejects(mine.set({ stage: 'in-force' }).execute(), /frozen/)
})

test('two acts are never in force in one municipality', async () => {
  const { municipalityId } = await townWithDraft()
  const second = db.kysely
    .updateTable('regulations.regulation')
    .set({ stage: 'in-force', resolution_number: '1', resolution_on: today, in_force_on: today })
    .where('municipality_id', '=', municipalityId)
    .where('number', '=', 2)
  await assert.rejects(second.execute(), /one_in_force/)
})

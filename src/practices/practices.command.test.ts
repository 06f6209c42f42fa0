import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { som } from '../../lib/kernel/money.ts'
import { testPlatform } from '../../test/support/database.ts'
import { aCall, anInitiative } from '../../test/worlds/small-town.ts'
import { finishedTown, type WorksTown, worksNoon } from '../../test/worlds/works.ts'
import { readInitiative } from '../initiatives/index.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import { adoptPractice, publishPractice, writePractice } from './index.ts'
import type { PracticeId, PracticeText } from './practice.model.ts'
import { readPractice } from './practice.store.ts'
import { listPractices } from './view-practices.query.ts'

const platform = await testPlatform(() => worksNoon)
const { db } = platform
let places = 0

async function town(): Promise<WorksTown> {
  places += 1
  return finishedTown(platform, `land-${places}`)
}

const text: PracticeText = {
  title: 'Жарык көчө',
  problem: 'Кечинде көчө караңгы',
  whatWasDone: 'Мамычалар орнотулду',
  lesson: 'Кабелди жазында тартуу керек',
}

function write(place: WorksTown, change: { id?: PracticeId; version?: number; text?: Partial<PracticeText> } = {}) {
  const { id = randomUUID() as PracticeId, version = 0 } = change
  const writing = { by: place.people.aibek, placeSlug: place.slug, ...place.ledger, id, version }
  return writePractice(platform, { ...writing, text: { ...text, ...change.text } })
}

async function published(place: WorksTown): Promise<string> {
  const written = await write(place)
  assert(written.ok)
  const { slug } = written.value
  const by = place.people.aibek
  const result = await publishPractice(platform, { by, municipalityId: place.municipalityId, slug, version: 1 })
  assert(result.ok)
  return slug
}

function codeOf(result: { ok: true } | { ok: false; refusal: { code: string } }): string {
  return result.ok ? 'ok' : result.refusal.code
}

test('a practice is written under an address of its place', async () => {
  const place = await town()
  const result = await write(place)
  assert(result.ok)
  assert.equal(result.value.slug, `${place.slug}-jaryk-kocho`)
  assert.equal((await readPractice(db.read, result.value.slug))?.stage, 'draft')
})

test('the same form sent twice at once is one draft, two forms are told', async () => {
  const place = await town()
  const id = randomUUID() as PracticeId
  const results = await Promise.all([write(place, { id }), write(place, { id })])
  assert.deepEqual(results.map(codeOf), ['ok', 'ok'])
  assert.equal(codeOf(await write(place)), 'written-already')
})

test('of two tabs that change a draft the second is told', async () => {
  const place = await town()
  const id = randomUUID() as PracticeId
  await write(place, { id })
  // Without the initiative's lock both find the version they came from, and one overwrites the other unseen.
  const change = (title: string) => write(place, { id, version: 1, text: { title } })
  const results = await Promise.all([change('Биринчи'), change('Экинчи')])
  assert.deepEqual(results.map(codeOf).sort(), ['changed-meanwhile', 'ok'])
})

test('works that are not handed over make no practice', async () => {
  const place = await town()
  const { municipalityId, callId, people } = place
  const unfinished = {
    municipalityId,
    callId,
    leaderId: people.aigul,
    number: 2,
    stage: 'works' as const,
    title: 'Бак',
  }
  const initiativeId = await anInitiative(platform, unfinished)
  assert.equal(codeOf(await write({ ...place, ledger: { municipalityId, initiativeId } })), 'not-assessed')
})

test('a second practice with the same title gets an address of its own', async () => {
  const place = await town()
  await write(place)
  const { municipalityId, callId, people } = place
  const other = { municipalityId, callId, leaderId: people.aigul, number: 2, stage: 'assessed' as const, title: 'Бак' }
  const initiativeId = await anInitiative(platform, other)
  const result = await write({ ...place, ledger: { municipalityId, initiativeId } })
  assert(result.ok)
  assert.match(result.value.slug, /-2$/)
})

test('a published practice stays as it is, and is published once', async () => {
  const place = await town()
  const slug = await published(place)
  const publishing = { by: place.people.aibek, municipalityId: place.municipalityId, slug, version: 1 }
  assert.equal(codeOf(await publishPractice(platform, publishing)), 'ok')
  assert.equal(codeOf(await write(place, { version: 2, text: { title: 'Башка' } })), 'published-already')
  const { rows } = await db.pool.query(
    "select from record.entry where name = 'practice-published' and subject_id = $1",
    [place.ledger.initiativeId],
  )
  assert.equal(rows.length, 1)
})

test('a draft that was changed after it was seen is not published, nor from another place', async () => {
  const place = await town()
  const written = await write(place)
  assert(written.ok)
  const { slug } = written.value
  const by = place.people.aibek
  const seen = { by, municipalityId: place.municipalityId, slug, version: 2 }
  assert.equal(codeOf(await publishPractice(platform, seen)), 'changed-meanwhile')
  const elsewhere = { ...seen, version: 1, municipalityId: (await town()).municipalityId }
  assert.equal(codeOf(await publishPractice(platform, elsewhere)), 'no-such-practice')
})

test('a practice costs what the ledger says, and is found by letters people type', async () => {
  const place = await town()
  const slug = await published(place)
  const { lines } = await listPractices(db.read, { search: 'жарык кочо', most: 100 })
  const line = lines.find((one) => one.slug === slug)
  assert.deepEqual(line?.cost, { money: som(100), inKind: som(40) })
  assert.equal((await listPractices(db.read, { search: 'жок_нерсе%' })).count, 0)
  assert.equal((await listPractices(db.read, { theme: 'water' })).count, 0)
})

async function callElsewhere(stage: 'collecting' | 'reviewing' = 'collecting') {
  const { municipalityId, regulationId, people } = await town()
  const given = { municipalityId, regulationId, by: people.aibek, stage, now: worksNoon, slug: 'new' }
  const callId = await aCall(platform, given)
  // Its days are those of May; here it collects in July.
  await db.pool.query(
    `update calls.call set collecting_until = '2026-07-20', reviewing_until = '2026-07-31', voting_from = '2026-08-01',
       voting_until = '2026-08-10', decided_by = '2026-08-20' where id = $1`,
    [callId],
  )
  return { municipalityId, callId }
}

test('who uses a practice gets a draft, and the adoption is counted, once', async () => {
  const slug = await published(await town())
  const call = await callElsewhere()
  const id = randomUUID() as InitiativeId
  const by = (await town()).people.nurlan
  const adopt = () => adoptPractice(platform, { by, slug, ...call, id })
  const results = await Promise.all([adopt(), adopt()])
  assert.deepEqual(results.map(codeOf), ['ok', 'ok'])
  const draft = await readInitiative(db.read, call.municipalityId, id)
  assert.equal(draft?.stage, 'draft')
  assert.equal(draft?.title, text.title)
  assert.equal(draft?.leaderId, by)
  const { lines } = await listPractices(db.read, { most: 100 })
  assert.equal(lines.find((one) => one.slug === slug)?.adoptions, 1)
})

test('where no call collects, nothing is begun and nothing is counted', async () => {
  const slug = await published(await town())
  const call = await callElsewhere('reviewing')
  const by = (await town()).people.nurlan
  const id = randomUUID() as InitiativeId
  assert.equal(codeOf(await adoptPractice(platform, { by, slug, ...call, id })), 'call-closed')
  assert.equal(await readInitiative(db.read, call.municipalityId, id), undefined)
  const { rows } = await db.pool.query('select from practices.adoption where initiative_id = $1', [id])
  assert.equal(rows.length, 0)
})

test('a draft of a practice is not used', async () => {
  const written = await write(await town())
  assert(written.ok)
  const call = await callElsewhere()
  const by = (await town()).people.nurlan
  const adoption = { by, slug: written.value.slug, ...call, id: randomUUID() as InitiativeId }
  assert.equal(codeOf(await adoptPractice(platform, adoption)), 'no-such-practice')
})

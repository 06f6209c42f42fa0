import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { civilDate } from '../../lib/kernel/civil-date.ts'
import { som } from '../../lib/kernel/money.ts'
import type { Phone } from '../../lib/kernel/phone.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import { applicationsOf, as, collectingDay, lampLine } from '../../test/worlds/applications.ts'
import { aCall, aPerson, smallTown } from '../../test/worlds/small-town.ts'
import type { CallStage } from '../calls/call.model.ts'
import { putBudgetLine } from './change-budget.command.ts'
import { changeText } from './change-text.command.ts'
import { createDraftFrom, draftInitiative } from './draft-initiative.command.ts'
import type { InitiativeId } from './initiative.model.ts'
import { submitInitiative, withdrawInitiative } from './submit-initiative.command.ts'

const lastDay = civilDate('2026-05-20')
const now = collectingDay
const platform = await testPlatform(() => now)
const { db } = platform
const { drafted, read, recordOf, changesOf } = applicationsOf(platform)
let towns = 0

async function town(stage: CallStage = 'collecting') {
  towns += 1
  return await smallTown(platform, { slug: `town-${towns}`, stage, now })
}

test('a draft is begun under the next number of its municipality', async () => {
  const place = await town()
  const first = await drafted(place)
  const second = await drafted(place, as(place.people.nurlan))
  assert.deepEqual([first.number, second.number], [1, 2])
  const { title, stage, version, leaderId, typedBy } = await read(first)
  const expected = {
    title: 'Көчөгө жарык',
    stage: 'draft',
    version: 1,
    leaderId: place.people.aigul,
    typedBy: undefined,
  }
  assert.deepEqual({ title, stage, version, leaderId, typedBy }, expected)
  assert.deepEqual(await recordOf(first), [['initiative-drafted', { number: 1 }]])
  assert.deepEqual(await changesOf(first), ['draft'])
})

test('the same form sent four times at once is one draft', async () => {
  const { municipalityId, callId, people } = await town()
  const form = { applicant: as(people.aigul), municipalityId, callId, id: randomUUID() as InitiativeId, title: 'Жарык' }
  const answers = await Promise.all([1, 2, 3, 4].map(() => draftInitiative(platform, form)))
  assert.deepEqual(answers, Array(4).fill({ ok: true, value: { number: 1 } }))
  const taken = await draftInitiative(platform, { ...form, applicant: as(people.nurlan) })
  assert.deepEqual(taken, { ok: false, refusal: { code: 'no-such-call' } })
})

// Without the municipality's row lock in takeNumber two of these take one number, and one fails on the constraint.
test('eight drafts at once, in two calls, have eight numbers', async () => {
  const place = await town()
  const { municipalityId, regulationId, people } = place
  const second = await aCall(platform, {
    municipalityId,
    regulationId,
    by: people.aibek,
    stage: 'collecting',
    now,
    slug: '2026-2',
  })
  for (let round = 0; round < 5; round += 1) {
    const answers = await Promise.all(
      [...Array(8).keys()].map((turn) =>
        drafted({ ...place, callId: turn % 2 ? second : place.callId }, as(people.aigul)),
      ),
    )
    assert.equal(new Set(answers.map(({ number }) => number)).size, 8)
  }
})

test('nothing is begun where applications are not taken, and another town has no such call', async () => {
  const { municipalityId, callId, people } = await town('announced')
  const form = { applicant: as(people.aigul), municipalityId, callId, id: randomUUID() as InitiativeId, title: 'Жарык' }
  const closed = { code: 'call-closed', stage: 'announced', until: lastDay, clause: 'calendar' }
  assert.deepEqual(await draftInitiative(platform, form), { ok: false, refusal: closed })
  const elsewhere = (await town()).municipalityId
  const none = { ok: false, refusal: { code: 'no-such-call' } }
  assert.deepEqual(await draftInitiative(platform, { ...form, municipalityId: elsewhere }), none)
})

test('an unfinished page of text is kept, and the parts of the other tasks stay', async () => {
  const draft = await drafted(await town())
  const idea = { title: 'Жаңы аталыш', theme: undefined, problem: '', solution: 'Жарык' }
  assert.ok((await changeText(platform, { ...draft, version: 1, text: idea })).ok)
  const group = { groupName: 'Топ', members: ['Айгүл', 'Бакыт'] }
  assert.ok((await changeText(platform, { ...draft, version: 2, text: group })).ok)
  const { title, solution, members, version } = await read(draft)
  assert.deepEqual([title, solution, members, version], ['Жаңы аталыш', 'Жарык', ['Айгүл', 'Бакыт'], 3])
  const fewer = { groupName: 'Топ', members: ['Бакыт'] }
  assert.ok((await changeText(platform, { ...draft, version: 3, text: fewer })).ok)
  assert.deepEqual((await read(draft)).members, ['Бакыт'])
})

test('of two tabs the second is told of the newer version, and nothing of it is kept', async () => {
  const draft = await drafted(await town())
  const idea = { title: 'Биринчи', theme: undefined, problem: '', solution: '' }
  assert.ok((await changeText(platform, { ...draft, version: 1, text: idea })).ok)
  const second = await changeText(platform, { ...draft, version: 1, text: { ...idea, title: 'Экинчи' } })
  assert.deepEqual(second, { ok: false, refusal: { code: 'changed-meanwhile', version: 2 } })
  assert.equal((await read(draft)).title, 'Биринчи')
})

// Without forNoKeyUpdate in lockInitiative both of these read version 1 and both are kept.
test('of two saves at once one is kept', async () => {
  const draft = await drafted(await town())
  for (let version = 1; version <= 10; version += 1) {
    const save = (title: string) =>
      changeText(platform, { ...draft, version, text: { title, theme: undefined, problem: '', solution: '' } })
    const answers = await Promise.all([save('Бир'), save('Эки')])
    assert.equal(answers.filter(({ ok }) => ok).length, 1)
  }
})

test('a stranger, and an officer who did not type it in, cannot change another’s draft', async () => {
  const place = await town()
  const { people } = place
  const draft = await drafted(place)
  const line = lampLine()
  for (const applicant of [as(people.nurlan), as(people.aibek, true)]) {
    const refused = { ok: false, refusal: { code: 'not-yours' } }
    assert.deepEqual(await putBudgetLine(platform, { ...draft, applicant, line }), refused)
    assert.deepEqual(await submitInitiative(platform, { ...draft, applicant, version: 1 }), refused)
    assert.deepEqual(await withdrawInitiative(platform, { ...draft, applicant }), refused)
  }
})

test('an officer types in for a leader, known by phone or from now on, and another officer can go on', async () => {
  const place = await town()
  const leader = { name: 'Асель Кубатова', phone: '+996555010203' as Phone }
  const draft = await drafted(place, as(place.people.aibek, true), leader)
  const again = await drafted(place, as(place.people.aibek, true), { ...leader, name: 'Асель' })
  const second = await aPerson(platform, { name: 'Чынара Ибраева', role: 'officer', ...place })
  const change = { ...draft, applicant: as(second, true), line: lampLine() }
  assert.ok((await putBudgetLine(platform, change)).ok)
  const { typedBy, leaderId } = await read(draft)
  assert.equal(typedBy, place.people.aibek)
  assert.equal((await read(again)).leaderId, leaderId)
  assert.ok((await putBudgetLine(platform, { ...draft, applicant: as(leaderId), line: lampLine() })).ok)
  const { rows } = await db.pool.query('select name from people.person where id = $1', [leaderId])
  assert.deepEqual(rows, [{ name: 'Асель Кубатова' }])
})

test('another municipality has no such initiative', async () => {
  const place = await town()
  const draft = { ...(await drafted(place)), municipalityId: (await town()).municipalityId }
  const none = { ok: false, refusal: { code: 'no-such-initiative' } }
  assert.deepEqual(await putBudgetLine(platform, { ...draft, line: lampLine() }), none)
  assert.deepEqual(await submitInitiative(platform, { ...draft, version: 1 }), none)
  assert.deepEqual(await withdrawInitiative(platform, draft), none)
})

test('a draft begun from a practice has its words, its lines and its cost, once', async () => {
  const { municipalityId, callId, people } = await town()
  const id = randomUUID() as InitiativeId
  const budget = [{ ...lampLine(), cost: som(34_000) }]
  const words = { title: 'Көчөгө жарык', problem: 'Караңгы', solution: 'Жарык', theme: 'lighting' as const }
  const source = { ...words, practiceId: randomUUID(), budget }
  const begin = () =>
    inTransaction(db, (tx) => createDraftFrom(tx, { applicant: as(people.aigul), municipalityId, callId, id }, source))
  assert.deepEqual(await begin(), { ok: true, value: { number: 1 } })
  assert.deepEqual(await begin(), { ok: true, value: { number: 1 } })
  const { title, problem, theme, totalCost, requested, budget: lines } = await read({ municipalityId, id })
  assert.deepEqual(
    [title, problem, theme, totalCost, requested, lines.length],
    ['Көчөгө жарык', 'Караңгы', 'lighting', som(34_000), som(34_000), 1],
  )
})

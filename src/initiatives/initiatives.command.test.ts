import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { addDays, civilDate, endOf, startOf } from '../../lib/kernel/civil-date.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import { som } from '../../lib/kernel/money.ts'
import type { Phone } from '../../lib/kernel/phone.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import { aCall, aPerson, type SmallTown, smallTown } from '../../test/worlds/small-town.ts'
import { terms } from '../../test/worlds/terms.ts'
import type { CallStage } from '../calls/call.model.ts'
import { lockCall, moveCallTo } from '../calls/index.ts'
import type { PersonId } from '../people/person.model.ts'
import type { Applicant } from './application.rules.ts'
import { putBudgetLine, removeBudgetLine } from './change-budget.command.ts'
import { addPhotographs, captionPhotograph, removePhotograph } from './change-photographs.command.ts'
import { makePledge, withdrawPledge } from './change-pledges.command.ts'
import { changeText } from './change-text.command.ts'
import { mostRows } from './draft.model.ts'
import { createDraftFrom, draftInitiative } from './draft-initiative.command.ts'
import type { InitiativeId } from './initiative.model.ts'
import { readInitiative } from './initiative.store.ts'
import { listInitiatives } from './list-initiatives.query.ts'
import { moveInitiative } from './move-initiative.command.ts'
import { submitInitiative, withdrawInitiative } from './submit-initiative.command.ts'

const lastDay = civilDate('2026-05-20')
let now: Instant = startOf(civilDate('2026-05-10'))
const platform = await testPlatform(() => now)
const { db } = platform
let towns = 0

async function town(stage: CallStage = 'collecting') {
  towns += 1
  return await smallTown(platform, { slug: `town-${towns}`, stage, now })
}

function as(by: PersonId, isOfficer = false): Applicant {
  return { by, isOfficer }
}

async function drafted(place: SmallTown, applicant = as(place.people.aigul), leader?: { name: string; phone: Phone }) {
  const { municipalityId, callId } = place
  const id = randomUUID() as InitiativeId
  const form = { applicant, municipalityId, callId, id, title: 'Көчөгө жарык', leader }
  const answer = await draftInitiative(platform, form)
  assert.ok(answer.ok)
  return { applicant, municipalityId, id, number: answer.value.number }
}

type Draft = Awaited<ReturnType<typeof drafted>>

async function read({ municipalityId, id }: Pick<Draft, 'municipalityId' | 'id'>) {
  const initiative = await readInitiative(db.read, municipalityId, id)
  assert.ok(initiative)
  return initiative
}

function lampLine(changes: object = {}) {
  const name = 'LED жарык'
  return { id: randomUUID(), name, unit: 'даана', quantityMilli: 10_000n, unitPrice: som(3400), ...changes }
}

function ofMoney(value: number, changes: object = {}) {
  const pledge = { id: randomUUID(), pledger: 'Тургундар', pledgerKind: 'residents', kind: 'money' } as const
  return { ...pledge, quantityMilli: undefined, value: som(value), ...changes }
}

/** Fills every task of the draft: costs 34 000, of which 4 000 are their own. */
async function filled(draft: Draft): Promise<Draft & { version: number }> {
  const version = async () => (await read(draft)).version
  const text = [
    { title: 'Көчөгө жарык', theme: 'lighting' as const, problem: 'Караңгы', solution: 'Жарык' },
    { villageId: undefined, place: 'Борбордук көчө', beneficiaries: 300, upkeep: 'Айыл өкмөтү' },
    { groupName: 'Жарык көчө', members: ['Айгүл', 'Нурлан', 'Бакыт'] },
  ]
  for (const one of text) assert.ok((await changeText(platform, { ...draft, version: await version(), text: one })).ok)
  assert.ok((await putBudgetLine(platform, { ...draft, line: lampLine() })).ok)
  assert.ok((await makePledge(platform, { ...draft, pledge: ofMoney(4000) })).ok)
  return { ...draft, version: await version() }
}

async function recordOf({ id }: Pick<Draft, 'id'>) {
  const rows = await db.kysely
    .selectFrom('record.entry')
    .select(['name', 'entry'])
    .where('subject_id', '=', id)
    .orderBy('number')
    .execute()
  return rows.map(({ name, entry }) => [name, entry])
}

async function changesOf({ id }: Pick<Draft, 'id'>) {
  const rows = await db.kysely
    .selectFrom('initiatives.stage_change')
    .select('stage')
    .where('initiative_id', '=', id)
    .orderBy('changed_at')
    .execute()
  return rows.map(({ stage }) => stage)
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

test('the sums follow every line and pledge, exact to the tyiyn', async () => {
  const draft = await drafted(await town())
  const cable = lampLine({ name: 'Кабель', unit: 'м', quantityMilli: 12_345n, unitPrice: 6_201n })
  assert.ok((await putBudgetLine(platform, { ...draft, line: cable })).ok)
  assert.ok((await putBudgetLine(platform, { ...draft, line: lampLine() })).ok)
  const hours = ofMoney(0, { kind: 'labour', quantityMilli: 10_000n, value: undefined })
  assert.ok((await makePledge(platform, { ...draft, pledge: hours })).ok)
  assert.ok((await makePledge(platform, { ...draft, pledge: ofMoney(100) })).ok)
  const { totalCost, ownMoney, ownInKind, requested, budget } = await read(draft)
  assert.deepEqual(
    budget.map(({ cost }) => cost),
    [76_551n, 3_400_000n],
  )
  const total = 3_400_000n + 76_551n
  assert.deepEqual([totalCost, ownMoney, ownInKind], [total, 10_000n, 150_000n])
  assert.equal(requested, total - 160_000n)
  assert.ok((await removeBudgetLine(platform, { ...draft, lineId: cable.id })).ok)
  assert.ok((await withdrawPledge(platform, { ...draft, pledgeId: hours.id })).ok)
  assert.equal((await read(draft)).requested, 3_400_000n - 10_000n)
})

test('a line and a pledge sent again, or taken away again, change nothing', async () => {
  const draft = await drafted(await town())
  const line = lampLine()
  const pledge = ofMoney(100)
  await Promise.all([1, 2, 3].map(() => putBudgetLine(platform, { ...draft, line })))
  await Promise.all([1, 2, 3].map(() => makePledge(platform, { ...draft, pledge })))
  const { budget, pledges } = await read(draft)
  assert.deepEqual([budget.length, pledges.length], [1, 1])
  const made = (await recordOf(draft)).filter(([name]) => name === 'pledge-made')
  assert.deepEqual(made, [['pledge-made', { kind: 'money', value: '10000' }]])
  for (const _time of [1, 2]) {
    assert.ok((await removeBudgetLine(platform, { ...draft, lineId: line.id })).ok)
    assert.ok((await withdrawPledge(platform, { ...draft, pledgeId: pledge.id })).ok)
  }
  assert.equal((await recordOf(draft)).filter(([name]) => name === 'pledge-withdrawn').length, 1)
})

test('a changed line stays in its place, and a changed pledge is recorded as taken back and made', async () => {
  const draft = await drafted(await town())
  const [first, second, pledge] = [lampLine(), lampLine({ name: 'Мамыча' }), ofMoney(100)]
  await putBudgetLine(platform, { ...draft, line: first })
  await putBudgetLine(platform, { ...draft, line: second })
  await makePledge(platform, { ...draft, pledge })
  await putBudgetLine(platform, { ...draft, line: { ...first, name: 'Чырак' } })
  await makePledge(platform, { ...draft, pledge: { ...pledge, value: som(200) } })
  const { budget, ownMoney } = await read(draft)
  assert.deepEqual(
    budget.map(({ name }) => name),
    ['Чырак', 'Мамыча'],
  )
  assert.equal(ownMoney, som(200))
  const entries = (await recordOf(draft)).slice(-2)
  assert.deepEqual(entries, [
    ['pledge-withdrawn', { value: '10000' }],
    ['pledge-made', { kind: 'money', value: '20000' }],
  ])
})

test('a pledge past the cost, a line without cost and one line too many leave nothing behind', async () => {
  const draft = await drafted(await town())
  await putBudgetLine(platform, { ...draft, line: lampLine() })
  const over = await makePledge(platform, { ...draft, pledge: ofMoney(34_001) })
  assert.deepEqual(over, { ok: false, refusal: { code: 'own-over-cost', left: som(34_000), over: som(1) } })
  const free = await putBudgetLine(platform, { ...draft, line: lampLine({ quantityMilli: 1n, unitPrice: 1n }) })
  assert.deepEqual(free, { ok: false, refusal: { code: 'costs-nothing' } })
  for (let line = 1; line < mostRows.budget; line += 1) {
    assert.ok((await putBudgetLine(platform, { ...draft, line: lampLine() })).ok)
  }
  const many = { ok: false, refusal: { code: 'too-many', most: mostRows.budget } }
  assert.deepEqual(await putBudgetLine(platform, { ...draft, line: lampLine() }), many)
  const { budget, pledges } = await read(draft)
  assert.deepEqual([budget.length, pledges.length], [mostRows.budget, 0])
})

function picture(sign: string) {
  return { digest: sign.repeat(64), width: 1280, height: 960 }
}

test('photographs hang once each, the first is the cover, and a cover that goes is followed by the next', async () => {
  const draft = await drafted(await town())
  const pictures = [picture('a'), picture('b'), picture('a')]
  assert.deepEqual(await addPhotographs(platform, { ...draft, pictures, caption: 'Көчө' }), { ok: true, value: 2 })
  assert.deepEqual(await addPhotographs(platform, { ...draft, pictures, caption: 'Көчө' }), { ok: true, value: 0 })
  const before = await read(draft)
  assert.deepEqual(before.coverDigest, 'a'.repeat(64))
  const second = before.photographs.find(({ digest }) => digest.startsWith('b'))
  assert.ok(second)
  const change = { ...draft, photographId: second.id, caption: 'Мамыча', isCover: true }
  assert.ok((await captionPhotograph(platform, change)).ok)
  const chosen = await read(draft)
  assert.deepEqual(
    [chosen.coverDigest, chosen.photographs.find(({ id }) => id === second.id)?.caption],
    ['b'.repeat(64), 'Мамыча'],
  )
  assert.ok((await removePhotograph(platform, { ...draft, photographId: second.id })).ok)
  assert.ok((await removePhotograph(platform, { ...draft, photographId: second.id })).ok)
  const after = await read(draft)
  assert.deepEqual([after.coverDigest, after.photographs.length], ['a'.repeat(64), 1])
  const gone = await captionPhotograph(platform, change)
  assert.deepEqual(gone, { ok: false, refusal: { code: 'no-such-initiative' } })
})

test('one photograph too many is refused', async () => {
  const draft = await drafted(await town())
  const pictures = [...'0123456789abc'].map(picture)
  const many = { ok: false, refusal: { code: 'too-many', most: mostRows.photographs } }
  assert.deepEqual(await addPhotographs(platform, { ...draft, pictures, caption: '' }), many)
  assert.ok((await addPhotographs(platform, { ...draft, pictures: pictures.slice(1), caption: '' })).ok)
})

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

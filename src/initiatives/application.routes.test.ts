import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import sharp from 'sharp'
import { addDays, dateOf } from '../../lib/kernel/civil-date.ts'
import { inTransaction, queryCount } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import { formOn, pagesOf, problemOf } from '../../test/support/pages.ts'
import { applicationsOf, as, lampLine, ofMoney } from '../../test/worlds/applications.ts'
import { smallTown } from '../../test/worlds/small-town.ts'
import type { CallStage } from '../calls/call.model.ts'
import { putBudgetLine } from './change-budget.command.ts'
import { makePledge } from './change-pledges.command.ts'
import { initiativeRoutes } from './initiatives.routes.tsx'
import { moveInitiative } from './move-initiative.command.ts'
import { submitInitiative } from './submit-initiative.command.ts'

const platform = await testPlatform()
const { db } = platform
const pages = await pagesOf(platform, initiativeRoutes)
const visitor = await pages.as()
const { drafted, read, filled } = applicationsOf(platform)
const now = await db.now()
const today = dateOf(now)
let towns = 0

/** A town whose call collects applications from yesterday for ten days. */
async function town() {
  towns += 1
  const place = await smallTown(platform, { slug: `town-${towns}`, stage: 'collecting', now })
  await db.kysely
    .updateTable('calls.call')
    .set({
      collecting_from: addDays(today, -1),
      collecting_until: addDays(today, 10),
      reviewing_until: addDays(today, 20),
      voting_from: addDays(today, 25),
      voting_until: addDays(today, 35),
      decided_by: addDays(today, 40),
      works_until: addDays(today, 100),
    })
    .where('municipality_id', '=', place.municipalityId)
    .execute()
  const { aibek, aigul, nurlan } = place.people
  const [officer, leader, stranger] = [await pages.as(aibek), await pages.as(aigul), await pages.as(nurlan)]
  return { ...place, officer, leader, stranger, apply: `/${place.slug}/calls/2026/apply` }
}

async function townWithDraft() {
  const place = await town()
  const draft = await drafted(place)
  const path = `/${place.slug}/initiatives/${draft.number}`
  return { ...place, draft, path, application: `${path}/application` }
}

async function move(municipalityId: string, stage: CallStage) {
  await db.kysely.updateTable('calls.call').set({ stage }).where('municipality_id', '=', municipalityId).execute()
}

test('who is not signed in is asked to sign in first, and led back', async () => {
  const { apply } = await town()
  assert.equal((await visitor.get(apply)).location, `/account/sign-in?next=${encodeURIComponent(apply)}`)
})

test('a title begins a draft, once for a form that is sent twice', async () => {
  const { leader, apply, slug } = await town()
  const form = formOn((await leader.get(apply)).html, apply)
  const first = await leader.post(apply, { ...form, title: 'Көчөгө жарык' })
  const second = await leader.post(apply, { ...form, title: 'Көчөгө жарык' })
  assert.deepEqual([first.location, second.location], Array(2).fill(`/${slug}/initiatives/1/application`))
})

test('a title in look-alike letters is told beside its field, and kept', async () => {
  const { leader, apply } = await town()
  const typed = 'Көчөгө жaрык'
  const page = await leader.post(apply, { id: randomUUID(), title: typed })
  assert.equal(page.status, 422)
  assert.match(problemOf(page.html, 'title') ?? '', /жaрык/)
  assert.ok(page.html.includes(`value="${typed}"`))
})

test('an officer names the leader, whose phone must be one', async () => {
  const { officer, apply } = await town()
  const page = await officer.post(apply, { id: randomUUID(), title: 'Жарык', leaderName: 'Асель', leaderPhone: '12' })
  assert.equal(page.status, 422)
  assert.ok(problemOf(page.html, 'leaderPhone'))
  const typed = { id: randomUUID(), title: 'Жарык', leaderName: 'Асель', leaderPhone: '0555 01 02 03' }
  assert.equal((await officer.post(apply, typed)).status, 303)
})

test('where no applications are taken the page says until when they were, and begins none', async () => {
  const { leader, apply, municipalityId } = await town()
  await move(municipalityId, 'reviewing')
  const page = await leader.get(apply)
  assert.match(page.html, /арыз кабыл алынбайт/)
  assert.ok(!page.html.includes('name="title"'))
  const late = await leader.post(apply, { id: randomUUID(), title: 'Көчөгө жарык' })
  assert.equal(late.status, 422)
  assert.ok(late.html.includes('value="Көчөгө жарык"'))
})

test('a draft is its group’s alone: others find nothing, not even that it is there', async () => {
  const { leader, stranger, officer, path, application } = await townWithDraft()
  for (const address of [path, application, `${application}/idea`, `${path}/submission`, `${path}/withdrawal`]) {
    assert.equal((await leader.get(address)).status, 200, address)
    assert.equal((await stranger.get(address)).status, 404, address)
    if (address !== path) assert.equal((await officer.get(address)).status, 404, address)
  }
  assert.equal((await officer.get(path)).status, 200)
  assert.equal((await visitor.get(path)).status, 404)
})

test('what was sent is read by everybody and changed by nobody else', async () => {
  const { draft, leader, stranger, path, application } = await townWithDraft()
  assert.ok((await submitInitiative(platform, await filled(draft))).ok)
  assert.equal((await visitor.get(path)).status, 200)
  assert.equal((await stranger.get(application)).status, 403)
  assert.equal((await stranger.post(`${path}/withdrawal`, { confirmed: 'yes' })).status, 403)
  assert.equal((await leader.get(application)).location, path)
})

test('another municipality’s address of an initiative is no address', async () => {
  const { draft, leader } = await townWithDraft()
  const elsewhere = await town()
  const path = `/${elsewhere.slug}/initiatives/${draft.number}`
  for (const address of [path, `${path}/application`, `${path}/application/budget`, `${path}/submission`]) {
    assert.equal((await leader.get(address)).status, 404, address)
  }
  for (const number of ['0', '01', '1x', '999999999999']) {
    assert.equal((await visitor.get(`/${elsewhere.slug}/initiatives/${number}`)).status, 404, number)
  }
})

test('an unfinished task is saved, and the list of tasks says that it is not finished', async () => {
  const { draft, leader, application } = await townWithDraft()
  const form = formOn((await leader.get(`${application}/idea`)).html, `${application}/idea`)
  assert.equal(form['title'], 'Көчөгө жарык')
  const saved = await leader.post(`${application}/idea`, { ...form, theme: '', problem: 'Караңгы', solution: '' })
  assert.equal(saved.location, application)
  assert.equal((await read(draft)).problem, 'Караңгы')
  assert.match((await leader.get(application)).html, /Толук эмес/)
})

test('of two tabs the second is told, keeps what was typed, and is saved when pressed again', async () => {
  const { draft, leader, application } = await townWithDraft()
  const idea = `${application}/idea`
  const form = formOn((await leader.get(idea)).html, idea)
  await leader.post(idea, { ...form, problem: 'Биринчи', solution: '' })
  const second = await leader.post(idea, { ...form, problem: 'Экинчи', solution: '' })
  assert.equal(second.status, 409)
  assert.match(second.html, />Экинчи<\/textarea>/)
  assert.equal((await read(draft)).problem, 'Биринчи')
  assert.equal((await leader.post(idea, { ...formOn(second.html, idea), theme: '' })).status, 303)
  assert.equal((await read(draft)).problem, 'Экинчи')
})

test('a stage that closed while typing leaves what was typed on the page, says why and how to keep it', async () => {
  const { leader, application, municipalityId } = await townWithDraft()
  const idea = `${application}/idea`
  const form = formOn((await leader.get(idea)).html, idea)
  await move(municipalityId, 'reviewing')
  const late = await leader.post(idea, { ...form, problem: 'Көпкө жазылган текст', solution: '' })
  assert.equal(late.status, 422)
  assert.match(late.html, />Көпкө жазылган текст<\/textarea>/)
  assert.match(late.html, /көчүрүп алып/)
  assert.match(late.html, /regulation\/1#c-7"/)
})

test('a place with a number in words is told beside its field, and everything else is kept', async () => {
  const { leader, application, villageId, draft } = await townWithDraft()
  const place = `${application}/place`
  const typed = { version: '1', village: villageId, place: 'Борбордук көчө', beneficiaries: 'көп', upkeep: 'Топ' }
  const wrong = await leader.post(place, typed)
  assert.equal(wrong.status, 422)
  assert.ok(problemOf(wrong.html, 'beneficiaries'))
  assert.ok(wrong.html.includes('value="Борбордук көчө"'))
  assert.equal((await leader.post(place, { ...typed, beneficiaries: '1 200' })).status, 303)
  const { beneficiaries, villageId: kept } = await read(draft)
  assert.deepEqual([beneficiaries, kept], [1200, villageId])
  const foreign = await leader.post(place, { ...typed, version: '2', village: randomUUID(), beneficiaries: '' })
  assert.ok(problemOf(foreign.html, 'village'))
})

test('members are written one a line; a name in look-alike letters, or too many, is told', async () => {
  const { leader, application, draft } = await townWithDraft()
  const group = `${application}/group`
  const typed = { version: '1', groupName: 'Жарык көчө', members: 'Айгүл\r\n\r\n  Нурлан  \r\n' }
  const wrong = await leader.post(group, { ...typed, members: 'Айгүл\nНуpлан' })
  assert.match(problemOf(wrong.html, 'members') ?? '', /Нуpлан/)
  const many = await leader.post(group, { ...typed, members: Array(101).fill('Айгүл').join('\n') })
  assert.ok(problemOf(many.html, 'members'))
  assert.equal((await leader.post(group, typed)).status, 303)
  assert.deepEqual((await read(draft)).members, ['Айгүл', 'Нурлан'])
})

test('a line with a sum that is none is told beside its field; a right one is counted at once', async () => {
  const { leader, application } = await townWithDraft()
  const budget = `${application}/budget`
  const form = formOn((await leader.get(budget)).html, budget)
  const typed = { ...form, name: 'Чырак', unit: 'даана', quantity: '2,5', unitPrice: 'көп' }
  const wrong = await leader.post(budget, typed)
  assert.equal(wrong.status, 422)
  assert.ok(problemOf(wrong.html, 'unitPrice'))
  assert.ok(wrong.html.includes('value="Чырак"'))
  for (const unitPrice of ['1', '1']) await leader.post(budget, { ...typed, quantity: '0,001', unitPrice })
  assert.match((await leader.post(budget, { ...typed, quantity: '0,001', unitPrice: '1' })).html, /бир тыйын да/)
  await leader.post(budget, { ...typed, unitPrice: '1 000,50' })
  await leader.post(budget, { ...typed, unitPrice: '1 000,50' })
  const page = (await leader.get(budget)).html
  assert.equal(page.match(/2\u00a0501,25/g)?.length, 5)
})

test('a line is changed and taken away at its own address, and an address that is gone leads back', async () => {
  const { leader, application, draft } = await townWithDraft()
  const line = lampLine()
  assert.ok((await putBudgetLine(platform, { ...draft, line })).ok)
  const address = `${application}/budget/${line.id}`
  const form = formOn((await leader.get(address)).html, address)
  assert.deepEqual([form['quantity'], form['unitPrice']], ['10', '3400'])
  assert.equal((await leader.post(address, { ...form, quantity: '12' })).status, 303)
  assert.equal((await leader.post(address, { ...form, quantity: '13' })).status, 409)
  assert.equal((await read(draft)).budget[0]?.quantityMilli, 12_000n)
  assert.equal((await leader.post(`${address}/removal`, {})).location, `${application}/budget`)
  assert.equal((await leader.post(`${address}/removal`, {})).location, `${application}/budget`)
  assert.equal((await leader.get(address)).location, `${application}/budget`)
})

test('labour is asked in hours and counted by the tariff; past the cost it is told beside the hours', async () => {
  const { leader, application, draft } = await townWithDraft()
  await putBudgetLine(platform, { ...draft, line: lampLine() })
  const labour = `${application}/pledges/new/labour`
  const form = formOn((await leader.get(labour)).html, labour)
  const typed = { ...form, pledger: 'Ашарга чыккандар', pledgerKind: 'residents', hours: '400' }
  const over = await leader.post(labour, typed)
  assert.equal(over.status, 422)
  assert.match(problemOf(over.html, 'hours') ?? '', /26\u00a0000\u00a0сом ашып/)
  assert.ok(over.html.includes('value="400"'))
  assert.equal((await leader.post(labour, { ...typed, hours: '100' })).location, `${application}/pledges`)
  assert.equal((await read(draft)).ownInKind, 1_500_000n)
  assert.equal((await leader.get(`${application}/pledges/new/gold`)).status, 404)
})

test('a pledge is changed and taken back at its own address', async () => {
  const { leader, application, draft } = await townWithDraft()
  const pledge = ofMoney(500)
  assert.ok((await makePledge(platform, { ...draft, pledge })).ok)
  const address = `${application}/pledges/${pledge.id}`
  const form = formOn((await leader.get(address)).html, address)
  assert.equal((await leader.post(address, { ...form, pledgerKind: 'donor', value: '600' })).status, 303)
  assert.equal((await read(draft)).ownMoney, 60_000n)
  await leader.post(`${address}/removal`, {})
  assert.deepEqual((await read(draft)).pledges, [])
})

test('a file that is no picture, 30 MB and an empty one are told beside the field; the caption and good ones stay', async () => {
  const { leader, application, draft } = await townWithDraft()
  const address = `${application}/photographs`
  const good = await sharp({ create: { width: 40, height: 30, channels: 3, background: '#abc' } })
    .jpeg()
    .toBuffer()
  const cases = [
    ['эсеп.pdf', Buffer.from('%PDF-1.4')],
    ['чоң.jpg', Buffer.alloc(30 * 1024 * 1024, 7)],
    ['бош.jpg', Buffer.alloc(0)],
    ['сынык.jpg', good.subarray(0, 200)],
  ] as const
  for (const [name, bytes] of cases) {
    const page = await leader.send(address, { caption: 'Көчөнүн башы' }, { photographs: { name, bytes } })
    assert.equal(page.status, 422, name)
    assert.match(problemOf(page.html, 'photographs') ?? '', new RegExp(`«${name}»`))
    assert.ok(page.html.includes('value="Көчөнүн башы"'), name)
  }
  assert.match(problemOf((await leader.send(address, { caption: '' }, {})).html, 'photographs') ?? '', /тандаңыз/)
  const sent = await leader.send(address, { caption: 'Көчө' }, { photographs: { name: 'a.jpg', bytes: good } })
  assert.equal(sent.location, address)
  const { photographs, coverDigest } = await read(draft)
  assert.deepEqual([photographs[0]?.caption, photographs[0]?.digest], ['Көчө', coverDigest])
})

test('a photograph is captioned and taken away at its own address', async () => {
  const { leader, application, draft } = await townWithDraft()
  const bytes = await sharp({ create: { width: 50, height: 30, channels: 3, background: '#cba' } })
    .png()
    .toBuffer()
  await leader.send(`${application}/photographs`, { caption: '' }, { photographs: { name: 'a.png', bytes } })
  const address = `${application}/photographs/${(await read(draft)).photographs[0]?.id}`
  const form = formOn((await leader.get(address)).html, address)
  assert.equal((await leader.post(address, { ...form, caption: 'Мектеп' })).location, `${application}/photographs`)
  assert.equal((await read(draft)).photographs[0]?.caption, 'Мектеп')
  assert.equal((await leader.post(`${address}/removal`, {})).status, 303)
  assert.equal((await leader.get(address)).location, `${application}/photographs`)
})

test('before sending, everything missing is told with its clause and a link to the task that mends it', async () => {
  const { leader, path, application } = await townWithDraft()
  const page = await leader.get(`${path}/submission`)
  assert.equal(page.status, 200)
  for (const part of ['idea', 'place', 'group', 'budget'])
    assert.ok(page.html.includes(`href="${application}/${part}"`))
  assert.ok(!page.html.includes(`action="${path}/submission"`))
  const pressed = await leader.post(`${path}/submission`, { version: '1' })
  assert.equal(pressed.status, 422)
  assert.match(pressed.html, /Топто 0 киши бар/)
})

test('a whole application is sent once, and a second press shows the same number', async () => {
  const { leader, path, draft, municipalityId } = await townWithDraft()
  await filled(draft)
  const form = formOn((await leader.get(`${path}/submission`)).html, `${path}/submission`)
  for (const _press of [1, 2]) {
    assert.equal((await leader.post(`${path}/submission`, form)).location, `${path}/submission`)
  }
  assert.match((await leader.get(`${path}/submission`)).html, /<strong>№ 1<\/strong>/)
  assert.equal((await read({ municipalityId, id: draft.id })).stage, 'submitted')
})

test('what was changed in another tab after the check is not sent unseen', async () => {
  const { leader, path, draft } = await townWithDraft()
  const checked = await filled(draft)
  await putBudgetLine(platform, { ...draft, line: lampLine() })
  const answer = await leader.post(`${path}/submission`, { version: `${checked.version}` })
  assert.equal(answer.status, 409)
  assert.equal((await read(draft)).stage, 'draft')
})

test('a returned application is opened again by its group, and its reasons are one press away', async () => {
  const { leader, stranger, path, application, draft } = await townWithDraft()
  assert.ok((await submitInitiative(platform, await filled(draft))).ok)
  await inTransaction(db, async (tx) => moveInitiative(tx, { kind: 'system' }, await read(draft), 'giveBack'))
  assert.match((await leader.get(application)).html, new RegExp(`href="${path}#review"`))
  assert.equal((await leader.get(`${application}/idea`)).status, 200)
  assert.equal((await stranger.get(path)).status, 404)
})

test('taking back asks for a tick, then is done, and done again shows the initiative', async () => {
  const { leader, path, draft } = await townWithDraft()
  assert.equal((await leader.post(`${path}/withdrawal`, {})).status, 422)
  for (const _press of [1, 2]) {
    assert.equal((await leader.post(`${path}/withdrawal`, { confirmed: 'yes' })).status, 303)
  }
  assert.equal((await read(draft)).stage, 'withdrawn')
  assert.equal((await leader.get(`${path}/withdrawal`)).location, path)
})

test('every page of an application takes at most eight queries, the list at most four', async () => {
  const { leader, path, application, draft, slug } = await townWithDraft()
  await filled(draft)
  const counted = async (address: string) => {
    const counter = { count: 0, texts: [] as string[] }
    const page = await queryCount.run(counter, () => leader.get(address))
    assert.equal(page.status, 200, address)
    return counter.count
  }
  const parts = ['idea', 'place', 'group', 'budget', 'pledges', 'photographs'].map((part) => `${application}/${part}`)
  // The visit's own statement and the list's go past the counter: they are asked of the pool by name.
  for (const address of [path, application, `${path}/submission`, ...parts])
    assert.ok((await counted(address)) <= 7, address)
  assert.ok((await counted(`/${slug}/initiatives`)) <= 2)
})

test('an officer may go on with what an officer typed in', async () => {
  const place = await town()
  const leader = { name: 'Асель Кубатова', phone: '+996555445566' as never }
  const draft = await drafted(place, as(place.people.aibek, true), leader)
  const application = `/${place.slug}/initiatives/${draft.number}/application`
  assert.equal((await place.officer.get(application)).status, 200)
  assert.match((await place.officer.get(`${application}/group`)).html, /Асель Кубатова/)
})

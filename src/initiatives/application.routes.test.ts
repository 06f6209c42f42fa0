import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { queryCount } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import { formOn, problemOf } from '../../test/support/pages.ts'
import { applicationsOf, as } from '../../test/worlds/applications.ts'
import { collectingTowns } from '../../test/worlds/collecting-towns.ts'
import { initiativeRoutes } from './initiatives.routes.tsx'
import { submitInitiative } from './submit-initiative.command.ts'

const platform = await testPlatform()
const { town, townWithDraft, move, visitor } = await collectingTowns(platform, initiativeRoutes)
const { drafted, read, filled } = applicationsOf(platform)

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
  assert.equal(saved.location, `${application}?saved=idea`)
  assert.equal((await read(draft)).problem, 'Караңгы')
  const list = (await leader.get(saved.location ?? '')).html
  assert.match(list, /Толук эмес/)
  assert.match(list, /«Демилгенин мазмуну» бөлүгү сакталды/)
  assert.match(list, new RegExp(`href="${application}/idea"[^>]*>Толтуруу: Демилгенин мазмуну`))
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
  assert.match(late.html, /regulation\/1#c-8"/)
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

test('a point is typed or pasted; one elsewhere, or turned round, is told beside its field and kept', async () => {
  const { leader, application, draft, path } = await townWithDraft()
  const typed = { village: '', place: 'Мектептин жаны', beneficiaries: '300', upkeep: 'Топ' }
  const post = async (point: string) =>
    await leader.post(`${application}/place`, { ...typed, point, version: `${(await read(draft)).version}` })
  for (const [point, words] of [
    ['74.7661, 41.2044', /41\.20440, 74\.76610/],
    ['55.7558, 37.6173', /Кыргызстандан тышкары/],
    ['мектептин артында', /41\.2044, 74\.7661/],
    ['https://maps.example/s/<b>', /координат жок/],
  ] as const) {
    const page = await post(point)
    assert.equal(page.status, 422)
    assert.match(problemOf(page.html, 'point') ?? '', words)
    assert.ok(page.html.includes(`value="${point.replace('<', '&lt;')}"`))
  }
  assert.equal((await read(draft)).point, undefined)
  assert.equal((await post('https://maps.example/?ll=74.7661%2C41.2044&z=16')).status, 303)
  assert.deepEqual((await read(draft)).point, { latitudeE5: 4_120_440, longitudeE5: 7_476_610 })
  assert.match((await leader.get(path)).html, /<a href="geo:41\.20440,74\.76610">41\.20440, 74\.76610<\/a>/)
  assert.equal((await post('')).status, 303)
  assert.equal((await read(draft)).point, undefined)
})

test('the points of what everybody may see come as GeoJSON, longitude first; a draft’s does not', async () => {
  const { leader, application, draft, slug } = await townWithDraft()
  const file = async (query = '') =>
    JSON.parse((await leader.get(`/${slug}/initiatives/points.geojson${query}`)).html).features
  const whole = await filled(draft)
  const place = { village: '', place: 'Көчө', point: '41.2044, 74.7661', beneficiaries: '300', upkeep: 'Топ' }
  assert.equal((await leader.post(`${application}/place`, { ...place, version: `${whole.version}` })).status, 303)
  assert.deepEqual(await file(), [])
  assert.ok((await submitInitiative(platform, { ...draft, version: (await read(draft)).version })).ok)
  const [feature, ...others] = await file()
  assert.deepEqual(feature.geometry, { type: 'Point', coordinates: [74.7661, 41.2044] })
  assert.deepEqual([feature.properties.title, others.length], ['Көчөгө жарык', 0])
  assert.deepEqual(await file('?call=another'), [])
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

test('who benefits is told by sex and age, and more than all of them is refused beside its field', async () => {
  const { draft, leader, application, path } = await townWithDraft()
  const place = { place: 'Мектептин жаны', beneficiaries: '300', upkeep: 'Көчө башчысы', runningCost: '12 500,50' }
  const version = async () => `${(await read(draft)).version}`
  const typed = { ...place, village: '', version: await version() }
  assert.equal((await leader.post(`${application}/place`, typed)).status, 303)
  const counts = { women: '160', children: '200', youth: '101', elders: '' }
  const groups = { targetGroups: ['children', 'remote', 'strangers'] }
  const wrong = await leader.post(`${application}/benefit`, { ...counts, ...groups, version: await version() })
  assert.equal(wrong.status, 422)
  assert.match(problemOf(wrong.html, 'youth') ?? '', /301/)
  assert.match(wrong.html, /value="101"/)
  assert.match(wrong.html, /value="remote" checked/)
  const right = { ...counts, youth: '40', ...groups, version: await version() }
  assert.equal((await leader.post(`${application}/benefit`, right)).status, 303)
  const { benefit, runningCost } = await read(draft)
  const told = { women: 160, children: 200, youth: 40, elders: undefined, targetGroups: ['children', 'remote'] }
  assert.deepEqual([benefit, runningCost], [told, 1_250_050n])
  const page = (await leader.get(path)).html
  for (const words of [/аялдар жана кыздар – 160/, /жылына 12\s500,50\sсом/, /алыскы айылдын/])
    assert.match(page, words)
})

test('an application whose people do not add up is not sent', async () => {
  const { draft, leader, application, path } = await townWithDraft()
  const { version } = await filled(draft)
  const benefit = { women: '', children: '', youth: '', elders: '250', version: `${version}` }
  assert.equal((await leader.post(`${application}/benefit`, benefit)).status, 303)
  const fewer = { village: '', place: 'Көчө', beneficiaries: '200', upkeep: 'Айыл өкмөтү', version: `${version + 1}` }
  assert.equal((await leader.post(`${application}/place`, fewer)).status, 303)
  const page = await leader.post(`${path}/submission`, { version: `${version + 2}` })
  assert.equal(page.status, 422)
  assert.match(page.html, /бөлүктөрү 250, жалпысы 200/)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { queryCount } from '../../lib/platform/db.ts'
import { allRoutes } from '../../main/routes.ts'
import { testPlatform } from '../../test/support/database.ts'
import { formOn, pagesOf, problemOf } from '../../test/support/pages.ts'
import { aCall } from '../../test/worlds/small-town.ts'
import { finishedTown, worksTown } from '../../test/worlds/works.ts'
import { assessWorks } from '../implementation/index.ts'

const platform = await testPlatform()
const { db } = platform
const { as } = await pagesOf(platform, allRoutes)
const visitor = await as()
let places = 0

async function town() {
  places += 1
  const made = await finishedTown(platform, `tale-${places}`)
  return { ...made, officer: await as(made.people.aibek), address: `${made.path}/practice` }
}

type Town = Awaited<ReturnType<typeof town>>

async function filled({ officer, address }: Town, fields: Record<string, string> = {}) {
  return { ...formOn((await officer.get(address)).html, address), lesson: 'Кабелди жазында тартыңыз', ...fields }
}

async function published() {
  const place = await town()
  const { officer, address } = place
  const draft = (await officer.post(address, await filled(place))).location ?? ''
  const press = formOn((await officer.get(draft)).html, `${address}/publication`)
  assert.equal((await officer.post(`${address}/publication`, press)).location, `${draft}?published=1`)
  return { ...place, practice: draft }
}

test('the officer writes from the words of the application, reads and publishes', async () => {
  const place = await town()
  const { officer, address } = place
  const form = await filled(place)
  assert.equal(form['title' as never], 'Жарык көчө')
  assert.equal(form['what-was-done' as never], 'Жарык орнотуу')
  const written = await officer.post(address, form)
  assert.equal(written.location, `/practices/${place.slug}-jaryk-kocho`)
  assert.equal((await officer.post(address, form)).location, written.location)
  const draft = written.location ?? ''
  assert.equal((await visitor.get(draft)).status, 404)
  assert.match((await officer.get(draft)).html, /Бул – долбоор/)
  const press = formOn((await officer.get(draft)).html, `${address}/publication`)
  assert.equal((await officer.post(`${address}/publication`, press)).location, `${draft}?published=1`)
  const { html, status } = await visitor.get(draft)
  assert.equal(status, 200)
  for (const said of ['Кечинде көчө караңгы', 'Кабелди жазында тартыңыз', '100 сом', '40 сом'])
    assert.ok(html.replaceAll('\u00a0', ' ').includes(said), said)
  assert.doesNotMatch(html, /Бул – долбоор/)
  assert.equal((await officer.get(address)).location, draft)
})

test('each slip stands beside its field, and what was typed is kept', async () => {
  const place = await town()
  const { officer, address } = place
  const slips: [Record<string, string>, string, RegExp][] = [
    [{ title: '' }, 'title', /толтуруңуз/],
    [{ title: 'Жарык көчo' }, 'title', /аралашып/],
    [{ lesson: '' }, 'lesson', /толтуруңуз/],
    [{ 'what-was-done': 'а'.repeat(4001) }, 'what-was-done', /4000 белгиден/],
  ]
  for (const [fields, field, said] of slips) {
    const form = await filled(place, fields)
    const { status, html } = await officer.post(address, form)
    assert.equal(status, 422, field)
    assert.match(problemOf(html, field) ?? '', said)
    assert.equal(formOn(html, address)['problem'], form['problem' as never])
  }
})

test('of two tabs the second is told, keeps what was typed, and may then save', async () => {
  const place = await town()
  const { officer, address } = place
  const draft = (await officer.post(address, await filled(place))).location
  const [one, two] = [await filled(place, { title: 'Биринчи' }), await filled(place, { title: 'Экинчи' })]
  assert.equal((await officer.post(address, one)).status, 303)
  const late = await officer.post(address, two)
  assert.equal(late.status, 409)
  assert.match(late.html, /башка адам же башка барак өзгөрттү/)
  const kept = formOn(late.html, address)
  assert.equal(kept['title'], 'Экинчи')
  assert.equal((await officer.post(address, kept)).location, draft)
})

test('a draft that changed after it was read is not published unseen', async () => {
  const place = await town()
  const { officer, address } = place
  const draft = (await officer.post(address, await filled(place))).location ?? ''
  const press = formOn((await officer.get(draft)).html, `${address}/publication`)
  await officer.post(address, await filled(place, { title: 'Башка аталыш' }))
  const answer = await officer.post(`${address}/publication`, press)
  assert.equal(answer.location, `${draft}?changed=1`)
  assert.match((await officer.get(answer.location ?? '')).html, /Долбоор сиз окугандан кийин өзгөргөн/)
})

test('works that are not handed over, and other places, make no practice', async () => {
  places += 1
  const early = await worksTown(platform, `tale-${places}`)
  const officer = await as(early.people.aibek)
  const { html } = await officer.get(`${early.path}/practice`)
  assert.match(html, /баланска өткөрүлгөндөн кийин жазылат/)
  assert.doesNotMatch(html, /<textarea/)
  const place = await town()
  assert.equal((await officer.get(place.address)).status, 403)
  assert.equal((await (await as(place.people.gulnara)).post(place.address, {})).status, 403)
})

test('practices are found by what people type and by their matter', async () => {
  const { practice } = await published()
  const shows = async (query: string) => (await visitor.get(`/practices${query}`)).html.includes(`href="${practice}"`)
  assert.equal(await shows('?search=жарык+кочо'), true)
  assert.equal(await shows('?search=кара-суу'), true)
  assert.equal(await shows('?theme=lighting'), true)
  assert.equal(await shows('?theme=water'), false)
  assert.equal(await shows('?theme=nonsense&page=0'), true)
  const none = await visitor.get('/practices?search=жок+нерсе')
  assert.match(none.html, /Мындай тажрыйба табылган жок/)
  for (const path of ['/practices/no-such', '/practices/%00']) {
    assert.ok([400, 404].includes((await visitor.get(path)).status), path)
  }
})

async function collecting() {
  const place = await town()
  const { municipalityId, regulationId, people, today } = place
  const given = { municipalityId, regulationId, by: people.aibek, stage: 'collecting' as const, slug: 'next' }
  const callId = await aCall(platform, { ...given, now: await db.now() })
  await db.pool.query(
    `update calls.call set collecting_from = $2::date - 5, collecting_until = $2::date + 20, reviewing_until = $2::date + 30,
       voting_from = $2::date + 40, voting_until = $2::date + 50, decided_by = $2::date + 60, works_until = $2::date + 200
     where id = $1`,
    [callId, today],
  )
  return { ...place, callId }
}

test('who uses a practice chooses a call, gets a draft once, and is counted', async () => {
  const { practice } = await published()
  const there = await collecting()
  const address = `${practice}/adoption`
  assert.match((await visitor.get(address)).location ?? '', /sign-in/)
  const nurlan = await as(there.people.nurlan)
  const form = formOn((await nurlan.get(address)).html, address)
  const empty = await nurlan.post(address, { ...form, call: '' })
  assert.match(problemOf(empty.html, 'call') ?? '', /Сынакты тандаңыз/)
  const closed = await nurlan.post(address, { ...form, call: crypto.randomUUID() })
  assert.match(problemOf(closed.html, 'call') ?? '', /кабыл алуу бүттү/)
  const begun = await nurlan.post(address, { ...form, call: there.callId })
  assert.match(begun.location ?? '', new RegExp(`^/${there.slug}/initiatives/\\d+/application$`))
  assert.equal((await nurlan.post(address, { ...form, call: there.callId })).location, begun.location)
  assert.match((await visitor.get(practice)).html, /1 жолу колдонулду/)
  const own = await nurlan.get((begun.location ?? '').replace('/application', ''))
  assert.match(own.html, new RegExp(`href="${practice}"`))
})

test('what worked stands on the front page, and its initiative leads to it', async () => {
  const { practice, path } = await published()
  assert.match((await visitor.get('/')).html, /Өз айылыңызга ала турган/)
  assert.match((await visitor.get(path)).html, new RegExp(`href="${practice}"`))
})

test('the work page asks for the practice once the result is assessed', async () => {
  const { officer, address, ledger, people } = await town()
  const assessment = 'Күн сайын күйөт'
  assert((await assessWorks(platform, { by: people.aibek, site: ledger, assessment })).ok)
  assert.match((await officer.get('/work')).html, new RegExp(address))
})

test('pages stay within their queries', async () => {
  const { practice } = await published()
  for (const path of ['/practices', practice]) {
    const counter = { count: 0, texts: [] as string[] }
    await queryCount.run(counter, () => visitor.get(path))
    assert.ok(counter.count > 0 && counter.count <= 7, `${path}: ${counter.count}`)
  }
})

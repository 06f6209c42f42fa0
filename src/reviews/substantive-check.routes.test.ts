import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { allRoutes } from '../../main/routes.ts'
import { testPlatform } from '../../test/support/database.ts'
import { formOn, pagesOf, problemOf } from '../../test/support/pages.ts'
import { expertTown } from '../../test/worlds/expert-town.ts'
import { grantRole } from '../people/index.ts'
import { lastMessages } from '../people/message.store.ts'
import { checkKeys } from './review.model.ts'

const platform = await testPlatform()
const pages = await pagesOf(platform, allRoutes)
let towns = 0

/** A town that asks experts, with the windows of its people. */
async function town(rules = {}) {
  towns += 1
  const now = await platform.db.now()
  const place = await expertTown(platform, { slug: `town-${towns}`, rules, now })
  const { aibek, gulnara, asan, janyl, aigul, nurlan } = place.people
  const windows = {
    officer: await pages.as(aibek),
    head: await pages.as(gulnara),
    asan: await pages.as(asan),
    janyl: await pages.as(janyl),
    leader: await pages.as(aigul),
    stranger: await pages.as(nurlan),
    visitor: await pages.as(),
  }
  const path = (number: number) => `/${place.slug}/initiatives/${number}`
  return { ...place, windows, path, experts: `/${place.slug}/calls/2026/experts` }
}

for (const [language, said] of [
  [
    '',
    {
      substantive: /Мазмундук текшерүү/,
      work: /боюнча пикир/,
      land: /Жер жана менчик/,
      open: /Эксперттердин пикирлери/,
    },
  ],
  [
    '/ru',
    {
      substantive: /Проверка по существу/,
      work: /Отзыв на инициативу/,
      land: /Земля и собственность/,
      open: /Отзывы экспертов/,
    },
  ],
] as const) {
  test(`an application goes from the list over its experts to an admission, in ${language || 'Kyrgyz'}`, async () => {
    const place = await town()
    const { officer, asan, janyl, visitor } = place.windows
    const subject = await place.apply('Аянтча')
    const initiative = `${language}${place.path(1)}`
    match((await officer.get(`${language}/work`)).html, /Аянтча 1/)
    const checking = await officer.get(`${initiative}/check`)
    match(checking.html, /value="passed"/)
    doesNotMatch(checking.html, /value="admitted"/)
    const passed = await officer.post(`${initiative}/check`, { met: [...checkKeys], verdict: 'passed', reason: '' })
    equal(passed.location, `${language}${place.experts}`)
    const assigned = await officer.post(`${language}${place.experts}`, {
      initiative: subject.initiativeId,
      'expert-land': place.people.asan,
      'expert-cost': place.people.janyl,
    })
    equal(assigned.location, `${language}${place.experts}?done=assigned`)
    match((await asan.get(`${language}/work`)).html, said.work)
    doesNotMatch((await officer.get(`${language}/work`)).html, new RegExp(`${place.path(1)}/check`))
    const asked = (await asan.get(`${initiative}/substantive-check`)).html
    match(asked, said.substantive)
    match(asked, said.land)
    const opinion = { subject: 'land', 'answer-land': 'in-order', 'reason-land': 'Жер муниципалдык' }
    equal((await asan.post(`${initiative}/substantive-check/opinion`, opinion)).status, 303)
    const costly = { subject: 'cost', 'answer-cost': 'not-in-order', 'reason-cost': 'Эки эсе кымбат' }
    equal((await janyl.post(`${initiative}/substantive-check/opinion`, costly)).status, 303)
    const decide = { met: [...checkKeys], verdict: 'admitted', reason: '' }
    doesNotMatch((await visitor.get(initiative)).html, /Эки эсе кымбат/)
    match((await officer.get(`${language}/work`)).html, new RegExp(`${place.path(1)}/check`))
    const silent = await officer.post(`${initiative}/check`, decide)
    equal(silent.status, 422)
    equal(problemOf(silent.html, 'reason') !== undefined, true)
    equal((await officer.post(`${initiative}/check`, { ...decide, reason: 'Баасы түшүндүрүлдү' })).status, 303)
    const open = (await visitor.get(initiative)).html
    match(open, said.open)
    match(open, /Эки эсе кымбат/)
    match(open, /Баасы түшүндүрүлдү/)
    equal((await visitor.get(`${initiative}/opinions/1.pdf`)).type, 'application/pdf')
  })
}

test('what experts say is read by the office and by those asked, until the decision', async () => {
  const place = await town()
  equal((await place.say(await place.withExperts(), 'land')).ok, true)
  const { officer, head, asan, leader, stranger, visitor } = place.windows
  const address = `${place.path(1)}/substantive-check`
  for (const window of [officer, head, asan]) equal((await window.get(address)).status, 200)
  equal((await stranger.get(address)).status, 403)
  equal((await leader.get(address)).status, 403)
  equal((await visitor.get(address)).status, 303)
  for (const window of [leader, stranger, visitor]) {
    equal((await window.get(`${place.path(1)}/opinions/1.pdf`)).status, 404)
    doesNotMatch((await window.get(place.path(1))).html, /Документтери текшерилди|substantive-check/)
  }
  for (const window of [officer, asan]) equal((await window.get(`${place.path(1)}/opinions/1.pdf`)).status, 200)
})

test('an expert who is not asked about this one is turned away', async () => {
  const place = await town()
  const subject = await place.apply()
  await place.pass(subject)
  await place.assign([subject.initiativeId], { land: place.people.asan })
  equal((await place.windows.janyl.get(`${place.path(1)}/substantive-check`)).status, 403)
})

test('what is missing stands beside its field, and what was typed stays', async () => {
  const place = await town()
  await place.withExperts()
  const { asan } = place.windows
  const address = `${place.path(1)}/substantive-check`
  const page = await asan.post(`${address}/opinion`, { subject: 'land', 'answer-land': '', 'reason-land': 'Жер <b>' })
  equal(page.status, 422)
  equal(problemOf(page.html, 'answer-land') !== undefined, true)
  equal(formOn(page.html, `${address}/opinion`)['reason-land'], 'Жер <b>')
  const silent = await asan.post(`${address}/conflict`, { conflict: ' ' })
  equal(problemOf(silent.html, 'conflict') !== undefined, true)
  equal((await asan.post(`${address}/opinion`, { subject: 'moon' })).status, 404)
})

test('whoever stands aside is told so, sees no more of it, and the office finds the subject without an expert', async () => {
  const place = await town()
  await place.withExperts()
  const { asan, officer } = place.windows
  const address = `${place.path(1)}/substantive-check`
  equal((await asan.post(`${address}/conflict`, { conflict: 'Бир тууганым' })).location, address)
  const after = (await asan.get(address)).html
  match(after, /четтеттиңиз/)
  doesNotMatch(after, /Кызматтык жазуулар/)
  doesNotMatch((await asan.get('/work')).html, /substantive-check/)
  match((await officer.get('/work')).html, /1 арызга эксперт дайындоо/)
  match((await officer.get(place.experts)).html, /Эксперт дайындала элек/)
})

test('notes pass between the office and experts, and nobody else sees them', async () => {
  const place = await town()
  await place.withOpinions()
  const { asan, officer, visitor, leader } = place.windows
  const address = `${place.path(1)}/substantive-check`
  const note = formOn((await asan.get(address)).html, `${address}/notes`)
  for (const _ of [1, 2])
    equal((await asan.post(`${address}/notes`, { ...note, note: 'Кадастрдан сурадым' })).status, 303)
  const read = (await officer.get(address)).html
  equal(read.split('Кадастрдан сурадым').length, 2)
  equal((await officer.post(`${address}/notes`, { ...note, note: '' })).status, 422)
  await officer.post(`${place.path(1)}/check`, { met: [...checkKeys], verdict: 'admitted', reason: '' })
  for (const window of [visitor, leader]) doesNotMatch((await window.get(place.path(1))).html, /Кадастрдан/)
  doesNotMatch((await visitor.get(`${place.path(1)}/opinions/1.pdf`)).bytes.toString('latin1'), /Кадастрдан/)
})

test('naming says what is missing or wrong, and nothing is changed', async () => {
  const place = await town()
  const subject = await place.apply()
  const { officer, head } = place.windows
  match((await head.get(place.experts)).html, /Азыр эксперттерде арыз жок/)
  await place.pass(subject)
  const empty = await officer.post(place.experts, {})
  equal(problemOf(empty.html, 'initiative') !== undefined, true)
  equal(problemOf(empty.html, 'expert-land') !== undefined, true)
  const wrong = await officer.post(place.experts, {
    initiative: subject.initiativeId,
    'expert-land': place.people.nurlan,
  })
  equal(wrong.status, 422)
  match(wrong.html, /эксперт ролу жок/)
  match(wrong.html, new RegExp(`value="${subject.initiativeId}"[^>]* checked`))
})

test('each expert is written to once, however many applications there are', async () => {
  const place = await town()
  const to = { channel: 'email', address: `expert-${towns}@example.kg` } as const
  const granted = await grantRole(platform, {
    by: undefined,
    municipalityId: place.municipalityId,
    role: 'expert',
    name: 'Эксперт',
    to,
  })
  equal(granted.ok, true)
  const expert = granted.ok ? granted.value.personId : place.people.asan
  const ids: string[] = []
  for (const _ of [1, 2]) {
    const subject = await place.apply()
    await place.pass(subject)
    ids.push(subject.initiativeId)
  }
  const form = { initiative: ids, 'expert-land': expert, 'expert-cost': expert }
  equal((await place.windows.officer.post(place.experts, form)).status, 303)
  const texts = (await lastMessages(platform.db.read, platform.keys, 40)).filter(
    ({ to: address }) => address === to.address,
  )
  equal(texts.length, 1)
  match(texts[0]?.body ?? '', /^2 арыз боюнча пикириңиз суралат/)
  match(texts[0]?.body ?? '', /Просим ваш отзыв/)
})

test('a regulation that asks no experts has no page for them, and admits as before', async () => {
  const place = await town({ expertCheck: false })
  await place.apply()
  const { officer } = place.windows
  equal((await officer.get(place.experts)).status, 404)
  match((await officer.get(`${place.path(1)}/check`)).html, /value="admitted"/)
  equal((await officer.get(`${place.path(1)}/substantive-check`)).status, 404)
  const forced = await officer.post(`${place.path(1)}/check`, { met: [...checkKeys], verdict: 'passed', reason: '' })
  equal(forced.status, 422)
  deepEqual(
    (await officer.post(`${place.path(1)}/check`, { met: [...checkKeys], verdict: 'admitted', reason: '' })).status,
    303,
  )
})

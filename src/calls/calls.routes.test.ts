import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'node:test'
import { addDays, civilDate, dateOf } from '../../lib/kernel/civil-date.ts'
import { testPlatform } from '../../test/support/database.ts'
import { formOn, pagesOf, problemOf } from '../../test/support/pages.ts'
import { smallTown } from '../../test/worlds/small-town.ts'
import type { CallStage } from './call.model.ts'
import { callRoutes } from './calls.routes.tsx'
import { callsOf, readCall } from './index.ts'

const platform = { ...(await testPlatform()), mode: 'production' as const }
const { db } = platform
const pages = await pagesOf(platform, callRoutes)
const visitor = await pages.as()
const today = dateOf(await db.now())
const hasPdftotext = spawnSync('pdftotext', ['-v']).error === undefined
let towns = 0

async function town(stage: CallStage = 'closed') {
  towns += 1
  const place = await smallTown(platform, { slug: `town-${towns}`, stage })
  return { ...place, officer: await pages.as(place.people.aibek) }
}

/** The officer's form as the page proposes it, in Kyrgyz or Russian. */
async function proposedForm(place: Awaited<ReturnType<typeof town>>, language: '' | '/ru' = '') {
  const path = `${language}/${place.slug}/calls/new`
  const page = await place.officer.get(path)
  assert.equal(page.status, 200)
  return { path, fields: { ...formOn(page.html, path), envelope: '500 000' } as Record<string, string> }
}

async function townWithDraft() {
  const place = await town()
  const { path, fields } = await proposedForm(place)
  const answer = await place.officer.post(path, fields)
  assert.equal(answer.status, 303)
  return { ...place, path: answer.location ?? '', slug: place.slug }
}

test('the proposed form is a call as it stands: the officer only adds the money', async () => {
  const place = await townWithDraft()
  const call = await readCall(db.read, place.municipalityId, place.path.split('/').at(-1) ?? '')
  assert.equal(call?.stage, 'draft')
  assert.equal(call?.envelope, 50_000_000n)
  assert.equal(call?.calendar.collectingFrom, addDays(today, 7))
})

const slips: readonly [claim: string, field: string, typed: string, ky: RegExp, ru: RegExp][] = [
  ['31 February', 'collectingFrom', '31.02.2027', /мындай күн жок/, /Такого дня нет/],
  ['a date without a year', 'votingFrom', '31.02', /Күндү мындай жазыңыз/, /Напишите дату так/],
  ['a date in the past', 'collectingFrom', '2020-01-01', /өтүп кеткен/, /уже прошёл/],
  ['a year of slips', 'collectingFrom', '2206-01-01', /Жылды текшериңиз/, /Проверьте год/],
  ['a year far off', 'collectingFrom', '2060-01-01', /өтө алыс/, /слишком далеко/],
  ['an end before the beginning', 'collectingUntil', addDays(today, 1), /артынан келиши керек/, /после предыдущей/],
  [
    'fewer days than the regulation gives',
    'collectingUntil',
    addDays(today, 20),
    /8-пункту боюнча.*кеминде 20 күн/,
    /пункту 8.*не меньше 20 дней/,
  ],
  ['a longer review than the regulation allows', 'reviewingUntil', addDays(today, 300), /жол бербейт/, /не допускает/],
  ['a sum with letters', 'envelope', 'беш жүз миң', /сан менен жазыңыз/, /цифрами/],
  ['a sum of zero', 'envelope', '0', /нөлдөн чоң/, /больше нуля/],
  ['a sum below zero', 'envelope', '-5', /терс боло албайт/, /отрицательной/],
  ['three digits of tyiyn', 'envelope', '10,005', /үтүрдөн кийин эки сан/, /два знака/],
  [
    'a title in look-alike letters',
    'title',
    'Демилгелер сынaгы',
    /«сынaгы» сөзүндө кирилл жана латын/,
    /«сынaгы» смешаны/,
  ],
  ['no title', 'title', '  ', /толтуруңуз/, /Заполните/],
  ['a title of 201 letters', 'title', 'ө'.repeat(201), /азыр 1 белги ашык/, /лишних 1/],
]

for (const [claim, field, typed, ky, ru] of slips) {
  test(`${claim} gets its words beside the field, in both languages, and stays as it was typed`, async () => {
    const place = await town()
    for (const [language, words] of [
      ['', ky],
      ['/ru', ru],
    ] as const) {
      const { path, fields } = await proposedForm(place, language)
      const page = await place.officer.post(path, { ...fields, [field]: typed, about: 'Ким үчүн & эмне үчүн' })
      assert.equal(page.status, 422)
      assert.match(problemOf(page.html, field) ?? '', words)
      const kept = formOn(page.html, path)
      assert.equal(kept[field], typed)
      assert.equal(kept['about'], 'Ким үчүн & эмне үчүн')
      assert.ok(page.html.includes(`href="#f-${field}"`), 'the summary leads to the field')
    }
    assert.equal((await callsOf(db.read, place.municipalityId)).length, 1)
  })
}

test('a form sent twice makes one call and leads to it both times', async () => {
  const place = await town()
  const { path, fields } = await proposedForm(place)
  const [first, second] = [await place.officer.post(path, fields), await place.officer.post(path, fields)]
  assert.deepEqual([first?.status, second?.status], [303, 303])
  assert.equal(first?.location, second?.location)
  assert.equal((await callsOf(db.read, place.municipalityId)).length, 2)
})

test('of two tabs the second is told, keeps what was typed, and may then save', async () => {
  const { officer, path, municipalityId } = await townWithDraft()
  const fields = formOn((await officer.get(`${path}/edit`)).html, `${path}/edit`)
  assert.equal((await officer.post(`${path}/edit`, { ...fields, title: 'Биринчи' })).status, 303)
  const late = await officer.post(`${path}/edit`, { ...fields, title: 'Экинчи' })
  assert.equal(late.status, 409)
  assert.match(late.html, /башка адам же башка барак өзгөрттү/)
  const kept = formOn(late.html, `${path}/edit`)
  assert.equal(kept['title'], 'Экинчи')
  assert.equal((await officer.post(`${path}/edit`, kept)).status, 303)
  assert.equal((await readCall(db.read, municipalityId, path.split('/').at(-1) ?? ''))?.title, 'Экинчи')
})

test('a draft is seen by the office alone, and only there', async () => {
  const { officer, path } = await townWithDraft()
  const elsewhere = await town()
  assert.equal((await officer.get(path)).status, 200)
  for (const address of [path, `${path}/announcement.pdf`]) {
    assert.equal((await visitor.get(address)).status, 404)
    assert.equal((await elsewhere.officer.get(address)).status, 404)
  }
  assert.equal((await elsewhere.officer.get(`${path}/edit`)).status, 403)
  assert.equal((await elsewhere.officer.post(`${path}/announcement`, { version: '1' })).status, 403)
  const mixed = path.replace(/town-\d+/, elsewhere.slug)
  assert.equal((await elsewhere.officer.get(mixed)).status, 404)
})

test('the officer looks once more, announces, and a second press changes nothing', async () => {
  const { officer, path } = await townWithDraft()
  const check = await officer.get(`${path}/announcement`)
  assert.match(check.html, /500.000.сом/)
  const fields = formOn(check.html, `${path}/announcement`)
  const announced = await officer.post(`${path}/announcement`, fields)
  assert.equal(announced.location, `${path}?announced=1`)
  assert.match((await officer.get(`${path}?announced=1`)).html, /Сынак жарыяланды/)
  assert.equal((await officer.post(`${path}/announcement`, fields)).location, path)
  const page = await visitor.get(path)
  assert.equal(page.status, 200)
  assert.match(page.html, /Арыз кабыл алуу башталат/)
  assert.match(page.html, /7 күндөн кийин/)
  assert.equal((await officer.get(`${path}/edit`)).status, 404)
})

test('a page of rules leads to the clauses of the regulation that the call runs under', async () => {
  const { slug } = await town('collecting')
  const { html } = await visitor.get(`/ru/${slug}/calls/2026`)
  assert.match(html, new RegExp(`href="/ru/${slug}/regulation/1#c-11"`))
  assert.match(html, /300.000.сом/)
})

test('a stage does not end before its day, and the officer is told when it will', async () => {
  const { officer, slug, callId } = await town('voting')
  const until = addDays(today, 3)
  await db.kysely
    .updateTable('calls.call')
    .set({
      voting_from: today,
      voting_until: until,
      reviewing_until: addDays(today, -1),
      collecting_until: addDays(today, -2),
      collecting_from: civilDate('2026-01-01'),
      decided_by: addDays(today, 9),
      works_until: addDays(today, 99),
    })
    .where('id', '=', callId)
    .execute()
  const path = `/${slug}/calls/2026`
  assert.match((await officer.get(path)).html, /өзү болот/)
  const page = await officer.post(`${path}/stage`, { move: 'closeVoting' })
  assert.equal(page.status, 422)
  assert.match(page.html, /Жарыяланган күн али келе элек/)
  assert.match(page.html, /#c-26/)
  assert.equal((await officer.post(`${path}/stage`, { move: 'certify' })).status, 404)
  assert.equal((await officer.get(`${path}/stage`)).location, path)
})

test('withdrawing needs a tick, and is told to everybody', async () => {
  const { officer, slug } = await town('collecting')
  const path = `/${slug}/calls/2026`
  const without = await officer.post(`${path}/withdrawal`, {})
  assert.equal(without.status, 422)
  assert.match(problemOf(without.html, 'confirmed') ?? '', /ырастаңыз/)
  assert.equal((await officer.post(`${path}/withdrawal`, { confirmed: 'yes' })).location, path)
  assert.match((await visitor.get(path)).html, /Сынак токтотулду/)
})

test('where no regulation is in force the form says what comes first', async () => {
  const { officer, slug, regulationId } = await town()
  await db.kysely
    .updateTable('regulations.regulation')
    .set({ stage: 'superseded' })
    .where('id', '=', regulationId)
    .execute()
  assert.match((await officer.get(`/${slug}/calls/new`)).html, /күчүндөгү жобо керек/)
})

test('a call that is not there, in any town, is not there', async () => {
  const { slug } = await town('collecting')
  for (const path of [`/${slug}/calls/1999`, '/nowhere/calls/2026', `/${slug}/calls/2026%00`]) {
    assert.equal((await visitor.get(path)).status, 404, path)
  }
})

test('the announcement is printed in Kyrgyz and in Russian with money, days and rules', {
  skip: !hasPdftotext,
}, async () => {
  const { slug } = await town('collecting')
  const said = {
    '': [
      'Кулактандыруу',
      '500 000 сом',
      '300 000 сом',
      '1-май',
      '20-май',
      'демилгелүү топтору',
      'демилгенин сметасы',
      'туруктуулугу',
      '15 %',
    ],
    '/ru': [
      'Объявление',
      '500 000 сом',
      '300 000 сом',
      '1 мая',
      '20 мая',
      'инициативные группы',
      'смета инициативы',
      'устойчивость',
      '15 %',
    ],
  }
  for (const [language, parts] of Object.entries(said)) {
    const pdf = await visitor.get(`${language}/${slug}/calls/2026/announcement.pdf`)
    assert.equal(pdf.type, 'application/pdf')
    const file = join(mkdtempSync(join(tmpdir(), 'demilge-call-')), 'announcement.pdf')
    writeFileSync(file, pdf.bytes)
    const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' }).replace(/\s+/g, ' ')
    for (const part of [
      ...parts,
      'Кара-Суу айыл аймагы',
      'Кара-Сууйский айылный аймак',
      `${language}/${slug}/calls/2026`,
    ]) {
      assert.ok(text.toLowerCase().includes(part.toLowerCase()), `${language}: ${part}`)
    }
  }
})

test('a date on a holiday is kept, and the office is told which holiday and the next working day', async () => {
  const place = await town()
  const { path, fields } = await proposedForm(place)
  const year = Number(today.slice(0, 4)) + 1
  const warned = await place.officer.post(path, {
    ...fields,
    collectingUntil: `08.05.${year}`,
    votingFrom: '31.02.2027',
  })
  assert.equal(warned.status, 422)
  assert.match(warned.html, /8-май.* – Май майрамдары\. Андан кийинки жумуш күнү: 1\d-май/)
})

test('the calendar of a call names the holidays within it', async () => {
  const place = await town('collecting')
  const page = await visitor.get(`/ru/${place.slug}/calls/2026`)
  assert.match(page.html, /Праздники: Майские\sпраздники\s\(1\sмая\s–\s9\sмая/)
})

test('the stages of a call come as a calendar file that its page links, a draft has none', async () => {
  const place = await town('collecting')
  const file = `/ru/${place.slug}/calls/2026/calendar.ics`
  assert.ok((await visitor.get(`/ru/${place.slug}/calls/2026`)).html.includes(`href="${file}"`))
  const calendar = await visitor.get(file)
  assert.match(calendar.type, /^text\/calendar/)
  const text = calendar.bytes.toString('utf8').replaceAll('\r\n ', '')
  assert.match(text, /DTSTART;VALUE=DATE:20260501\r\nDTEND;VALUE=DATE:20260521\r\nSUMMARY:Приём заявок – Кара-Сууйский/)
  assert.equal(text.match(/BEGIN:VEVENT/g)?.length, 5)
  const draft = await townWithDraft()
  assert.equal((await draft.officer.get(`${draft.path}/calendar.ics`)).status, 404)
})

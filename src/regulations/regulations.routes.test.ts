import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, dateOf } from '../../lib/kernel/civil-date.ts'
import { som } from '../../lib/kernel/money.ts'
import { testPlatform } from '../../test/support/database.ts'
import { formOn, pagesOf, problemOf } from '../../test/support/pages.ts'
import { smallTown } from '../../test/worlds/small-town.ts'
import { regulationInForce, regulationsOf } from './index.ts'
import { presetTerms } from './presets.rules.ts'
import { clauseKeys } from './regulation.model.ts'
import { regulationRoutes } from './regulations.routes.tsx'

const platform = await testPlatform()
const { db } = platform
const pages = await pagesOf(platform, regulationRoutes)
const visitor = await pages.as()
const today = dateOf(await db.now())
let towns = 0

async function town() {
  towns += 1
  const place = await smallTown(platform, { slug: `town-${towns}` })
  const { aibek, sanjar, aigul } = place.people
  const [officer, secretary, leader] = [await pages.as(aibek), await pages.as(sanjar), await pages.as(aigul)]
  return { ...place, officer, secretary, leader, path: `/${place.slug}/regulation` }
}

/** A town where Aibek has started version 2 from the model. */
async function townWithDraft() {
  const place = await town()
  const form = formOn((await place.officer.get(`${place.path}/new`)).html, `${place.path}/new`)
  const answer = await place.officer.post(`${place.path}/new`, { ...form, from: 'kg-model-2019' })
  assert.equal(answer.location, `${place.path}/2/edit`)
  return { ...place, edit: `${place.path}/2/edit`, adoption: `${place.path}/2/adoption` }
}

test('the regulation in force is read by anybody, each clause at an anchor of its own', async () => {
  const { path } = await town()
  for (const language of ['', '/ru', '/en']) {
    const page = await visitor.get(`${language}${path}`)
    assert.equal(page.status, 200)
    for (const [at] of clauseKeys.entries()) assert.ok(page.html.includes(`id="c-${at + 1}"`), `${language} ${at + 1}`)
  }
})

test('an old version stays at its address, and says that it is no longer in force', async () => {
  const { path, municipalityId } = await town()
  await db.kysely
    .updateTable('regulations.regulation')
    .set({ stage: 'superseded' })
    .where('municipality_id', '=', municipalityId)
    .execute()
  assert.match((await visitor.get(path)).html, /Жобо азырынча кабыл алына элек/)
  assert.match((await visitor.get(`${path}/1`)).html, /күчүн жоготкон/)
})

test('the form comes filled from the model, and saving it as it is changes no term', async () => {
  const { officer, edit, municipalityId } = await townWithDraft()
  const form = formOn((await officer.get(edit)).html, edit)
  assert.equal(form['ceiling'], '47000')
  assert.equal((await officer.post(edit, form)).location, `${edit}?saved=1`)
  const draft = (await regulationsOf(db.read, municipalityId))[0]
  assert.deepEqual([draft?.terms, draft?.version], [presetTerms['kg-model-2019'], 2])
})

test('what no source gives is marked for the council, what one gives is cited', async () => {
  const { officer, edit } = await townWithDraft()
  const { html } = await officer.get(edit)
  assert.match(html, /Чаек айыл өкмөтү \(12\.03\.2020\) – 47 000 сом, Ак-Тал айыл өкмөтү \(11\.11\.2019\) – 10 000 сом/)
  assert.match(html, /Ак-Тал айыл өкмөтүнүн 11\.11\.2019 сынагынан алынган/)
  assert.ok((html.match(/өзүңүздөр чечиңиздер/gi) ?? []).length > 15)
})

const slips: readonly [claim: string, field: string, typed: string, ky: RegExp, ru: RegExp][] = [
  ['weights that add up to 105', 'weight-own-contribution', '25', /азыр 105/, /сейчас 105/],
  ['a quorum over the commission', 'commissionQuorum', '8', /болгону 7 мүчө/, /всего 7 членов/],
  ['a correction longer than the review', 'correctionDays', '16', /15 күндөн ашпасын/, /не больше 15 дней/],
  ['a ceiling of zero', 'ceiling', '0', /нөлдөн чоң/, /больше нуля/],
  ['a ceiling with letters', 'ceiling', '47 миң', /сан менен жазыңыз/, /цифрами/],
  ['a percent over the bounds', 'commissionPercent', '100', /0 менен 99/, /от 0 до 99/],
  ['a number that is none', 'votingDays', 'жети', /Бүтүн сан/, /целое число/],
  ['an empty number', 'groupMinimum', '', /толтуруңуз/, /Заполните/],
]

for (const [claim, field, typed, ky, ru] of slips) {
  test(`${claim} gets its words beside the field, in both languages, and stays as it was typed`, async () => {
    const { officer, edit, municipalityId } = await townWithDraft()
    for (const [language, words] of [
      ['', ky],
      ['/ru', ru],
    ] as const) {
      const path = `${language}${edit}`
      const form = { ...formOn((await officer.get(path)).html, path), [field]: typed, mostChoices: '4' }
      const page = await officer.post(path, form)
      assert.equal(page.status, 422)
      assert.match(problemOf(page.html, field) ?? '', words)
      assert.deepEqual(formOn(page.html, path), form)
    }
    assert.equal((await regulationsOf(db.read, municipalityId))[0]?.version, 1)
  })
}

test('a form with nobody to apply is refused at that field', async () => {
  const { officer, edit } = await townWithDraft()
  const { applicants: _, ...form } = formOn((await officer.get(edit)).html, edit)
  const page = await officer.post(edit, form)
  assert.equal(page.status, 422)
  assert.match(problemOf(page.html, 'applicants') ?? '', /тандаңыз/)
})

test('of two tabs the second is told, keeps what was typed, and may then save', async () => {
  const { officer, secretary, edit, municipalityId } = await townWithDraft()
  const form = formOn((await officer.get(edit)).html, edit)
  assert.equal((await secretary.post(edit, { ...form, ceiling: '60 000' })).status, 303)
  const late = await officer.post(edit, { ...form, ceiling: '70 000' })
  assert.equal(late.status, 409)
  const kept = formOn(late.html, edit)
  assert.equal(kept['ceiling'], '70 000')
  assert.equal((await officer.post(edit, kept)).status, 303)
  assert.equal((await regulationsOf(db.read, municipalityId))[0]?.terms.ceiling, som(70_000))
})

test('a draft is read by those who work on it, and a second one leads to it', async () => {
  const { officer, secretary, leader, path } = await townWithDraft()
  for (const [reader, status] of [
    [officer, 200],
    [secretary, 200],
    [leader, 404],
    [visitor, 404],
  ] as const) {
    assert.equal((await reader.get(`${path}/2`)).status, status)
    assert.equal((await reader.get(`${path}/2/act.pdf`)).status, status)
  }
  const form = formOn((await secretary.get(`${path}/new`)).html, `${path}/new`)
  const page = await secretary.post(`${path}/new`, form)
  assert.equal(page.status, 422)
  assert.ok(page.html.includes(`href="${path}/2"`))
})

async function adoptionForm(place: Awaited<ReturnType<typeof townWithDraft>>) {
  const form = formOn((await place.secretary.get(place.adoption)).html, place.adoption)
  return { ...form, confirmed: 'yes', number: '12-3', on: today, inForceOn: today }
}

test('the secretary adopts it, once, and it is in force for everybody', async () => {
  const place = await townWithDraft()
  const form = await adoptionForm(place)
  assert.equal((await place.secretary.post(place.adoption, form)).location, `${place.path}/2`)
  assert.equal((await place.secretary.post(place.adoption, { ...form, number: '99' })).location, `${place.path}/2`)
  const inForce = await regulationInForce(db.read, place.municipalityId)
  assert.deepEqual([inForce?.number, inForce?.resolution?.number], [2, '12-3'])
  assert.match((await visitor.get(place.path)).html, /№ 12-3/)
  assert.equal((await place.officer.get(place.edit)).status, 404)
})

test('an officer cannot adopt, and is told who does', async () => {
  const { officer, adoption, path } = await townWithDraft()
  assert.equal((await officer.get(adoption)).status, 403)
  assert.equal((await officer.post(adoption, { version: '1' })).status, 403)
  assert.match((await officer.get(`${path}/2`)).html, /кеңештин катчысы киргизет/)
})

const adoptionSlips: readonly [claim: string, field: string, typed: string, words: RegExp][] = [
  ['31.02', 'on', '31.02.2026', /мындай күн жок/],
  ['a resolution of tomorrow', 'on', addDays(today, 1), /али келе элек/],
  ['a day in force before the resolution', 'inForceOn', addDays(today, -1), /токтомдон .* эрте күчүнө кире албайт/],
  ['a resolution without a number', 'number', '', /толтуруңуз/],
  ['values that nobody has looked at', 'confirmed', '', /карап чыкканын белгилеңиз/],
]

for (const [claim, field, typed, words] of adoptionSlips) {
  test(`${claim} gets its words beside the field, and the draft stays a draft`, async () => {
    const place = await townWithDraft()
    const late = field === 'on' && typed > today ? { inForceOn: typed } : {}
    const form = { ...(await adoptionForm(place)), [field]: typed, ...late }
    const page = await place.secretary.post(place.adoption, form)
    assert.equal(page.status, 422)
    assert.match(problemOf(page.html, field) ?? '', words)
    if (field !== 'confirmed') assert.equal(formOn(page.html, place.adoption)[field], typed)
    assert.equal((await regulationsOf(db.read, place.municipalityId))[0]?.stage, 'draft')
  })
}

test('a regulation that is not there, in any town, is not there', async () => {
  const { path } = await town()
  for (const address of [`${path}/9`, `${path}/x`, `${path}/9/act.pdf`, '/nowhere/regulation']) {
    assert.equal((await visitor.get(address)).status, 404, address)
  }
})

test('a page takes no more than eight queries', async () => {
  const { path } = await town()
  const { queryCount } = await import('../../lib/platform/db.ts')
  const counter = { count: 0, texts: [] }
  await queryCount.run(counter, () => visitor.get(path))
  assert.ok(counter.count <= 7, `${counter.count} besides the visit`)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, dateOf } from '../../lib/kernel/civil-date.ts'
import { som } from '../../lib/kernel/money.ts'
import { testPlatform } from '../../test/support/database.ts'
import { formOn, pagesOf, problemOf } from '../../test/support/pages.ts'
import { smallTown } from '../../test/worlds/small-town.ts'
import { partNames } from './form-part.model.ts'
import { regulationInForce, regulationsOf } from './index.ts'
import { presetTerms } from './presets.rules.ts'
import { clauseKeys, presets } from './regulation.model.ts'
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
  const edit = `${place.path}/2/edit`
  return { ...place, edit, money: `${edit}/money`, adoption: `${place.path}/2/adoption` }
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

test('the parts come filled from the model, and saving each as it is changes no term', async () => {
  const { officer, edit, municipalityId } = await townWithDraft()
  const list = await officer.get(edit)
  for (const [at, part] of partNames.entries()) {
    assert.ok(list.html.includes(`href="${edit}/${part}"`), part)
    const path = `${edit}/${part}`
    const next = partNames[at + 1]
    const answer = await officer.post(path, formOn((await officer.get(path)).html, path))
    assert.equal(answer.location, `${edit}${next ? `/${next}` : ''}?saved=1`)
  }
  const draft = (await regulationsOf(db.read, municipalityId))[0]
  assert.deepEqual([draft?.terms, draft?.version], [presetTerms['kg-model-2019'], partNames.length + 1])
})

test('every preset starts a draft that holds its terms', async () => {
  for (const preset of presets) {
    const place = await town()
    const form = formOn((await place.officer.get(`${place.path}/new`)).html, `${place.path}/new`)
    assert.equal((await place.officer.post(`${place.path}/new`, { ...form, from: preset })).status, 303)
    const draft = (await regulationsOf(db.read, place.municipalityId))[0]
    assert.deepEqual([draft?.preset, draft?.terms], [preset, presetTerms[preset]])
    assert.equal((await place.officer.get(`${place.path}/2`)).status, 200)
  }
})

test('what no source gives is marked for the council, what one gives is cited', async () => {
  const { officer, edit } = await townWithDraft()
  const pages = await Promise.all(partNames.map(async (part) => (await officer.get(`${edit}/${part}`)).html))
  const html = pages.join('')
  assert.match(html, /Чаек айыл өкмөтү \(12\.03\.2020\) – 47 000 сом, Ак-Тал айыл өкмөтү \(11\.11\.2019\) – 10 000 сом/)
  assert.match(html, /Ак-Тал айыл өкмөтүнүн 11\.11\.2019 сынагынан алынган/)
  assert.ok((html.match(/өзүңүздөр чечиңиздер/gi) ?? []).length > 15)
})

test('each part works its values out on an example', async () => {
  const { officer, money } = await townWithDraft()
  const text = (await officer.get(money)).html.replaceAll('\u00a0', ' ')
  assert.match(text, /топтун салымы кеминде 10 000 сом/)
  assert.match(text, /эң көп 47 000 сом сураса болот/)
})

const slips: readonly [claim: string, field: string, typed: string, ky: RegExp, ru: RegExp][] = [
  ['weights that add up to 105', 'criteria weight-own-contribution', '25', /азыр 105/, /сейчас 105/],
  ['a quorum over the commission', 'commission commissionQuorum', '8', /болгону 7 мүчө/, /всего 7 членов/],
  ['seats that do not add up', 'commission byResidents', '3', /комиссияда 7/, /в комиссии 7/],
  ['a correction longer than the review', 'days correctionDays', '16', /15 күндөн ашпасын/, /не больше 15 дней/],
  ['a ceiling of zero', 'money ceiling', '0', /нөлдөн чоң/, /больше нуля/],
  ['a ceiling with letters', 'money ceiling', '47 миң', /сан менен жазыңыз/, /цифрами/],
  ['money over the own contribution', 'money ownMoneyPercent', '11', /10% же андан аз/, /10 % или меньше/],
  ['a percent over the bounds', 'voting commissionPercent', '100', /0 менен 99/, /от 0 до 99/],
  ['a number that is none', 'voting votingDays', 'жети', /Бүтүн сан/, /целое число/],
  ['an empty number', 'applicants groupMinimum', '', /толтуруңуз/, /Заполните/],
]

for (const [claim, where, typed, ky, ru] of slips) {
  test(`${claim} gets its words beside the field, in both languages, and stays as it was typed`, async () => {
    const { officer, edit, municipalityId } = await townWithDraft()
    const [part = '', field = ''] = where.split(' ')
    for (const [language, words] of [
      ['', ky],
      ['/ru', ru],
    ] as const) {
      const path = `${language}${edit}/${part}`
      const form = { ...formOn((await officer.get(path)).html, path), [field]: typed }
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
  const path = `${edit}/applicants`
  const { applicants: _, ...form } = formOn((await officer.get(path)).html, path)
  const page = await officer.post(path, form)
  assert.equal(page.status, 422)
  assert.match(problemOf(page.html, 'applicants') ?? '', /тандаңыз/)
})

test('of two tabs the second is told, keeps what was typed, and may then save', async () => {
  const { officer, secretary, money, municipalityId } = await townWithDraft()
  const form = formOn((await officer.get(money)).html, money)
  assert.equal((await secretary.post(money, { ...form, ceiling: '60 000' })).status, 303)
  const late = await officer.post(money, { ...form, ceiling: '70 000' })
  assert.equal(late.status, 409)
  const kept = formOn(late.html, money)
  assert.equal(kept['ceiling'], '70 000')
  assert.equal((await officer.post(money, kept)).status, 303)
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

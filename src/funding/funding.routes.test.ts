import assert from 'node:assert/strict'
import { test } from 'node:test'
import { addDays } from '../../lib/kernel/civil-date.ts'
import { som } from '../../lib/kernel/money.ts'
import { queryCount } from '../../lib/platform/db.ts'
import { allRoutes } from '../../main/routes.ts'
import { testPlatform } from '../../test/support/database.ts'
import { formOn, pagesOf, problemOf } from '../../test/support/pages.ts'
import { worksTown } from '../../test/worlds/works.ts'
import { entriesOfInitiative } from './index.ts'

const platform = await testPlatform()
const { db } = platform
const { as } = await pagesOf(platform, allRoutes)
const visitor = await as()
let places = 0

async function town() {
  places += 1
  const made = await worksTown(platform, `purse-${places}`)
  return { ...made, officer: await as(made.people.aibek) }
}

async function agreedTown() {
  const made = await town()
  assert((await made.agree()).ok)
  assert((await made.entry({ kind: 'budget', amount: som(1000), happenedOn: made.today })).ok)
  return made
}

type Town = Awaited<ReturnType<typeof agreedTown>>

async function entriesOf({ ledger }: Pick<Town, 'ledger'>): Promise<number> {
  return (await entriesOfInitiative(db.read, ledger)).length
}

async function filled({ officer, path }: Town, kind: string, fields: Record<string, string> = {}) {
  const { html } = await officer.get(`${path}/money/new?kind=${kind}`)
  return { ...formOn(html, `${path}/money/new`), document: 'КО № 1', ...fields }
}

test('before the agreement anybody sees what is promised', async () => {
  const { path } = await town()
  const { status, html } = await visitor.get(`${path}/money`)
  assert.equal(status, 200)
  assert.match(html, /Келишим түзүлө элек/)
  assert.doesNotMatch(html, /Жазуу киргизүү/)
})

test('the officer fills, checks and registers the agreement', async () => {
  const { officer, path, today } = await town()
  const address = `${path}/agreement`
  const form = formOn((await officer.get(address)).html, address)
  assert.equal(form['budgetSum'], '200000')
  assert.equal(form['signedOn'], today)
  const check = await officer.post(address, { ...form, number: '7', step: 'check' })
  assert.equal(check.status, 200)
  assert.match(check.html, /Катталар алдында текшериңиз/)
  const paper = /href="([^"]*agreement\.pdf\?[^"]*)"/.exec(check.html)?.[1]?.replaceAll('&amp;', '&') ?? ''
  assert.equal((await officer.get(paper)).type, 'application/pdf')
  assert.equal((await visitor.get(paper)).status, 404)
  const fields = formOn(check.html, address)
  const back = await officer.post(address, { ...fields, step: 'change' })
  assert.equal(formOn(back.html, address)['number'], '7')
  const signed = await officer.post(address, { ...fields, step: 'sign' })
  assert.equal(signed.location, `${path}/money?done=signed`)
  assert.equal((await officer.post(address, { ...fields, step: 'sign' })).location, `${path}/money?done=signed`)
  assert.equal((await visitor.get(`${path}/agreement.pdf`)).type, 'application/pdf')
  assert.equal((await officer.get(address)).location, `${path}/money`)
})

test('each slip in the agreement stands beside its field, and what was typed is kept', async () => {
  const { officer, path, today } = await town()
  const address = `${path}/agreement`
  const form = { ...formOn((await officer.get(address)).html, address), number: '7', step: 'check' }
  const slips: [string, string, RegExp][] = [
    ['number', '', /талааны толтуруңуз/],
    ['signedOn', '31.02.2026', /мындай күн жок/],
    ['signedOn', addDays(today, 1), /күн али келе элек/],
    ['budgetSum', 'көп', /Сумманы сан менен жазыңыз/],
    ['budgetSum', '200000,01', /200 000 сом сураган.*33-пункту/],
    ['finishBy', addDays(today, 161), /эң кеч күн – /],
    ['finishBy', addDays(today, -1), /эрте бүтпөйт/],
  ]
  for (const [field, typed, said] of slips) {
    const { status, html } = await officer.post(address, { ...form, [field]: typed })
    assert.equal(status, 422, field)
    assert.match(problemOf(html, field)?.replaceAll('\u00a0', ' ') ?? '', said)
    assert.equal(formOn(html, address)[field], typed)
  }
})

test('an entry of each kind is made and shown, without a private name', async () => {
  const place = await agreedTown()
  const { officer, path } = place
  const forms: [string, Record<string, string>][] = [
    ['budget', { sum: '10' }],
    ['residents', { sum: '20,50', party: 'new' }],
    ['business', { sum: '30', organisation: 'ЖЧК «Береке»' }],
    ['grant', { sum: '40', organisation: 'Өнүктүрүү фонду' }],
    ['labour', { hours: '2,5', party: 'unnamed', document: '' }],
    ['transport', { sum: '60', party: 'organisation', organisation: '«Ак-Талаа курулуш»' }],
    ['material', { sum: '70', party: 'resident-1' }],
    ['land', { sum: '80', party: 'unnamed' }],
    ['payment', { sum: '5', source: 'budget', party: 'unnamed' }],
    ['return', { sum: '6', source: 'business' }],
  ]
  for (const [kind, fields] of forms) {
    const answer = await officer.post(`${path}/money/new`, await filled(place, kind, fields))
    assert.equal(answer.location, `${path}/money?done=entered#entries`, `${kind} ${problemOf(answer.html, 'sum')}`)
  }
  const { html } = await visitor.get(`${path}/money`)
  const text = html.replaceAll('\u00a0', ' ')
  for (const said of ['Тургун № 1', 'ЖЧК «Береке»', '20,50 сом', '2,5 саат, сааты 150 сом', '375 сом', 'Жеке адам'])
    assert.ok(text.includes(said), said)
  assert.equal(await entriesOf(place), 11)
})

test('each slip in an entry stands beside its field, and what was typed is kept', async () => {
  const place = await agreedTown()
  const { officer, path } = place
  const paying = { source: 'budget', party: 'unnamed', sum: '1' }
  const slips: [string, Record<string, string>, string, RegExp][] = [
    ['payment', { ...paying, sum: '1000,01' }, 'sum', /1 000 сом калган.*34-пункту/],
    ['payment', { ...paying, sum: '-5' }, 'sum', /терс боло албайт/],
    ['payment', { ...paying, source: '' }, 'source', /Бирин тандаңыз/],
    ['payment', { ...paying, party: 'organisation' }, 'organisation', /аталышын жазыңыз/],
    ['payment', { ...paying, document: '' }, 'document', /толтуруңуз/],
    ['payment', { ...paying, happenedOn: addDays(place.today, 1) }, 'happenedOn', /али келе элек/],
    ['payment', { ...paying, happenedOn: addDays(place.today, -10) }, 'happenedOn', /кол коюлган күндөн/],
    ['budget', { sum: '149000,01' }, 'sum', /150 000 сом берилет.*149 000 сом гана/],
    ['labour', { hours: 'көп', party: 'unnamed' }, 'hours', /Санын жазыңыз/],
    ['residents', { sum: '1', party: 'resident-0' }, 'party', /Бирин тандаңыз/],
  ]
  for (const [kind, fields, field, said] of slips) {
    const form = await filled(place, kind, fields)
    const { status, html } = await officer.post(`${path}/money/new`, form)
    assert.equal(status, 422, `${kind} ${field}`)
    assert.match(problemOf(html, field)?.replaceAll('\u00a0', ' ') ?? '', said)
    assert.equal(formOn(html, `${path}/money/new`)['document'], form['document'])
  }
  assert.equal(await entriesOf(place), 1)
  const russian = await officer.post(
    `/ru${path}/money/new`,
    await filled(place, 'payment', { ...paying, sum: '1000,01' }),
  )
  assert.match(problemOf(russian.html, 'sum') ?? '', /больше выдать нельзя/)
})

test('a form sent twice is one entry; gone back to and changed, it is told and may be sent again', async () => {
  const place = await agreedTown()
  const { officer, path } = place
  const form = await filled(place, 'budget', { sum: '10' })
  for (const _ of [1, 2]) assert.equal((await officer.post(`${path}/money/new`, form)).status, 303)
  assert.equal(await entriesOf(place), 2)
  const again = await officer.post(`${path}/money/new`, { ...form, sum: '20' })
  assert.equal(again.status, 422)
  assert.match(again.html, /мурда жөнөтүлүп/)
  assert.equal((await officer.post(`${path}/money/new`, formOn(again.html, `${path}/money/new`))).status, 303)
  assert.equal(await entriesOf(place), 3)
})

test('an entry is taken back with a reason, by the officer alone', async () => {
  const place = await agreedTown()
  const { officer, path, ledger } = place
  const [entry] = await entriesOfInitiative(db.read, ledger)
  const address = `${path}/money/entries/${entry?.id}/reversal`
  const form = formOn((await officer.get(address)).html, address)
  const empty = await officer.post(address, { ...form, note: '' })
  assert.match(problemOf(empty.html, 'note') ?? '', /толтуруңуз/)
  const unsure = await officer.post(address, { ...form, note: 'Ката сумма' })
  assert.match(problemOf(unsure.html, 'confirmed') ?? '', /ырастаңыз/)
  assert.equal(formOn(unsure.html, address)['note'], 'Ката сумма')
  const head = await as(place.people.gulnara)
  assert.equal((await head.post(address, { ...form, note: 'Ката', confirmed: 'yes' })).status, 403)
  const done = await officer.post(address, { ...form, note: 'Ката сумма', confirmed: 'yes' })
  assert.equal(done.location, `${path}/money?done=taken-back#entries`)
  assert.match((await visitor.get(`${path}/money`)).html, /Ката сумма/)
  const late = await officer.post(address, { note: 'Дагы', confirmed: 'yes' })
  assert.match(late.html, /мурда кайтарылган/)
})

test("another municipality's officer and address get nothing", async () => {
  const place = await agreedTown()
  const other = await agreedTown()
  assert.equal((await other.officer.get(`${place.path}/money/new`)).status, 403)
  const [entry] = await entriesOfInitiative(db.read, place.ledger)
  assert.equal((await other.officer.get(`${other.path}/money/entries/${entry?.id}/reversal`)).status, 404)
  for (const number of ['0', '01', '2', 'x', '99999999999']) {
    assert.equal((await visitor.get(`/${place.slug}/initiatives/${number}/money`)).status, 404, number)
  }
})

test('the initiative leads to its money, the work page to the agreement', async () => {
  const { officer, path } = await town()
  assert.match((await officer.get(path)).html, new RegExp(`href="${path}/agreement"`))
  assert.match((await visitor.get(path)).html, new RegExp(`href="${path}/money"`))
  assert.match((await officer.get('/work')).html, new RegExp(`href="${path}/agreement"`))
})

test('the page of the money stays within its queries', async () => {
  const { path } = await agreedTown()
  const counter = { count: 0, texts: [] as string[] }
  await queryCount.run(counter, () => visitor.get(`${path}/money`))
  assert.ok(counter.count > 0 && counter.count <= 7, `${counter.count}`)
})

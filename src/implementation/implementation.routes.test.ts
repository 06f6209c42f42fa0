import assert from 'node:assert/strict'
import { test } from 'node:test'
import sharp from 'sharp'
import { addDays } from '../../lib/kernel/civil-date.ts'
import { som } from '../../lib/kernel/money.ts'
import { queryCount } from '../../lib/platform/db.ts'
import { allRoutes } from '../../main/routes.ts'
import { testPlatform } from '../../test/support/database.ts'
import { formOn, pagesOf, problemOf } from '../../test/support/pages.ts'
import { worksTown } from '../../test/worlds/works.ts'
import { reportsOfInitiative } from './index.ts'

const platform = await testPlatform()
const { db } = platform
const { as } = await pagesOf(platform, allRoutes)
const visitor = await as()
let places = 0

async function town() {
  places += 1
  const made = await worksTown(platform, `works-${places}`)
  assert((await made.agree()).ok)
  const [officer, leader] = await Promise.all([as(made.people.aibek), as(made.people.aigul)])
  return { ...made, officer, leader, reports: `${made.path}/works/reports/new` }
}

type Town = Awaited<ReturnType<typeof town>>

async function photograph(colour: string): Promise<Buffer> {
  const background = colour
  return sharp({ create: { width: 64, height: 48, channels: 3, background } })
    .jpeg()
    .toBuffer()
}

function textOf(fields: Record<string, string | string[]>): Record<string, string> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, String(value)]))
}

async function filled({ leader, reports }: Town, fields: Record<string, string> = {}) {
  const { html } = await leader.get(reports)
  return { ...textOf(formOn(html, reports)), percent: '60', account: 'Мамычалар орнотулду', ...fields }
}

test('the leader reports with photographs, and everybody sees them', async () => {
  const place = await town()
  const { leader, path, reports } = place
  const files = {
    'photograph-1': { name: 'a.jpg', bytes: await photograph('red') },
    'photograph-5': { name: 'b.jpg', bytes: await photograph('blue') },
  }
  const form = await filled(place, { 'caption-1': 'Мамычалар' })
  const answer = await leader.send(reports, form, files)
  assert.equal(answer.location, `${path}/works?done=reported`)
  assert.equal((await leader.send(reports, form, files)).location, `${path}/works?done=reported`)
  const { html } = await visitor.get(`${path}/works`)
  assert.match(html, /Иштердин 60 пайызы бүттү/)
  assert.match(html, /<figcaption>Мамычалар</)
  assert.match(html, /<figcaption>1-отчёттун сүрөтү</)
  assert.equal((await reportsOfInitiative(db.read, place.ledger)).length, 1)
})

test('a bad file stands beside its field, the good one and the words are kept', async () => {
  const place = await town()
  const { leader, reports, path } = place
  const files = {
    'photograph-1': { name: 'a.jpg', bytes: await photograph('green') },
    'photograph-2': { name: 'b.jpg', bytes: 'бул сүрөт эмес' },
    'photograph-3': { name: 'c.jpg', bytes: Buffer.alloc(11 * 1024 * 1024, 1) },
  }
  const answer = await leader.send(reports, await filled(place), files)
  assert.equal(answer.status, 422)
  assert.match(problemOf(answer.html, 'photograph-2') ?? '', /сүрөт эмес/)
  assert.match(problemOf(answer.html, 'photograph-3') ?? '', /10 МБдан чоң/)
  const fields = textOf(formOn(answer.html, reports))
  assert.equal(fields['account'], 'Мамычалар орнотулду')
  assert.match(fields['kept-1'] ?? '', /^[0-9a-f]{64}$/)
  const again = await leader.send(reports, fields, {})
  assert.equal(again.location, `${path}/works?done=reported`)
  const [report] = await reportsOfInitiative(db.read, place.ledger)
  assert.deepEqual(
    report?.photographs.map(({ digest, width }) => [digest, width]),
    [[fields['kept-1'], 64]],
  )
})

test('each slip in a report stands beside its field', async () => {
  const place = await town()
  const { leader, reports } = place
  assert((await place.report(30)).ok)
  const files = { 'photograph-1': { name: 'a.jpg', bytes: await photograph('black') } }
  const slips: [Record<string, string>, string, RegExp][] = [
    [{ percent: '29' }, 'percent', /30 пайыз деп айтылган.*35-пункту/],
    [{ percent: '101' }, 'percent', /0 менен 100/],
    [{ percent: '' }, 'percent', /толтуруңуз/],
    [{ account: '' }, 'account', /толтуруңуз/],
    [{ 'caption-4': 'а'.repeat(301) }, 'caption-4', /300 белгиден/],
  ]
  for (const [fields, field, said] of slips) {
    const { status, html } = await leader.send(reports, await filled(place, fields), files)
    assert.equal(status, 422, field)
    assert.match(problemOf(html, field) ?? '', said)
  }
  const bare = await leader.post(reports, await filled(place))
  assert.match(problemOf(bare.html, 'photograph-1') ?? '', /Кеминде бир сүрөт/)
  const digest = 'a'.repeat(64)
  const forged = await leader.post(reports, await filled(place, { 'kept-1': digest, 'kept-2': '../../etc/passwd' }))
  assert.match(problemOf(forged.html, 'photograph-1') ?? '', /Кеминде бир сүрөт/)
})

test('a neighbour is told why not, the officer reports for the group, a visitor is asked to sign in', async () => {
  const { people, reports, officer } = await town()
  const neighbour = await as(people.nurlan)
  const refused = await neighbour.get(reports)
  assert.equal(refused.status, 200)
  assert.match(refused.html, /топтун жетекчиси берет/)
  assert.equal((await neighbour.post(reports, { percent: '10', account: 'Иш' })).status, 422)
  assert.match((await officer.get(reports)).html, /топтун ордуна/)
  assert.match((await visitor.get(reports)).location ?? '', /sign-in/)
})

async function finished() {
  const place = await town()
  assert((await place.report(100)).ok)
  return place
}

const act = { actNumber: '3', commission: 'Гүлнара Асанова\nБакыт Эшимов', keeper: 'Айыл өкмөтү' }

test('works are accepted, handed over and assessed, each on its page', async () => {
  const { officer, path, today } = await finished()
  const works = `${path}/works`
  const acceptance = formOn((await officer.get(`${works}/acceptance`)).html, `${works}/acceptance`)
  assert.equal(acceptance['acceptedOn'], today)
  assert.equal((await officer.get(`${works}/acceptance.pdf`)).type, 'application/pdf')
  assert.equal((await visitor.get(`${works}/acceptance.pdf`)).status, 404)
  for (const _ of [1, 2]) {
    const answer = await officer.post(`${works}/acceptance`, { ...acceptance, ...act })
    assert.equal(answer.location, `${works}?done=accepted`)
  }
  assert.equal((await visitor.get(`/ru${works}/acceptance.pdf`)).type, 'application/pdf')
  const handOver = formOn((await officer.get(`${works}/hand-over`)).html, `${works}/hand-over`)
  assert.equal((await officer.post(`${works}/hand-over`, handOver)).location, `${works}?done=handed-over`)
  const assessment = await officer.post(`${works}/assessment`, { assessment: 'Күн сайын күйөт' })
  assert.equal(assessment.location, `${works}?done=assessed`)
  const { html } = await visitor.get(works)
  for (const said of ['Гүлнара Асанова, Бакыт Эшимов', 'Айыл өкмөтү', 'Күн сайын күйөт'])
    assert.ok(html.includes(said), said)
})

test('each slip in the act stands beside its field, and what was typed is kept', async () => {
  const { officer, path, today } = await finished()
  const other = await finished()
  const address = `${path}/works/acceptance`
  const slips: [Record<string, string>, string, RegExp][] = [
    [{ actNumber: '' }, 'actNumber', /толтуруңуз/],
    [{ acceptedOn: addDays(today, 1) }, 'acceptedOn', /али келе элек/],
    [{ acceptedOn: addDays(today, -10) }, 'acceptedOn', /Келишимге кол коюлган күндөн/],
    [{ keeper: '' }, 'keeper', /толтуруңуз/],
  ]
  for (const [fields, field, said] of slips) {
    const { status, html } = await officer.post(address, { ...act, acceptedOn: today, remarks: 'Сөз', ...fields })
    assert.equal(status, 422, field)
    assert.match(problemOf(html, field) ?? '', said)
    assert.equal(formOn(html, address)['remarks'], 'Сөз')
  }
  assert.equal((await other.officer.post(address, act)).status, 403)
})

test('what stands in the way is said instead of a form', async () => {
  const { officer, path, report, entry, today } = await town()
  const works = `${path}/works`
  assert((await report(40)).ok)
  assert.match((await officer.get(`${works}/acceptance`)).html, /40 пайызы бүткөн/)
  assert.match((await officer.get(`${works}/hand-over`)).html, /Адегенде иштер кабыл алынат/)
  assert.match((await officer.get(`${works}/assessment`)).html, /өткөрүлгөндөн кийин/)
  for (const act of ['acceptance', 'hand-over', 'assessment'])
    assert.doesNotMatch((await officer.get(`${works}/${act}`)).html, new RegExp(`action="${works}/${act}"`))
  assert((await report(100)).ok)
  assert((await entry({ kind: 'budget', amount: som(10), happenedOn: today })).ok)
  assert.equal((await officer.post(`${works}/acceptance`, { ...act, acceptedOn: today })).status, 303)
  const left = await officer.post(`${works}/hand-over`, { on: today })
  assert.equal(left.status, 422)
  assert.match(left.html.replaceAll('\u00a0', ' '), /10 сом акчасы калды/)
})

test('the work page names what is due, to whom it is due', async () => {
  const { officer, leader, path, report } = await town()
  assert.match((await leader.get('/work')).html, new RegExp(`${path}/works/reports/new`))
  assert.doesNotMatch((await officer.get('/work')).html, new RegExp(`${path}/works`))
  assert((await report(100)).ok)
  assert.match((await officer.get('/work')).html, new RegExp(`${path}/works/acceptance`))
  assert.doesNotMatch((await leader.get('/work')).html, new RegExp(`${path}/works`))
})

test('a late report is told to the office', async () => {
  const { officer, path, ledger } = await town()
  // The agreement cannot be changed by the program; here it was signed forty days ago.
  await db.pool.query('update funding.agreement set signed_on = signed_on - 31 where initiative_id = $1', [
    ledger.initiativeId,
  ])
  assert.match((await officer.get('/work')).html, /отчёт кечигүүдө/)
  assert.match((await visitor.get(`${path}/works`)).html, /Мөөнөтү өттү/)
})

test('the page of the works stays within its queries', async () => {
  const { path } = await finished()
  const counter = { count: 0, texts: [] as string[] }
  await queryCount.run(counter, () => visitor.get(`${path}/works`))
  assert.ok(counter.count > 0 && counter.count <= 7, `${counter.count}`)
})

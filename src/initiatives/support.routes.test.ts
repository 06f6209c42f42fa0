import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Pin } from '../../lib/kernel/pin.ts'
import { testPlatform } from '../../test/support/database.ts'
import { formOn, pagesOf, problemOf } from '../../test/support/pages.ts'
import { applicationsOf } from '../../test/worlds/applications.ts'
import { collectingTowns } from '../../test/worlds/collecting-towns.ts'
import type { Terms } from '../regulations/regulation.model.ts'
import { initiativeRoutes } from './initiatives.routes.tsx'
import { submitInitiative } from './submit-initiative.command.ts'
import { readSupport } from './support.store.ts'
import { enterSupportSheet, supportInitiative } from './support-initiative.command.ts'

const platform = await testPlatform()
const { db } = platform
const { townWithDraft } = await collectingTowns(platform, initiativeRoutes)
const { filled } = applicationsOf(platform)
const visitor = await (await pagesOf(platform, initiativeRoutes)).as()
const [nurlansPin, bakytsPin] = ['20101199000017', '20202198500028'] as unknown as [Pin, Pin]

/** A town whose regulation asks for more, and the places where its draft gathers support. */
async function townAsking(change: Partial<Terms> = {}) {
  const town = await townWithDraft(change)
  const supporters = `${town.path}/supporters`
  const open = async () => {
    await town.leader.post(`${supporters}/opening`, {})
  }
  return { ...town, supporters, open, assembly: `${town.application}/assembly` }
}

const countOf = async ({ draft }: Awaited<ReturnType<typeof townAsking>>) =>
  (await readSupport(db.read, draft)).supporters

test('a draft is nobody’s business until its leader opens it for support', async () => {
  const town = await townAsking()
  assert.equal((await visitor.get(town.supporters)).status, 404)
  await town.open()
  assert.equal((await visitor.get(town.supporters)).status, 200)
  assert.match((await visitor.get(town.supporters)).html, /Кирип, колдоо/)
})

test('a resident supports once, takes it back, and supports again', async () => {
  const town = await townAsking()
  await town.open()
  const pin = { pin: nurlansPin }
  assert.equal((await town.stranger.post(town.supporters, pin)).location, town.supporters)
  assert.equal((await town.stranger.post(town.supporters, pin)).status, 422)
  assert.equal(await countOf(town), 1)
  assert.match((await town.stranger.get(town.supporters)).html, /Сиз бул демилгени колдодуңуз/)
  await town.stranger.post(`${town.supporters}/removal`, {})
  assert.equal(await countOf(town), 0)
  await town.stranger.post(town.supporters, pin)
  assert.equal(await countOf(town), 1)
})

test('a number of another length gets its words beside the field', async () => {
  const town = await townAsking()
  await town.open()
  const page = await town.stranger.post(town.supporters, { pin: '123' })
  assert.equal(page.status, 422)
  assert.match(problemOf(page.html, 'pin') ?? '', /14/)
})

test('the leader does not count among the supporters', async () => {
  const town = await townAsking()
  await town.open()
  const page = await town.leader.post(town.supporters, { pin: nurlansPin })
  assert.equal(page.status, 422)
  assert.match(page.html, /Авторлор өз демилгесин колдогондор катары эсептелбейт/)
})

test('a signed sheet counts each resident once, and tells who has supported already', async () => {
  const town = await townAsking()
  await town.open()
  await town.stranger.post(town.supporters, { pin: nurlansPin })
  const sheet = `${town.supporters}/sheet`
  const rows = { 'name-1': 'Нурлан Бейшеев', 'pin-1': nurlansPin, 'name-3': 'Бакыт Эшимов', 'pin-3': bakytsPin }
  const page = await town.officer.post(sheet, rows)
  assert.equal(page.status, 422)
  assert.match(problemOf(page.html, 'pin-1') ?? '', /мурда колдогон/)
  assert.equal(formOn(page.html, sheet)['name-3'], '')
  assert.equal(await countOf(town), 2)
  assert.equal(
    (await town.leader.post(sheet, { 'name-1': 'Айжан', 'pin-1': '20303199000039' })).location,
    `${sheet}?added=1`,
  )
  const wrong = await town.leader.post(sheet, { 'name-2': 'Айжан', 'pin-2': '1' })
  assert.equal(formOn(wrong.html, sheet)['name-2'], 'Айжан')
  assert.match(problemOf(wrong.html, 'pin-2') ?? '', /14/)
  assert.equal((await town.leader.post(sheet, {})).status, 422)
  assert.equal((await town.stranger.get(sheet)).status, 404)
})

// Without the primary key of initiatives.supporter the same resident would count online and on paper.
test('the same resident at once online and on paper counts once', async () => {
  const town = await townAsking()
  await town.open()
  const { municipalityId, id } = town.draft
  await Promise.all([
    supportInitiative(platform, { by: town.people.nurlan, municipalityId, id, pin: nurlansPin }),
    enterSupportSheet(platform, { ...town.draft, rows: [{ name: 'Нурлан Бейшеев', pin: nurlansPin }] }),
  ])
  assert.equal(await countOf(town), 1)
})

test('no number stands in the database', async () => {
  const town = await townAsking()
  await town.open()
  await town.stranger.post(town.supporters, { pin: nurlansPin })
  await town.leader.post(`${town.supporters}/sheet`, { 'name-1': 'Бакыт Эшимов', 'pin-1': bakytsPin })
  const rows = await db.read
    .selectFrom('initiatives.supporter')
    .selectAll()
    .where('initiative_id', '=', town.draft.id)
    .execute()
  const text = rows.map((row) => Object.values(row).map(String).join()).join()
  for (const secret of [nurlansPin, bakytsPin, 'Эшимов']) assert.ok(!text.includes(secret), secret)
})

test('where the regulation asks for supporters the application waits for them, with the clause', async () => {
  const town = await townAsking({ supportersMinimum: 1 })
  const whole = await filled(town.draft)
  const early = await submitInitiative(platform, whole)
  assert.ok(!early.ok && early.refusal.code === 'not-ready')
  assert.deepEqual(early.refusal.reasons, [
    { code: 'too-few-supporters', supporters: 0, minimum: 1, part: 'supporters', clause: 'supporters' },
  ])
  const page = await town.leader.get(`${town.path}/submission`)
  assert.match(page.html, /Колдогондор 0, кеминде 1 керек/)
  assert.ok(page.html.includes('regulation/1#c-16'))
  await town.open()
  await town.stranger.post(town.supporters, { pin: nurlansPin })
  assert.ok((await submitInitiative(platform, whole)).ok)
})

const minutes = {
  heldOn: '2026-05-02',
  place: 'Клуб',
  chair: 'Бакыт Эшимов',
  secretary: 'Мээрим Жумабекова',
  women: '20',
  men: '27',
  young: '9',
  adults: '200',
  votesFor: '39',
  votesAgainst: '4',
  abstained: '2',
}

test('the minutes of the assembly are kept, shown to all with the share, and printed', async () => {
  const town = await townAsking({ assemblyMinimum: 47 })
  const { version } = formOn((await town.leader.get(town.assembly)).html, town.assembly)
  const answer = await town.leader.post(town.assembly, { ...minutes, version: `${version}` })
  assert.equal(answer.location, `${town.application}?saved=assembly`)
  assert.equal((await town.leader.get(`${town.application}?saved=assembly`)).status, 200)
  assert.ok((await submitInitiative(platform, await filled(town.draft))).ok)
  const shown = (await visitor.get(town.path)).html.replaceAll('\u00a0', ' ')
  assert.match(shown, /47, айылдын 200 бойго жеткен тургунунун 23,5000%/)
  assert.match(shown, /макул 39, каршы 4, калыс 2/)
})

test('blank minutes and a blank sheet print in both languages', async () => {
  const town = await townAsking()
  for (const language of ['', '/ru']) {
    assert.equal((await town.leader.get(`${language}${town.assembly}/minutes.pdf`)).type, 'application/pdf')
    assert.equal((await town.leader.get(`${language}${town.supporters}/sheet.pdf`)).type, 'application/pdf')
  }
})

test('minutes that cannot be are told beside their field and lose nothing', async () => {
  const town = await townAsking()
  const { version } = formOn((await town.leader.get(town.assembly)).html, town.assembly)
  for (const [field, typed, words] of [
    ['votesFor', '44', /Добуштар 50, келгендер 47/],
    ['adults', '46', /Келгендер 47/],
    ['heldOn', '31.02.2026', /мындай күн жок/],
    ['chair', '', /толтуруңуз/],
  ] as const) {
    const page = await town.leader.post(town.assembly, { ...minutes, version: `${version}`, [field]: typed })
    assert.equal(page.status, 422, field)
    assert.match(problemOf(page.html, field) ?? '', words)
    assert.equal(formOn(page.html, town.assembly)[field], typed)
  }
  assert.equal((await readSupport(db.read, town.draft)).assembly, undefined)
})

test('a regulation that asks for neither still lets a group add both', async () => {
  const town = await townAsking()
  const page = await town.leader.get(town.application)
  assert.match(page.html, /кошсоңуз болот/)
  assert.ok(page.html.includes(`href="${town.assembly}"`))
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { som } from '../../lib/kernel/money.ts'
import { testPlatform } from '../../test/support/database.ts'
import { problemOf } from '../../test/support/pages.ts'
import { applicationsOf, ofMoney } from '../../test/worlds/applications.ts'
import { collectingTowns } from '../../test/worlds/collecting-towns.ts'
import { makePledge, withdrawPledge } from './change-pledges.command.ts'
import { initiativeRoutes } from './initiatives.routes.tsx'
import { submitInitiative } from './submit-initiative.command.ts'

const platform = await testPlatform()
const { townWithDraft } = await collectingTowns(platform, initiativeRoutes)
const { filled, read } = applicationsOf(platform)
const pdf = Buffer.from('%PDF-1.7 a letter\n%%EOF')

/** A filled application with one pledge in money, where each such pledge of 3 000 som and more needs its letter. */
async function townAsking() {
  const town = await townWithDraft({ documents: ['commitment'], letterKinds: ['money'], letterFrom: som(3000) })
  const whole = await filled(town.draft)
  const [pledge] = (await read(town.draft)).pledges
  assert.ok(pledge)
  const pledges = `${town.application}/pledges`
  const page = `${pledges}/${pledge.id}`
  const attach = (bytes: Buffer | string) =>
    town.leader.send(`${page}/letter`, {}, { file: { name: 'кат.pdf', bytes } })
  return { ...town, whole, pledge, pledges, page, attach }
}

async function lettersOf(id: string) {
  const rows = platform.db.read.selectFrom('initiatives.attachment').select('pledge_id').where('initiative_id', '=', id)
  return (await rows.execute()).map((row) => row.pledge_id)
}

test('an application waits for the letter of each pledge that needs one, and says whose', async () => {
  const town = await townAsking()
  const early = await submitInitiative(platform, town.whole)
  assert.ok(!early.ok && early.refusal.code === 'not-ready')
  assert.deepEqual(
    early.refusal.reasons.map((reason) => [reason.code, reason.clause]),
    [['no-letter', 'documents']],
  )
  const told = (await town.leader.get(`${town.path}/submission`)).html
  assert.match(told, /Милдеттенме каты жок: Тургундар \(Акча\)/)
  assert.ok(told.includes(`${town.page}#letter`))
  assert.match((await town.leader.get(town.pledges)).html, /кат керек/)
  assert.equal((await town.attach(pdf)).location, town.pledges)
  assert.equal((await town.attach(pdf)).location, town.pledges)
  assert.deepEqual(await lettersOf(town.draft.id), [town.pledge.id])
  assert.ok((await submitInitiative(platform, town.whole)).ok)
})

test('what is no paper is told beside the field of the letter', async () => {
  const town = await townAsking()
  const page = await town.attach('<svg onload="alert(1)">')
  assert.equal(page.status, 422)
  assert.match(problemOf(page.html, 'file') ?? '', /кабыл алынбайт/)
  assert.deepEqual(await lettersOf(town.draft.id), [])
})

test('one letter may promise two things, and goes with what it promised', async () => {
  const town = await townAsking()
  const second = ofMoney(3000)
  assert.ok((await makePledge(platform, { ...town.draft, pledge: second })).ok)
  await town.attach(pdf)
  await town.leader.send(`${town.pledges}/${second.id}/letter`, {}, { file: { name: 'кат.pdf', bytes: pdf } })
  assert.equal((await lettersOf(town.draft.id)).length, 2)
  assert.ok((await makePledge(platform, { ...town.draft, pledge: { ...second, value: som(3500) } })).ok)
  assert.deepEqual(await lettersOf(town.draft.id), [town.pledge.id])
  assert.ok((await withdrawPledge(platform, { ...town.draft, pledgeId: town.pledge.id })).ok)
  assert.deepEqual(await lettersOf(town.draft.id), [])
  assert.equal((await town.attach(pdf)).location, town.pledges)
})

test('the letter is printed in Kyrgyz and in Russian, for the group alone', async () => {
  const town = await townAsking()
  const shown = (await town.leader.get(town.page)).html
  for (const path of [`${town.page}/letter.pdf`, `/ru${town.page}/letter.pdf`]) {
    assert.ok(shown.includes(path))
    const printed = await town.leader.get(path)
    assert.deepEqual([printed.status, printed.type], [200, 'application/pdf'])
  }
  assert.equal((await town.stranger.get(`${town.page}/letter.pdf`)).status, 404)
})

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { inTransaction } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import { formOn } from '../../test/support/pages.ts'
import { applicationsOf, lampLine } from '../../test/worlds/applications.ts'
import { collectingTowns } from '../../test/worlds/collecting-towns.ts'
import { putBudgetLine } from './change-budget.command.ts'
import { initiativeRoutes } from './initiatives.routes.tsx'
import { moveInitiative } from './move-initiative.command.ts'
import { submitInitiative } from './submit-initiative.command.ts'

const platform = await testPlatform()
const { db } = platform
const { townWithDraft } = await collectingTowns(platform, initiativeRoutes)
const { read, filled } = applicationsOf(platform)

test('before sending, everything missing is told with its clause and a link to the task that mends it', async () => {
  const { leader, path, application } = await townWithDraft()
  const page = await leader.get(`${path}/submission`)
  assert.equal(page.status, 200)
  for (const part of ['idea', 'place', 'group', 'budget'])
    assert.ok(page.html.includes(`href="${application}/${part}"`))
  assert.ok(!page.html.includes(`action="${path}/submission"`))
  const pressed = await leader.post(`${path}/submission`, { version: '1' })
  assert.equal(pressed.status, 422)
  assert.match(pressed.html, /Топто 0 киши бар/)
})

test('a whole application is sent once, and a second press shows the same number', async () => {
  const { leader, path, draft, municipalityId } = await townWithDraft()
  await filled(draft)
  const form = formOn((await leader.get(`${path}/submission`)).html, `${path}/submission`)
  for (const _press of [1, 2]) {
    assert.equal((await leader.post(`${path}/submission`, form)).location, `${path}/submission`)
  }
  assert.match((await leader.get(`${path}/submission`)).html, /<strong>№ 1<\/strong>/)
  assert.equal((await read({ municipalityId, id: draft.id })).stage, 'submitted')
})

test('what was changed in another tab after the check is not sent unseen', async () => {
  const { leader, path, draft } = await townWithDraft()
  const checked = await filled(draft)
  await putBudgetLine(platform, { ...draft, line: lampLine() })
  const answer = await leader.post(`${path}/submission`, { version: `${checked.version}` })
  assert.equal(answer.status, 409)
  assert.equal((await read(draft)).stage, 'draft')
})

test('a returned application is opened again by its group, and its reasons are one press away', async () => {
  const { leader, stranger, path, application, draft } = await townWithDraft()
  assert.ok((await submitInitiative(platform, await filled(draft))).ok)
  await inTransaction(db, async (tx) => moveInitiative(tx, { kind: 'system' }, await read(draft), 'giveBack'))
  assert.match((await leader.get(application)).html, new RegExp(`href="${path}#review"`))
  assert.equal((await leader.get(`${application}/idea`)).status, 200)
  assert.equal((await stranger.get(path)).status, 404)
})

test('taking back asks for a tick, then is done, and done again shows the initiative', async () => {
  const { leader, path, draft } = await townWithDraft()
  assert.equal((await leader.post(`${path}/withdrawal`, {})).status, 422)
  for (const _press of [1, 2]) {
    assert.equal((await leader.post(`${path}/withdrawal`, { confirmed: 'yes' })).status, 303)
  }
  assert.equal((await read(draft)).stage, 'withdrawn')
  assert.equal((await leader.get(`${path}/withdrawal`)).location, path)
})

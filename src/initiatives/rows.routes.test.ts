import assert from 'node:assert/strict'
import { test } from 'node:test'
import { testPlatform } from '../../test/support/database.ts'
import { formOn, problemOf } from '../../test/support/pages.ts'
import { applicationsOf, lampLine, ofMoney } from '../../test/worlds/applications.ts'
import { collectingTowns } from '../../test/worlds/collecting-towns.ts'
import { putBudgetLine } from './change-budget.command.ts'
import { makePledge } from './change-pledges.command.ts'
import { initiativeRoutes } from './initiatives.routes.tsx'

const platform = await testPlatform()
const { townWithDraft } = await collectingTowns(platform, initiativeRoutes)
const { read } = applicationsOf(platform)

test('a line with a sum that is none is told beside its field; a right one is counted at once', async () => {
  const { leader, application } = await townWithDraft()
  const budget = `${application}/budget`
  const form = formOn((await leader.get(budget)).html, budget)
  const typed = { ...form, name: 'Чырак', unit: 'даана', quantity: '2,5', unitPrice: 'көп' }
  const wrong = await leader.post(budget, typed)
  assert.equal(wrong.status, 422)
  assert.ok(problemOf(wrong.html, 'unitPrice'))
  assert.ok(wrong.html.includes('value="Чырак"'))
  for (const unitPrice of ['1', '1']) await leader.post(budget, { ...typed, quantity: '0,001', unitPrice })
  assert.match((await leader.post(budget, { ...typed, quantity: '0,001', unitPrice: '1' })).html, /бир тыйын да/)
  await leader.post(budget, { ...typed, unitPrice: '1 000,50' })
  await leader.post(budget, { ...typed, unitPrice: '1 000,50' })
  const page = (await leader.get(budget)).html
  assert.equal(page.match(/2\u00a0501,25/g)?.length, 5)
})

test('a line is changed and taken away at its own address, and an address that is gone leads back', async () => {
  const { leader, application, draft } = await townWithDraft()
  const line = lampLine()
  assert.ok((await putBudgetLine(platform, { ...draft, line })).ok)
  const address = `${application}/budget/${line.id}`
  const form = formOn((await leader.get(address)).html, address)
  assert.deepEqual([form['quantity'], form['unitPrice']], ['10', '3400'])
  assert.equal((await leader.post(address, { ...form, quantity: '12' })).status, 303)
  assert.equal((await leader.post(address, { ...form, quantity: '13' })).status, 409)
  assert.equal((await read(draft)).budget[0]?.quantityMilli, 12_000n)
  assert.equal((await leader.post(`${address}/removal`, {})).location, `${application}/budget`)
  assert.equal((await leader.post(`${address}/removal`, {})).location, `${application}/budget`)
  assert.equal((await leader.get(address)).location, `${application}/budget`)
})

test('labour is asked in hours and counted by the tariff; past the cost it is told beside the hours', async () => {
  const { leader, application, draft } = await townWithDraft()
  await putBudgetLine(platform, { ...draft, line: lampLine() })
  const labour = `${application}/pledges/new/labour`
  const form = formOn((await leader.get(labour)).html, labour)
  const typed = { ...form, pledger: 'Ашарга чыккандар', pledgerKind: 'residents', hours: '400' }
  const over = await leader.post(labour, typed)
  assert.equal(over.status, 422)
  assert.match(problemOf(over.html, 'hours') ?? '', /26\u00a0000\u00a0сом ашып/)
  assert.ok(over.html.includes('value="400"'))
  assert.equal((await leader.post(labour, { ...typed, hours: '100' })).location, `${application}/pledges`)
  assert.equal((await read(draft)).ownInKind, 1_500_000n)
  assert.equal((await leader.get(`${application}/pledges/new/gold`)).status, 404)
})

test('a pledge is changed and taken back at its own address', async () => {
  const { leader, application, draft } = await townWithDraft()
  const pledge = ofMoney(500)
  assert.ok((await makePledge(platform, { ...draft, pledge })).ok)
  const address = `${application}/pledges/${pledge.id}`
  const form = formOn((await leader.get(address)).html, address)
  assert.equal((await leader.post(address, { ...form, pledgerKind: 'donor', value: '600' })).status, 303)
  assert.equal((await read(draft)).ownMoney, 60_000n)
  await leader.post(`${address}/removal`, {})
  assert.deepEqual((await read(draft)).pledges, [])
})

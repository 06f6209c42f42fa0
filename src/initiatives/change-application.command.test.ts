import assert from 'node:assert/strict'
import { test } from 'node:test'
import { som } from '../../lib/kernel/money.ts'
import { testPlatform } from '../../test/support/database.ts'
import { applicationsOf, collectingDay, lampLine, ofMoney } from '../../test/worlds/applications.ts'
import { smallTown } from '../../test/worlds/small-town.ts'
import type { CallStage } from '../calls/call.model.ts'
import { putBudgetLine, removeBudgetLine } from './change-budget.command.ts'
import { addPhotographs, captionPhotograph, removePhotograph } from './change-photographs.command.ts'
import { makePledge, withdrawPledge } from './change-pledges.command.ts'
import { mostRows } from './draft.model.ts'

const now = collectingDay
const platform = await testPlatform(() => now)
const { drafted, read, recordOf } = applicationsOf(platform)
let towns = 0

async function town(stage: CallStage = 'collecting') {
  towns += 1
  return await smallTown(platform, { slug: `town-${towns}`, stage, now })
}

test('the sums follow every line and pledge, exact to the tyiyn', async () => {
  const draft = await drafted(await town())
  const cable = lampLine({ name: 'Кабель', unit: 'м', quantityMilli: 12_345n, unitPrice: 6_201n })
  assert.ok((await putBudgetLine(platform, { ...draft, line: cable })).ok)
  assert.ok((await putBudgetLine(platform, { ...draft, line: lampLine() })).ok)
  const hours = ofMoney(0, { kind: 'labour', quantityMilli: 10_000n, value: undefined })
  assert.ok((await makePledge(platform, { ...draft, pledge: hours })).ok)
  assert.ok((await makePledge(platform, { ...draft, pledge: ofMoney(100) })).ok)
  const { totalCost, ownMoney, ownInKind, requested, budget } = await read(draft)
  assert.deepEqual(
    budget.map(({ cost }) => cost),
    [76_551n, 3_400_000n],
  )
  const total = 3_400_000n + 76_551n
  assert.deepEqual([totalCost, ownMoney, ownInKind], [total, 10_000n, 150_000n])
  assert.equal(requested, total - 160_000n)
  assert.ok((await removeBudgetLine(platform, { ...draft, lineId: cable.id })).ok)
  assert.ok((await withdrawPledge(platform, { ...draft, pledgeId: hours.id })).ok)
  assert.equal((await read(draft)).requested, 3_400_000n - 10_000n)
})

test('a line and a pledge sent again, or taken away again, change nothing', async () => {
  const draft = await drafted(await town())
  const line = lampLine()
  const pledge = ofMoney(100)
  await Promise.all([1, 2, 3].map(() => putBudgetLine(platform, { ...draft, line })))
  await Promise.all([1, 2, 3].map(() => makePledge(platform, { ...draft, pledge })))
  const { budget, pledges } = await read(draft)
  assert.deepEqual([budget.length, pledges.length], [1, 1])
  const made = (await recordOf(draft)).filter(([name]) => name === 'pledge-made')
  assert.deepEqual(made, [['pledge-made', { kind: 'money', value: '10000' }]])
  for (const _time of [1, 2]) {
    assert.ok((await removeBudgetLine(platform, { ...draft, lineId: line.id })).ok)
    assert.ok((await withdrawPledge(platform, { ...draft, pledgeId: pledge.id })).ok)
  }
  assert.equal((await recordOf(draft)).filter(([name]) => name === 'pledge-withdrawn').length, 1)
})

test('a changed line stays in its place, and a changed pledge is recorded as taken back and made', async () => {
  const draft = await drafted(await town())
  const [first, second, pledge] = [lampLine(), lampLine({ name: 'Мамыча' }), ofMoney(100)]
  await putBudgetLine(platform, { ...draft, line: first })
  await putBudgetLine(platform, { ...draft, line: second })
  await makePledge(platform, { ...draft, pledge })
  await putBudgetLine(platform, { ...draft, line: { ...first, name: 'Чырак' } })
  await makePledge(platform, { ...draft, pledge: { ...pledge, value: som(200) } })
  const { budget, ownMoney } = await read(draft)
  assert.deepEqual(
    budget.map(({ name }) => name),
    ['Чырак', 'Мамыча'],
  )
  assert.equal(ownMoney, som(200))
  const entries = (await recordOf(draft)).slice(-2)
  assert.deepEqual(entries, [
    ['pledge-withdrawn', { value: '10000' }],
    ['pledge-made', { kind: 'money', value: '20000' }],
  ])
})

test('a pledge past the cost, a line without cost and one line too many leave nothing behind', async () => {
  const draft = await drafted(await town())
  await putBudgetLine(platform, { ...draft, line: lampLine() })
  const over = await makePledge(platform, { ...draft, pledge: ofMoney(34_001) })
  assert.deepEqual(over, { ok: false, refusal: { code: 'own-over-cost', left: som(34_000), over: som(1) } })
  const free = await putBudgetLine(platform, { ...draft, line: lampLine({ quantityMilli: 1n, unitPrice: 1n }) })
  assert.deepEqual(free, { ok: false, refusal: { code: 'costs-nothing' } })
  for (let line = 1; line < mostRows.budget; line += 1) {
    assert.ok((await putBudgetLine(platform, { ...draft, line: lampLine() })).ok)
  }
  const many = { ok: false, refusal: { code: 'too-many', most: mostRows.budget } }
  assert.deepEqual(await putBudgetLine(platform, { ...draft, line: lampLine() }), many)
  const { budget, pledges } = await read(draft)
  assert.deepEqual([budget.length, pledges.length], [mostRows.budget, 0])
})

function picture(sign: string) {
  return { digest: sign.repeat(64), width: 1280, height: 960 }
}

test('photographs hang once each, the first is the cover, and a cover that goes is followed by the next', async () => {
  const draft = await drafted(await town())
  const pictures = [picture('a'), picture('b'), picture('a')]
  assert.deepEqual(await addPhotographs(platform, { ...draft, pictures, caption: 'Көчө' }), { ok: true, value: 2 })
  assert.deepEqual(await addPhotographs(platform, { ...draft, pictures, caption: 'Көчө' }), { ok: true, value: 0 })
  const before = await read(draft)
  assert.deepEqual(before.coverDigest, 'a'.repeat(64))
  const second = before.photographs.find(({ digest }) => digest.startsWith('b'))
  assert.ok(second)
  const change = { ...draft, photographId: second.id, caption: 'Мамыча', isCover: true }
  assert.ok((await captionPhotograph(platform, change)).ok)
  const chosen = await read(draft)
  assert.deepEqual(
    [chosen.coverDigest, chosen.photographs.find(({ id }) => id === second.id)?.caption],
    ['b'.repeat(64), 'Мамыча'],
  )
  assert.ok((await removePhotograph(platform, { ...draft, photographId: second.id })).ok)
  assert.ok((await removePhotograph(platform, { ...draft, photographId: second.id })).ok)
  const after = await read(draft)
  assert.deepEqual([after.coverDigest, after.photographs.length], ['a'.repeat(64), 1])
  const gone = await captionPhotograph(platform, change)
  assert.deepEqual(gone, { ok: false, refusal: { code: 'no-such-initiative' } })
})

test('one photograph too many is refused', async () => {
  const draft = await drafted(await town())
  const pictures = [...'0123456789abc'].map(picture)
  const many = { ok: false, refusal: { code: 'too-many', most: mostRows.photographs } }
  assert.deepEqual(await addPhotographs(platform, { ...draft, pictures, caption: '' }), many)
  assert.ok((await addPhotographs(platform, { ...draft, pictures: pictures.slice(1), caption: '' })).ok)
})

import { deepEqual, doesNotMatch, equal, throws } from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { civilDate } from '../../lib/kernel/civil-date.ts'
import { percentText } from '../../lib/kernel/share.ts'
import { testPlatform } from '../../test/support/database.ts'
import { pagesOf } from '../../test/support/pages.ts'
import { anInitiative, smallTown } from '../../test/worlds/small-town.ts'
import { terms } from '../../test/worlds/terms.ts'
import type { Namer, Terms } from '../regulations/regulation.model.ts'
import { appointCommission } from './appoint-commission.command.ts'
import { commissionPoints } from './commission-points.query.ts'

import { reviewRoutes } from './review.routes.tsx'
import { reviseSheet } from './revise-sheet.command.ts'
import { openGiven, sealGiven } from './sealed-points.store.ts'
import { signSheet } from './sign-sheet.command.ts'

const platform = await testPlatform()
const pages = await pagesOf(platform, reviewRoutes)
const visitor = await pages.as()
let towns = 0

const commission = { size: 3, quorum: 2, byCouncil: 1, byOffice: 1, byResidents: 1 }

/** A town in review whose regulation asks for three members and lets them change points once. */
async function townInReview(change: Partial<Terms> = {}) {
  towns += 1
  const rules = { rescoring: true, commission, ...change }
  const town = await smallTown(platform, { stage: 'reviewing', slug: `town-${towns}`, rules })
  const initiativeId = await anInitiative(platform, {
    ...town.poll,
    leaderId: town.people.aigul,
    number: 1,
    stage: 'admitted',
    title: 'Аянтча',
  })
  const subject = { municipalityId: town.municipalityId, initiativeId }
  const call = { municipalityId: town.municipalityId, callId: town.callId }
  const { meerim, ulan, jyldyz, gulnara } = town.people
  const order = (version = 0) => ({
    by: gulnara,
    subject: call,
    version,
    draft: {
      orderNumber: '14',
      orderedOn: civilDate('2026-06-01'),
      members: [
        { memberId: meerim, namedBy: 'council' as Namer, chairs: true },
        { memberId: ulan, namedBy: 'office' as Namer, chairs: false },
        { memberId: jyldyz, namedBy: 'residents' as Namer, chairs: false },
      ],
    },
  })
  return { ...town, subject, call, order, path: `/${town.slug}/calls/2026/commission` }
}

function points(each: number) {
  return Object.fromEntries(terms.criteria.map(({ key }) => [key, each]))
}

const sheetOf = (each: number) => ({ hasConflict: false, conflict: '', points: points(each), comment: '' })

async function allSigned(change: Partial<Terms> = {}) {
  const town = await townInReview(change)
  const { meerim, ulan, jyldyz } = town.people
  for (const [memberId, each] of [
    [meerim, 5],
    [ulan, 5],
    [jyldyz, 1],
  ] as const) {
    equal((await signSheet(platform, { memberId, subject: town.subject, draft: sheetOf(each) })).ok, true)
  }
  return town
}

async function meanOf(town: Awaited<ReturnType<typeof townInReview>>) {
  const all = await commissionPoints(platform.db.read, platform.keys, town.municipalityId, town.callId)
  const mean = all.get(town.subject.initiativeId)
  return mean && percentText(mean, 2)
}

test('an order appoints the commission and the record tells of it', async () => {
  const town = await townInReview()
  equal((await appointCommission(platform, town.order())).ok, true)
  const entry = await platform.db.read
    .selectFrom('record.entry')
    .select(['actor_id', 'entry'])
    .where('name', '=', 'commission-appointed')
    .where('subject_id', '=', town.callId)
    .executeTakeFirstOrThrow()
  deepEqual([entry.actor_id, entry.entry], [town.people.gulnara, { order: '14', on: '2026-06-01', members: 3 }])
})

test('only the appointed score', async () => {
  const town = await townInReview({ commission: { ...commission, size: 2, byResidents: 0 } })
  const order = town.order()
  const two = { ...order, draft: { ...order.draft, members: order.draft.members.slice(0, 2) } }
  equal((await appointCommission(platform, two)).ok, true)
  const answer = await signSheet(platform, {
    memberId: town.people.jyldyz,
    subject: town.subject,
    draft: sheetOf(5),
  })
  equal(answer.ok ? '' : answer.refusal.code, 'not-appointed')
})

test('once somebody has scored the commission stays', async () => {
  const town = await townInReview()
  await signSheet(platform, { memberId: town.people.meerim, subject: town.subject, draft: sheetOf(5) })
  const answer = await appointCommission(platform, town.order())
  equal(answer.ok ? '' : answer.refusal.code, 'scoring-began')
})

// Without the version both orders would stand, the second over the first, unseen.
test('of two orders entered at once one stands', async () => {
  const town = await townInReview()
  const answers = await Promise.all([
    appointCommission(platform, town.order()),
    appointCommission(platform, town.order()),
  ])
  deepEqual(answers.map(({ ok }) => ok).sort(), [false, true])
  equal((await appointCommission(platform, town.order(1))).ok, true)
})

test('a member changes the sheet once; what it said stays beside it', async () => {
  const town = await allSigned()
  equal(await meanOf(town), '73.33')
  const revision = {
    memberId: town.people.jyldyz,
    subject: town.subject,
    points: points(4),
    reason: 'Сметаны түшүндүм',
  }
  equal((await reviseSheet(platform, revision)).ok, true)
  equal(await meanOf(town), '93.33')
  const again = await reviseSheet(platform, { ...revision, points: points(5) })
  equal(again.ok ? '' : again.refusal.code, 'revised-already')
  const kept = await platform.db.read
    .selectFrom('reviews.earlier_sheet')
    .select(['sealed', 'reason'])
    .where('initiative_id', '=', town.subject.initiativeId)
    .executeTakeFirstOrThrow()
  equal(kept.reason, 'Сметаны түшүндүм')
  const { jyldyz } = town.people
  const given = openGiven(platform.keys, town.subject.initiativeId, jyldyz, kept.sealed?.toString('base64') ?? '')
  deepEqual(given.points, points(1))
})

test('the database tells nobody what a member gave', async () => {
  const town = await townInReview()
  const { meerim } = town.people
  const draft = { ...sheetOf(5), comment: 'Жолго жакын, балдарга кооптуу' }
  equal((await signSheet(platform, { memberId: meerim, subject: town.subject, draft })).ok, true)
  const stored = await sql<{ row: string }>`
    select row_to_json(s)::text as row from reviews.sheet s where s.initiative_id = ${town.subject.initiativeId}
    union all select row_to_json(e)::text from record.entry e where e.subject_id = ${town.subject.initiativeId}`.execute(
    platform.db.read,
  )
  equal(stored.rows.length >= 2, true)
  for (const { row } of stored.rows) doesNotMatch(row, /significance|кооптуу/)
})

test('points moved to another member’s sheet are a fault, not a result', async () => {
  const town = await townInReview()
  const { meerim, ulan } = town.people
  const sealed = sealGiven(platform.keys, town.subject.initiativeId, meerim, { points: points(5), comment: '' })
  throws(() => openGiven(platform.keys, town.subject.initiativeId, ulan, sealed.toString('base64')))
})

// Without the primary key of reviews.earlier_sheet two tabs would change the sheet twice.
test('from two tabs one change is made', async () => {
  const town = await allSigned()
  const revision = { memberId: town.people.jyldyz, subject: town.subject, points: points(4), reason: 'себеп' }
  const answers = await Promise.all([
    reviseSheet(platform, revision),
    reviseSheet(platform, { ...revision, points: points(3) }),
  ])
  deepEqual(answers.map(({ ok }) => ok).sort(), [false, true])
})

test('a refused change leaves the sheet as it was', async () => {
  const town = await allSigned({ rescoring: false })
  const revision = { memberId: town.people.jyldyz, subject: town.subject, points: points(4), reason: 'себеп' }
  const answer = await reviseSheet(platform, revision)
  equal(answer.ok ? '' : answer.refusal.code, 'no-rescoring')
  const elsewhere = { ...town.subject, municipalityId: (await townInReview()).municipalityId }
  const strange = await reviseSheet(platform, { ...revision, subject: elsewhere })
  equal(strange.ok ? '' : strange.refusal.code, 'no-such-initiative')
  equal(await meanOf(town), '73.33')
})

test('points of criteria computed from the application need no sheets', async () => {
  const town = await townInReview({
    criteria: [
      {
        key: 'local-budget',
        weight: 100,
        scale: 100,
        formula: { measure: 'local-budget', ladder: { kind: 'even', from: 0, to: 100 } },
      },
    ],
  })
  const row = await platform.db.read
    .selectFrom('initiatives.initiative')
    .select(['total_cost', 'requested'])
    .where('id', '=', town.subject.initiativeId)
    .executeTakeFirstOrThrow()
  const percent = Number((row.requested * 1_000_000n) / row.total_cost) / 10_000
  equal(Number(await meanOf(town)).toFixed(0), percent.toFixed(0))
})

test('nobody sees points before all are in, and everybody afterwards', async () => {
  const town = await townInReview()
  await signSheet(platform, { memberId: town.people.meerim, subject: town.subject, draft: sheetOf(5) })
  const officer = await pages.as(town.people.aibek)
  for (const reader of [visitor, officer, await pages.as(town.people.ulan)]) {
    const { html } = await reader.get(town.path)
    equal(html.includes('100,00'), false)
    equal((await reader.get(`${town.path}/protocol.pdf`)).status, 404)
  }
  for (const memberId of [town.people.ulan, town.people.jyldyz]) {
    await signSheet(platform, { memberId, subject: town.subject, draft: sheetOf(1) })
  }
  const page = await visitor.get(town.path)
  equal(page.html.includes('46,67'), true)
  equal(page.html.includes('Мээрим Жумабекова башкалардан кескин айырмаланат'), true)
  const pdf = await visitor.get(`/ru${town.path}/protocol.pdf`)
  equal(pdf.type, 'application/pdf')
})

test('the head appoints on a page, is told what is wrong, and loses nothing', async () => {
  const town = await townInReview()
  const { meerim, ulan, jyldyz, gulnara, aigul } = town.people
  const head = await pages.as(gulnara)
  const path = `${town.path}/appointment`
  const typed = { version: '0', number: '14', on: '2026-06-01', [`named-${meerim}`]: 'council', chair: meerim }
  const wrong = await head.post(path, typed)
  equal(wrong.status, 422)
  equal(wrong.html.includes('Комиссияда 3 мүчө болушу керек, азыр 1'), true)
  equal(wrong.html.includes('value="14"'), true)
  const whole = { ...typed, [`named-${ulan}`]: 'office', [`named-${jyldyz}`]: 'residents' }
  equal((await head.post(path, whole)).location, town.path)
  equal((await head.post(path, whole)).status, 409)
  equal((await head.get(path)).html.includes('value="14"'), true)
  const shown = await visitor.get(town.path)
  equal(shown.html.includes('Мээрим Жумабекова'), true)
  equal((await visitor.get(`${town.path}/order.pdf`)).type, 'application/pdf')
  equal((await (await pages.as(aigul)).get(path)).status, 403)
})

test('a member changes points on a page that shows where the others stand', async () => {
  const town = await allSigned()
  const member = await pages.as(town.people.jyldyz)
  const path = `/${town.slug}/initiatives/1/score/revision`
  const page = await member.get(path)
  equal(page.status, 200)
  const fields = Object.fromEntries(terms.criteria.map(({ key }) => [`points-${key}`, '4']))
  const wrong = await member.post(path, { ...fields, 'points-significance': '9', reason: 'себеп' })
  equal(wrong.status, 422)
  equal((await member.post(path, { ...fields, reason: '' })).status, 422)
  equal((await member.post(path, { ...fields, reason: 'Талкуулап, ойлондум' })).status, 303)
  const again = await member.post(path, { ...fields, reason: 'дагы' })
  equal(again.html.includes('бир жолу өзгөрткөнсүз'), true)
})

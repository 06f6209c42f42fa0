import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { civilDate } from '../../lib/kernel/civil-date.ts'
import { som } from '../../lib/kernel/money.ts'
import { timeOf } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import { anInitiative } from '../../test/worlds/small-town.ts'
import {
  actPaper,
  aPicture,
  finishedTown,
  type WorksTown,
  worksDay,
  worksNoon,
  worksTown,
} from '../../test/worlds/works.ts'
import { readCall } from '../calls/index.ts'
import { readInitiative } from '../initiatives/index.ts'
import type { ReportId } from './implementation.model.ts'
import { acceptanceOfInitiative, acceptWorks, assessWorks, reportProgress, reportsOfInitiative } from './index.ts'

const platform = await testPlatform(() => worksNoon)
const { db } = platform
let places = 0

async function town(): Promise<WorksTown> {
  places += 1
  const made = await worksTown(platform, `site-${places}`)
  assert((await made.agree()).ok)
  return made
}

async function stageOf({ ledger }: WorksTown) {
  return (await readInitiative(db.read, ledger.municipalityId, ledger.initiativeId))?.stage
}

async function recorded({ ledger }: WorksTown, name: string): Promise<number> {
  const { rows } = await db.pool.query('select from record.entry where subject_id = $1 and name = $2', [
    ledger.initiativeId,
    name,
  ])
  return rows.length
}

function codeOf(result: { ok: true } | { ok: false; refusal: { code: string } }): string {
  return result.ok ? 'ok' : result.refusal.code
}

test('the first report starts the works and keeps its photographs', async () => {
  const place = await town()
  assert.equal(codeOf(await place.report(30)), 'ok')
  assert.equal(await stageOf(place), 'works')
  const [report] = await reportsOfInitiative(db.read, place.ledger)
  assert.equal(report?.percent, 30)
  assert.deepEqual(report?.photographs, [aPicture()])
  assert.equal(await recorded(place, 'progress-reported'), 1)
})

test('reports made at once get numbers of their own', async () => {
  const place = await town()
  // Without the initiative's lock all of them take the number 1, which the unique constraint then makes a fault.
  const results = await Promise.all([1, 2, 3, 4].map((step) => place.report(40, `Иш ${step}`)))
  assert.deepEqual(results.map(codeOf), ['ok', 'ok', 'ok', 'ok'])
  const numbers = (await reportsOfInitiative(db.read, place.ledger)).map(({ number }) => number)
  assert.deepEqual(numbers, [4, 3, 2, 1])
})

test('the same form sent twice at once is one report, and with other words it is told', async () => {
  const place = await town()
  const id = randomUUID() as ReportId
  const results = await Promise.all([1, 2].map(() => place.report(40, 'Иш', id)))
  assert.deepEqual(results.map(codeOf), ['ok', 'ok'])
  assert.equal((await reportsOfInitiative(db.read, place.ledger)).length, 1)
  assert.equal(codeOf(await place.report(50, 'Иш', id)), 'form-used')
})

test('a neighbour does not report, the officer does for the group', async () => {
  const place = await town()
  const report = (byOfficer: boolean) =>
    reportProgress(platform, {
      by: place.people.nurlan,
      byOfficer,
      site: place.ledger,
      report: { id: randomUUID() as ReportId, percent: 10, account: 'Иш' },
      pictures: [aPicture()],
    })
  assert.equal(codeOf(await report(false)), 'not-yours')
  assert.equal((await reportsOfInitiative(db.read, place.ledger)).length, 0)
  assert.equal(await stageOf(place), 'agreement')
  assert.equal(codeOf(await report(true)), 'ok')
})

test('works are accepted once they are reported as finished', async () => {
  const place = await town()
  await place.report(99)
  assert.equal(codeOf(await place.accept()), 'not-finished')
  await place.report(100)
  assert.equal(codeOf(await place.accept()), 'ok')
  assert.equal(await stageOf(place), 'accepted')
  assert.equal((await acceptanceOfInitiative(db.read, place.ledger))?.keeper, actPaper().keeper)
})

test('a monitor who once was an author of the initiative does not accept its works', async () => {
  const place = await town()
  await place.report(100)
  const { municipalityId, initiativeId } = place.ledger
  const left = { consented_at: timeOf(worksNoon), consent_version: 1, shows_name: false, left_at: timeOf(worksNoon) }
  await db.kysely
    .insertInto('initiatives.author')
    .values({ municipality_id: municipalityId, initiative_id: initiativeId, person_id: place.people.bakyt, ...left })
    .execute()
  const accepted = await acceptWorks(platform, { by: place.people.bakyt, site: place.ledger, act: actPaper() })
  assert.equal(codeOf(accepted), 'own-initiative')
  assert.equal(await stageOf(place), 'works')
})

test('of two acceptances at once one stands, and the same act twice is one', async () => {
  const place = await town()
  await place.report(100)
  // Without the initiative's lock the second is stopped by the primary key alone, which is a fault.
  const results = await Promise.all([place.accept(), place.accept({ ...actPaper(), actNumber: '4' })])
  assert.deepEqual(results.map(codeOf).sort(), ['not-in-works', 'ok'])
  const [first] = results
  const number = first?.ok ? '3' : '4'
  assert.equal(codeOf(await place.accept({ ...actPaper(), actNumber: number })), 'ok')
  assert.equal(await recorded(place, 'works-accepted'), 1)
})

test('works with money left are accepted but not handed over', async () => {
  const place = await town()
  await place.report(100)
  assert((await place.entry({ kind: 'budget', amount: som(10), happenedOn: worksDay })).ok)
  assert.equal(codeOf(await place.accept()), 'ok')
  assert.equal(codeOf(await place.handOver()), 'money-left')
  assert((await place.entry({ kind: 'return', source: 'budget', amount: som(10), happenedOn: worksDay })).ok)
  const results = await Promise.all([place.handOver(), place.handOver()])
  assert.deepEqual(results.map(codeOf), ['ok', 'ok'])
  assert.equal(await stageOf(place), 'handed-over')
  assert.equal(await recorded(place, 'handed-over'), 1)
  assert.equal(codeOf(await place.handOver(civilDate('2026-07-09'))), 'not-accepted')
})

test('a call closes with the hand-over of its last works', async () => {
  const callStage = async ({ poll }: WorksTown) => (await readCall(db.read, poll.municipalityId, poll.callId))?.stage
  places += 1
  const alone = await finishedTown(platform, `site-${places}`)
  assert.equal(await callStage(alone), 'closed')

  const place = await town()
  const other = { ...place.poll, leaderId: place.people.aigul, number: 2, stage: 'works', title: 'Суу' } as const
  await anInitiative(platform, other)
  await place.report(100)
  assert.equal(codeOf(await place.accept()), 'ok')
  assert.equal(codeOf(await place.handOver()), 'ok')
  assert.equal(await callStage(place), 'implementing')
})

test('what was not accepted is not handed over', async () => {
  const place = await town()
  assert.equal(codeOf(await place.handOver()), 'not-accepted')
})

test('what was handed over is assessed once', async () => {
  places += 1
  const place = await finishedTown(platform, `site-${places}`)
  const assess = (assessment: string) =>
    assessWorks(platform, { by: place.people.aibek, site: place.ledger, assessment })
  const results = await Promise.all([assess('Күн сайын күйөт'), assess('Күн сайын күйөт')])
  assert.deepEqual(results.map(codeOf), ['ok', 'ok'])
  assert.equal(codeOf(await assess('Башка сөз')), 'not-handed-over')
  assert.equal(await recorded(place, 'works-assessed'), 1)
})

test("another municipality's works are not there", async () => {
  const place = await town()
  const { municipalityId } = await town()
  const site = { ...place.ledger, municipalityId }
  const by = place.people.aibek
  assert.equal(codeOf(await assessWorks(platform, { by, site, assessment: 'Сөз' })), 'no-such-initiative')
})

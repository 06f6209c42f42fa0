import { deepEqual, equal } from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { percentText } from '../../lib/kernel/share.ts'
import { testPlatform } from '../../test/support/database.ts'
import { callWaitsFor } from '../../test/support/waiting.ts'
import { anInitiative, smallTown, votingNoon } from '../../test/worlds/small-town.ts'
import { commissionPoints } from './commission-points.query.ts'
import { findInitiative } from './find-initiative.command.ts'
import { checkKeys } from './review.model.ts'
import { signSheet } from './sign-sheet.command.ts'

const platform = await testPlatform(() => votingNoon)
const town = await smallTown(platform, { stage: 'reviewing' })
const { aibek, aigul, meerim, ulan, jyldyz } = town.people
let number = 0

async function submitted(stage: 'submitted' | 'admitted' = 'submitted') {
  number += 1
  const initiativeId = await anInitiative(platform, {
    ...town.poll,
    leaderId: aigul,
    number,
    stage,
    title: `№ ${number}`,
  })
  return { municipalityId: town.municipalityId, initiativeId }
}

async function stageOf(initiativeId: string) {
  const row = await platform.db.read
    .selectFrom('initiatives.initiative')
    .select('stage')
    .where('id', '=', initiativeId)
    .executeTakeFirstOrThrow()
  return row.stage
}

async function recordOf(initiativeId: string) {
  const rows = await platform.db.read
    .selectFrom('record.entry')
    .select(['name', 'actor_id', 'entry'])
    .where('subject_id', '=', initiativeId)
    .orderBy('number')
    .execute()
  return rows
}

const finding = (met = checkKeys) => ({ by: aibek, id: randomUUID(), verdict: 'admitted' as const, met, reason: '' })

test('an admitted initiative moves on and the record names who decided', async () => {
  const subject = await submitted()
  equal((await findInitiative(platform, { ...finding(), subject })).ok, true)
  equal(await stageOf(subject.initiativeId), 'admitted')
  const entries = await recordOf(subject.initiativeId)
  deepEqual(
    entries.map(({ name, actor_id }) => [name, actor_id]),
    [
      ['initiative-moved', aibek],
      ['initiative-admitted', aibek],
    ],
  )
})

test('a returned initiative gets its clauses and its last day', async () => {
  const subject = await submitted()
  const met = checkKeys.filter((key) => key !== 'prices')
  await findInitiative(platform, { ...finding(met), verdict: 'returned', reason: 'Баа тастыкталсын', subject })
  equal(await stageOf(subject.initiativeId), 'returned')
  deepEqual((await recordOf(subject.initiativeId)).at(-1)?.entry, { clauses: ['documents'], answerBy: '2026-06-10' })
})

test('a refused decision leaves nothing behind', async () => {
  const subject = await submitted()
  const result = await findInitiative(platform, { ...finding([]), subject })
  equal(result.ok ? '' : result.refusal.code, 'checks-not-met')
  equal(await stageOf(subject.initiativeId), 'submitted')
  deepEqual(await recordOf(subject.initiativeId), [])
})

test('the same decision sent twice is one decision', async () => {
  const subject = await submitted()
  const once = { ...finding(), subject }
  const answers = [await findInitiative(platform, once), await findInitiative(platform, once)]
  deepEqual(
    answers.map(({ ok }) => ok),
    [true, true],
  )
  equal((await recordOf(subject.initiativeId)).length, 2)
})

// Without the initiative's lock both officers would find it submitted, and two findings would stand.
test('two officers deciding at once make one decision', async () => {
  const subject = await submitted()
  const answers = await Promise.all([
    findInitiative(platform, { ...finding(), subject }),
    findInitiative(platform, { ...finding([]), verdict: 'refused', reason: 'себеп', subject }),
  ])
  equal(answers.filter(({ ok }) => ok).length, 1)
})

// Without the hold in findInitiative the vote opens without what is only just being admitted.
test('a vote that opens waits for an admission on its way', async () => {
  const subject = await submitted()
  const admitting = async () => equal((await findInitiative(platform, { ...finding(), subject })).ok, true)
  equal(await callWaitsFor(platform.db, town.poll, 'reviews.finding', admitting), true)
})

test('an initiative of another municipality is not there', async () => {
  const subject = await submitted()
  const other = await smallTown(platform, { slug: 'ak-suu' })
  const result = await findInitiative(platform, {
    ...finding(),
    subject: { ...subject, municipalityId: other.municipalityId },
  })
  equal(result.ok ? '' : result.refusal.code, 'no-such-initiative')
})

const points = { significance: 5, participation: 5, sustainability: 5, 'justified-costs': 5, 'own-contribution': 0 }
const draft = { hasConflict: false, conflict: '', points, comment: '' }

test('the mean of a quorum counts, conflicts left out', async () => {
  const subject = await submitted('admitted')
  await signSheet(platform, { memberId: meerim, subject, draft })
  await signSheet(platform, {
    memberId: ulan,
    subject,
    draft: { ...draft, points: { ...points, 'own-contribution': 5 } },
  })
  equal(
    (await commissionPoints(platform.db.read, platform.keys, town.municipalityId, town.callId)).get(
      subject.initiativeId,
    ),
    undefined,
  )
  await signSheet(platform, { memberId: jyldyz, subject, draft })
  const mean = (await commissionPoints(platform.db.read, platform.keys, town.municipalityId, town.callId)).get(
    subject.initiativeId,
  )
  // (85 + 100 + 85) / 3 = 90
  equal(mean && percentText(mean, 2), '90.00')
})

// The primary key of reviews.sheet stands behind the lock: a member has one sheet for an initiative.
test('a member signing twice at once signs once', async () => {
  const subject = await submitted('admitted')
  const answers = await Promise.all([1, 2, 3].map(() => signSheet(platform, { memberId: meerim, subject, draft })))
  equal(answers.filter(({ ok }) => ok).length, 1)
})

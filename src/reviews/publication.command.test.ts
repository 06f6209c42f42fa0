import { deepEqual, equal } from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { setTimeout as pause } from 'node:timers/promises'
import { addDays, dateOf } from '../../lib/kernel/civil-date.ts'
import { type Instant, instant } from '../../lib/kernel/instant.ts'
import { timeOf } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import { anInitiative, smallTown, votingNoon } from '../../test/worlds/small-town.ts'
import { appealUntil } from './appeal.rules.ts'
import { readRefusing } from './appeal.store.ts'
import { findInitiative } from './find-initiative.command.ts'
import { publishDecisions } from './publish-decisions.command.ts'
import { checkKeys, type FindingVerdict } from './review.model.ts'
import type { Subject } from './review.store.ts'

const clock = { now: votingNoon }
const platform = await testPlatform(() => clock.now)
let towns = 0

/** A town whose regulation publishes all decisions together, with so many applications of Aigul's. */
async function townWith(count: number) {
  clock.now = votingNoon
  towns += 1
  const town = await smallTown(platform, { stage: 'reviewing', slug: `jar-${towns}`, rules: { publishTogether: true } })
  const subjects: Subject[] = []
  for (let number = 1; number <= count; number += 1) {
    const leaderId = town.people.aigul
    const initiativeId = await anInitiative(platform, {
      ...town.poll,
      leaderId,
      number,
      stage: 'submitted',
      title: `№ ${number}`,
    })
    subjects.push({ municipalityId: town.municipalityId, initiativeId })
  }
  return { ...town, subjects: subjects as [Subject, ...Subject[]] }
}
type Town = Awaited<ReturnType<typeof townWith>>

const decide = (
  { people }: Town,
  subject: Subject,
  verdict: FindingVerdict = 'admitted',
  more: { id?: string; instead?: string } = {},
) =>
  findInitiative(platform, {
    by: people.aibek,
    subject,
    id: randomUUID(),
    verdict,
    met: verdict === 'admitted' ? checkKeys : [],
    reason: verdict === 'admitted' ? '' : 'Баанын далили жок',
    ...more,
  })

const publish = ({ people, poll }: Town) => publishDecisions(platform, { by: people.aibek, ...poll })

async function stagesOf({ poll }: Town) {
  const rows = await platform.db.read
    .selectFrom('initiatives.initiative')
    .select('stage')
    .where('call_id', '=', poll.callId)
    .orderBy('number')
    .execute()
  return rows.map(({ stage }) => stage)
}

async function findingsOf({ municipalityId }: Town) {
  return await platform.db.read
    .selectFrom('reviews.finding')
    .select(['verdict', 'found_at', 'found_by'])
    .where('municipality_id', '=', municipalityId)
    .execute()
}

const later = (days: number): Instant => instant(votingNoon + days * 86_400_000)

test('a decision is held: no stage moves, nothing stands where the public reads, and the record keeps its verdict to itself', async () => {
  const town = await townWith(1)
  const [subject] = town.subjects
  equal((await decide(town, subject, 'refused')).ok, true)
  deepEqual(await stagesOf(town), ['submitted'])
  deepEqual(await findingsOf(town), [])
  const entries = await platform.db.read
    .selectFrom('record.entry')
    .select(['name', 'entry'])
    .where('subject_id', '=', subject.initiativeId)
    .execute()
  deepEqual(entries, [{ name: 'decision-held', entry: {} }])
})

test('a return for correction is told at once, and takes back what was held', async () => {
  const town = await townWith(1)
  const [subject] = town.subjects
  const id = randomUUID()
  await decide(town, subject, 'admitted', { id })
  equal((await decide(town, subject, 'returned', { instead: id })).ok, true)
  deepEqual(await stagesOf(town), ['returned'])
  const left = await platform.db.read
    .selectFrom('reviews.held_decision')
    .select('id')
    .where('municipality_id', '=', town.municipalityId)
    .execute()
  deepEqual(left, [])
})

test('all decisions are published at one moment, each by whoever decided, and the days of appeal count from it', async () => {
  const town = await townWith(2)
  const [one, two] = town.subjects
  await decide(town, one)
  await decide(town, two as Subject, 'refused')
  clock.now = later(3)
  deepEqual(await publish(town), { ok: true, value: 2 })
  deepEqual(await stagesOf(town), ['admitted', 'refused'])
  const findings = await findingsOf(town)
  deepEqual([...new Set(findings.map(({ found_at }) => +found_at))], [+later(3)])
  deepEqual([...new Set(findings.map(({ found_by }) => found_by))], [town.people.aibek])
  const refusing = await readRefusing(platform.db.read, two as Subject)
  equal(appealUntil({ refusing, appealDays: 5 }), addDays(dateOf(later(3)), 5))
  const again = await publish(town)
  equal(again.ok ? '' : again.refusal.code, 'nothing-to-publish')
})

test('one undecided application keeps all decisions back, and leaves nothing behind', async () => {
  const town = await townWith(2)
  await decide(town, town.subjects[0])
  const result = await publish(town)
  deepEqual(result.ok ? {} : result.refusal, { code: 'undecided', numbers: [2], clause: 'formal-check' })
  deepEqual(await stagesOf(town), ['submitted', 'submitted'])
})

test('a decision by an officer who became an author since is none', async () => {
  const town = await townWith(1)
  const [{ municipalityId, initiativeId }] = town.subjects
  await decide(town, town.subjects[0])
  await platform.db.kysely
    .insertInto('initiatives.author')
    .values({
      municipality_id: municipalityId,
      initiative_id: initiativeId,
      person_id: town.people.aibek,
      consented_at: timeOf(clock.now),
      consent_version: 1,
      shows_name: false,
    })
    .execute()
  const result = await publish(town)
  equal(result.ok ? '' : result.refusal.code, 'undecided')
})

test('whoever changes a held decision has seen it', async () => {
  const town = await townWith(1)
  const [subject] = town.subjects
  const id = randomUUID()
  equal((await decide(town, subject, 'admitted', { id })).ok, true)
  const blind = await decide(town, subject, 'refused')
  equal(blind.ok ? '' : blind.refusal.code, 'decided-meanwhile')
  equal((await decide(town, subject, 'refused', { instead: id })).ok, true)
  await publish(town)
  deepEqual(await stagesOf(town), ['refused'])
})

// Without lockCall in publishDecisions an application is sent back between the look at all of them and its own turn.
test('an application sent back while all are published goes back before, and holds back all, or not at all', async () => {
  for (let round = 0; round < 8; round += 1) {
    const town = await townWith(4)
    const ids = town.subjects.map(() => randomUUID())
    for (const [at, subject] of town.subjects.entries()) await decide(town, subject, 'admitted', { id: ids[at] ?? '' })
    const sendBack = () => decide(town, town.subjects[3] as Subject, 'returned', { instead: ids[3] ?? '' })
    const [published, changed] = await Promise.all([publish(town), pause(round).then(sendBack)])
    equal(published.ok, !changed.ok)
    const stages = published.ok ? Array(4).fill('admitted') : ['submitted', 'submitted', 'submitted', 'returned']
    deepEqual(await stagesOf(town), stages)
  }
})

import { deepEqual, equal } from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { assert } from '../../lib/kernel/assert.ts'
import { jsonOf, timeOf } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import { anInitiative, smallTown, votingNoon } from '../../test/worlds/small-town.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import type { Terms } from '../regulations/regulation.model.ts'
import { certifyOutcome, type TellOutcome } from './certify-outcome.command.ts'
import { countVotes } from './count-votes.command.ts'
import type { RunId } from './tally.model.ts'
import { readRun } from './tally.store.ts'
import { viewOutcomeOfInitiative } from './view-outcome.query.ts'

const platform = await testPlatform(() => votingNoon)
const { kysely } = platform.db

/** A town whose vote is over: lamps 2 votes, park 1, gym 0; the envelope of 500,000 som pays for two. */
async function votedTown(slug: string, rules: Partial<Terms> = {}) {
  const town = await smallTown(platform, { stage: 'tallying', slug, rules })
  const { people, poll } = town
  const add = (number: number, title: string, requested: bigint) =>
    anInitiative(platform, { ...poll, leaderId: people.aigul, number, title, stage: 'on-the-ballot', requested })
  const lamps = await add(1, 'Көчө жарыгы', 30_000_000n)
  const park = await add(2, 'Сейил бак', 25_000_000n)
  const gym = await add(3, 'Спорт зал', 10_000_000n)
  for (const member of [people.meerim, people.ulan, people.jyldyz]) {
    for (const initiative of [lamps, park, gym]) {
      const points = {
        significance: 4,
        participation: 4,
        sustainability: 4,
        'justified-costs': 4,
        'own-contribution': 4,
      }
      await kysely
        .insertInto('reviews.sheet')
        .values({
          municipality_id: poll.municipalityId,
          initiative_id: initiative,
          member_id: member,
          points: jsonOf(points),
          signed_at: timeOf(votingNoon),
        })
        .execute()
    }
  }
  await kysely
    .insertInto('ballots.roll')
    .values({ municipality_id: poll.municipalityId, call_id: poll.callId })
    .execute()
  await ballot(poll, [lamps, park])
  await ballot(poll, [lamps])
  return { ...town, lamps, park, gym }
}

async function ballot(poll: { municipalityId: string; callId: string }, choices: InitiativeId[]) {
  await sql`insert into ballots.box (municipality_id, call_id, ballot_id, slot, choices, nonce, commitment)
    values (${poll.municipalityId}, ${poll.callId}, gen_random_uuid(), uuid_send(gen_random_uuid()), ${choices}, '\\x01', '\\x01')`.execute(
    kysely,
  )
}

const runId = () => randomUUID() as RunId

test('what is counted and certified by two people decides every initiative', async () => {
  const town = await votedTown('kara-suu')
  const { aibek, gulnara } = town.people
  equal((await countVotes(platform, { by: aibek, poll: town.poll, runId: runId() })).ok, true)
  const told: string[] = []
  const tell: TellOutcome = ({ number, title }, { verdict }) => {
    told.push(`${number} ${title}: ${verdict}`)
    return { subject: 'Жыйынтык', body: verdict }
  }
  const certified = await certifyOutcome(platform, { by: gulnara, poll: town.poll, protocol: '3', tell })
  assert(certified.ok, 'certified')
  deepEqual(told, ['1 Көчө жарыгы: selected', '2 Сейил бак: reserve', '3 Спорт зал: not-selected'])
  deepEqual(
    certified.value.result.lines.map(({ id, verdict }) => [id, verdict]),
    [
      [town.lamps, 'selected'],
      [town.park, 'reserve'],
      [town.gym, 'not-selected'],
    ],
  )
  const rows = await kysely
    .selectFrom('initiatives.initiative')
    .select(['number', 'stage'])
    .where('municipality_id', '=', town.municipalityId)
    .orderBy('number')
    .execute()
  deepEqual(
    rows.map(({ stage }) => stage),
    ['selected', 'reserve', 'not-selected'],
  )
  const call = await kysely
    .selectFrom('calls.call')
    .select('stage')
    .where('id', '=', town.callId)
    .executeTakeFirstOrThrow()
  equal(call.stage, 'decided')
})

test('ties go as the regulation of the call says, and what decided one is kept', async () => {
  const { poll, people, gym, park } = await votedTown('ties', { tieOrder: ['own-share', 'cost'] })
  const bring = (id: InitiativeId, own: bigint) =>
    kysely
      .updateTable('initiatives.initiative')
      .set({ own_in_kind: own, total_cost: 4n * own })
      .where('id', '=', id)
      .execute()
  // The gym has a vote more, so that it has as many as the park; the park brings nothing.
  await ballot(poll, [gym])
  await bring(gym, 2_500_000n)
  const runId = randomUUID() as RunId
  assert((await countVotes(platform, { by: people.aibek, poll, runId })).ok, 'it is counted')
  const run = await readRun(platform.db.read, poll)
  deepEqual(run?.input.tieOrder, ['own-share', 'cost'])
  deepEqual(run?.result.lines.map(({ id, tie }) => [id, tie]).slice(1), [
    [gym, undefined],
    [park, 'own-share'],
  ])
})

test('a reason is kept exactly as it was counted', async () => {
  const town = await votedTown('reasons')
  await countVotes(platform, { by: town.people.aibek, poll: town.poll, runId: runId() })
  const run = await readRun(platform.db.read, town.poll)
  await certifyOutcome(platform, { by: town.people.gulnara, poll: town.poll, protocol: '3' })
  const line = (await viewOutcomeOfInitiative(platform, town.poll.municipalityId, town.park))?.line
  deepEqual(line, run?.result.lines[1])
  deepEqual(line?.reason, { code: 'does-not-fit', left: 20_000_000n, missing: 5_000_000n })
})

test('who counted does not certify, and nothing moves', async () => {
  const town = await votedTown('same-person')
  await countVotes(platform, { by: town.people.gulnara, poll: town.poll, runId: runId() })
  const result = await certifyOutcome(platform, { by: town.people.gulnara, poll: town.poll, protocol: '3' })
  equal(result.ok ? '' : result.refusal.code, 'same-person')
  const moved = await kysely
    .selectFrom('initiatives.initiative')
    .select('id')
    .where('municipality_id', '=', town.municipalityId)
    .where('stage', '=', 'selected')
    .execute()
  equal(moved.length, 0)
})

test('a ballot slipped in after the count keeps the outcome from being certified', async () => {
  const town = await votedTown('slipped-in')
  await countVotes(platform, { by: town.people.aibek, poll: town.poll, runId: runId() })
  await ballot(town.poll, [town.gym])
  const result = await certifyOutcome(platform, { by: town.people.gulnara, poll: town.poll, protocol: '3' })
  equal(result.ok ? '' : result.refusal.code, 'counts-differ')
})

// Without lockCall both would certify, and the unique index one_certified_run would turn the second into a fault.
test('two officials certifying at once certify once', async () => {
  const town = await votedTown('at-once')
  await countVotes(platform, { by: town.people.aibek, poll: town.poll, runId: runId() })
  const by = [town.people.gulnara, town.people.sanjar]
  const results = await Promise.all(
    by.map((person) => certifyOutcome(platform, { by: person, poll: town.poll, protocol: '3' })),
  )
  equal(results.filter(({ ok }) => ok).length, 1)
})

test('counting needs the vote to be over', async () => {
  const town = await smallTown(platform, { stage: 'voting', slug: 'still-voting' })
  const result = await countVotes(platform, { by: town.people.aibek, poll: town.poll, runId: runId() })
  equal(result.ok ? '' : result.refusal.code, 'voting-not-over')
})

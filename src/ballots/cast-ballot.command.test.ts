import { deepEqual, equal, match, notEqual, rejects } from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { sql } from 'kysely'
import { assert } from '../../lib/kernel/assert.ts'
import { type Instant, instant } from '../../lib/kernel/instant.ts'
import { queryCount } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import { callWaitsFor } from '../../test/support/waiting.ts'
import { anInitiative, smallTown, votingNoon } from '../../test/worlds/small-town.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import type { BallotId } from './ballot.model.ts'
import { castBallot } from './cast-ballot.command.ts'
import { freezeRoll, prepareFreezing } from './freeze-roll.command.ts'
import { importRoll } from './import-roll.command.ts'
import { issueCards } from './issue-cards.command.ts'
import { openBallot } from './open-ballot.command.ts'
import { countBallots } from './poll.store.ts'

let now: Instant = votingNoon
const platform = await testPlatform(() => now)
const town = await smallTown(platform, { stage: 'reviewing' })
const { poll } = town
const { aibek, aigul, gulnara } = town.people
const lamps = await initiative(1, 'Көчө жарыгы')
const park = await initiative(2, 'Сейил бак')
const networkHash = Buffer.alloc(32)
const rows = ['Айгүл Токтосунова', 'Нурлан Бейшеев', 'Мээрим Жумабекова', 'Эрмек Токоев'].map((name, at) => ({
  pin: `2150619850000${at}`,
  name,
  village: 'Кара-Суу',
}))

function initiative(number: number, title: string): Promise<InitiativeId> {
  return anInitiative(platform, { ...poll, leaderId: aigul, number, title, stage: 'on-the-ballot' })
}

const imported = await importRoll(platform, { by: aibek, poll, rows, digest: 'd' })
assert(imported.ok, 'the roll is imported')
assert((await prepareFreezing(platform, { by: aibek, poll })).ok, 'the freezing is prepared')
const frozen = await freezeRoll(platform, { by: gulnara, poll })
assert(frozen.ok, 'the roll is frozen')
const issued = await issueCards(platform, { by: aibek, poll })
assert(issued.ok, 'cards are issued')
const codes = new Map(issued.value.map(({ name, code }) => [name, code]))
await sql`update calls.call set stage = 'voting' where id = ${poll.callId}`.execute(platform.db.kysely)

async function passOf(voter: number): Promise<string> {
  const row = rows[voter]
  assert(row, 'a voter of the roll')
  const opened = await openBallot(platform, { poll, pin: row.pin, code: codes.get(row.name) ?? '', networkHash })
  assert(opened.ok, `the card of ${row.name} opens a ballot`)
  return opened.value.pass
}

const cast = async (pass: string, choices: InitiativeId[], ballotId = randomUUID() as BallotId) =>
  await castBallot(platform, { poll, pass, ballotId, choices })

test('a ballot is stored with a receipt and recorded without person or hour', async () => {
  const result = await cast(await passOf(0), [lamps])
  match(result.ok ? result.value.receipt : '', /^(\w{4}-){3}\w{4}$/)
  const entry = await platform.db.read
    .selectFrom('record.entry')
    .select(['actor_kind', 'actor_id', 'at'])
    .where('name', '=', 'ballot-cast')
    .executeTakeFirstOrThrow()
  deepEqual([entry.actor_kind, entry.actor_id], ['system', null])
  equal((entry.at + 6 * 3_600_000) % 86_400_000, 0)
})

test('a second ballot of the same person takes the place of the first', async () => {
  await cast(await passOf(0), [park])
  const count = await countBallots(platform.db.read, poll)
  deepEqual([count.ballots, count.turnout, count.votes.get(lamps), count.votes.get(park)], [1, 1, undefined, 1])
})

test('the same form sent twice gives the same receipt and one ballot', async () => {
  const [pass, ballotId] = [await passOf(1), randomUUID() as BallotId]
  const [first, second] = [await cast(pass, [lamps], ballotId), await cast(pass, [lamps], ballotId)]
  deepEqual(first, second)
  equal((await countBallots(platform.db.read, poll)).ballots, 2)
})

// Without forNoKeyUpdate in lockCastingFacts the casts meet at the unique index one_live_ballot and fail as faults.
test('eight casts by one person at once leave one live ballot', async () => {
  const pass = await passOf(2)
  const results = await Promise.all(Array.from({ length: 8 }, (_, at) => cast(pass, [at % 2 ? lamps : park])))
  equal(results.filter(({ ok }) => ok).length, 8)
  equal((await countBallots(platform.db.read, poll)).ballots, 3)
})

// Without holdCall in castBallot the vote closes first, and the ballot comes into the box behind the count.
test('a vote that closes waits for a ballot on its way into the box', async () => {
  const pass = await passOf(3)
  const casting = async () => equal((await cast(pass, [lamps])).ok, true)
  equal(await callWaitsFor(platform.db, poll, 'ballots.receipt', casting), true)
})

test('a refused ballot leaves nothing behind', async () => {
  const before = await countBallots(platform.db.read, poll)
  const result = await cast(await passOf(3), [])
  equal(result.ok ? '' : result.refusal.code, 'nothing-chosen')
  deepEqual(await countBallots(platform.db.read, poll), before)
})

test('a pass of another person, another call or a spoilt one casts nothing', async () => {
  for (const pass of ['', 'AAAA', `${await passOf(3)}x`]) {
    const result = await cast(pass, [lamps])
    equal(result.ok ? '' : result.refusal.code, 'pass-expired')
  }
})

test('a pass that is half an hour old casts nothing', async () => {
  const pass = await passOf(3)
  now = instant(votingNoon + 30 * 60_000)
  const result = await cast(pass, [lamps])
  now = votingNoon
  equal(result.ok ? '' : result.refusal.code, 'pass-expired')
})

test('a cast after the last day is refused although the card opened the ballot before', async () => {
  now = instant(Date.UTC(2026, 5, 10, 17, 50))
  const pass = await passOf(3)
  now = instant(Date.UTC(2026, 5, 10, 18, 0))
  const result = await cast(pass, [lamps])
  now = votingNoon
  equal(result.ok ? '' : result.refusal.code, 'voting-not-open')
})

test('a stranger and a wrong code get the same answer', async () => {
  const code = codes.get('Эрмек Токоев') ?? ''
  const stranger = await openBallot(platform, { poll, pin: '10101199000000', code, networkHash })
  const wrong = await openBallot(platform, {
    poll,
    pin: rows[3]?.pin ?? '',
    code: codes.get('Нурлан Бейшеев') ?? '',
    networkHash,
  })
  deepEqual(stranger, { ok: false, refusal: { code: 'wrong-pin-or-code' } })
  deepEqual(wrong, stranger)
})

// Were the turnout asked before the card, only those on the roll would cost the questions that follow.
test('a wrong code asks the database the same for somebody on the roll as for a stranger', async () => {
  const asked = async (pin: string) => {
    const counter = { count: 0, texts: [] as string[] }
    const network = Buffer.alloc(32, 5)
    await queryCount.run(counter, () =>
      openBallot(platform, { poll, pin, code: '00000-00000-0', networkHash: network }),
    )
    return counter.texts
  }
  const stranger = await asked('10101199022222')
  deepEqual(await asked(rows[2]?.pin ?? ''), stranger)
  equal(stranger.length > 0, true)
})

// Without lockTries every one of the fifty would count the tries before any other had been kept.
test('fifty wrong codes at once count as fifty', async () => {
  const network = Buffer.alloc(32, 9)
  const attempts = Array.from({ length: 50 }, () =>
    openBallot(platform, { poll, pin: '10101199011111', code: '00000-00000-0', networkHash: network }),
  )
  const codesOf = (await Promise.all(attempts)).map((result) => (result.ok ? 'ok' : result.refusal.code))
  equal(codesOf.filter((code) => code === 'wrong-pin-or-code').length, 10)
  equal(codesOf.filter((code) => code === 'too-many-tries').length, 40)
})

test('two live ballots in one slot are impossible in the database itself', async () => {
  const box = () =>
    sql`insert into ballots.box (municipality_id, call_id, ballot_id, slot, choices, nonce, commitment)
      values (${poll.municipalityId}, ${poll.callId}, gen_random_uuid(), '\\x01', '{}', '\\x01', '\\x01')`.execute(
      platform.db.kysely,
    )
  await box()
  await rejects(box(), /one_live_ballot/)
  notEqual(poll.callId, '')
})

test('a frozen roll takes nobody in', async () => {
  const late = await importRoll(platform, {
    by: aibek,
    poll,
    rows: [{ pin: '11111111111111', name: 'Кеч', village: '' }],
    digest: 'e',
  })
  equal(late.ok ? '' : late.refusal.code, 'roll-frozen')
})

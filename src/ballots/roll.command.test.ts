import { deepEqual, equal, match, ok, rejects } from 'node:assert/strict'
import { test } from 'node:test'
import { sql } from 'kysely'
import { type Instant, instant } from '../../lib/kernel/instant.ts'
import { machine } from '../../lib/platform/machine.ts'
import { testPlatform } from '../../test/support/database.ts'
import { smallTown, votingNoon } from '../../test/worlds/small-town.ts'
import { hexOf } from '../log/engine/bytes.ts'
import { leafHash, rootOver } from '../log/engine/tree.ts'
import { confirmRollFile, returnRollFile } from './confirm-roll-file.command.ts'
import { freezeRoll, prepareFreezing, returnFreezing } from './freeze-roll.command.ts'
import { importRoll } from './import-roll.command.ts'
import type { RollLine, RollWay } from './roll.model.ts'
import { readRoll } from './roll.store.ts'
import { readFrozenRoll } from './roll-counts.store.ts'
import { openName, openPhone, voterKeyOf } from './voter.store.ts'

let now: Instant = votingNoon
const platform = { ...(await testPlatform(() => now)), mode: 'production' as const }
const { db, keys } = platform
let towns = 0

async function aTown() {
  towns += 1
  now = instant(Date.UTC(2026, 4, 21, 6))
  const town = await smallTown(platform, { stage: 'reviewing', slug: `town-${towns}`, now })
  const { aibek: by, gulnara: other } = town.people
  const { poll } = town
  const load = (rows: readonly RollLine[], way: RollWay = 'add') =>
    importRoll(platform, { by, poll, rows, way, digest: 'd' })
  const state = () => readRoll(db.read, poll)
  return { ...town, by, other, load, state }
}

const person = (at: number, more: Partial<RollLine> = {}): RollLine => ({
  pin: `2150619850${String(at).padStart(4, '0')}`,
  name: `Айгүл ${at}`,
  village: 'Кара-Суу',
  ...more,
})
const people = (from: number, to: number, more: Partial<RollLine> = {}) =>
  Array.from({ length: to - from }, (_, at) => person(from + at, more))

const codeOf = (result: { ok: true } | { ok: false; refusal: { code: string } }) =>
  result.ok ? 'ok' : result.refusal.code

test('a file of good rows comes onto the roll: PINs as keys, names and phones sealed', async () => {
  const { load, poll, state } = await aTown()
  const loaded = await load([person(1, { street: 'Ленин', phone: '0555 12 34 56' })])
  ok(loaded.ok && loaded.value.added === 1 && !loaded.value.waits)
  equal((await state()).count, 1)
  const voterKey = Buffer.from(voterKeyOf(keys, poll, person(1).pin))
  const row = await db.read
    .selectFrom('ballots.roll_entry as e')
    .innerJoin('ballots.voter_phone as p', 'p.voter_key', 'e.voter_key')
    .selectAll()
    .where('e.voter_key', '=', voterKey)
    .executeTakeFirstOrThrow()
  deepEqual(
    [openName(keys, poll, row.name_sealed), row.street, openPhone(keys, poll, row.phone_sealed), row.source],
    ['Айгүл 1', 'Ленин', '+996555123456', 'roll'],
  )
  const { rows } = await sql<{ text: string }>`select e::text || p::text || coalesce(f::text, '') as text
    from ballots.roll_entry e, ballots.voter_phone p, ballots.roll_file f`.execute(db.kysely)
  for (const { text } of rows) for (const secret of [person(1).pin, 'Айгүл', '555123456']) ok(!text.includes(secret))
})

test('one wrong row keeps the whole file out, and nothing of it but a report without PINs stays', async () => {
  const { load, state, poll } = await aTown()
  const refused = await load([
    ...people(0, 5),
    person(9, { pin: '2,13E+13' }),
    person(1),
    person(10, { pin: '215061985000' }),
  ])
  ok(!refused.ok && refused.refusal.code === 'bad-rows')
  deepEqual(
    refused.refusal.reading.problems.map(({ row, code }) => [row, code]),
    [
      [7, 'shortened'],
      [8, 'twice'],
      [9, 'wrong-length'],
    ],
  )
  equal((await state()).count, 0)
  for (const table of ['roll_file', 'roll_file_line', 'voter_phone'] as const) {
    const rows = await db.read.selectFrom(`ballots.${table}`).selectAll().where('call_id', '=', poll.callId).execute()
    equal(rows.length, 0, table)
  }
  const report = (await platform.files.get(refused.refusal.report))?.toString() ?? ''
  match(report, /shortened/)
  ok(!/\d{6}/.test(report) && !report.includes('Айгүл'))
})

test('who stands on the roll already stays as they are, is told by row, and gets a phone that was missing', async () => {
  const { load, state, poll } = await aTown()
  await load(people(0, 3))
  const again = await load([person(1, { name: 'Башка', phone: '0555 12 34 56' }), person(3)])
  ok(again.ok)
  equal(again.value.added, 1)
  deepEqual(
    again.value.reading.doubts.map(({ row, code }) => [row, code]),
    [[2, 'known']],
  )
  equal((await state()).count, 4)
  const key = Buffer.from(voterKeyOf(keys, poll, person(1).pin))
  const entry = await db.read
    .selectFrom('ballots.roll_entry')
    .selectAll()
    .where('voter_key', '=', key)
    .executeTakeFirstOrThrow()
  equal(openName(keys, poll, entry.name_sealed), 'Айгүл 1')
  const phones = await db.read.selectFrom('ballots.voter_phone').selectAll().where('voter_key', '=', key).execute()
  equal(phones.length, 1)
})

test('a phone serves two people at most, over all files', async () => {
  const { load, poll } = await aTown()
  const phone = '0700 11 22 33'
  await load([person(1, { phone })])
  await load(people(2, 5, { phone }))
  const places = await db.read
    .selectFrom('ballots.voter_phone')
    .select('place')
    .where('call_id', '=', poll.callId)
    .execute()
  deepEqual(places.map(({ place }) => place).sort(), [1, 2])
})

test('a file that takes the place of the roll waits for another person, and then strikes off whoever is not in it', async () => {
  const { load, state, by, other, poll } = await aTown()
  await load(people(0, 3, { phone: '0700 11 22 33' }))
  const loaded = await load([person(2, { street: 'Манас' }), person(7)], 'replace')
  ok(loaded.ok && loaded.value.waits)
  equal((await state()).count, 3)
  equal(codeOf(await load(people(8, 9))), 'file-waits')
  equal(codeOf(await prepareFreezing(platform, { by, poll })), 'file-waits')
  const id = loaded.value.fileId
  equal(codeOf(await confirmRollFile(platform, { by, poll, id })), 'same-person')
  deepEqual(await confirmRollFile(platform, { by: other, poll, id }), {
    ok: true,
    value: { added: 1, changed: 1, struck: 2 },
  })
  equal(codeOf(await confirmRollFile(platform, { by: other, poll, id })), 'nothing-waits')
  equal((await state()).count, 2)
  const of = (table: 'struck_entry' | 'roll_file_line' | 'voter_phone') =>
    db.read.selectFrom(`ballots.${table}`).selectAll().where('call_id', '=', poll.callId).execute()
  deepEqual(
    [(await of('struck_entry')).length, (await of('roll_file_line')).length, (await of('voter_phone')).length],
    [2, 0, 0],
  )
})

test('a waiting file that is sent back leaves the roll as it was', async () => {
  const { load, state, other, poll } = await aTown()
  await load(people(0, 3))
  const loaded = await load(people(5, 6), 'replace')
  ok(loaded.ok)
  const given = { by: other, poll, id: loaded.value.fileId, reason: 'Эски тизме' }
  equal(codeOf(await returnRollFile(platform, given)), 'ok')
  equal(codeOf(await returnRollFile(platform, given)), 'nothing-waits')
  const { count, fileWaits } = await state()
  deepEqual([count, fileWaits], [3, false])
})

test('a roll is frozen by another person than who prepared it, and then changes no more, not even in the database', async () => {
  const { load, by, other, poll } = await aTown()
  equal(codeOf(await prepareFreezing(platform, { by, poll })), 'roll-empty')
  await load(people(0, 3))
  equal(codeOf(await freezeRoll(platform, { by: other, poll })), 'nothing-waits')
  equal(codeOf(await prepareFreezing(platform, { by, poll })), 'ok')
  equal(codeOf(await load(people(5, 6))), 'freezing-waits')
  equal(codeOf(await freezeRoll(platform, { by, poll })), 'same-person')
  equal(codeOf(await freezeRoll(platform, { by: other, poll })), 'ok')
  equal(codeOf(await freezeRoll(platform, { by: other, poll })), 'roll-frozen')
  equal(codeOf(await load(people(5, 6))), 'roll-frozen')
  const { municipalityId, callId } = poll
  for (const change of [
    sql`insert into ballots.roll_entry (municipality_id, call_id, voter_key, name_sealed)
      values (${municipalityId}, ${callId}, '\\x01', '\\x01')`,
    sql`update ballots.roll_entry set street = 'Ж' where call_id = ${callId}`,
    sql`select ballots.strike_off(${municipalityId}, ${callId},
      array(select voter_key from ballots.roll_entry where call_id = ${callId}), ${callId}, now())`,
  ])
    await rejects(change.execute(db.kysely), /the roll is frozen/)
})

test('a freezing that is sent back says why, and the roll may change again', async () => {
  const { load, by, other, poll, state } = await aTown()
  await load(people(0, 3))
  await prepareFreezing(platform, { by, poll })
  equal(codeOf(await returnFreezing(platform, { by: other, poll, reason: 'Көчө жок' })), 'ok')
  equal((await state()).returnReason, 'Көчө жок')
  equal(codeOf(await returnFreezing(platform, { by: other, poll, reason: 'Көчө жок' })), 'nothing-waits')
  equal(codeOf(await load(people(5, 6))), 'ok')
  await prepareFreezing(platform, { by, poll })
  equal((await state()).returnReason, undefined)
  await freezeRoll(platform, { by: other, poll })
  equal(codeOf(await returnFreezing(platform, { by: other, poll, reason: 'Кеч' })), 'roll-frozen')
})

// Without forNoKeyUpdate in lockRoll the file comes in between the count and the turnout, and stands on a frozen roll without a line.
test('a file and a freezing at once take turns', async () => {
  const { load, by, other, poll, state } = await aTown()
  await load(people(0, 3))
  await prepareFreezing(platform, { by, poll })
  const outcomes = await Promise.all([
    freezeRoll(platform, { by: other, poll }),
    ...[5, 6, 7, 8].map((at) => load([person(at)])),
  ])
  equal(outcomes.filter(({ ok }) => ok).length, 1)
  equal((await state()).count, 3)
})

test('counts by village and street and the root of the roll are kept at freezing, and no cell is small', async () => {
  const { load, by, other, poll, villageId } = await aTown()
  await load([
    ...people(0, 12, { street: 'Ленин' }),
    ...people(20, 31, { street: 'Манас' }),
    ...people(40, 43, { village: '' }),
  ])
  await prepareFreezing(platform, { by, poll })
  equal(await readFrozenRoll(db.read, poll), undefined)
  await freezeRoll(platform, { by: other, poll })
  const frozen = await readFrozenRoll(db.read, poll)
  deepEqual([frozen?.count, frozen?.counts.map(({ scope, count }) => [scope, count])], [26, [['other-villages', 26]]])
  const keysOf = await db.read
    .selectFrom('ballots.roll_entry')
    .select('voter_key')
    .where('call_id', '=', poll.callId)
    .execute()
  const sorted = keysOf.map(({ voter_key: key }) => key).sort(Buffer.compare)
  equal(
    frozen?.root?.toString('hex'),
    hexOf(
      rootOver(
        machine,
        sorted.map((key) => leafHash(machine, key)),
      ),
    ),
  )
  const entry = await db.read
    .selectFrom('record.entry')
    .select('entry')
    .where('name', '=', 'roll-frozen')
    .where('subject_id', '=', poll.callId)
    .executeTakeFirstOrThrow()
  deepEqual(entry.entry, { count: 26, root: frozen?.root?.toString('hex') })
  ok(villageId)
})

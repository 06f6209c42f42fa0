import assert from 'node:assert/strict'
import { randomUUID } from 'node:crypto'
import { test } from 'node:test'
import { civilDate, endOf, startOf } from '../lib/kernel/civil-date.ts'
import { type Instant, instant } from '../lib/kernel/instant.ts'
import { inTransaction, timeOf } from '../lib/platform/db.ts'
import type { PersonId } from '../src/people/person.model.ts'
import { remindPerson, wantReminders } from '../src/people/remind.command.ts'
import { viewOutbox } from '../src/people/view-people.query.ts'
import { testPlatform } from '../test/support/database.ts'
import { anInitiative, smallTown } from '../test/worlds/small-town.ts'
import { remindPeople } from './remind.ts'

const at = (date: string, hours = 12) => instant(startOf(civilDate(date)) + hours * 3_600_000)
let now: Instant = at('2026-05-01')
const platform = await testPlatform(() => now)
let towns = 0

// The call of the small town collects until 20 May 2026.
async function town(stage: 'collecting' | 'reviewing' = 'collecting') {
  towns += 1
  return await smallTown(platform, { slug: `town-${towns}`, stage, now: at('2026-05-01') })
}

async function giveContact(personId: PersonId, channel: 'sms' | 'email', address: string) {
  await platform.db.kysely
    .insertInto('people.contact')
    .values({
      id: randomUUID(),
      person_id: personId,
      channel,
      address_hash: platform.keys.hash('people/address', address),
      address_sealed: platform.keys.seal('people/address', address),
      verified_at: timeOf(at('2026-05-01')),
    })
    .execute()
}

const messagesTo = async (address: string) => (await viewOutbox(platform)).filter(({ to }) => to === address)
const on = async (date: string, hours?: number) => {
  now = at(date, hours)
  await remindPeople(platform)
}

test('a group with a draft is told three days and one day before applications close, in both languages', async () => {
  const { poll, people } = await town()
  await anInitiative(platform, { ...poll, leaderId: people.aigul, number: 1, stage: 'draft', title: 'Жарык көчө' })
  await giveContact(people.aigul, 'email', 'aigul@mail.kg')
  for (const date of ['2026-05-16', '2026-05-17', '2026-05-18', '2026-05-19', '2026-05-20', '2026-05-21'])
    await on(date)
  const messages = await messagesTo('aigul@mail.kg')
  assert.equal(messages.length, 2)
  const body = (messages[0]?.body ?? '').replaceAll('\u00a0', ' ')
  for (const words of ['Жарык көчө', 'Акыркы күнү: 20-май', 'Последний день: 20 мая', '/ru/work', '/account'])
    assert.ok(body.includes(words), words)
})

test('all that waits for a person comes in one message a day, on a telephone without the list', async () => {
  const { poll, people } = await town()
  for (const number of [1, 2, 3])
    await anInitiative(platform, { ...poll, leaderId: people.aigul, number, stage: 'draft', title: `Жарык ${number}` })
  await giveContact(people.aigul, 'sms', '+996700000001')
  await on('2026-05-17')
  await anInitiative(platform, { ...poll, leaderId: people.aigul, number: 4, stage: 'draft', title: 'Жарык 4' })
  await on('2026-05-17', 15)
  const messages = await messagesTo('+996700000001')
  assert.equal(messages.length, 1)
  const body = messages[0]?.body ?? ''
  assert.ok(body.includes('3 ишиңиздин') && body.includes('3 дела') && !body.includes('Жарык 1'), body)
  assert.ok(body.length < 280, `${body.length} signs`)
})

test('processes at once write one message', async () => {
  const { people } = await town()
  await giveContact(people.aigul, 'email', 'once@mail.kg')
  now = at('2026-05-17')
  const by = endOf(civilDate('2026-05-20'))
  const waiting = [{ title: 'Арыз', what: 'Бүтүрүү', path: '/town/initiatives/1/application', place: 'Кара-Суу', by }]
  const tell = () => ({ subject: 'Мөөнөт', body: 'Мөөнөт жакын' })
  // Connections that are open already, so that all begin at once.
  await Promise.all([1, 2, 3, 4].map(() => platform.db.pool.query('select pg_sleep(0.1)')))
  // Without the row that takeDay locks, all read that nothing was told, and the key of people.reminder breaks all but one.
  const told = await Promise.all(
    [1, 2, 3, 4].map(() => remindPerson(platform, { personId: people.aigul, waiting, tell })),
  )
  assert.deepEqual(told.sort(), [0, 0, 0, 1])
  assert.equal((await messagesTo('once@mail.kg')).length, 1)
})

test('the database keeps a deadline from being told twice, whoever writes', async () => {
  const { people } = await town()
  const line = {
    person_id: people.aigul,
    subject: '/town/work',
    due_on: civilDate('2026-05-20'),
    days_before: 3,
    told_at: timeOf(now),
  }
  const write = () => inTransaction(platform.db, (tx) => tx.insertInto('people.reminder').values(line).execute())
  await write()
  await assert.rejects(write, /duplicate key/)
})

test('staff are told of their work by its last day, and nobody at night', async () => {
  const { poll, people } = await town('reviewing')
  await anInitiative(platform, { ...poll, leaderId: people.aigul, number: 1, stage: 'submitted', title: 'Көпүрө' })
  await giveContact(people.aibek, 'email', 'aibek@mail.kg')
  await on('2026-05-28', 3)
  assert.equal((await messagesTo('aibek@mail.kg')).length, 0)
  await on('2026-05-28', 9)
  assert.match((await messagesTo('aibek@mail.kg'))[0]?.body ?? '', /Көпүрө.*31-май/)
})

test('a refused group is told of the end of the days to appeal', async () => {
  const { poll, people, municipalityId } = await town('reviewing')
  const id = await anInitiative(platform, {
    ...poll,
    leaderId: people.aigul,
    number: 1,
    stage: 'refused',
    title: 'Жол',
  })
  await platform.db.kysely
    .insertInto('reviews.finding')
    .values({
      municipality_id: municipalityId,
      id: randomUUID(),
      initiative_id: id,
      verdict: 'refused',
      checks: '{}',
      reason: 'Ченемге туура келбейт',
      found_by: people.aibek,
      found_at: timeOf(at('2026-05-22')),
    })
    .execute()
  await giveContact(people.aigul, 'email', 'refused@mail.kg')
  await on('2026-05-26')
  const [message] = await messagesTo('refused@mail.kg')
  assert.match(message?.body ?? '', /№ 1 арыз четке кагылган: Жол/)
})

test('whoever switched reminders off gets none', async () => {
  const { poll, people } = await town()
  await anInitiative(platform, { ...poll, leaderId: people.aigul, number: 1, stage: 'draft', title: 'Жарык' })
  await giveContact(people.aigul, 'email', 'off@mail.kg')
  await wantReminders(platform, { by: people.aigul, wanted: false })
  await on('2026-05-17')
  assert.equal((await messagesTo('off@mail.kg')).length, 0)
  await wantReminders(platform, { by: people.aigul, wanted: true })
  await on('2026-05-18')
  assert.equal((await messagesTo('off@mail.kg')).length, 1)
})

import { deepEqual, doesNotMatch, equal, match, ok, rejects } from 'node:assert/strict'
import { test } from 'node:test'
import { inTransaction } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import { applicationsOf } from '../../test/worlds/applications.ts'
import { collectingTowns } from '../../test/worlds/collecting-towns.ts'
import { changeText, moveInitiative, putBudgetLine, submitInitiative } from './index.ts'
import { initiativeRoutes } from './initiatives.routes.tsx'

const platform = await testPlatform()
const { townWithDraft, visitor } = await collectingTowns(platform, initiativeRoutes)
const { read, filled } = applicationsOf(platform)

type Town = Awaited<ReturnType<typeof townWithDraft>>

async function sentOnce(): Promise<Town> {
  const town = await townWithDraft()
  ok((await submitInitiative(platform, await filled(town.draft))).ok)
  return town
}

async function giveBack({ draft }: Town): Promise<void> {
  const initiative = await read(draft)
  await inTransaction(platform.db, async (tx) => {
    equal((await moveInitiative(tx, { kind: 'system' }, initiative, 'giveBack')).ok, true)
  })
}

async function sentAgain(town: Town, solution: string): Promise<void> {
  const { draft } = town
  const { version, title, theme, problem } = await read(draft)
  ok((await changeText(platform, { ...draft, version, text: { title, theme, problem, solution } })).ok)
  const line = {
    id: crypto.randomUUID(),
    name: 'Мамыча <b>',
    unit: 'даана',
    quantityMilli: 2_000n,
    unitPrice: 150_000n,
  }
  ok((await putBudgetLine(platform, { ...draft, line: { ...line, unitPrice: line.unitPrice as never } })).ok)
  ok((await submitInitiative(platform, { ...draft, version: (await read(draft)).version })).ok)
}

test('each sending is kept, and the next is held against it word by word', async () => {
  const town = await sentOnce()
  const page = `${town.path}/submissions`
  match((await visitor.get(page)).html, /Биринчи жолу жөнөтүлгөнү/)
  await giveBack(town)
  await sentAgain(town, 'Жарык жана мамычалар')
  const { html, status } = await visitor.get(page)
  equal(status, 200)
  match(html, /Жарык<ins><span class="unseen">кошулду: <\/span> жана мамычалар<\/ins>/)
  match(html, /Мамыча &lt;b/)
  doesNotMatch(html, /Мамыча <b>/)
  match((await visitor.get(town.path)).html, /Арыздын жазуулары: 2/)
})

test('while it is with the group again others see neither it nor what it said', async () => {
  const town = await sentOnce()
  await giveBack(town)
  const page = `${town.path}/submissions`
  const answers = [visitor, town.stranger, town.leader, town.officer].map((person) => person.get(page))
  deepEqual(
    (await Promise.all(answers)).map(({ status }) => status),
    [404, 404, 200, 200],
  )
})

test('a draft has no sendings, and no other municipality shows them', async () => {
  const { leader, path, draft } = await townWithDraft()
  equal((await leader.get(`${path}/submissions`)).status, 404)
  const other = await sentOnce()
  equal((await visitor.get(`/${other.slug}/initiatives/${draft.number + 40}/submissions`)).status, 404)
})

test('a refused sending leaves none behind', async () => {
  const { draft } = await townWithDraft()
  const { version } = await read(draft)
  equal((await submitInitiative(platform, { ...draft, version })).ok, false)
  const rows = await platform.db.read
    .selectFrom('initiatives.submission')
    .select('number')
    .where('initiative_id', '=', draft.id)
    .execute()
  deepEqual(rows, [])
})

// The key and the lock of the initiative: two tabs make one sending, not two of one number.
test('sent from two tabs at once it is kept once', async () => {
  const { draft } = await townWithDraft()
  const ready = await filled(draft)
  const answers = await Promise.all([submitInitiative(platform, ready), submitInitiative(platform, ready)])
  deepEqual(answers.map(({ ok: sent }) => sent).sort(), [false, true])
  const { number } = await platform.db.read
    .selectFrom('initiatives.submission')
    .select('number')
    .where('initiative_id', '=', draft.id)
    .executeTakeFirstOrThrow()
  equal(number, 1)
  await rejects(
    platform.db.pool.query(
      'insert into initiatives.submission select * from initiatives.submission where initiative_id = $1',
      [draft.id],
    ),
  )
})

import { deepEqual, doesNotMatch, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { inTransaction } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import { formOn, pagesOf } from '../../test/support/pages.ts'
import { anInitiative, smallTown } from '../../test/worlds/small-town.ts'
import { insertPerson } from '../people/index.ts'
import { lastMessages } from '../people/message.store.ts'
import { checkKeys } from './review.model.ts'
import { reviewRoutes } from './review.routes.tsx'

const platform = await testPlatform()
const pages = await pagesOf(platform, reviewRoutes)
let towns = 0

/** A town with two applications to check, and the officer who checks them. */
async function townToCheck() {
  towns += 1
  const town = await smallTown(platform, { stage: 'reviewing', slug: `town-${towns}` })
  for (const number of [1, 2]) {
    const to = { channel: 'email', address: `leader-${towns}-${number}@example.kg` } as const
    const leaderId = await inTransaction(platform.db, (tx) => insertPerson(tx, platform.keys, 'Айгүл Токтосунова', to))
    await anInitiative(platform, { ...town.poll, leaderId, number, stage: 'submitted', title: `Аянтча ${number}` })
  }
  const path = (number: number) => `/${town.slug}/initiatives/${number}/check`
  return { ...town, path, officer: await pages.as(town.people.aibek) }
}

async function written() {
  const messages = await lastMessages(platform.db.read, platform.keys, 40)
  return messages.map(({ body }) => body).join('\n')
}

const met = checkKeys.filter((key) => key !== 'prices')

test('the group’s leader is written of every decision, with the reason and the last day', async () => {
  const { officer, path } = await townToCheck()
  const returned = { met, verdict: 'returned', reason: 'Баанын далили жок' }
  equal((await officer.post(path(1), returned)).status, 303)
  const texts = await written()
  match(texts, /№ 1 арыз оңдоого кайтарылды\. Себеби: Баанын далили жок/)
  match(texts, /Мөөнөтү: \d+-/)
  match(texts, /возвращена на исправление/)
  equal((await officer.post(path(2), { met: [...checkKeys], verdict: 'admitted', reason: '' })).status, 303)
  match(await written(), /№ 2 арыз сынакка киргизилди/)
})

test('the officer is told of another initiative whose title looks the same', async () => {
  const town = await townToCheck()
  doesNotMatch((await town.officer.get(town.path(1))).html, /ушундай эле көрүнгөн/)
  await anInitiative(platform, {
    ...town.poll,
    leaderId: town.people.aigul,
    number: 3,
    stage: 'submitted',
    title: 'АЯНТЧА 1',
  })
  match((await town.officer.get(town.path(1))).html, /ушундай эле көрүнгөн[\s\S]*№ 3\. АЯНТЧА 1/)
})

test('a decision that is refused is written to nobody', async () => {
  const { officer, path } = await townToCheck()
  const before = await written()
  equal((await officer.post(path(1), { met, verdict: 'refused', reason: '' })).status, 422)
  equal(await written(), before)
})

test('words used before are put into the form by a link, and stay to be changed', async () => {
  const { officer, path } = await townToCheck()
  doesNotMatch((await officer.get(path(1))).html, /Мурда жазылган себептер/)
  await officer.post(path(1), { met, verdict: 'returned', reason: 'Баанын далили жок <b>' })
  const page = (await officer.get(path(2))).html
  match(page, /Мурда жазылган себептер/)
  match(page, /Баанын далили жок &lt;b/)
  const like = new RegExp(`href="(${path(2)}\\?like=[^"]+)"`).exec(page)?.[1] ?? ''
  const taken = (await officer.get(like)).html
  const form = formOn(taken, path(2))
  deepEqual([form['reason'], form['met']], ['Баанын далили жок <b>', undefined])
  match(taken, /value="returned" checked/)
  equal((await officer.get(`${path(2)}?like=00000000-0000-4000-8000-000000000000`)).status, 200)
})

test('another municipality’s reasons are not shown', async () => {
  const one = await townToCheck()
  await one.officer.post(one.path(1), { met, verdict: 'refused', reason: 'Башка айылдын себеби' })
  const two = await townToCheck()
  doesNotMatch((await two.officer.get(two.path(1))).html, /Башка айылдын себеби/)
})

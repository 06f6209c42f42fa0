import { doesNotMatch, equal, match } from 'node:assert/strict'
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

async function written() {
  const messages = await lastMessages(platform.db.read, platform.keys, 40)
  return messages.map(({ body }) => body).join('\n')
}

test('the office decides, changes its mind, sees what is missing and publishes all at once; only then is anybody told', async () => {
  const town = await smallTown(platform, { stage: 'reviewing', slug: 'jar', rules: { publishTogether: true } })
  for (const number of [1, 2]) {
    const to = { channel: 'email', address: `leader-${number}@example.kg` } as const
    const leaderId = await inTransaction(platform.db, (tx) => insertPerson(tx, platform.keys, 'Айгүл Токтосунова', to))
    await anInitiative(platform, { ...town.poll, leaderId, number, stage: 'submitted', title: `Аянтча ${number}` })
  }
  const [officer, head] = [await pages.as(town.people.aibek), await pages.as(town.people.gulnara)]
  const check = (number: number) => `/jar/initiatives/${number}/check`
  const decisions = '/jar/calls/2026/decisions'
  const met = [...checkKeys]
  const refused = { met: met.slice(1), verdict: 'refused', reason: 'Маселе жергиликтүү эмес' }
  match((await officer.get(check(1))).html, /Чечимдер чогуу жарыяланат/)
  const answer = await officer.post(check(1), { met, verdict: 'admitted', reason: '' })
  equal(answer.location, decisions)
  const before = await officer.get(decisions)
  match(before.html, /Чечилди: сынакка киргизүү/)
  match(before.html, /Бул арыздар боюнча чечим жок: № 2/)
  doesNotMatch(before.html, /<button[^>]*>[^<]*чечимди жарыялоо/)
  // The form holds what was decided, and who changes it has seen it.
  const form = formOn((await officer.get(check(1))).html, check(1))
  equal(form['verdict'], 'admitted')
  equal((await officer.post(check(1), { ...refused, instead: '' })).status, 422)
  equal((await officer.post(check(1), { ...refused, instead: `${form['instead']}` })).status, 303)
  equal((await head.post(decisions, {})).status, 422)
  equal((await officer.post(check(2), { met, verdict: 'admitted', reason: '' })).status, 303)
  equal(await written(), '')
  equal((await head.post(decisions, {})).location, `${decisions}?published=2`)
  match(await written(), /№ 1 арыз четке кагылды\. Себеби: Маселе жергиликтүү эмес/)
  match(await written(), /№ 2 арыз сынакка киргизилди/)
  match((await head.get(`${decisions}?published=2`)).html, /2 арыз боюнча чечим жарыяланды/)
})

test('a call whose regulation publishes each decision by itself has no such page', async () => {
  const town = await smallTown(platform, { stage: 'reviewing', slug: 'tash' })
  const officer = await pages.as(town.people.aibek)
  equal((await officer.get('/tash/calls/2026/decisions')).status, 404)
})

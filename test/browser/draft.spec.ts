import { deepEqual, equal, ok } from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { inTransaction, timeOf } from '../../lib/platform/db.ts'
import { wordsIn } from '../../lib/platform/words.ts'
import { changeText, draftInitiative } from '../../src/initiatives/index.ts'
import type { InitiativeId } from '../../src/initiatives/initiative.model.ts'
import { complaintsAbout, openWindow } from '../support/browser.ts'
import { startSite } from '../support/site.ts'
import { applicationsOf, as } from '../worlds/applications.ts'
import { smallTown } from '../worlds/small-town.ts'

const { platform, address } = await startSite()
const town = await smallTown(platform, { stage: 'collecting' })
// The town's call was announced long ago; here it takes applications today.
await platform.db.pool.query(
  `update calls.call set collecting_from = current_date - 1, collecting_until = current_date + 9,
     reviewing_until = current_date + 20, voting_from = current_date + 21, voting_until = current_date + 30,
     decided_by = current_date + 40, works_until = current_date + 200`,
)
const t = wordsIn('ky')
const look = { width: 360, scripts: true }
const problem = '[name="problem"]'

async function sessionOf(): Promise<string> {
  const token = randomBytes(24).toString('hex')
  await inTransaction(platform.db, (tx) =>
    tx
      .insertInto('people.session')
      .values({
        token_hash: createHash('sha256').update(token).digest(),
        person_id: town.people.aigul,
        started_at: timeOf(tx.now),
        seen_at: timeOf(tx.now),
      })
      .execute(),
  )
  return token
}

/** A draft of Aigul's and a way to open the page of its text in a window that is hers. */
async function draft() {
  const { municipalityId, callId, people } = town
  const id = crypto.randomUUID() as InitiativeId
  const applicant = { by: people.aigul, isOfficer: false }
  const made = await draftInitiative(platform, { applicant, municipalityId, callId, id, title: 'Көчөгө жарык' })
  ok(made.ok)
  const path = `/${town.slug}/initiatives/${made.value.number}/application/idea`
  const open = async () => {
    const { page, context, faults } = await openWindow(address, look)
    const cookie = { name: 'demilge', value: await sessionOf(), url: address, httpOnly: true, sameSite: 'Lax' } as const
    await context.addCookies([cookie])
    equal((await page.goto(path))?.status(), 200)
    return { page, context, faults }
  }
  const stored = async () => {
    const row = await platform.db.read
      .selectFrom('initiatives.initiative')
      .select(['problem', 'version'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
    return row
  }
  return { open, stored, path, id }
}

async function says(page: Page, words: string): Promise<void> {
  await page
    .getByRole('status')
    .filter({ hasText: new RegExp(`^${words}`) })
    .waitFor()
}

const savedWords = t('initiatives.autosaved', { time: '' }).trim()

test('what is typed is saved by itself, and the page says when', async () => {
  const { open, stored } = await draft()
  const { page, faults } = await open()
  await page.fill(problem, 'Кечинде жол караңгы')
  await says(page, savedWords)
  equal((await stored()).problem, 'Кечинде жол караңгы')
  deepEqual(await complaintsAbout(page), [])
  deepEqual(faults, [])
})

test('without a network it stays on the phone, and arrives once when the network is back', async () => {
  const { open, stored } = await draft()
  const { page, context } = await open()
  await context.setOffline(true)
  await page.fill(problem, 'Тоодо байланыш жок')
  await says(page, t('initiatives.autosave-kept'))
  const before = await stored()
  equal(before.problem, '')
  await context.setOffline(false)
  await says(page, savedWords)
  deepEqual(await stored(), { problem: 'Тоодо байланыш жок', version: before.version + 1 })
})

test('text that was left behind is offered on the next visit, never put in by itself', async () => {
  const { open, stored, path } = await draft()
  const { page } = await open()
  // Not merely offline: what is sent as the page is left would arrive as soon as the network is back.
  await page.evaluate('window.fetch = () => Promise.reject(new TypeError())')
  await page.fill(problem, 'Жолдо калган жазуу')
  await says(page, t('initiatives.autosave-kept'))
  await page.goto('about:blank')
  await page.goto(path)
  await page.getByText(t('initiatives.unsent-title')).waitFor()
  equal(await page.inputValue(problem), '')
  deepEqual(await complaintsAbout(page), [])
  await page.getByRole('button', { name: t('initiatives.unsent-take') }).click()
  await says(page, savedWords)
  equal((await stored()).problem, 'Жолдо калган жазуу')
  await page.reload()
  equal(await page.getByText(t('initiatives.unsent-title')).isVisible(), false)
})

test('a draft begun on one device is gone on with on another', async () => {
  const { open } = await draft()
  const first = await open()
  await first.page.fill(problem, 'Биринчи телефондо')
  await says(first.page, savedWords)
  const second = await open()
  equal(await second.page.inputValue(problem), 'Биринчи телефондо')
})

test('of two tabs the second is told that the first was quicker, and keeps its text', async () => {
  const { open, stored } = await draft()
  const first = await open()
  const second = await open()
  await first.page.fill(problem, 'Биринчи барак')
  await says(first.page, savedWords)
  await second.page.fill(problem, 'Экинчи барак')
  await says(second.page, t('initiatives.autosave-changed'))
  equal((await stored()).problem, 'Биринчи барак')
  equal(await second.page.inputValue(problem), 'Экинчи барак')
})

test('the button brings the text too, and nothing is offered afterwards', async () => {
  const { open, path } = await draft()
  const { page } = await open()
  await page.fill(problem, '  Четинде боштук  ')
  await page.getByRole('button', { name: t('initiatives.save'), exact: true }).click()
  await page.waitForURL(/saved=idea/)
  await page.goto(path)
  equal(await page.inputValue(problem), 'Четинде боштук')
  equal(await page.getByText(t('initiatives.unsent-title')).isVisible(), false)
})

test('an application that is sent without a network goes by itself when it is back, and once', async () => {
  const { open, id, path } = await draft()
  const { municipalityId, people } = town
  await applicationsOf(platform).filled({ applicant: as(people.aigul), municipalityId, id, number: 0 })
  const { page, context } = await open()
  await page.goto(path.replace('application/idea', 'submission'))
  await context.setOffline(true)
  await page.getByRole('button', { name: t('initiatives.send'), exact: true }).click()
  await says(page, t('initiatives.send-waits').slice(0, 20))
  await page.getByRole('button', { name: t('initiatives.send'), exact: true }).click()
  await context.setOffline(false)
  await page.getByText(t('initiatives.sent-title')).waitFor()
  const sent = platform.db.read.selectFrom('initiatives.submission').select('number').where('initiative_id', '=', id)
  deepEqual(await sent.execute(), [{ number: 1 }])
  equal(await page.evaluate('localStorage.length'), 0)
})

test('a press that was left behind is sent on the next visit; what was changed since is not', async () => {
  const { open, id, path, stored } = await draft()
  const { municipalityId, people } = town
  const whole = { applicant: as(people.aigul), municipalityId, id, number: 0 }
  await applicationsOf(platform).filled(whole)
  const submission = path.replace('application/idea', 'submission')
  const { page } = await open()
  await page.goto(submission)
  await page.evaluate('window.fetch = () => Promise.reject(new TypeError())')
  await page.getByRole('button', { name: t('initiatives.send'), exact: true }).click()
  await says(page, t('initiatives.send-waits').slice(0, 20))
  const { version } = await stored()
  ok(
    (await changeText(platform, { ...whole, version, text: { groupName: 'Жарык', members: ['Айгүл', 'Асан', 'Бек'] } }))
      .ok,
  )
  await page.goto('about:blank')
  await page.goto(submission)
  await page.getByRole('button', { name: t('initiatives.send'), exact: true }).waitFor()
  equal(await page.evaluate('localStorage.length'), 0)
  await page.evaluate('window.fetch = () => Promise.reject(new TypeError())')
  await page.getByRole('button', { name: t('initiatives.send'), exact: true }).click()
  await says(page, t('initiatives.send-waits').slice(0, 20))
  await page.goto('about:blank')
  await page.goto(submission)
  await page.getByText(t('initiatives.sent-title')).waitFor()
})

import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { createHash, randomBytes } from 'node:crypto'
import { test } from 'node:test'
import type { BrowserContext, Page } from 'playwright-core'
import { inTransaction, timeOf } from '../../lib/platform/db.ts'
import { insertPerson } from '../../src/people/index.ts'
import type { PersonId } from '../../src/people/person.model.ts'
import { complaintsAbout, desk, openWindow, phone, theBrowser } from '../support/browser.ts'
import { startSite } from '../support/site.ts'

// Browsers make no passkeys for a bare IP address, so this site is called by a name.
const { platform, address } = await startSite({ host: 'localhost' })
// Started here, so that it ends with the file and not with its first test.
await theBrowser()
const factorPage = '/ru/account/second-factor?next=/work'

let people = 0
async function person(): Promise<PersonId> {
  people += 1
  const to = { channel: 'email', address: `officer-${people}@example.kg` } as const
  return inTransaction(platform.db, (tx) => insertPerson(tx, platform.keys, 'Нурбек Асанов', to))
}

/** A session right after the code from the mailbox: signed in, no second factor yet. */
async function afterMailbox(personId: PersonId): Promise<string> {
  const token = randomBytes(24).toString('hex')
  await inTransaction(platform.db, (tx) =>
    tx
      .insertInto('people.session')
      .values({
        token_hash: createHash('sha256').update(token).digest(),
        person_id: personId,
        started_at: timeOf(tx.now),
        seen_at: timeOf(tx.now),
      })
      .execute(),
  )
  return token
}

async function signedIn(personId: PersonId, look = desk): Promise<{ page: Page; faults: string[]; token: string }> {
  const { page, context, faults } = await openWindow(address, look)
  const token = await afterMailbox(personId)
  await hold(context, token)
  return { page, faults, token }
}

function hold(context: BrowserContext, token: string): Promise<void> {
  return context.addCookies([{ name: 'demilge', value: token, url: address, httpOnly: true, sameSite: 'Lax' }])
}

/** Plugs a security key into the window; it says yes by itself. */
async function plugIn(page: Page): Promise<void> {
  const devtools = await page.context().newCDPSession(page)
  await devtools.send('WebAuthn.enable')
  await devtools.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
}

async function heldToken(page: Page): Promise<string> {
  return (await page.context().cookies()).find(({ name }) => name === 'demilge')?.value ?? ''
}

async function session(token: string): Promise<{ live: boolean; factor: boolean } | undefined> {
  const answer = await platform.db.pool.query<{ live: boolean; factor: boolean }>(
    `select ended_at is null as live, second_factor_at is not null as factor from people.session
      where token_hash = sha256($1::bytea)`,
    [Buffer.from(token)],
  )
  return answer.rows[0]
}

async function counterOf(personId: PersonId): Promise<number> {
  const answer = await platform.db.pool.query<{ counter: bigint }>(
    'select counter from people.passkey where person_id = $1',
    [personId],
  )
  return Number(answer.rows[0]?.counter)
}

test('a device is added, changes the session, and proves itself the next time, once', async () => {
  const nurbek = await person()
  const { page, faults, token } = await signedIn(nurbek)
  await plugIn(page)
  await page.goto(factorPage)
  deepEqual(await complaintsAbout(page), [])
  await page.getByRole('button', { name: 'Добавить это устройство' }).click()
  await page.waitForURL('**/ru/work')
  const added = await heldToken(page)
  deepEqual(
    [await session(token), await session(added)],
    [
      { live: false, factor: false },
      { live: true, factor: true },
    ],
  )

  const later = await afterMailbox(nurbek)
  await hold(page.context(), later)
  await page.goto(factorPage)
  const before = await counterOf(nurbek)
  const posted = page.waitForRequest((request) => request.url().endsWith('/passkey/proof'))
  await page.getByRole('button', { name: 'Подтвердить устройством' }).click()
  const proof = (await posted).postData() ?? ''
  await page.waitForURL('**/ru/work')
  ok((await counterOf(nurbek)) > before)
  deepEqual(await session(await heldToken(page)), { live: true, factor: true })

  // Whoever saw the answer go by gets nothing from it: neither in that session, nor in another, nor as somebody else.
  const replays = [later, await afterMailbox(nurbek), await afterMailbox(await person())]
  const answers = await Promise.all(replays.map((held) => post('/ru/account/second-factor/passkey/proof', held, proof)))
  deepEqual(answers[0], { status: 403, to: '' })
  match(answers[1]?.to ?? '', /passkey=refused/)
  match(answers[2]?.to ?? '', /passkey=refused/)
  deepEqual(faults, [])
})

/** Posts what was seen before; answers where it leads. */
async function post(path: string, token: string, body: string): Promise<{ status: number; to: string }> {
  const headers = {
    cookie: `demilge=${token}`,
    origin: address,
    'content-type': 'application/x-www-form-urlencoded',
  }
  const answer = await fetch(new URL(path, address), { method: 'POST', redirect: 'manual', headers, body })
  return { status: answer.status, to: answer.headers.get('location') ?? '' }
}

test('a session that has only the mailbox cannot add a device once the person has one', async () => {
  const nurbek = await person()
  const thief = await signedIn(nurbek)
  await plugIn(thief.page)
  await thief.page.goto(factorPage)
  const own = await signedIn(nurbek)
  await plugIn(own.page)
  await own.page.goto(factorPage)
  await own.page.getByRole('button', { name: 'Добавить это устройство' }).click()
  await own.page.waitForURL('**/ru/work')
  await thief.page.getByRole('button', { name: 'Добавить это устройство' }).click()
  await thief.page.waitForURL('**passkey=refused**')
  match((await thief.page.locator('main').textContent()) ?? '', /Подтвердить устройством не удалось/)
  deepEqual(await session(thief.token), { live: true, factor: false })
  deepEqual([...own.faults, ...thief.faults], [])
})

test('a person who turns the question away stays on the page and reads what to do', async () => {
  const { page } = await signedIn(await person())
  await page.goto(factorPage)
  await page.evaluate(() => {
    navigator.credentials.create = () => Promise.reject(new DOMException('turned away', 'NotAllowedError'))
  })
  await page.getByRole('button', { name: 'Добавить это устройство' }).click()
  await page.getByText('Подтверждение не завершено').waitFor()
})

test('without scripts the page says that the code of the application works', async () => {
  const { page } = await signedIn(await person(), phone)
  await page.goto(factorPage)
  await page.getByText('Без скриптов работает код').waitFor()
  equal(await page.getByRole('button', { name: 'Добавить это устройство' }).count(), 0)
  deepEqual(await complaintsAbout(page), [])
})

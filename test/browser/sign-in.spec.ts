import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import type { Page } from 'playwright-core'
import type { Language } from '../../lib/kernel/three.ts'
import { type WordKey, wordsIn } from '../../lib/platform/words.ts'
import { href } from '../../lib/ui/links.ts'
import { complaintsAbout, desk, type Look, openWindow, phone } from '../support/browser.ts'
import { startSite } from '../support/site.ts'
import { smallTown } from '../worlds/small-town.ts'

const { platform, address } = await startSite()
const { people, municipalityId } = await smallTown(platform)
await platform.db.kysely
  .insertInto('people.demo_role')
  .values({ key: 'head', person_id: people.gulnara, municipality_id: municipalityId, role: 'head', position: 1 })
  .execute()

async function visitor(look: Look, language: Language) {
  const { page, faults } = await openWindow(address, look)
  const t = wordsIn(language)
  const complaints: string[] = []
  const watch = async () => {
    await page.waitForLoadState('load')
    complaints.push(...(await complaintsAbout(page)))
  }
  return {
    page,
    t,
    faults,
    complaints,
    go: async (path: string) => {
      equal((await page.goto(href(language, path)))?.status(), 200, path)
      await watch()
    },
    press: async (key: WordKey) => {
      await page
        .getByRole('main')
        .getByRole('button', { name: t(key) })
        .last()
        .click()
      await watch()
    },
  }
}

type Visitor = Awaited<ReturnType<typeof visitor>>

/** Reads the code where the demonstration keeps what it does not send, and comes back with it. */
async function typeCode({ page, t, go, press }: Visitor): Promise<void> {
  const { pathname, search } = new URL(page.url())
  await go('/outbox')
  const newest = (await page.getByRole('main').textContent()) ?? ''
  const code = new RegExp(t('people.code-body', { code: '(\\d{6})' }).split('.')[0] ?? '').exec(newest)?.[1] ?? ''
  await page.goto(pathname + search)
  await page.getByLabel(t('people.code'), { exact: true }).fill(code)
  await press('people.sign-in')
}

async function complains(page: Page, words: string): Promise<void> {
  match((await page.getByRole('alert').textContent()) ?? '', new RegExp(words))
}

async function joins(look: Look, language: Language): Promise<void> {
  const someone = await visitor(look, language)
  const { page, t, go, press } = someone
  await go('/account/sign-in?next=%2Fkara-suu')
  await page.getByLabel(t('people.address')).fill('0555 12')
  await press('people.send-code')
  await complains(page, t('problems.not-a-phone'))
  await page.getByLabel(t('people.address')).fill(`nurlan-${language}@example.kg`)
  await press('people.send-code')
  await page.getByLabel(t('people.code'), { exact: true }).fill('12')
  await press('people.sign-in')
  await complains(page, t('people.code-six'))
  await press('people.code-again')
  await typeCode(someone)
  await press('people.welcome-go')
  await complains(page, t('people.consent-needed'))
  await page.getByLabel(t('people.name')).fill('Нурлан Бейшеев')
  await page.getByText(t('people.consent')).last().click()
  await press('people.welcome-go')
  equal(new URL(page.url()).pathname, href(language, '/kara-suu'))
  await go('/account')
  equal(await page.getByLabel(t('people.name')).inputValue(), 'Нурлан Бейшеев')
  await go('/work')
  deepEqual([...someone.complaints, ...someone.faults], [])
}

test('a newcomer signs in on a phone without scripts, in Kyrgyz', () => joins(phone, 'ky'))
test('a newcomer signs in at a desk, in Russian', () => joins(desk, 'ru'))

test('the head gives a role; its bearer sets up an authenticator from the key, without scripts', async () => {
  const head = await visitor(phone, 'ky')
  await head.go('/kara-suu')
  await head.page.locator('.demo-bar summary').click()
  await head.page.getByRole('button', { name: head.t('people.role-head') }).click()
  await head.go('/kara-suu/people')
  await head.page.getByLabel(head.t('people.name')).fill('Асель Турдубаева')
  await head.page.getByLabel(head.t('people.address')).fill('0700 12 34 56')
  await head.page.getByLabel(head.t('people.role'), { exact: true }).selectOption('officer')
  await head.press('people.role-give')

  const asel = await visitor(phone, 'ky')
  const { page, t } = asel
  await asel.go('/account/sign-in')
  await page.getByLabel(t('people.address')).fill('0700123456')
  await asel.press('people.send-code')
  await typeCode(asel)
  equal(new URL(page.url()).pathname, '/account/second-factor')
  await asel.press('people.totp-begin')
  const secret = ((await page.locator('code').textContent()) ?? '').replaceAll(/\s/g, '')
  await page.getByLabel(t('people.totp-code')).fill('000000')
  await asel.press('people.totp-confirm')
  await complains(page, t('people.refused-wrong-factor', { left: 9 }).slice(0, 15))
  await page.getByLabel(t('people.totp-code')).fill(new TOTP({ secret: Secret.fromBase32(secret) }).generate())
  await asel.press('people.totp-confirm')
  equal(new URL(page.url()).pathname, '/work')
  await asel.go('/account')
  await asel.go('/kara-suu/calls')
  deepEqual([...head.complaints, ...head.faults, ...asel.complaints, ...asel.faults], [])
})

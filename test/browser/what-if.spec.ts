import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Language } from '../../lib/kernel/three.ts'
import { wordsIn } from '../../lib/platform/words.ts'
import { href } from '../../lib/ui/links.ts'
import { complaintsAbout, desk, type Look, openWindow, phone } from '../support/browser.ts'
import { startDemo } from '../support/site.ts'

const { platform, address } = await startDemo()
const decided = await platform.db.read
  .selectFrom('calls.call as c')
  .innerJoin('municipalities.municipality as m', 'm.id', 'c.municipality_id')
  .innerJoin('tally.run as r', (join) =>
    join.onRef('r.municipality_id', '=', 'c.municipality_id').onRef('r.call_id', '=', 'c.id'),
  )
  .select(['m.slug as place', 'c.slug', 'c.title'])
  .where('r.certified_at', 'is not', null)
  .orderBy('m.slug')
  .executeTakeFirstOrThrow()
const path = `/${decided.place}/calls/${decided.slug}/what-if`

/** An officer's window on the page. */
async function officer(look: Look, language: Language) {
  const { page, faults } = await openWindow(address, look)
  const form = { role: `${decided.place}-officer`, back: '/work' }
  equal((await page.request.post('/demo/role', { form, headers: { origin: address } })).status(), 200)
  equal((await page.goto(href(language, path)))?.status(), 200)
  return { page, faults, t: wordsIn(language) }
}

async function complaints(page: Page): Promise<string[]> {
  await page.waitForLoadState('load')
  return await complaintsAbout(page)
}

const file = `META
key;value
num_projects;2
num_votes;3
budget;100000
vote_type;approval
PROJECTS
project_id;cost;name;village
a;60000;Кудук;Бел
b;50000;Көпүрө;Тоо
VOTES
voter_id;vote
1;a
2;a
3;b
`

for (const [look, language] of [
  [phone, 'ky'],
  [desk, 'ru'],
] as const) {
  const window = `in ${language} at ${look.width} px ${look.scripts ? 'with' : 'without'} scripts`

  test(`an officer tries other rules on a past vote, with the keyboard alone, ${window}`, async () => {
    const { page, faults, t } = await officer(look, language)
    deepEqual(await complaints(page), [])
    const past = page.getByLabel(t('tally.what-if-past'), { exact: true })
    await past.focus()
    await past.selectOption({ label: decided.title })
    await page.keyboard.press('Tab')
    await page.keyboard.type('400 000')
    await Promise.all([page.waitForURL(/past=/), page.keyboard.press('Enter')])
    deepEqual(await complaints(page), [])
    match((await page.getByRole('main').textContent()) ?? '', new RegExp(t('tally.what-if-rule-equal-shares')))
    equal(await page.locator('svg.tally-picture').count(), 2 + Number(await page.locator('#places-title').count()))
    deepEqual(faults, [])
  })

  test(`a made-up vote keeps what was typed beside what is wrong with it, and is counted once it is mended, ${window}`, async () => {
    const { page, faults, t } = await officer(look, language)
    await page.getByRole('link', { name: t('tally.what-if-from-made-up') }).click()
    const voters = page.getByLabel(t('tally.what-if-voters'), { exact: true })
    await voters.fill('көп')
    await page.getByRole('button', { name: t('tally.what-if-count') }).click()
    deepEqual(await complaints(page), [])
    equal(await voters.inputValue(), 'көп')
    equal(await voters.getAttribute('aria-invalid'), 'true')
    await voters.fill('900')
    await page.getByRole('button', { name: t('tally.what-if-count') }).click()
    deepEqual(await complaints(page), [])
    match((await page.getByRole('main').textContent()) ?? '', new RegExp(t('tally.what-if-made-up-note').slice(0, 30)))
    deepEqual(faults, [])
  })

  test(`a file is counted and not kept, ${window}`, async () => {
    const { page, faults, t } = await officer(look, language)
    await page.getByRole('link', { name: t('tally.what-if-from-file') }).click()
    const upload = { name: 'vote.pb', mimeType: 'text/plain' }
    const chosen = page.getByLabel(t('tally.what-if-file'), { exact: true })
    await chosen.setInputFiles({ ...upload, buffer: Buffer.from(file.replace('60000', 'many')) })
    await page.getByRole('button', { name: t('tally.what-if-count') }).click()
    deepEqual(await complaints(page), [])
    match((await page.getByRole('main').textContent()) ?? '', /many/)
    await chosen.setInputFiles({ ...upload, buffer: Buffer.from(file) })
    await page.getByLabel(t('tally.what-if-minimum'), { exact: true }).fill('1')
    await page.getByRole('button', { name: t('tally.what-if-count') }).click()
    deepEqual(await complaints(page), [])
    match((await page.getByRole('main').textContent()) ?? '', /Кудук/)
    deepEqual(faults, [])
  })
}

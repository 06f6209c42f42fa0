import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { fillDemoIfEmpty } from '../../main/demo.ts'
import { complaintsAbout, desk, type Look, openWindow, phone, theBrowser } from '../support/browser.ts'
import { startSite } from '../support/site.ts'

const { platform, address } = await startSite({}, fillDemoIfEmpty)
await theBrowser()

const roles = await platform.db.read.selectFrom('people.demo_role').select('key').orderBy('position').execute()

/** Where the links of a page lead on this site, in the language it is read in: not the same page in another language. */
function linksOf(page: Page): Promise<string[]> {
  return page.evaluate(`[...document.querySelectorAll('a[href]')]
    .filter((link) => !link.closest('[lang]:not(html)') && !link.hreflang)
    .map((link) => new URL(link.href))
    .filter((url) => url.origin === location.origin)
    .map((url) => url.pathname + url.search)`)
}

type Crawl = {
  readonly seen: Set<string>
  /** What was shown and looked at, so that what everybody sees alike is looked at once. */
  readonly looked: Set<string>
  readonly complaints: string[]
}

/** Opens a page and every page that its links lead to, until nothing is new. Papers and tables are only fetched. */
async function crawl(page: Page, start: string, crawled: Crawl, follows: RegExp = /^/): Promise<void> {
  const { seen, looked, complaints } = crawled
  const next = [start]
  seen.add(start)
  for (let path = next.shift(); path !== undefined; path = next.shift()) {
    if (/\.(pdf|csv|json)(\?|$)/.test(path)) {
      const answer = await page.request.get(path)
      if (!answer.ok()) complaints.push(`${path}: ${answer.status()}`)
      continue
    }
    const answer = await page.goto(path)
    if (answer?.status() !== 200) complaints.push(`${path}: ${answer?.status()}`)
    const main = await page.getByRole('main').innerHTML()
    // A form's own number is new each time.
    const shown = main.replaceAll(/value="[0-9a-f-]{36}"/g, '')
    if (!looked.has(shown)) complaints.push(...(await complaintsAbout(page)))
    looked.add(shown)
    for (const link of await linksOf(page)) {
      if (seen.has(link) || !follows.test(link)) continue
      seen.add(link)
      next.push(link)
    }
  }
}

const stranger = new Set<string>()

async function reads(look: Look, start: string): Promise<void> {
  const { page, faults } = await openWindow(address, look)
  const crawled: Crawl = { seen: new Set(), looked: look === phone ? stranger : new Set(), complaints: [] }
  await crawl(page, start, crawled)
  ok(crawled.seen.size >= 60, `${crawled.seen.size} addresses were reached`)
  deepEqual([...crawled.complaints, ...faults], [])
}

const long = { timeout: 300_000 }

test('every page that a stranger reaches is free of complaints, in Kyrgyz on a phone without scripts', long, () =>
  reads(phone, '/'),
)

test('every page that a stranger reaches is free of complaints, in Russian at a desk', long, () => reads(desk, '/ru'))

test('every page of their own that the people of the demonstration reach is free of complaints', long, async () => {
  const complaints: string[] = []
  const looked = new Set(stranger)
  for (const { key } of roles) {
    const { page, context, faults } = await openWindow(address, phone)
    const headers = { origin: address }
    const answer = await page.request.post('/demo/role', { form: { role: key, back: '/work' }, headers })
    equal(answer.status(), 200, key)
    const place = key.replace(/-(resident|leader|officer|head|council-secretary|commission-member|monitor)$/, '')
    const own = new RegExp(`^/(${place}|work|account|outbox|register|municipalities|practices)(?!.*\\.(pdf|csv|json))`)
    await crawl(page, '/work', { seen: new Set(), looked, complaints }, own)
    complaints.push(...faults)
    await context.close()
  }
  ok(looked.size > stranger.size + 50, `${looked.size - stranger.size} pages of their own were looked at`)
  deepEqual([...new Set(complaints)], [])
})

import { deepEqual, equal, ok } from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import { complaintsAbout, desk, frameOf, type Look, openWindow, phone, theBrowser } from '../support/browser.ts'
import { startDemo } from '../support/site.ts'

const { platform, address } = await startDemo()
await theBrowser()

const roles = await platform.db.read.selectFrom('people.demo_role').select('key').orderBy('position').execute()

/** Where the links of a page lead on this site, in the language it is read in: not the same page in another language. */
function linksOf(html: string, url: string): string[] {
  const anchors = [...html.matchAll(/<a\s[^>]*>/g)].map(([tag]) => tag).filter((tag) => !tag.includes(' hreflang='))
  const hrefs = anchors.flatMap((tag) => / href="([^"]*)"/.exec(tag)?.[1]?.replaceAll('&amp;', '&') ?? [])
  return hrefs
    .map((href) => new URL(href, url))
    .filter(({ origin }) => origin === address)
    .map(({ pathname, search }) => pathname + search)
}

type Crawl = {
  readonly seen: Set<string>
  /** Also at pages that differ from another only in what they say: a long word may be wider than the window. */
  readonly looksAtAll: boolean
  readonly complaints: string[]
}

/** The frames of all pages that were opened. */
const opened = new Set<string>()

/** Opens a page and every page that its links lead to, until nothing is new. Papers and tables are only fetched. */
async function crawl(page: Page, start: string, crawled: Crawl, follows: RegExp = /^/): Promise<void> {
  const { seen, looksAtAll, complaints } = crawled
  const next = [start]
  seen.add(start)
  for (let path = next.shift(); path !== undefined; path = next.shift()) {
    const answer = await page.request.get(path)
    if (answer.status() !== 200) complaints.push(`${path}: ${answer.status()}`)
    if (!answer.headers()['content-type']?.startsWith('text/html')) continue
    const html = await answer.text()
    const frame = frameOf(/<main.*<\/main>/s.exec(html)?.[0] ?? html)
    if (looksAtAll || !opened.has(frame)) {
      opened.add(frame)
      await page.goto(path)
      complaints.push(...(await complaintsAbout(page)))
    }
    for (const link of linksOf(html, answer.url())) {
      if (seen.has(link) || !follows.test(link)) continue
      seen.add(link)
      next.push(link)
    }
  }
}

async function reads(look: Look, start: string): Promise<void> {
  const { page, faults } = await openWindow(address, look)
  const crawled: Crawl = { seen: new Set(), looksAtAll: true, complaints: [] }
  await crawl(page, start, crawled)
  ok(crawled.seen.size >= 60, `${crawled.seen.size} addresses were reached`)
  deepEqual([...crawled.complaints, ...faults], [])
}

const long = { timeout: 600_000 }

test('every page that a stranger reaches is free of complaints, in Kyrgyz on a phone without scripts', long, () =>
  reads(phone, '/'),
)

test('every page that a stranger reaches is free of complaints, in Russian at a desk', long, () => reads(desk, '/ru'))

test('every page of their own that the people of the demonstration reach is free of complaints', long, async () => {
  const complaints: string[] = []
  const before = opened.size
  for (const { key } of roles) {
    const { page, context, faults } = await openWindow(address, phone)
    const headers = { origin: address }
    const answer = await page.request.post('/demo/role', { form: { role: key, back: '/work' }, headers })
    equal(answer.status(), 200, key)
    const place = key.replace(/-(resident|leader|officer|head|council-secretary|commission-member|expert|monitor)$/, '')
    const own = new RegExp(
      `^/(${place}|work|account|outbox|register|days-off|municipalities|practices)(?!.*\\.(pdf|csv|json|ics))`,
    )
    await crawl(page, '/work', { seen: new Set(), looksAtAll: false, complaints }, own)
    complaints.push(...faults)
    await context.close()
  }
  ok(opened.size > before + 50, `${opened.size - before} pages of their own were looked at`)
  deepEqual([...new Set(complaints)], [])
})

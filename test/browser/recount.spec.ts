import { deepEqual, equal, match } from 'node:assert/strict'
import { test } from 'node:test'
import type { Page } from 'playwright-core'
import type { Language } from '../../lib/kernel/three.ts'
import { wordsIn } from '../../lib/platform/words.ts'
import { href } from '../../lib/ui/links.ts'
import { withoutTypesetting } from '../../lib/ui/typeset.ts'
import { complaintsAbout, desk, type Look, openWindow, phone } from '../support/browser.ts'
import { startDemo } from '../support/site.ts'

const { platform, address } = await startDemo()
const decided = await platform.db.read
  .selectFrom('calls.call as c')
  .innerJoin('municipalities.municipality as m', 'm.id', 'c.municipality_id')
  .innerJoin('tally.run as r', (join) =>
    join.onRef('r.municipality_id', '=', 'c.municipality_id').onRef('r.call_id', '=', 'c.id'),
  )
  .select(['m.slug as place', 'c.slug'])
  .where('r.certified_at', 'is not', null)
  .orderBy('m.slug')
  .executeTakeFirstOrThrow()
const call = `/${decided.place}/calls/${decided.slug}`

const file = `META
key;value
num_projects;2
num_votes;3
budget;100000
vote_type;approval
PROJECTS
project_id;cost;name
a;60000;Кудук
b;50000;Көпүрө
VOTES
voter_id;vote
1;a
2;a
3;b
`

/** What every test wants of its page: nothing written to the console, nothing asked of others, nothing axe minds. */
async function visit(look: Look, language: Language, path: string) {
  const { page, faults, context } = await openWindow(address, look)
  equal((await page.goto(href(language, path)))?.status(), 200)
  await page.waitForLoadState('load')
  deepEqual(await complaintsAbout(page), [])
  return { page, faults, context, t: wordsIn(language) }
}

async function result(page: Page): Promise<string> {
  await page.locator('#result table, #result .notice').first().waitFor()
  return withoutTypesetting((await page.locator('#result').textContent()) ?? '')
}

const phoneWithScripts: Look = { width: 360, scripts: true }

for (const [look, language] of [
  [phoneWithScripts, 'ky'],
  [desk, 'ru'],
] as const) {
  const window = `in ${language} at ${look.width} px`

  test(`the browser itself counts a call again and says whether it agrees, ${window}`, async () => {
    const { page, faults, t } = await visit(look, language, `${call}/outcome`)
    await page.getByRole('link', { name: t('tally.recount-title') }).click()
    await page.waitForURL(/recount$/)
    const workers: string[] = []
    page.on('worker', (worker) => workers.push(worker.url()))
    const fetched: string[] = []
    page.on('request', (request) => fetched.push(new URL(request.url()).pathname))
    equal(await page.getByText(t('tally.recount-with-scripts')).isVisible(), true)
    await page.getByRole('button', { name: t('tally.recount-button') }).click()
    match(await result(page), new RegExp(t('tally.recount-agrees')))
    equal(workers.length, 1)
    deepEqual(fetched.filter((path) => path.startsWith(call)).sort(), [
      `${call}/outcome/input.json`,
      `${call}/outcome/votes.pb`,
    ])
    equal(await page.evaluate('document.activeElement.id'), 'result')
    deepEqual(await complaintsAbout(page), [])
    deepEqual(faults, [])
  })

  test(`a dropped file is counted in the browser and sent nowhere, ${window}`, async () => {
    const { page, faults, t } = await visit(look, language, '/recount')
    const sent: string[] = []
    page.on('request', (request) => sent.push(request.method()))
    const dropped = await page.evaluateHandle(`(() => {
      const carried = new DataTransfer()
      carried.items.add(new File([${JSON.stringify(file)}], 'vote.pb'))
      return carried
    })()`)
    await page.locator('[data-recount="file"]').dispatchEvent('drop', { dataTransfer: dropped })
    const shown = await result(page)
    match(shown, /Кудук/)
    for (const rule of ['greedy', 'equal-shares', 'phragmen'] as const)
      match(shown, new RegExp(t(`tally.what-if-rule-${rule}`)))
    deepEqual(
      sent.filter((method) => method !== 'GET'),
      [],
    )
    deepEqual(await complaintsAbout(page), [])
    deepEqual(faults, [])
  })

  test(`a file with a fault is told with its line before it leaves the browser, ${window}`, async () => {
    const { page, faults, t } = await visit(look, language, '/recount')
    const buffer = Buffer.from(file.replace('50000', 'many'))
    await page.getByLabel(t('tally.what-if-file'), { exact: true }).setInputFiles({
      name: 'vote.pb',
      mimeType: 'text/plain',
      buffer,
    })
    await page.getByRole('button', { name: t('tally.what-if-count') }).click()
    const where = t('tally.count-file-in-column', { line: 10, column: 3, what: t('tally.what-if-fault-amount') })
    match(await result(page), new RegExp(`${where}.*many`))
    deepEqual(await complaintsAbout(page), [])
    deepEqual(faults, [])
  })
}

test('a count that goes on for long shows how far it is, and ends when somebody stops it', async () => {
  const { page, faults, t } = await visit(desk, 'ky', '/recount')
  const projects = Array.from({ length: 300 }, (_, at) => `p${at};${1_000_003 + at * 7919};`)
  const ballots = Array.from(
    { length: 40 },
    (_, at) => `${at};${[at, at + 60, at + 150, at + 220].map((p) => `p${p}`)}`,
  )
  const long = [
    ['META', 'key;value', 'num_projects;300', 'num_votes;40', 'budget;90000000.0001', 'vote_type;approval'],
    ['PROJECTS', 'project_id;cost;name', ...projects],
    ['VOTES', 'voter_id;vote', ...ballots],
  ]
  const buffer = Buffer.from(long.flat().join('\n'))
  await page.getByLabel(t('tally.what-if-file'), { exact: true }).setInputFiles({
    name: 'vote.pb',
    mimeType: 'text/plain',
    buffer,
  })
  await page.getByRole('button', { name: t('tally.what-if-count') }).click()
  const stop = page.getByRole('button', { name: t('tally.recount-cancel') })
  await stop.waitFor()
  match((await page.locator('[data-recount-progress]').textContent()) ?? '', /…|:/)
  await stop.click()
  equal(await stop.isVisible(), false)
  equal(await page.locator('#result table').count(), 0)
  deepEqual(faults, [])
})

test('where a published file does not come, the page says so, and the button may be pressed again', async () => {
  const { page, context, t } = await visit(desk, 'ky', `${call}/recount`)
  await context.route('**/votes.pb', (route) => route.abort())
  await page.getByRole('button', { name: t('tally.recount-button') }).click()
  await page.getByText(t('tally.recount-failed')).waitFor()
  await context.unroute('**/votes.pb')
  await page.getByRole('button', { name: t('tally.recount-button') }).click()
  match(await result(page), new RegExp(t('tally.recount-agrees')))
  equal(await page.getByText(t('tally.recount-failed')).isVisible(), false)
})

test('without scripts the server counts a call and a file, and says that it did', async () => {
  const { page, faults, t } = await visit(phone, 'ky', `${call}/recount`)
  equal(await page.getByText(t('tally.recount-without-scripts')).isVisible(), true)
  await page.getByRole('button', { name: t('tally.recount-button') }).click()
  await page.waitForURL(/counted=server/)
  match(await result(page), new RegExp(`${t('tally.recount-server-agrees')}.*${t('tally.recount-server-counted')}`))
  deepEqual(await complaintsAbout(page), [])
  await page.goto('/recount')
  const chosen = page.getByLabel(t('tally.what-if-file'), { exact: true })
  await chosen.setInputFiles({ name: 'vote.pb', mimeType: 'text/plain', buffer: Buffer.from(file) })
  await page.getByRole('button', { name: t('tally.what-if-count') }).click()
  match(await result(page), /Кудук/)
  deepEqual(await complaintsAbout(page), [])
  deepEqual(faults, [])
})

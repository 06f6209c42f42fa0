import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { queryCount } from '../lib/platform/db.ts'
import { testPlatform } from '../test/support/database.ts'
import { pagesOf } from '../test/support/pages.ts'
import { anInitiative, smallTown } from '../test/worlds/small-town.ts'
import { allRoutes } from './routes.ts'

const platform = await testPlatform()
const town = await smallTown(platform)
const { people } = town
await anInitiative(platform, { ...town.poll, leaderId: people.aigul, number: 1, title: 'Жарык жол', stage: 'works' })
const pages = await pagesOf(platform, allRoutes)

const doorsOf = (html: string) =>
  [...(/<ul class="doors">.*?<\/ul>/s.exec(html)?.[0] ?? '').matchAll(/href="([^"]*)"/g)].map(([, path]) => path)

test('whoever works somewhere finds what may be begun there, and nothing else', async () => {
  const officer = await (await pages.as(people.aibek)).get('/ru/work')
  deepEqual(
    doorsOf(officer.html),
    ['calls/new', 'regulation/new', 'settings', 'calls', 'initiatives', 'regulation'].map(
      (end) => `/ru/kara-suu/${end}`,
    ),
  )
  const monitor = await (await pages.as(people.bakyt)).get('/work')
  deepEqual(doorsOf(monitor.html), ['/kara-suu/calls', '/kara-suu/initiatives', '/kara-suu/regulation'])
})

test('whoever leads an initiative finds it, wherever it stands', async () => {
  const { html } = await (await pages.as(people.aigul)).get('/work')
  match(html, /href="\/kara-suu\/initiatives\/1">Жарык жол</)
  deepEqual(doorsOf(html), [])
  doesNotMatch((await (await pages.as(people.ulan)).get('/work')).html, /Жарык жол/)
})

test('the page of work asks the database at most eight times', async () => {
  const officer = await pages.as(people.aibek)
  const counted = { count: 0, texts: [] }
  await queryCount.run(counted, () => officer.get('/work'))
  ok(counted.count > 0 && counted.count <= 8, `${counted.count} queries`)
})

test('whoever may not come in reads who may', async () => {
  const page = await (await pages.as(people.ulan)).get('/ru/kara-suu/settings')
  equal(page.status, 403)
  match(page.html, /Это делает: специалист айыл окмоту, глава айыл окмоту\./)
})

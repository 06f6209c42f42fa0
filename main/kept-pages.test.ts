import assert from 'node:assert/strict'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { after, test } from 'node:test'
import { gunzipSync } from 'node:zlib'
import { get } from '../src/people/people.visit.ts'
import { testPlatform } from '../test/support/database.ts'
import { pagesOf } from '../test/support/pages.ts'
import { aPerson } from '../test/worlds/small-town.ts'
import { buildApp } from './app.tsx'

const platform = await testPlatform()
let known = 'one'
let drawings = 0
const route = get('/listed', 'public.read', async ({ t }) => ({
  kind: 'page',
  title: t('ui.name'),
  body: null,
  kept: {
    madeFrom: known,
    body: async () => {
      drawings += 1
      return { drawn: `page of ${known}`, madeFrom: known }
    },
  },
}))
const assetsFolder = await mkdtemp(join(tmpdir(), 'demilge-assets-'))
const app = await buildApp({ platform, routes: [route], assetsFolder, trustedProxy: undefined })
after(() => app.close())

function ask(headers: Record<string, string> = {}, url = '/listed') {
  return app.inject({ url, headers: { 'accept-encoding': 'gzip, br', ...headers } })
}

test('a page that many ask for is drawn once for what the database knows, and anew for what is new', async () => {
  const first = await ask()
  const again = await ask()
  assert.equal(drawings, 1)
  assert.deepEqual(again.rawPayload, first.rawPayload)
  assert.match(gunzipSync(first.rawPayload).toString(), /page of one/)
  known = 'two'
  assert.match(gunzipSync((await ask()).rawPayload).toString(), /page of two/)
  assert.equal(drawings, 2)
})

test('each language has a page of its own', async () => {
  const [kyrgyz, russian] = [await ask(), await ask({}, '/ru/listed')]
  assert.match(gunzipSync(kyrgyz.rawPayload).toString(), /lang="ky"/)
  assert.match(gunzipSync(russian.rawPayload).toString(), /lang="ru"/)
})

test('a browser that has the page is told that it is the same, until it is not', async () => {
  const tag = String((await ask()).headers.etag)
  assert.equal((await ask({ 'if-none-match': tag })).statusCode, 304)
  known = 'three'
  assert.equal((await ask({ 'if-none-match': tag })).statusCode, 200)
})

test('what cannot be unpacked is sent unpacked', async () => {
  const answer = await ask({ 'accept-encoding': 'identity' })
  assert.equal(answer.headers['content-encoding'], undefined)
  assert.match(answer.body, /page of three/)
})

test('who is signed in gets a page of their own, which nobody may keep', async () => {
  const pages = await pagesOf(platform, [route])
  const aigul = await pages.as(await aPerson(platform, { name: 'Айгүл Токтосунова' }))
  const before = drawings
  assert.match((await aigul.get('/listed')).html, /Айгүл Токтосунова/)
  assert.equal(drawings, before + 1)
  assert.ok(
    !gunzipSync((await ask()).rawPayload)
      .toString()
      .includes('Айгүл'),
  )
})

import assert from 'node:assert/strict'
import { beforeEach, describe, it } from 'node:test'
import { queryCount } from '../lib/platform/db.ts'
import { whyNoSlug } from '../src/municipalities/address.rules.ts'
import { testPlatform } from '../test/support/database.ts'
import { pagesOf } from '../test/support/pages.ts'
import { registerOf } from '../test/worlds/register.ts'
import { allRoutes } from './routes.ts'

const platform = await testPlatform()
const { empty, add } = registerOf(platform, { kind: 'system' })
const anybody = await (await pagesOf(platform, allRoutes)).as()

beforeEach(empty)

const village = (name: string) => ({ names: { ky: name, ru: name, en: name } })

describe('the front page', () => {
  it('finds a village without Kyrgyz letters and leads to its municipality', async () => {
    await add({ villages: [village('Дүрбөлжүн')] })
    const page = await anybody.get('/ru?place=дурболжун')
    assert.ok(page.html.includes('href="/ru/baetov"') && page.html.includes('Дүрбөлжүн'))
    assert.ok(page.html.includes('href="/?place=%D0%B4'), 'the search stays when the language changes')
  })

  it('shows twenty places at most, and says that there are more', async () => {
    await add({ villages: Array.from({ length: 21 }, (_, at) => village(`Ак-Суу ${at + 1}`)) })
    const page = await anybody.get('/?place=ак-суу')
    assert.equal(page.html.match(/Ак-Суу \d+/g)?.length, 20)
    assert.ok(page.html.includes('Алгачкы 20'))
  })

  it('keeps what was typed when nothing is found, harmless', async () => {
    const page = await anybody.get(`/?place=${encodeURIComponent('"><script>alert(1)</script>')}`)
    assert.ok(page.html.includes('табылган жок'))
    assert.ok(!page.html.includes('<script>alert'))
    assert.equal((await anybody.get(`/?place=${'а'.repeat(5000)}`)).status, 200)
  })

  it('asks the database at most eight times, as does the page of a municipality', async () => {
    await add()
    for (const path of ['/', '/?place=баетов', '/baetov', '/municipalities']) {
      const counter = { count: 0, texts: [] as string[] }
      await queryCount.run(counter, async () => assert.equal((await anybody.get(path)).status, 200))
      // The visit takes one more, which does not pass through the counter.
      assert.ok(counter.count + 1 <= 8, `${path}: ${counter.count + 1}`)
    }
  })
})

describe('help, privacy, accessibility and open data', () => {
  for (const path of ['/help', '/about/privacy', '/about/accessibility', '/data']) {
    it(`${path} is there in three languages`, async () => {
      for (const language of ['', '/ru', '/en']) assert.equal((await anybody.get(`${language}${path}`)).status, 200)
    })
  }
})

describe('addresses', () => {
  it('of the product can be taken by no municipality', () => {
    const own = allRoutes.map(({ path }) => path.split('/')[1] ?? '').filter((part) => part !== '' && part[0] !== ':')
    for (const part of new Set(own)) assert.equal(whyNoSlug(part), 'reserved-address', part)
  })
})

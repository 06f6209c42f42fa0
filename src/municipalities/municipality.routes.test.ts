import assert from 'node:assert/strict'
import { before, beforeEach, describe, it } from 'node:test'
import sharp from 'sharp'
import { addDays, dateOf } from '../../lib/kernel/civil-date.ts'
import { inTransaction } from '../../lib/platform/db.ts'
import { testPlatform } from '../../test/support/database.ts'
import { formOn, type Person, pagesOf, problemOf } from '../../test/support/pages.ts'
import { registerOf } from '../../test/worlds/register.ts'
import { aPerson } from '../../test/worlds/small-town.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import { renameMunicipality, succeedMunicipality } from './index.ts'
import { municipalityRoutes } from './municipality.routes.tsx'

const platform = await testPlatform()
const now = await platform.db.now()
const today = dateOf(now)
const by = { kind: 'system' } as const
const { empty, add, known } = registerOf(platform, by)
const pages = await pagesOf(platform, municipalityRoutes)
const anybody = await pages.as()
const names = { ky: 'Ак-Талаа айыл аймагы', ru: 'Ак-Талинский айылный аймак', en: 'Ak-Talaa aiyl aimak' }

let id: MunicipalityId
let officer: Person

beforeEach(async () => {
  await empty()
  id = await add()
  officer = await pages.as(await aPerson(platform, { name: 'Айбек Осмонов', role: 'officer', municipalityId: id, now }))
})

describe('the page of a municipality', () => {
  it('says where it is, its villages, and that nobody can be reached yet', async () => {
    const page = await anybody.get('/baetov')
    assert.equal(page.status, 200)
    for (const words of ['Баетов айыл аймагы', 'Ак-Талаа району, Нарын облусу', 'Баетово – 7', 'азырынча жазыла элек'])
      assert.ok(page.html.includes(words), words)
  })

  it('leads from the address of before to the present one, in the language of the visitor', async () => {
    await inTransaction(platform.db, (tx) => renameMunicipality(tx, by, { id, slug: 'ak-talaa', names }))
    assert.equal((await anybody.get('/baetov')).location, '/ak-talaa')
    assert.equal((await anybody.get('/ru/baetov')).location, '/ru/ak-talaa')
    const page = await anybody.get('/ak-talaa')
    assert.ok(page.html.includes('Баетов айыл аймагы'))
  })

  it('says who came after it when it is no more, and before that when it will end', async () => {
    const successor = await add({ slug: 'ak-talaa', names, villages: [] })
    const on = addDays(today, 1)
    await inTransaction(platform.db, (tx) => succeedMunicipality(tx, by, { id, on, successors: [successor] }))
    const before = await anybody.get('/baetov')
    assert.ok(before.html.includes('жоюлат') && before.html.includes('href="/ak-talaa"'))
    await platform.db.pool.query('update municipalities.municipality set valid_to = $1 where id = $2', [today, id])
    const page = await anybody.get('/ru/baetov')
    assert.ok(page.html.includes('больше нет') && page.html.includes('href="/ru/ak-talaa"'))
    assert.ok(!page.html.includes('Связь с айыл окмоту'))
  })

  it('is none for an address that nobody ever had', async () => {
    for (const path of ['/nobody', '/nobody/settings', '/nobody/accent.css'])
      assert.equal((await anybody.get(path)).status, 404, path)
  })

  it('stands in the list and in the file of open data, which holds no formula', async () => {
    assert.ok((await anybody.get('/en/municipalities')).html.includes('Baetov aiyl aimak'))
    await platform.db.pool.query("update municipalities.village set name_en = '=1+1'")
    const { html, type } = await anybody.get('/ru/data/municipalities.csv')
    assert.match(type, /^text\/csv/)
    assert.ok(html.startsWith('\ufeffадрес;вид;') && html.includes(";'=1+1;"))
  })
})

describe('the settings of a municipality', () => {
  const path = '/baetov/settings'

  it('are for its officer and head alone', async () => {
    assert.equal((await officer.get(path)).status, 200)
    assert.equal((await anybody.get(path)).status, 303)
    await add({ slug: 'kosh-dobo' })
    assert.equal((await officer.get('/kosh-dobo/settings')).status, 403)
    assert.ok((await officer.get('/baetov')).html.includes('href="/baetov/settings"'))
    assert.ok(!(await anybody.get('/baetov')).html.includes('href="/baetov/settings"'))
  })

  it('are saved, and the colour shows at once', async () => {
    const form = { ...formOn((await officer.get(path)).html, path), phone: '03943 5-12-34', accent: 'cherry' }
    assert.equal((await officer.post(path, form)).location, `${path}?saved`)
    const page = await anybody.get('/baetov')
    assert.ok(page.html.includes('href="tel:+996394351234"') && page.html.includes('/baetov/accent.css?v=8c2f39'))
    const again = formOn((await officer.get(path)).html, path)
    assert.deepEqual([again['phone'], again['accent'], again['version']], ['0394351234', 'cherry', '1'])
  })

  it('come back with what was typed and the problem beside each field', async () => {
    const typed = {
      version: '0',
      phone: '12',
      email: 'жок',
      address: 'а'.repeat(201),
      accent: 'own',
      ownAccent: '#ffee00',
    }
    const page = await officer.post(path, typed)
    assert.equal(page.status, 422)
    for (const field of ['phone', 'email', 'address', 'ownAccent']) assert.ok(problemOf(page.html, field), field)
    const kept = formOn(page.html, path)
    assert.deepEqual([kept['phone'], kept['email'], kept['ownAccent'], kept['accent']], ['12', 'жок', '#ffee00', 'own'])
    for (const ownAccent of ['', 'көк', '#zzzzzz'])
      assert.ok(problemOf((await officer.post(path, { ...typed, ownAccent })).html, 'ownAccent'), ownAccent)
  })

  it('keep a photograph over the mending of other fields, and drop it when asked', async () => {
    const bytes = await sharp({ create: { width: 40, height: 20, channels: 3, background: '#777' } })
      .png()
      .toBuffer()
    const fields = { version: '0', accent: 'default', phone: '12' }
    const refused = await officer.send(path, fields, { picture: { name: 'place.png', bytes } })
    assert.equal(refused.status, 422)
    const mended = { ...formOn(refused.html, path), phone: '' }
    assert.equal((await officer.post(path, mended)).status, 303)
    assert.match((await anybody.get('/baetov')).html, /\/pictures\/[0-9a-f]{64}-320\.webp/)
    const form = { ...formOn((await officer.get(path)).html, path), removePicture: 'yes' }
    assert.equal((await officer.post(path, form)).status, 303)
    assert.doesNotMatch((await anybody.get('/baetov')).html, /<img/)
  })

  it('refuse what is no picture, and a picture that never was sent', async () => {
    const fields = { version: '0', accent: 'default' }
    const page = await officer.send(path, fields, { picture: { name: 'a.png', bytes: 'not a picture' } })
    assert.ok(problemOf(page.html, 'picture'))
    assert.equal((await officer.post(path, { ...fields, kept: `${'a'.repeat(64)}.10.10` })).status, 303)
    assert.doesNotMatch((await anybody.get('/baetov')).html, /<img/)
  })

  it('say so when somebody saved first, and are saved on the second press', async () => {
    const form = { version: '0', accent: 'default', address: 'Баетово' }
    assert.equal((await officer.post(path, form)).status, 303)
    const late = await officer.post(path, { ...form, address: 'Ак-Талаа' })
    assert.equal(late.status, 409)
    const second = formOn(late.html, path)
    assert.equal(second['address'], 'Ак-Талаа')
    assert.equal((await officer.post(path, second)).status, 303)
  })

  it('refuse a form without a version', async () => {
    assert.equal((await officer.post(path, { accent: 'default' })).status, 422)
  })
})

describe('the colour of a municipality', () => {
  it('is a sheet that may be kept for ever under its colour, and for a minute without', async () => {
    const none = await anybody.get('/baetov/accent.css')
    assert.deepEqual([none.status, none.html], [200, ''])
    await officer.post('/baetov/settings', { version: '0', accent: 'own', ownAccent: '#0B5C66' })
    const sheet = await anybody.get('/baetov/accent.css?v=0b5c66')
    assert.match(sheet.html, /--accent:#0b5c66/)
    assert.match(sheet.type, /^text\/css/)
  })
})

describe('the import of the register', () => {
  let operator: Person
  before(async () => {
    operator = await pages.as(await aPerson(platform, { name: 'Азамат Исаков', role: 'operator', now }))
  })
  const path = '/register/import'
  const heading = 'дарек;түрү;облус;аталышы кыргызча;аталышы орусча;аталышы англисче\r\n'
  const send = (bytes: Buffer | string, name = 'register.csv') => operator.send(path, {}, { file: { name, bytes } })

  it('is for the operator alone', async () => {
    assert.equal((await officer.get(path)).status, 403)
    assert.equal((await operator.get(path)).status, 200)
    const links = (page: { html: string }) => page.html.includes('href="/register/import"')
    assert.ok(links(await operator.get('/municipalities')) && !links(await officer.get('/municipalities')))
    assert.equal((await officer.get(`${path}/sample.csv`)).status, 403)
  })

  it('shows what would change, and changes it only when it is confirmed', async () => {
    const sent = await send(`${heading}naryn;шаар;Нарын;Нарын шаары;город Нарын;Naryn city\r\n`)
    assert.match(sent.location ?? '', /^\/register\/import\/[0-9a-f]{64}$/)
    const preview = await operator.get(sent.location ?? '')
    assert.ok(preview.html.includes('Нарын шаары (naryn)') && preview.html.includes('Кошулат'))
    assert.equal(await known('naryn'), undefined)
    const confirmed = await operator.post(`${sent.location}/confirmation`, {})
    assert.equal(confirmed.location, `${sent.location}?done`)
    assert.equal((await known('naryn'))?.names.en, 'Naryn city')
    const done = await operator.get(confirmed.location ?? '')
    assert.ok(done.html.includes('Реестр жаңырды') && !done.html.includes('confirmation"'))
    assert.equal((await operator.post(`${sent.location}/confirmation`, {})).status, 303)
  })

  it('reports rows with line, column and reason, and cannot be confirmed', async () => {
    const sent = await send(`${heading}naryn;шаар;Нарын;"Нарын\nшаары";=cmd|1;Naryn\r\nosh;кыштак;Ош;Ош;Ош;Osh\r\n`)
    const preview = await operator.get(`/ru${sent.location}`)
    assert.match(preview.html, />2<.*название по-русски.*«=cmd\|1» начинается как формула/s)
    assert.match(preview.html, />4<.*вид.*Вида «кыштак» нет/s)
    assert.ok(!preview.html.includes('/confirmation'))
    assert.equal((await operator.post(`${sent.location}/confirmation`, {})).status, 422)
    assert.equal(await known('naryn'), undefined)
  })

  it('reads the old code page, and warns of the letters it does not have', async () => {
    const russian = 'адрес;вид;область;название по-кыргызски;название по-русски;название по-английски\n'
    const sent = await send(cp1251(`${russian}naryn;город;Нарын;Нарын шаары;город Нарын;Naryn city\n`))
    assert.ok((await operator.get(`/ru${sent.location}`)).html.includes('старой кодировке'))
  })

  const refused: [string, Buffer | string, string][] = [
    ['a workbook', Buffer.from('PK\x03\x04', 'latin1'), 'CSV түрүндө сактап'],
    ['what is no text', Buffer.from('a;b\n\0\0'), 'CSV эмес'],
    ['headings alone', heading, 'маалымат жок'],
    ['a quote that is not closed', `${heading}"naryn;шаар\n`, '2-сапта ачылган'],
    ['a stray quote', `${heading}na"r"yn;шаар\n`, '2-сапта тырмакча туура эмес'],
    ['columns missing', 'дарек;түрү\nnaryn;шаар\n', 'облус, аталышы кыргызча'],
    ['more rows than a country has', `${heading}${'a\n'.repeat(20_001)}`, '20 000'],
    ['more than ten megabytes', Buffer.alloc(10 * 1024 * 1024 + 1, 'a'), '10 МБдан чоң'],
  ]
  for (const [what, bytes, words] of refused) {
    it(`refuses ${what} beside the field`, async () => {
      const page = await send(bytes)
      assert.equal(page.status, 422)
      const problem = problemOf(page.html, 'file')?.replaceAll('\u00a0', ' ')
      assert.ok(problem?.includes(words), problem)
    })
  }

  it('asks for a file when none was chosen', async () => {
    assert.ok(problemOf((await operator.send(path, {}, {})).html, 'file'))
    assert.ok(problemOf((await operator.post(path, {})).html, 'file'))
  })

  it('knows only files that were sent', async () => {
    for (const digest of ['a'.repeat(64), '..%2f..%2fmaster.key', 'x']) {
      assert.equal((await operator.get(`${path}/${digest}`)).status, 404)
      assert.equal((await operator.post(`${path}/${digest}/confirmation`, {})).status, 404)
    }
  })

  it('offers a sample that can be imported as it is', async () => {
    const sample = await operator.get(`/en${path}/sample.csv`)
    const sent = await send(sample.bytes)
    const preview = await operator.get(sent.location ?? '')
    assert.ok(preview.html.includes('Каракол шаары (karakol)') && preview.html.includes('/confirmation'))
  })
})

/** Russian letters as old office programs wrote them. */
function cp1251(text: string): Buffer {
  return Buffer.from(
    [...text].map((letter) => {
      const code = letter.charCodeAt(0)
      return code < 128 ? code : code - 0x410 + 0xc0
    }),
  )
}

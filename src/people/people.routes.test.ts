import { deepEqual, doesNotMatch, equal, match, ok } from 'node:assert/strict'
import { after, test } from 'node:test'
import { Secret, TOTP } from 'otpauth'
import type { Platform } from '../../lib/platform/platform.ts'
import { buildApp } from '../../main/app.tsx'
import { allRoutes } from '../../main/routes.ts'
import { assetsFolder } from '../../main/run.ts'
import { testPlatform } from '../../test/support/database.ts'
import { formOn, problemOf } from '../../test/support/pages.ts'
import { smallTown } from '../../test/worlds/small-town.ts'
import { buildAssets } from '../../tools/build-assets.ts'

const platform = await testPlatform()
await buildAssets({ outFolder: assetsFolder })
const { municipalityId, people } = await smallTown(platform)
const open = async (over: Platform) => {
  const app = await buildApp({
    platform: over,
    routes: allRoutes,
    assetsFolder,
    trustedProxy: '127.0.0.1',
    postsPerMinute: 10_000,
  })
  after(() => app.close())
  return app
}
const app = await open(platform)
const production = await open({ ...platform, mode: 'production' })

type Answered = { readonly status: number; readonly html: string; readonly location: string; readonly cookie: string }
let windows = 0

/** A browser with a cookie jar, from a network of its own. */
function openWindow(site = app) {
  windows += 1
  const network = `10.${windows >> 8}.${windows & 255}.7`
  let token = ''
  const ask = async (method: 'GET' | 'POST', url: string, fields?: Record<string, string>): Promise<Answered> => {
    const answer = await site.inject({
      method,
      url,
      headers: {
        origin: platform.origin,
        cookie: token === '' ? '' : `demilge=${token}`,
        'x-forwarded-for': network,
        ...(fields ? { 'content-type': 'application/x-www-form-urlencoded' } : {}),
      },
      ...(fields ? { payload: new URLSearchParams(fields).toString() } : {}),
    })
    const given = answer.cookies.find(({ name }) => name === 'demilge')
    if (given) token = given.value
    return {
      status: answer.statusCode,
      html: answer.body,
      location: String(answer.headers.location ?? ''),
      cookie: String(answer.headers['set-cookie'] ?? ''),
    }
  }
  return {
    get: (url: string) => ask('GET', url),
    post: (url: string, fields: Record<string, string>) => ask('POST', url, fields),
    token: () => token,
  }
}
type Window = ReturnType<typeof openWindow>
async function lastCode(): Promise<string> {
  const row = await platform.db.read
    .selectFrom('people.message')
    .select('body_sealed')
    .orderBy('written_at', 'desc')
    .limit(1)
    .executeTakeFirstOrThrow()
  const body = row.body_sealed ? platform.keys.open('people/message', row.body_sealed) : ''
  return /: (\d{6})\./.exec(body)?.[1] ?? ''
}

/** Up to the page that asks for the code; with the code that was sent. */
async function askedForCode(window: Window, address: string, next = '') {
  const started = await window.post('/account/sign-in', { address, next })
  equal(started.status, 303)
  const page = await window.get(started.location)
  return { page, fields: formOn(page.html, '/account/sign-in/code') as Record<string, string>, code: await lastCode() }
}

async function join(window: Window, address: string, next = ''): Promise<Answered> {
  const { fields, code } = await askedForCode(window, address, next)
  const welcome = await window.post('/account/sign-in/code', { ...fields, code })
  const asked = formOn(welcome.html, '/account/welcome') as Record<string, string>
  return window.post('/account/welcome', { ...asked, name: 'Айгүл Токтосунова', home: municipalityId, consent: 'yes' })
}

test('a newcomer goes from the address over the code and their name to where they were going', async () => {
  const window = openWindow()
  const { page, fields, code } = await askedForCode(window, ' 0555 12 34 56 ', '/kara-suu/calls/2026')
  match(page.html, /\+996555123456/)
  const welcome = await window.post('/account/sign-in/code', {
    ...fields,
    code: `${code.slice(0, 3)} ${code.slice(3)}`,
  })
  deepEqual([welcome.status, window.token()], [200, ''])
  const asked = formOn(welcome.html, '/account/welcome') as Record<string, string>
  const bare = await window.post('/account/welcome', { ...asked, name: 'Aйгүл', home: municipalityId })
  equal(bare.status, 422)
  match(problemOf(bare.html, 'name') ?? '', /Aйгүл/)
  ok(problemOf(bare.html, 'consent'))
  match(bare.html, new RegExp(`value="${municipalityId}" selected`))
  const joined = await window.post('/account/welcome', {
    ...asked,
    name: 'Айгүл',
    home: municipalityId,
    consent: 'yes',
  })
  deepEqual([joined.status, joined.location], [303, '/kara-suu/calls/2026'])
  match(joined.cookie, /HttpOnly/)
  match(joined.cookie, /SameSite=Lax/)
  match((await window.get('/account')).html, /Айгүл/)
})

test('a way back that leads elsewhere is not followed', async () => {
  for (const trick of ['//evil.kg', '/\\evil.kg', 'https://evil.kg', '/%09/evil.kg/../..//evil.kg\n', '/бет']) {
    const window = openWindow()
    const { location } = await join(window, `trick-${windows}@example.kg`, trick)
    equal(location, '/account')
  }
})

test('a known and an unknown address get the same page', async () => {
  await join(openWindow(), 'known@example.kg')
  const said = async (address: string) => {
    const { html, status } = (await askedForCode(openWindow(), address)).page
    return { status, html: html.replaceAll(address, 'X').replace(/[0-9a-f-]{36}/g, 'ID') }
  }
  deepEqual(await said('known@example.kg'), await said('other@example.kg'))
})

test('a wrong code says how many tries are left, and the fifth closes it', async () => {
  const window = openWindow()
  const { fields, code } = await askedForCode(window, 'wrong@example.kg')
  const wrong = code === '000000' ? '000001' : '000000'
  equal(
    problemOf((await window.post('/account/sign-in/code', { ...fields, code: '12' })).html, 'code'),
    'Код 6 сандан турат',
  )
  equal(
    problemOf((await window.post('/account/sign-in/code', { ...fields, code: '١٢٣٤٥٦' })).html, 'code'),
    'Код 6 сандан турат',
  )
  for (const left of [4, 3, 2, 1, 0]) {
    const answer = await window.post('/account/sign-in/code', { ...fields, code: wrong })
    match(problemOf(answer.html, 'code') ?? '', new RegExp(`Дагы ${left} жолу`))
  }
  const closed = await window.post('/account/sign-in/code', { ...fields, code })
  deepEqual([closed.status, window.token()], [422, ''])
})

test('the fourth code of an hour is refused with what to do, whether sent again or asked anew', async () => {
  const window = openWindow()
  const { fields } = await askedForCode(window, 'often@example.kg')
  const again = await window.post('/account/sign-in/resend', { challenge: fields['challenge'] ?? '', next: '' })
  match(again.location, /^\/account\/sign-in\/code\?challenge=/)
  await askedForCode(window, 'often@example.kg')
  const resent = await window.post('/account/sign-in/resend', { challenge: fields['challenge'] ?? '', next: '' })
  const anew = await window.post('/account/sign-in', { address: 'often@example.kg' })
  deepEqual([resent.status, anew.status], [429, 429])
  match(anew.html, /value="often@example.kg"/)
})

test('what cannot be a phone or an address is said beside the field, and kept', async () => {
  const window = openWindow()
  for (const [typed, said] of [
    ['0312 66 11 22', /мобилдик номерин/],
    ['aigul@', /Электрондук дарек/],
    ['', /толтуруңуз/],
  ] as const) {
    const { status, html } = await window.post('/account/sign-in', { address: typed })
    equal(status, 422)
    match(problemOf(html, 'address') ?? '', said)
    if (typed) ok(html.includes(`value="${typed}"`))
  }
})

const giveRole = (by: Window, name: string, address: string, role: string) =>
  by.post('/kara-suu/people', { name, address, role })

async function headsWindow(): Promise<Window> {
  const window = openWindow()
  await platform.db.kysely
    .insertInto('people.demo_role')
    .values({ key: 'head', person_id: people.gulnara, municipality_id: municipalityId, role: 'head', position: 1 })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const { status, location } = await window.post('/demo/role', { role: 'head', back: '/kara-suu' })
  deepEqual([status, location], [303, '/kara-suu'])
  return window
}

test('the head gives a role; its bearer is told, sets up a second factor, works, and loses it at once', async () => {
  const head = await headsWindow()
  const bad = await giveRole(head, '', 'x', 'operator')
  equal(bad.status, 422)
  deepEqual(
    ['name', 'address', 'role'].map((field) => problemOf(bad.html, field) !== undefined),
    [true, true, true],
  )
  equal(
    (await giveRole(head, 'Асель Турдубаева', '0700 12 34 56', 'officer')).location,
    '/kara-suu/people?done=granted',
  )
  equal((await giveRole(head, 'Асель Турдубаева', '+996700123456', 'officer')).status, 422)

  const asel = openWindow()
  const { fields, code } = await askedForCode(asel, '0700123456')
  const signedIn = await asel.post('/account/sign-in/code', { ...fields, code })
  equal(signedIn.location, '/account/second-factor?next=%2Fwork')
  match((await asel.get('/kara-suu/calls/new')).location, /^\/account\/second-factor\?next=/)

  equal((await asel.post('/account/second-factor/totp', { next: '/work' })).status, 303)
  const page = (await asel.get('/account/second-factor?next=/work')).html
  match(page, /src="data:image\/svg\+xml;base64,/)
  const secret = (/<code>([A-Z2-7 ]+)<\/code>/.exec(page)?.[1] ?? '').replaceAll(' ', '')
  const before = asel.token()
  const passed = await asel.post('/account/second-factor', { next: '/work', code: await codeNow(secret) })
  deepEqual([passed.location, asel.token() === before], ['/work', false])
  equal((await asel.get('/kara-suu/calls/new')).status, 200)
  equal((await asel.get('/kara-suu/people')).status, 403)

  const removed = await asel.post('/account/second-factor/removal', { factor: 'totp' })
  equal(removed.location, '/account?refused=last-factor')
  match((await asel.get('/account?refused=last-factor')).html, /жок дегенде бир коргоо/)
  equal(
    (await asel.post('/account/second-factor/removal', { factor: 'x' })).location,
    '/account?refused=no-such-factor',
  )
  equal((await asel.post('/account/second-factor/totp', { next: '/work' })).status, 422)

  const list = (await head.get('/kara-suu/people')).html
  const grant = /Асель Турдубаева[\s\S]*?name="grant" value="([0-9a-f-]+)"/.exec(list)?.[1] ?? ''
  equal((await head.post('/kara-suu/people/ending', { grant })).location, '/kara-suu/people?done=ended')
  equal((await asel.get('/kara-suu/calls/new')).status, 403)
  equal((await head.post('/kara-suu/people/ending', { grant })).status, 422)
})

/** What the phone shows. */
async function codeNow(secret: string): Promise<string> {
  return new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: await platform.db.now() })
}

test('nobody ends their own role', async () => {
  const head = await headsWindow()
  const { html } = await head.get('/kara-suu/people')
  const own = await platform.db.read
    .selectFrom('people.role_grant')
    .select('id')
    .where('person_id', '=', people.gulnara)
    .executeTakeFirstOrThrow()
  doesNotMatch(html, new RegExp(own.id))
  equal((await head.post('/kara-suu/people/ending', { grant: own.id })).status, 422)
  equal((await head.get('/kara-suu/people')).status, 200)
})

test('one press ends all other sessions, another this one', async () => {
  const [phone, desk] = [openWindow(), openWindow()]
  await join(phone, 'two@example.kg')
  const { fields, code } = await askedForCode(desk, 'two@example.kg')
  await desk.post('/account/sign-in/code', { ...fields, code })
  match((await desk.get('/account')).html, /Башка түзмөк/)
  equal((await desk.post('/account/sign-out-elsewhere', {})).status, 303)
  match((await phone.get('/account')).location, /sign-in/)
  doesNotMatch((await desk.get('/account')).html, /Башка түзмөк</)
  equal((await desk.post('/account/sign-out', {})).location, '/')
  match((await desk.get('/account')).location, /sign-in/)
})

test('the name and home of an account are changed, and a made-up home is none', async () => {
  const window = openWindow()
  await join(window, 'change@example.kg')
  equal((await window.post('/account', { name: '', home: '' })).status, 422)
  equal((await window.post('/account', { name: 'Нурлан', home: 'made-up' })).location, '/account?done=saved')
  match((await window.get('/account?done=saved')).html, /Сакталды/)
  const row = await platform.db.read
    .selectFrom('people.person')
    .select(['name', 'home_municipality_id'])
    .where('name', '=', 'Нурлан')
    .executeTakeFirstOrThrow()
  equal(row.home_municipality_id, null)
})

test('the outbox and the roles of the demonstration are nowhere to be found in production', async () => {
  const window = openWindow(production)
  await headsWindow()
  equal((await window.get('/outbox')).status, 404)
  equal((await window.post('/demo/role', { role: 'head', back: '/' })).status, 404)
  equal((await openWindow().get('/outbox')).status, 200)
})

test('whoever is signed in is not asked to sign in', async () => {
  const window = openWindow()
  await join(window, 'again@example.kg')
  equal((await window.get('/account/sign-in?next=/work')).location, '/work')
})

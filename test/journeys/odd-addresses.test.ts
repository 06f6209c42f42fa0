import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { request } from 'node:http'
import { test } from 'node:test'
import { allRoutes } from '../../main/routes.ts'
import { sessionOf } from '../support/pages.ts'
import { startSite } from '../support/site.ts'
import { allRoles } from '../worlds/all-roles.ts'

const { platform, address } = await startSite()
const { person } = await allRoles(platform)
const cookie = `demilge=${await sessionOf(platform, person)}`

type Said = { readonly status: number; readonly type: string; readonly location: string; readonly html: string }

/** Asks for an address exactly as it is written: fetch and URL would tidy it up. */
function ask(path: string, headers: Record<string, string> = { cookie }): Promise<Said> {
  return new Promise((resolve, reject) => {
    request(address, { path, headers }, (answer) => {
      const chunks: Buffer[] = []
      answer.on('data', (chunk: Buffer) => chunks.push(chunk))
      answer.on('end', () => {
        const { statusCode: status = 0, headers: told } = answer
        const html = Buffer.concat(chunks).toString()
        resolve({ status, type: told['content-type'] ?? '', location: told.location ?? '', html })
      })
    })
      .on('error', reject)
      .end()
  })
}

const odd = [
  '%00',
  'a%00b',
  '%E0%A4%A',
  '%ED%A0%80',
  '%zz',
  '%',
  '..',
  '%2e%2e',
  '%2F%2Fevil',
  '%5C',
  '%27%22%3Cb%3E',
  '%E2%80%AE',
  '%F0%9F%92%A7',
  '-1',
  '0',
  '2147483648',
  '9223372036854775808',
  '1e9',
  'NaN',
  'constructor',
  '__proto__',
  '00000000-0000-4000-8000-000000000000',
  '0'.repeat(3000),
]
const fine: Readonly<Record<string, string>> = { municipality: 'ak-suu', call: '2026', number: '1', version: '1' }

/** The address with one of its parts odd and the others right; or, with none to be odd, all of them right. */
function filled(path: string, oddPart: string, value: string): string {
  return path.replace(/:(\w+)/g, (_whole, part: string) => (part === oddPart ? value : (fine[part] ?? '1')))
}

const addresses = allRoutes.filter(({ method }) => method === 'GET').map(({ path }) => path)

/** Asks for all of them, a few at a time, and tells those that were answered by a fault or by no page of ours. */
async function faultsOf(paths: readonly string[]): Promise<string[]> {
  const waiting = [...new Set(paths)]
  const faults: string[] = []
  const work = async () => {
    for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
      const { status, type, html } = await ask(path)
      const isOurs = status < 400 || (type.startsWith('text/html') && html.includes('<h1'))
      const hasNul = type.startsWith('text/html') && html.includes('\0')
      if (status >= 500 || !isOurs || hasNul) faults.push(`${status} ${type} ${path.slice(0, 120)}`)
    }
  }
  await Promise.all([work(), work(), work(), work()])
  return faults
}

test('no odd part of any address is a fault: it is a page of ours that says there is none', async () => {
  // The municipality is read by one place for all addresses, so it is odd in a few of them only.
  const paths = addresses.flatMap((path) =>
    [...path.matchAll(/:(\w+)/g)]
      .map(([, part = '']) => part)
      .filter((part) => part !== 'municipality' || path.split('/').length < 4)
      .flatMap((part) => odd.map((value) => filled(path, part, value))),
  )
  ok(paths.length > 1000, `${paths.length} addresses`)
  deepEqual(await faultsOf(paths), [])
})

const asked = ['search', 'place', 'stage', 'theme', 'call', 'page', 'kind', 'done', 'next', 'challenge', 'receipt', 'v']

test('no odd question after an address is a fault', async () => {
  // Papers are slow to print, and ask nothing.
  const pages = addresses.filter((path) => !path.endsWith('.pdf'))
  const paths = pages.flatMap((path) =>
    odd.map((value) => `${filled(path, '', '')}?${asked.map((name) => `${name}=${value.slice(0, 1000)}`).join('&')}`),
  )
  const unusual = ['?', '?&&', '?=1', '?search', '?search=a&search=b', '?search[]=a', '?__proto__=1', '?%00=%00']
  const more = pages.flatMap((path) => unusual.map((question) => filled(path, '', '') + question))
  deepEqual(await faultsOf([...paths, ...more]), [])
})

test('addresses that no page of ours could have are pages of ours, in the language that was asked for', async () => {
  for (const path of ['/%00', '/ton/calls/%00', '/%E0%A4%A', '//evil.example', '/%5C%5Cevil', '/a//b', '/..%2f'])
    for (const [language, title] of [
      ['', 'Мындай барак жок'],
      ['/ru', 'Такой страницы нет'],
    ]) {
      const { status, html } = await ask(`${language}${path}`, {})
      equal(status, 404, language + path)
      ok(html.includes(`<h1>${title}`), language + path)
    }
  equal((await ask('/ru///evil.example')).status, 404)
  equal((await ask('///')).status, 200)
})

test('the redirect to sign in leads back to the page with what was asked of it', async () => {
  const next = async (path: string) => {
    const { status, location } = await ask(path, {})
    equal(status, 303)
    return decodeURIComponent(/next=([^&]*)/.exec(location)?.[1] ?? '')
  }
  equal(await next('/ak-suu/initiatives/1/money/new?kind=payment'), '/ak-suu/initiatives/1/money/new?kind=payment')
  equal(await next('/ru/register/import?a=%D0%B6&b=%22'), '/register/import?a=%D0%B6&b=%22')
  match((await ask('/ru/work?page=2', {})).location, /^\/ru\/account\/sign-in\?next=%2Fwork%3Fpage%3D2$/)
})

test('a way back leads nowhere but to this site', async () => {
  for (const path of ['//evil.example/work', '/\\evil.example', '/work?next=//evil', '/%5C%5Cevil.example/work']) {
    const { location } = await ask(path, {})
    const back = decodeURIComponent(/next=([^&]*)/.exec(location)?.[1] ?? '/')
    match(back, /^\/(?![/\\])/, path)
    ok(location === '' || location.startsWith('/account/sign-in?'), location)
  }
  for (const next of ['//evil.example', '/\\evil.example', 'https://evil.example', '/%09/evil', '\t//evil']) {
    const { location } = await ask(`/account/sign-in?next=${encodeURIComponent(next)}`)
    match(location, /^\/(?![/\\])/, next)
  }
})

import { deepEqual, ok } from 'node:assert/strict'
import { test } from 'node:test'
import { addDays, dateOf } from '../../lib/kernel/civil-date.ts'
import { allRoutes } from '../../main/routes.ts'
import { testPlatform } from '../support/database.ts'
import { formOn, type Person, pagesOf, problemOf } from '../support/pages.ts'
import { allRoles } from '../worlds/all-roles.ts'

const platform = await testPlatform()
const { person, slugs } = await allRoles(platform)
const pages = await pagesOf(platform, allRoutes)

const odd = [
  '\0',
  'а\0б',
  '\u200b\u202e',
  '-5',
  '1e9',
  '99999999999999999999',
  '１２３',
  '9223372036854775808',
  '31.12.9999',
  '01.01.0001',
  '31.02.2026',
  "'); drop table people.person; --",
  '<script>',
  'ж'.repeat(5000),
  '00000000-0000-4000-8000-000000000000',
  'constructor',
]

type Fields = Record<string, string | string[]>

/** The forms of a page by where they are posted: filled as the page came, with the first of what may be chosen chosen. */
function formsOf(html: string): (readonly [action: string, fields: Fields])[] {
  const actions = [...html.matchAll(/<form [^>]*method="post"[^>]*>/g)].map(
    ([tag]) => /action="([^"]*)"/.exec(tag)?.[1] ?? '',
  )
  return [...new Set(actions)]
    .filter((action) => !/^\/(demo|account\/sign-out)/.test(action))
    .map((action) => [action, { ...chosenOn(html, action), ...formOn(html, action) }] as const)
}

function chosenOn(html: string, action: string): Fields {
  const form = html.slice(html.indexOf(`action="${action}"`)).split('</form>')[0] ?? ''
  const ticks = [...form.matchAll(/<input[^>]*type="(?:radio|checkbox)"[^>]*>/g)].map(([tag]) => [
    / name="([^"]*)"/.exec(tag)?.[1] ?? '',
    / value="([^"]*)"/.exec(tag)?.[1] ?? '',
  ])
  const lists = [...form.matchAll(/<select[^>]* name="([^"]*)".*?<option[^>]* value="([^"]+)"/gs)]
  return Object.fromEntries([...ticks, ...lists.map(([, name = '', value = '']) => [name, value])].reverse())
}

/** The same with something right in each empty field, found by trying. */
async function filledIn(window: Person, action: string, fields: Fields): Promise<Fields> {
  let filled = fields
  const fits: Fields = {}
  for (const guess of ['Көчө', '12', '0555 12 34 56', addDays(dateOf(await platform.db.now()), 30)]) {
    const empty = Object.keys(fields).filter((name) => fields[name] === '' && !(name in fits))
    filled = { ...filled, ...Object.fromEntries(empty.map((name) => [name, guess])), ...fits }
    const { html, status } = await window.post(action, filled)
    if (status === 303) return filled
    for (const name of empty) if (problemOf(html, name) === undefined) fits[name] = guess
  }
  return filled
}

/** Every form of every page that can be read, one of each kind, by where it is posted. What ends a thing comes last. */
async function allForms(reader: Person): Promise<(readonly [action: string, fields: Fields])[]> {
  const forms = new Map<string, readonly [string, Fields]>()
  const readable = allRoutes.filter(({ method, path }) => method === 'GET' && !/\.\w+$/.test(path))
  for (const slug of slugs)
    for (const { path } of readable) {
      const address = path.replace(':municipality', slug).replace(':call', '2026').replace(':kind', 'money')
      for (const question of path.endsWith('/money/new') ? ['?kind=payment', '?kind=in-kind', '?kind=money'] : [''])
        for (const [action, fields] of formsOf((await reader.get(address.replace(/:\w+/g, '1') + question)).html)) {
          const kind = `${action.replace(`/${slug}/`, '')} ${Object.keys(fields)} ${fields['kind']}`
          if (Object.keys(fields).length > 0) forms.set(kind, [action, fields])
        }
    }
  const ends = ([action]: readonly [string, Fields]) => Number(/(withdrawal|stage|ending)$/.test(action))
  return [...forms.values()].sort((one, other) => ends(one) - ends(other))
}

test('no odd value in any field of any form is a fault, and none comes back as what a page cannot hold', async () => {
  const forms = await allForms(await pages.as(person))
  ok(forms.length > 25, `${forms.length} forms`)
  const faults: string[] = []
  for (const [action, fields] of forms) {
    // A press may end the session or change the thing, which is no matter here.
    const window = await pages.as(person)
    const filled = await filledIn(window, action, fields)
    for (const name of Object.keys(fields))
      for (const value of odd) {
        const { status, html } = await window.post(action, { ...filled, [name]: value })
        if (status >= 500 || html.includes('\0')) faults.push(`${status} ${action} ${name}=${value.slice(0, 40)}`)
      }
  }
  deepEqual(faults, [])
})

import { deepEqual, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { test } from 'node:test'
import { normalText, storableText } from '../../lib/kernel/text.ts'
import { allRoutes } from '../../main/routes.ts'
import { testPlatform } from '../support/database.ts'
import { type Fields, formsOver } from '../support/forms.ts'
import { formOn, type Page, type Person, pagesOf } from '../support/pages.ts'
import { allRoles } from '../worlds/all-roles.ts'

/** The Big List of Naughty Strings, as npm has it. */
const list = createRequire(import.meta.url).resolve('big-list-of-naughty-strings/blns.json')
const naughty = [...new Set(JSON.parse(readFileSync(list, 'utf8')) as string[])]

const platform = await testPlatform()
const { person, slugs } = await allRoles(platform)
const pages = await pagesOf(platform, allRoutes)
const { allForms, filledIn } = formsOver(platform, slugs)

/** Fields in which any words may be written: those for which words were right while the form was filled in. */
function wordFields(fields: Fields, filled: Fields): readonly string[] {
  return Object.keys(fields).filter((name) => filled[name] === 'Көчө')
}

/** A tag as every page of ours writes it: attributes in double quotes or without a value. */
const tag = /<\/?([a-z][a-z0-9-]*)((?:\s+[^\s"'<>/=]+(?:="[^"]*")?)*)\s*\/?>/gi
const attribute = /\s([^\s"'<>/=]+)(?:="([^"]*)")?/g
const addresses = ['href', 'src', 'srcset', 'action', 'formaction']
/** What no page of ours has. */
const strangers = [
  'iframe',
  'marquee',
  'blink',
  'foo',
  'plaintext',
  'xss',
  'object',
  'embed',
  'base',
  'video',
  'audio',
  'div style',
]

/** What of the page can only have been brought by a string: a tag, a handler, an address, or something that is no tag. */
function brought(html: string): string | undefined {
  for (const [whole, name = '', attributes = ''] of html.matchAll(tag)) {
    if (strangers.includes(name.toLowerCase())) return whole
    for (const [, key = '', value = ''] of attributes.matchAll(attribute)) {
      if (/^on/i.test(key)) return whole
      if (addresses.includes(key) && !/^(?:[/#?]|https?:\/\/127\.0\.0\.1|data:image|mailto:|tel:|$)/.test(value))
        return whole
    }
  }
  const rest = html.replace(/^<!doctype html>/, '').replace(tag, '')
  return rest.includes('<') ? rest.slice(rest.indexOf('<'), rest.indexOf('<') + 60) : undefined
}

function faultOf(page: Page, typed: string): string | undefined {
  if (page.status >= 500) return `answered ${page.status}`
  if (page.html.includes('\0')) return 'came back with a NUL'
  const stranger = brought(page.html)
  if (stranger) return `brought ${stranger}`
  // As it was typed it would be markup: a page may hold it only escaped.
  const unescaped = typed.split(between).find((one) => /<\w/.test(one) && page.html.includes(one))
  return unescaped === undefined ? undefined : 'came back unescaped'
}

/** Between strings that are sent together. */
const between = '\n\n'
/** A field of one line gets each string alone; where a text of many lines is asked for, several are such a text. */
const together = 8
const texts = Array.from({ length: Math.ceil(naughty.length / together) }, (_, at) =>
  naughty.slice(at * together, (at + 1) * together).join(between),
)

/** What is typed into these fields: every string, one after another or several at once. */
async function typedInto(window: Person, action: string, filled: Fields, words: readonly string[]) {
  if (words.length === 0) return []
  const { html } = await window.post(action, { ...filled, ...Object.fromEntries(words.map((name) => [name, ''])) })
  const takesLines = words.every((name) => new RegExp(`<textarea(?=[^>]* name="${name}")`).test(html))
  return takesLines ? texts : naughty
}

/** Whether what was typed stands in its field again, letter by letter, as the browser would send it. */
function isKept(page: Page, action: string, name: string, typed: string): boolean {
  const isTyped = new RegExp(`<(?:textarea|input(?=[^>]* type="text"))(?=[^>]* name="${name}")`).test(page.html)
  const shown = formOn(page.html, action)[name]
  if (!isTyped || shown === undefined) return true
  // The window of these tests takes word joiners out, since pages put them between a number and its word.
  const lines = (text: string) => storableText(text).replace(/\r\n?/g, '\n').replaceAll('\u2060', '')
  return [lines(typed), normalText(typed)].includes(lines(String(shown)))
}

/** One form with each string in all its fields of words at once; afterwards every page that it leads to is read. */
async function faultsOf(window: Person, action: string, fields: Fields): Promise<readonly string[]> {
  const filled = await filledIn(window, action, fields)
  const words = wordFields(fields, filled)
  const faults: string[] = []
  for (const typed of await typedInto(window, action, filled, words)) {
    const page = await window.post(action, { ...filled, ...Object.fromEntries(words.map((name) => [name, typed])) })
    const fault = faultOf(page, typed)
    const lost = page.status === 422 ? words.filter((name) => !isKept(page, action, name, typed)) : []
    if (fault) faults.push(`${action} ${words}: ${JSON.stringify(typed.slice(0, 60))} ${fault}`)
    if (lost.length > 0) faults.push(`${action} ${lost}: ${JSON.stringify(typed.slice(0, 60))} was lost`)
    const next = page.status === 303 && page.location ? await window.get(page.location) : undefined
    const shown = next && faultOf(next, typed)
    if (shown) faults.push(`${page.location} after ${action}: ${JSON.stringify(typed.slice(0, 60))} ${shown}`)
  }
  return faults
}

/** One form of each address, whatever town and number it names, and of each set of fields for words. */
function oneOfEach(forms: readonly (readonly [action: string, fields: Fields])[]) {
  const kinds = forms.map(([action, fields]) => {
    const empty = Object.keys(fields).filter((name) => fields[name] === '')
    return [`${action.replace(/^\/[a-z-]*suu/, '')} ${empty}`, [action, fields] as const] as const
  })
  return [...new Map(kinds).values()]
}

test('what a string could bring is seen, and words that only look like it are not', () => {
  for (const page of [
    '<p><img src=x onerror=alert(1)></p>',
    '<a href="javascript:alert(1)">а</a>',
    '<p>1 < 2</p>',
    '<xss></xss>',
  ])
    ok(brought(page), page)
  deepEqual(brought('<p title="onerror=1 javascript:">&lt;img onerror=alert(1)&gt;</p>'), undefined)
})

test('no naughty string in any field of words is a fault, is lost, or is more than words on a page', async () => {
  ok(naughty.length > 400, `${naughty.length} strings`)
  const forms = oneOfEach(await allForms(await pages.as(person)))
  const faults: string[] = []
  for (const [action, fields] of forms) faults.push(...(await faultsOf(await pages.as(person), action, fields)))
  deepEqual(faults.slice(0, 40), [])
})

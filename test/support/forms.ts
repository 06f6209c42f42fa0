import { addDays, dateOf } from '../../lib/kernel/civil-date.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { allRoutes } from '../../main/routes.ts'
import { formOn, type Person, problemOf } from './pages.ts'

export type Fields = Record<string, string | string[]>

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

/** Every form of the pages of these municipalities, and how each is filled in so that it is taken. */
export function formsOver(platform: Platform, slugs: readonly string[]) {
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

  return { allForms, filledIn }
}

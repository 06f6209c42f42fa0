import { createHash, randomBytes } from 'node:crypto'
import { mkdtemp } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { after } from 'node:test'
import { timeOf } from '../../lib/platform/db.ts'
import type { Platform } from '../../lib/platform/platform.ts'
import { withoutTypesetting } from '../../lib/ui/typeset.ts'
import { buildApp } from '../../main/app.tsx'
import type { Route } from '../../src/people/people.visit.ts'
import type { PersonId } from '../../src/people/person.model.ts'

export type Page = {
  readonly status: number
  readonly html: string
  readonly bytes: Buffer
  /** Where a 303 leads. */
  readonly location: string | undefined
  readonly type: string
  readonly headers: Readonly<Record<string, string | undefined>>
}

export type Person = {
  readonly get: (path: string) => Promise<Page>
  /** Posts a form as a page of ours would; a list posts its field several times. */
  readonly post: (path: string, fields: Readonly<Record<string, string | readonly string[]>>) => Promise<Page>
  /** Posts a form with files, by field. */
  readonly send: (
    path: string,
    fields: Readonly<Record<string, string>>,
    files: Readonly<Record<string, { readonly name: string; readonly bytes: Buffer | string }>>,
  ) => Promise<Page>
}

/** The application over these routes, asked without a network. `as` gives somebody's window, signed in with both factors. */
export async function pagesOf(
  platform: Platform,
  routes: readonly Route[],
): Promise<{ as: (person?: PersonId) => Promise<Person> }> {
  const assetsFolder = await mkdtemp(`${tmpdir()}/demilge-assets-`)
  const app = await buildApp({ platform, routes, assetsFolder, trustedProxy: undefined, postsPerMinute: 10_000 })
  after(() => app.close())
  return {
    as: async (person) => {
      const cookie = person ? `demilge=${await sessionOf(platform, person)}` : ''
      const ask = async (
        method: 'GET' | 'POST',
        url: string,
        payload?: string | Buffer,
        contentType = 'application/x-www-form-urlencoded',
      ): Promise<Page> => {
        const headers = {
          cookie,
          origin: platform.origin,
          ...(payload === undefined ? {} : { 'content-type': contentType }),
        }
        const answer = await app.inject({ method, url, headers, ...(payload === undefined ? {} : { payload }) })
        return {
          status: answer.statusCode,
          html: withoutTypesetting(answer.body),
          bytes: answer.rawPayload,
          location: answer.headers.location,
          type: String(answer.headers['content-type'] ?? ''),
          headers: answer.headers as Page['headers'],
        }
      }
      return {
        get: (path) => ask('GET', path),
        post: (path, fields) => ask('POST', path, encoded(fields)),
        send: async (path, fields, files) => {
          const form = new FormData()
          for (const [name, value] of Object.entries(fields)) form.append(name, value)
          for (const [name, file] of Object.entries(files))
            form.append(name, new Blob([file.bytes as string]), file.name)
          const body = new Response(form)
          const type = body.headers.get('content-type') ?? ''
          return await ask('POST', path, Buffer.from(await body.arrayBuffer()), type)
        },
      }
    },
  }
}

function encoded(fields: Readonly<Record<string, string | readonly string[]>>): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) =>
    [value].flat().map((one) => [name, one] as [string, string]),
  )
  return new URLSearchParams(pairs).toString()
}

/** A cookie value for somebody, signed in with both factors. */
export async function sessionOf({ db }: Platform, person: PersonId): Promise<string> {
  const token = randomBytes(24).toString('hex')
  const now = timeOf(await db.now())
  await db.kysely
    .insertInto('people.session')
    .values({
      token_hash: createHash('sha256').update(token).digest(),
      person_id: person,
      started_at: now,
      seen_at: now,
      second_factor_at: now,
    })
    .execute()
  return token
}

/** The fields of the page's form that posts to this path, filled as the page came. */
export function formOn(html: string, action: string): Record<string, string | string[]> {
  const form =
    html
      .split('<form ')
      .find((part) => part.includes(`action="${action}"`))
      ?.split('</form>')[0] ?? ''
  const fields: Record<string, string | string[]> = {}
  const put = (name: string, value: string) => {
    const known = fields[name]
    fields[name] = known === undefined ? value : [known, value].flat()
  }
  for (const [tag] of form.matchAll(/<input[^>]*>/g)) {
    const name = attribute(tag, 'name')
    const isTick = /type="(checkbox|radio)"/.test(tag)
    if (name && (!isTick || / checked/.test(tag))) put(name, attribute(tag, 'value') ?? '')
  }
  for (const match of form.matchAll(/<textarea([^>]*)>([^<]*)<\/textarea>/g)) {
    const name = attribute(match[1] ?? '', 'name')
    if (name) put(name, unescaped(match[2] ?? ''))
  }
  return fields
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1]
  return value === undefined ? undefined : unescaped(value)
}

function unescaped(text: string): string {
  return text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}

/** What stands beside a field as its problem; undefined when the page finds nothing wrong with it. */
export function problemOf(html: string, field: string): string | undefined {
  return new RegExp(`id="e-${field}"[^>]*>([^<]*)<`).exec(html)?.[1]
}

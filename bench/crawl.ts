import { createHash, randomBytes } from 'node:crypto'
import pg from 'pg'
import type { Platform } from '../lib/platform/platform.ts'
import { allRoutes } from '../main/routes.ts'
import { cookieName } from '../main/session-cookie.ts'

export type PageQueries = { readonly route: string; readonly queries: number; readonly path: string }

/** Pages of one kind that one visitor looks at, and pages in all. */
const bounds = { perKind: 4, perVisitor: 250 } as const

const kinds = allRoutes
  .filter(({ method }) => method === 'GET')
  .map(({ path }) => ({ route: path, pattern: new RegExp(`^${path.replace(/:[a-z]+/gi, '[^/]+')}$`) }))
  // The more of an address is fixed, the better it fits: /calls/new is not a call.
  .sort((a, b) => b.route.replace(/:[a-z]+/gi, '').length - a.route.replace(/:[a-z]+/gi, '').length)

/**
 * Follows the links of the pages as a stranger and as one person of each role, and answers with the most queries that a
 * page of each kind took. Statements are counted where they leave for the server, so none is missed.
 */
export async function crawl(platform: Platform, origin: string): Promise<readonly PageQueries[]> {
  const counter = countStatements()
  const most = new Map<string, PageQueries>()
  for (const cookie of ['', ...(await cookiesOf(platform, origin))]) await walk(origin, cookie, counter, most)
  counter.end()
  return [...most.values()].sort((a, b) => b.queries - a.queries || a.route.localeCompare(b.route))
}

async function walk(
  origin: string,
  cookie: string,
  counter: { count: number },
  most: Map<string, PageQueries>,
): Promise<void> {
  const waiting = ['/', '/work', '/account']
  const known = new Set(waiting)
  const seen = new Map<string, number>()
  for (let looked = 0; waiting.length > 0 && looked < bounds.perVisitor; ) {
    const path = waiting.shift() ?? '/'
    const kind = kinds.find(({ pattern }) => pattern.test(path.split('?')[0] ?? ''))
    const times = kind ? (seen.get(kind.route) ?? 0) : bounds.perKind
    if (!kind || times >= bounds.perKind) continue
    seen.set(kind.route, times + 1)
    looked += 1
    counter.count = 0
    const answer = await fetch(`${origin}${path}`, { headers: { cookie }, redirect: 'manual' })
    const text = await answer.text()
    const queries = counter.count
    if (answer.status >= 500) throw new Error(`${path} answered ${answer.status}`)
    if (queries > (most.get(kind.route)?.queries ?? -1)) most.set(kind.route, { route: kind.route, queries, path })
    for (const [, link] of text.matchAll(/href="(\/[^"#]*)/g)) {
      const next = (link ?? '').replaceAll('&amp;', '&')
      if (known.has(next) || /^\/(ru|en|assets|pictures)(\/|$)/.test(next)) continue
      known.add(next)
      waiting.push(next)
    }
  }
}

function countStatements(): { count: number; end: () => void } {
  const original = pg.Client.prototype.query
  const counter = {
    count: 0,
    end: () => {
      pg.Client.prototype.query = original
    },
  }
  const counted = function (this: pg.Client, ...sent: unknown[]) {
    counter.count += 1
    return (original as (...given: unknown[]) => unknown).apply(this, sent)
  }
  pg.Client.prototype.query = counted as typeof original
  return counter
}

/** A session of one person of each role, and of one leader of a group. */
async function cookiesOf({ db }: Platform, origin: string): Promise<string[]> {
  const { rows } = await db.pool.query<{ id: string }>(`
    select distinct on (role) person_id as id from people.role_grant where ended_at is null
    union select leader_id from (select leader_id from initiatives.initiative order by number limit 1) as leader`)
  const cookies: string[] = []
  for (const { id } of rows) {
    const token = randomBytes(24).toString('base64url')
    await db.pool.query(
      `insert into people.session (token_hash, person_id, started_at, seen_at, second_factor_at)
        values ($1, $2, now(), now(), now())`,
      [createHash('sha256').update(token).digest(), id],
    )
    cookies.push(`${cookieName(origin)}=${token}`)
  }
  return cookies
}

import type { Language } from '../lib/kernel/three.ts'
import type { Platform } from '../lib/platform/platform.ts'
import type { Chrome } from '../lib/ui/layout.model.ts'
import type { PageAnswer, Visit } from '../src/people/people.visit.ts'
import type { Place } from '../src/people/person.model.ts'
import { allRoutes } from './routes.ts'

/** What stands around a page for this visit. */
export function chromeOf(visit: Visit, answer: PageAnswer): Chrome {
  const { visitor, place, t } = visit
  const path = readablePath(visit.path)
  return {
    language: visit.language,
    path: path === visit.path ? `${path}${queryText(visit)}` : path,
    origin: visit.platform.origin,
    hasWork: visitor.person !== undefined,
    ...(visitor.person ? { signedInName: visitor.person.name } : {}),
    ...(place ? { place: { name: t.of(place.names), path: `/${place.slug}`, ...accentOf(place) } } : {}),
    ...(answer.crumbs ? { crumbs: answer.crumbs } : {}),
    ...(answer.card ? { card: answer.card } : {}),
  }
}

/** The frame of a page that belongs to no visit. */
export function plainChrome(platform: Platform, language: Language, url: string): Chrome {
  return { language, path: url.split('?')[0] ?? '/', origin: platform.origin }
}

// The colour stands in the address, so that the sheet can be kept for ever and a new colour shows at once.
function accentOf({ slug, accent }: Place): { accentHref?: string } {
  return accent === undefined ? {} : { accentHref: `/${slug}/accent.css?v=${accent.slice(1)}` }
}

/** What was asked after the question mark stays when the language changes; news of what was just done does not. */
function queryText({ query }: Visit): string {
  const lasting = Object.entries(query).filter(([, value]) => value !== '')
  return lasting.length > 0 ? `?${new URLSearchParams(lasting)}` : ''
}

/** A page that answers a POST may have an address of its own that cannot be read: then the nearest above it that can. */
function readablePath(path: string): string {
  for (let candidate = path; candidate !== ''; candidate = candidate.replace(/\/[^/]*$/, '')) {
    if (readable.some((pattern) => pattern.test(candidate))) return candidate
  }
  return '/'
}

const readable = allRoutes
  .filter(({ method }) => method === 'GET')
  .map(({ path }) => new RegExp(`^${path.replace(/[.+]/g, '\\$&').replace(/:[^/]+/g, '[^/]+')}/?$`))

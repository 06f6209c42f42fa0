import type { Language } from '../lib/kernel/three.ts'
import type { Platform } from '../lib/platform/platform.ts'
import type { Chrome } from '../lib/ui/layout.model.ts'
import { type DemoRole, listDemoRoles } from '../src/people/index.ts'
import type { PageAnswer, Visit } from '../src/people/people.visit.ts'
import type { Place } from '../src/people/person.model.ts'
import { allRoutes } from './routes.ts'

/** What stands around a page for this visit. */
export async function chromeOf(visit: Visit, answer: PageAnswer): Promise<Chrome> {
  const { visitor, place, t } = visit
  const demo = await demoOf(visit)
  const path = readablePath(visit.path)
  return {
    language: visit.language,
    path: path === visit.path ? `${path}${queryText(visit)}` : path,
    origin: visit.platform.origin,
    hasWork: visitor.person !== undefined,
    ...(visitor.person ? { signedInName: visitor.person.name } : {}),
    ...(place ? { place: { name: t.of(place.names), path: `/${place.slug}`, ...accentOf(place) } } : {}),
    ...(demo ? { demo } : {}),
    ...(answer.crumbs ? { crumbs: answer.crumbs } : {}),
    ...(answer.card ? { card: answer.card } : {}),
  }
}

const demoRolesKept = 10_000
let known: { readonly of: Platform; readonly at: number; readonly roles: readonly DemoRole[] } | undefined

/** The demonstration's people change only when it is filled, so a page spends no query on them. */
async function demoRolesOf(platform: Platform, now: number): Promise<readonly DemoRole[]> {
  if (known && known.of === platform && now - known.at < demoRolesKept && known.roles.length > 0) return known.roles
  known = { of: platform, at: now, roles: await listDemoRoles(platform.db.read) }
  return known.roles
}

/** The bar of roles: those of the municipality that is being looked at, and those above all; elsewhere one's own. */
async function demoOf({ platform, place, visitor, now, path, t }: Visit): Promise<Chrome['demo'] | undefined> {
  if (platform.mode !== 'demo') return undefined
  const roles = await demoRolesOf(platform, now)
  const first = roles.find(({ municipalityId }) => municipalityId !== undefined)?.municipalityId
  const own = roles.find(({ personId }) => personId === visitor.person?.id)?.municipalityId
  const here = place && roles.some(({ municipalityId }) => municipalityId === place.id) ? place.id : (own ?? first)
  const shown = roles.filter(({ municipalityId }) => municipalityId === undefined || municipalityId === here)
  if (shown.length === 0) return undefined
  return {
    back: readablePath(path),
    roles: shown.map(({ key, role, personId }) => ({
      key,
      label: t(`people.role-${role}`),
      current: visitor.person?.id === personId,
    })),
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
export function readablePath(path: string): string {
  for (let candidate = path; candidate !== ''; candidate = candidate.replace(/\/[^/]*$/, '')) {
    if (readable.some((pattern) => pattern.test(candidate))) return candidate
  }
  return '/'
}

const readable = allRoutes
  .filter(({ method }) => method === 'GET')
  .map(({ path }) => new RegExp(`^${path.replace(/[.+]/g, '\\$&').replace(/:[^/]+/g, '[^/]+')}/?$`))

import type { Language } from '../lib/kernel/three.ts'
import type { Platform } from '../lib/platform/platform.ts'
import type { Chrome } from '../lib/ui/layout.model.ts'
import type { PageAnswer, Visit } from '../src/people/people.visit.ts'

/** What stands around a page for this visit. */
export function chromeOf(visit: Visit, answer: PageAnswer): Chrome {
  const { visitor, place } = visit
  return {
    language: visit.language,
    path: visit.path,
    origin: visit.platform.origin,
    hasWork: visitor.person !== undefined,
    ...(visitor.person ? { signedInName: visitor.person.name } : {}),
    ...(place ? { place: { name: visit.t.of(place.names), path: `/${place.slug}` } } : {}),
    ...(answer.crumbs ? { crumbs: answer.crumbs } : {}),
    ...(answer.card ? { card: answer.card } : {}),
  }
}

/** The frame of a page that belongs to no visit. */
export function plainChrome(platform: Platform, language: Language, url: string): Chrome {
  return { language, path: url.split('?')[0] ?? '/', origin: platform.origin }
}

import type { SlugProblem } from './municipality.model.ts'

/** First parts of addresses that the product keeps for itself, now or by plan; a municipality may not take one. */
export const reservedSlugs: ReadonlySet<string> = new Set([
  'about',
  'account',
  'api',
  'apply',
  'assets',
  'calls',
  'card',
  'country',
  'data',
  'days-off',
  'demo',
  'documents',
  'en',
  'health',
  'help',
  'initiatives',
  'join',
  'ky',
  'log',
  'municipalities',
  'outbox',
  'pictures',
  'practices',
  'programmes',
  'recount',
  'register',
  'ru',
  'search',
  'sign-in',
  'vote',
  'work',
])

/** Why a text cannot be a municipality's address; undefined when it can. */
export function whyNoSlug(slug: string): SlugProblem | undefined {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(slug) || slug.length < 2 || slug.length > 60) return 'not-an-address'
  return reservedSlugs.has(slug) ? 'reserved-address' : undefined
}

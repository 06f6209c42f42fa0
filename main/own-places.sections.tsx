import type { WordKey } from '../lib/platform/words.ts'
import type { Section } from '../src/people/people.visit.ts'
import type { Permission } from '../src/people/permission.model.ts'
import { mayAsk } from '../src/people/permission.rules.ts'
import type { Visitor } from '../src/people/person.model.ts'
import { OwnPlaces } from './own-places.page.tsx'
import { readOwnPlaces } from './own-places.query.ts'

type Way = { readonly may: Permission; readonly path: string; readonly word: WordKey }

// What is begun first comes first; what only is read, last.
const waysOfPlace: readonly Way[] = [
  { may: 'calls.draft', path: '/calls/new', word: 'calls.new' },
  { may: 'regulations.draft', path: '/regulation/new', word: 'regulations.new-title' },
  { may: 'people.read-roles', path: '/people', word: 'people.roles-title' },
  { may: 'municipalities.settings', path: '/settings', word: 'municipalities.settings-link' },
  { may: 'public.read', path: '/calls', word: 'calls.list-title' },
  { may: 'public.read', path: '/initiatives', word: 'initiatives.list-title' },
  { may: 'public.read', path: '/regulation', word: 'regulations.page-title' },
]

const waysOfCountry: readonly Way[] = [
  { may: 'municipalities.import', path: '/register/import', word: 'municipalities.import-title' },
  { may: 'municipalities.days-off', path: '/days-off', word: 'municipalities.days-off-title' },
  { may: 'public.read', path: '/municipalities', word: 'municipalities.list-title' },
  { may: 'public.read', path: '/practices', word: 'practices.list-title' },
  { may: 'public.read', path: '/data', word: 'main.data-title' },
]

/** For the page of one's work: the places one works for, and what may be done there besides what waits. */
export const ownPlacesSection: Section = async ({ platform, t, visitor }) => {
  const ids = visitor.grants.flatMap(({ municipalityId }) => municipalityId ?? [])
  const places = await readOwnPlaces(platform.db.read, [...new Set(ids)])
  const isAbove = visitor.grants.some(({ municipalityId }) => municipalityId === undefined)
  const doors = (ways: readonly Way[], start: string, id?: (typeof places)[number]['id']) =>
    ways.filter(({ may }) => isOpen(visitor, may, id)).map(({ path, word }) => ({ path: start + path, label: t(word) }))
  return (
    <OwnPlaces
      t={t}
      places={places.map(({ id, slug, names }) => ({
        name: t.of(names),
        path: `/${slug}`,
        doors: doors(waysOfPlace, `/${slug}`, id),
      }))}
      country={isAbove ? doors(waysOfCountry, '') : []}
    />
  )
}

/** A missing second factor is asked for behind the door. */
function isOpen(visitor: Visitor, may: Permission, id: Parameters<typeof mayAsk>[2]): boolean {
  return mayAsk(visitor, may, id) !== 'no'
}

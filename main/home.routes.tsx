import { dateOf } from '../lib/kernel/civil-date.ts'
import { normalText } from '../lib/kernel/text.ts'
import { findPlaces } from '../src/municipalities/index.ts'
import { get, type Route, sectionsOf } from '../src/people/people.visit.ts'
import { HomePage } from './home.page.tsx'

const mostFound = 20
/** No place has a longer name; the rest of what was typed is left aside. */
const longestSearch = 100

export const homeRoutes: readonly Route[] = [
  get('/', 'public.read', async (visit) => {
    const { t, platform, query, now } = visit
    const typed = normalText(query['place'] ?? '').slice(0, longestSearch)
    const found =
      typed === '' ? undefined : await findPlaces(platform.db.read, { typed, on: dateOf(now), most: mostFound + 1 })
    const sections = found ? [] : await sectionsOf(visit, 'home', { id: '', stage: '', path: '/' })
    const title = found ? t('municipalities.found-title', { typed }) : t('ui.name')
    return {
      kind: 'page',
      title,
      body: <HomePage t={t} typed={typed} found={found} most={mostFound} sections={sections} />,
      card: { description: t('main.home-card') },
    }
  }),
]

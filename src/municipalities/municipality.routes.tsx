import { dateOf } from '../../lib/kernel/civil-date.ts'
import { tableText } from '../../lib/platform/table.ts'
import { get, placeOf, type Route, sectionsOf } from '../people/people.visit.ts'
import { mayAsk } from '../people/permission.rules.ts'
import { daysOffRoutes } from './days-off.routes.tsx'
import { MunicipalityPage } from './municipality.page.tsx'
import { MunicipalityListPage } from './municipality-list.page.tsx'
import { registerImportRoutes } from './register-import.routes.tsx'
import { registerRows } from './sample.rules.ts'
import { settingsRoutes } from './settings.routes.tsx'
import { viewMunicipalities } from './view-municipalities.query.ts'
import { viewMunicipality } from './view-municipality.query.ts'
import { viewRegister } from './view-register.query.ts'

export const municipalityRoutes: readonly Route[] = [
  get('/municipalities', 'public.read', async ({ platform, t, now, visitor }) => {
    const oblasts = await viewMunicipalities(platform.db.read, dateOf(now))
    const title = t('municipalities.list-title')
    const mayImport = mayAsk(visitor, 'municipalities.import', undefined) === 'yes'
    return { kind: 'page', title, body: <MunicipalityListPage t={t} oblasts={oblasts} mayImport={mayImport} /> }
  }),
  get('/:municipality', 'public.read', async (visit) => {
    const { platform, t, now, visitor } = visit
    const place = placeOf(visit)
    const today = dateOf(now)
    const path = `/${place.slug}`
    const [view, sections] = await Promise.all([
      viewMunicipality(platform.db.read, place.id, today),
      sectionsOf(visit, 'municipality', { id: place.id, stage: place.kind, path }),
    ])
    const name = t.of(place.names)
    const office = {
      maySet: mayAsk(visitor, 'municipalities.settings', place.id) === 'yes',
      mayReadRoles: mayAsk(visitor, 'people.read-roles', place.id) === 'yes',
    }
    return {
      kind: 'page',
      title: name,
      body: <MunicipalityPage t={t} place={place} view={view} today={today} {...office} sections={sections} />,
      card: {
        description: t('municipalities.card', { name }),
        ...(view.picture ? { picture: `/pictures/${view.picture.digest}-1280.webp` } : {}),
      },
    }
  }),
  get('/data/municipalities.csv', 'public.read', async ({ platform, language }) => ({
    kind: 'file',
    type: 'text/csv; charset=utf-8',
    name: 'municipalities.csv',
    bytes: tableText(registerRows(language, await viewRegister(platform.db.read))),
    keepFor: 3600,
  })),
  ...settingsRoutes,
  ...registerImportRoutes,
  ...daysOffRoutes,
]

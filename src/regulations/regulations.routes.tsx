import { told } from '../../lib/platform/question.ts'
import { placeOf, type Route, type Section, type Waiting, type WorkSource } from '../people/people.visit.ts'
import { placesWith } from '../people/permission.rules.ts'
import { adoptionRoutes } from './adoption.routes.tsx'
import { criteriaRoutes } from './criteria.routes.tsx'
import { draftingRoutes } from './drafting.routes.tsx'
import { exchangeRoutes } from './exchange.routes.tsx'
import { regulationInForce } from './index.ts'
import { RegulationOfPlace } from './regulation.page.tsx'
import { readingRoutes } from './regulation.routes.tsx'
import { draftsAtWork } from './view-drafts.query.ts'

export const regulationRoutes: readonly Route[] = [
  ...draftingRoutes,
  ...criteriaRoutes,
  ...adoptionRoutes,
  ...exchangeRoutes,
  ...readingRoutes,
]

/** For the page of a municipality: the regulation in force. */
export const regulationSection: Section = async (visit) => {
  const place = placeOf(visit)
  const regulation = await regulationInForce(visit.platform.db.read, place.id)
  return <RegulationOfPlace t={visit.t} place={place} regulation={regulation} />
}

/** What waits for officer and secretary: a draft to finish, and to be adopted. */
export const regulationWork: WorkSource = ({ platform, visitor, t }) => {
  const places = placesWith(visitor, 'regulations.draft')
  if (places.length === 0) return undefined
  const adopting = placesWith(visitor, 'regulations.adopt')
  return told(draftsAtWork(platform.db.read, places), ({ municipalityId, place, number, touched }): [Waiting] => {
    const path = `/${place.slug}/regulation/${number}`
    const act = touched && adopting.includes(municipalityId) ? 'adopt' : 'finish'
    return [
      {
        place: t.of(place.names),
        by: undefined,
        title: t(`regulations.work-${act}`),
        what: t(`regulations.work-${act}-what`),
        path: `${path}/${act === 'adopt' ? 'adoption' : 'edit'}`,
      },
    ]
  })
}

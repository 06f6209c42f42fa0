import { told } from '../../lib/platform/question.ts'
import { placeOf, type Route, type Section, type Waiting, type WorkSource } from '../people/people.visit.ts'
import { permissions } from '../people/permission.model.ts'
import { draftingRoutes } from './drafting.routes.tsx'
import { regulationInForce } from './index.ts'
import { RegulationOfPlace } from './regulation.page.tsx'
import { readingRoutes } from './regulation.routes.tsx'
import { draftsAtWork } from './view-drafts.query.ts'

export const regulationRoutes: readonly Route[] = [...draftingRoutes, ...readingRoutes]

/** For the page of a municipality: the regulation in force. */
export const regulationSection: Section = async (visit) => {
  const place = placeOf(visit)
  const regulation = await regulationInForce(visit.platform.db.read, place.id)
  return <RegulationOfPlace t={visit.t} place={place} regulation={regulation} />
}

/** What waits for officer and secretary: a draft to finish, and to be adopted. */
export const regulationWork: WorkSource = ({ platform, visitor, t }) => {
  const drafters: readonly string[] = permissions['regulations.draft']
  const adopters: readonly string[] = permissions['regulations.adopt']
  const mine = visitor.grants.filter(({ role }) => drafters.includes(role))
  const ids = [...new Set(mine.map(({ municipalityId }) => municipalityId).filter((id) => id !== undefined))]
  if (ids.length === 0) return undefined
  return told(draftsAtWork(platform.db.read, ids), ({ municipalityId, place, number, touched }): [Waiting] => {
    const path = `/${place.slug}/regulation/${number}`
    const adopts = mine.some((grant) => grant.municipalityId === municipalityId && adopters.includes(grant.role))
    const shared = { place: t.of(place.names), by: undefined }
    const act = adopts && touched ? 'adopt' : 'finish'
    return [
      {
        ...shared,
        title: t(`regulations.work-${act}`),
        what: t(`regulations.work-${act}-what`),
        path: `${path}/${act === 'adopt' ? 'adoption' : 'edit'}`,
      },
    ]
  })
}

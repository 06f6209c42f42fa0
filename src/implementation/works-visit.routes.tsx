import { type Answer, absent, placeOf, type Visit } from '../people/people.visit.ts'
import type { Site } from './implementation.model.ts'
import { viewWorks, type WorksView } from './view-works.query.ts'

export async function withWorks(visit: Visit, answer: (view: WorksView) => Promise<Answer> | Answer): Promise<Answer> {
  const view = await viewWorks(visit.platform.db.read, placeOf(visit).id, visit.params['number'] ?? '')
  return view ? answer(view) : absent
}

export function siteOf({ initiative }: WorksView): Site {
  return { municipalityId: initiative.municipalityId, initiativeId: initiative.id }
}

export function worksPath(visit: Visit, { initiative }: WorksView): string {
  return `/${placeOf(visit).slug}/initiatives/${initiative.number}/works`
}

/** The place, the initiative, its works. */
export function crumbsOf(visit: Visit, view: WorksView) {
  const { t } = visit
  const place = placeOf(visit)
  return [
    { label: t.of(place.names), path: `/${place.slug}` },
    { label: view.initiative.title, path: `/${place.slug}/initiatives/${view.initiative.number}` },
    { label: t('implementation.works-title'), path: worksPath(visit, view) },
  ]
}

import { placeOf, type Section } from '../people/people.visit.ts'
import type { InitiativeId } from './initiative.model.ts'
import { Benchmarks } from './likenesses.page.tsx'
import { viewBenchmarks } from './view-likenesses.query.ts'

/** For the experts' page of an initiative: what the like of it cost, and what it may repeat. */
export const benchmarksSection: Section = async (visit, { id }) => {
  const found = await viewBenchmarks(visit.platform.db.read, placeOf(visit).id, id as InitiativeId)
  return found && <Benchmarks t={visit.t} {...found} />
}

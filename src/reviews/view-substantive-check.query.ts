import type { Platform } from '../../lib/platform/platform.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import type { CheckNote } from './expert.model.ts'
import { readNotes } from './expert.store.ts'
import { type ReviewView, viewReview } from './view-review.query.ts'

export type SubstantiveCheckView = ReviewView & { readonly notes: readonly CheckNote[] }

/** An initiative with its substantive checks and what those who check tell each other. Undefined: no such initiative, or never checked so. */
export async function viewSubstantiveCheck(
  platform: Platform,
  municipalityId: MunicipalityId,
  number: string,
): Promise<SubstantiveCheckView | undefined> {
  const view = await viewReview(platform, municipalityId, number)
  if (!view || view.checks.length === 0) return undefined
  return { ...view, notes: await readNotes(platform.db.read, view.subject) }
}

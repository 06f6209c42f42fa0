import { lines } from '../../lib/platform/fields.ts'
import { parseForm, wordedProblems } from '../../lib/platform/form.ts'
import {
  type Answer,
  absent,
  get,
  personOf,
  placeOf,
  post,
  type Route,
  see,
  type Visit,
} from '../people/people.visit.ts'
import type { RevisionFacts } from './review.model.ts'
import { pathOf, reviewPage, withReview } from './review-visit.routes.tsx'
import { reviseSheet } from './revise-sheet.command.ts'
import { RevisionPage, type RevisionProps } from './revision.page.tsx'
import { whyMayNotRevise } from './revision.rules.ts'
import { revisionFacts } from './revision-facts.query.ts'
import { typedPoints, wordedPoints } from './typed-points.routes.ts'
import type { ReviewView } from './view-review.query.ts'

const address = '/:municipality/initiatives/:number/score/revision'

/** Changing one's sheet after the commission has talked. */
export const revisionRoutes: readonly Route[] = [
  get(address, 'reviews.score', (visit) =>
    withReview(visit, (view) => {
      const own = view.sheets.find(({ memberId }) => memberId === personOf(visit).id)
      const points = Object.entries(own?.points ?? {}).map(([key, value]) => [`points-${key}`, `${value}`])
      return revisionPage(visit, view, { typed: Object.fromEntries(points) })
    }),
  ),
  post(address, 'reviews.score', 'points-changed', (visit) => withReview(visit, (view) => revise(visit, view))),
]

/** Whether the visitor may change the sheet of what is viewed. */
export function factsFor(visit: Visit, view: ReviewView): RevisionFacts {
  return revisionFacts(view.call, view.initiative, view, personOf(visit).id)
}

async function revise(visit: Visit, view: ReviewView): Promise<Answer> {
  const { form, t } = visit
  const typed = Object.fromEntries(form.names.map((name) => [name, form.text(name)]))
  const read = parseForm({ reason: lines({ max: 1000, optional: true }) }, form)
  if (!read.ok) return revisionPage(visit, view, { typed, problems: wordedProblems(t, read.problems) })
  const result = await reviseSheet(visit.platform, {
    memberId: personOf(visit).id,
    subject: view.subject,
    points: typedPoints(form, view.call.terms.criteria),
    reason: read.value.reason,
  })
  if (result.ok) return see(`${pathOf(visit, view)}#review`)
  const { refusal } = result
  if (refusal.code === 'no-such-initiative') return absent
  if (refusal.code === 'points-wrong') {
    return revisionPage(visit, view, { typed, problems: wordedPoints(t, view.call.terms.criteria, refusal.wrong) })
  }
  if (refusal.code === 'reason-missing') {
    return revisionPage(visit, view, { typed, problems: { reason: t('reviews.revise-refused-reason-missing') } })
  }
  return revisionPage(visit, view, { typed, refusal })
}

function revisionPage(
  visit: Visit,
  view: ReviewView,
  shown: Pick<RevisionProps, 'typed' | 'problems' | 'refusal'>,
): Answer {
  const { t } = visit
  const closed = whyMayNotRevise(factsFor(visit, view))
  const body = <RevisionPage {...{ t, slug: placeOf(visit).slug, view, closed }} {...shown} />
  const status = shown.refusal || shown.problems ? 422 : 200
  return reviewPage(visit, view, t('reviews.revise-title'), body, status)
}

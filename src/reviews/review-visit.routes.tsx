import type { ComponentChildren } from 'preact'
import { type Answer, absent, type PageAnswer, placeOf, type Visit } from '../people/people.visit.ts'
import { type ReviewView, viewReview } from './view-review.query.ts'

/** The initiative of the address with all that was reviewed of it. */
export async function withReview(
  visit: Visit,
  answer: (view: ReviewView) => Promise<Answer> | Answer,
): Promise<Answer> {
  const view = await viewReview(visit.platform, placeOf(visit).id, visit.params['number'] ?? '')
  return view ? answer(view) : absent
}

/** The initiative's own address. */
export function pathOf(visit: Visit, { initiative }: ReviewView): string {
  return `/${placeOf(visit).slug}/initiatives/${initiative.number}`
}

/** A page about the review of an initiative, with the way to it. */
export function reviewPage(
  visit: Visit,
  view: ReviewView,
  title: string,
  body: ComponentChildren,
  status: number,
): PageAnswer {
  const place = placeOf(visit)
  const crumbs = [
    { label: visit.t.of(place.names), path: `/${place.slug}` },
    { label: view.initiative.title, path: pathOf(visit, view) },
  ]
  return { kind: 'page', title, body, status, crumbs }
}

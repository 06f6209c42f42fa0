import type { ComponentChildren } from 'preact'
import { dateOf } from '../../lib/kernel/civil-date.ts'
import { type Form, formOf } from '../../lib/platform/form.ts'
import type { FieldProblems } from '../../lib/ui/form.tsx'
import {
  type Answer,
  absent,
  type Crumb,
  forbidden,
  type PageAnswer,
  personOf,
  placeOf,
  type Visit,
} from '../people/people.visit.ts'
import { mayAsk, placesWith } from '../people/permission.rules.ts'
import { applicationPath, titleOf } from './application.page.tsx'
import { type Applicant, dueOn, isTheirs, type Ownership, whyClosed, whyMayNotSubmit } from './application.rules.ts'
import { handsIn } from './author.rules.ts'
import { type Initiative, publicStages } from './initiative.model.ts'
import { isReadable } from './merger.rules.ts'
import { type Refused, wordedRefusal } from './refusal.page.tsx'
import { sumsOf } from './sums.rules.ts'
import { type ApplicationView, viewApplication } from './view-application.query.ts'

export const applicationAddress = '/:municipality/initiatives/:number'

/** Who asks; an officer only while the second factor is fresh. */
export function applicantOf(visit: Visit): Applicant {
  const isOfficer = mayAsk(visit.visitor, 'initiatives.type-in', placeOf(visit).id) === 'yes'
  return { by: personOf(visit).id, isOfficer }
}

/** The same where nobody may be signed in. */
export function isOfVisitor(visit: Visit, initiative: Ownership): boolean {
  return visit.visitor.person !== undefined && isTheirs(initiative, applicantOf(visit))
}

/** What is not public yet, or was returned or taken back, is read by its group and by the municipality's officers. */
export function mayRead(
  { visitor, place }: Visit,
  initiative: Pick<Initiative, 'stage' | 'mergedInto' | 'submittedAt'>,
): boolean {
  const isOfficer = place !== undefined && placesWith(visitor, 'initiatives.type-in').includes(place.id)
  return isReadable(initiative) || isOfficer
}

/** The application of the address, for those who may change it: others are told 403, or 404 where they may not even see it. */
export async function withApplication(
  visit: Visit,
  answer: (view: ApplicationView) => Promise<Answer> | Answer,
): Promise<Answer> {
  const view = await viewApplication(visit.platform.db.read, placeOf(visit).id, visit.params['number'] ?? '')
  if (!view) return absent
  if (isTheirs(view.initiative, applicantOf(visit))) return answer(view)
  return publicStages.includes(view.initiative.stage) ? forbidden : absent
}

/** What the rules say of the application as it stands. */
export function standingOf({ t, now }: Visit, view: ApplicationView) {
  const facts = { ...view, today: dateOf(now) }
  const { initiative, call } = view
  const closed = whyClosed(facts)
  return {
    closed,
    refusal: closed && wordedRefusal(t, closed),
    dueOn: dueOn(facts),
    reasons: whyMayNotSubmit(
      initiative,
      sumsOf(initiative.budget, initiative.pledges),
      call.terms,
      view.support,
      view.attachments,
      view.sentBefore,
    ),
  }
}

/** Whose application is changed and by whom, for the commands. */
export function changeOf(visit: Visit, { initiative }: ApplicationView) {
  return { applicant: applicantOf(visit), municipalityId: placeOf(visit).id, id: initiative.id }
}

export type Shown = { readonly problems?: FieldProblems; readonly refusal?: Refused | undefined }

/** A page of an application with its crumbs; with problems 422, in a conflict 409. */
export function applicationPage(
  visit: Visit,
  { initiative }: ApplicationView,
  title: string,
  body: ComponentChildren,
  { problems = {}, refusal }: Shown = {},
): PageAnswer {
  const { t } = visit
  const place = placeOf(visit)
  // A refusal is also told when the page is only opened; a problem of a field comes of a press.
  const isRefused = Object.keys(problems).length > 0 || (refusal !== undefined && visit.form.names.length > 0)
  return {
    kind: 'page',
    title: `${title} – ${titleOf(t, initiative)}`,
    body,
    status: refusal?.conflict ? 409 : isRefused ? 422 : 200,
    crumbs: [
      { label: t.of(place.names), path: `/${place.slug}` },
      { label: t('initiatives.list-title'), path: `/${place.slug}/initiatives` },
      { label: titleOf(t, initiative), path: applicationPath(place, initiative) },
    ],
  }
}

/** Whether the visitor has a hand in the initiative, and so does not speak about it for the municipality. */
export function isInterested({ visitor }: Visit, initiative: Initiative): boolean {
  return visitor.person !== undefined && handsIn(initiative).includes(visitor.person.id)
}

/** The way to a page about an initiative: the municipality, and the initiative itself. */
export function initiativeCrumbs(visit: Visit, initiative: Pick<Initiative, 'title' | 'number'>): readonly Crumb[] {
  const place = placeOf(visit)
  return [
    { label: visit.t.of(place.names), path: `/${place.slug}` },
    { label: titleOf(visit.t, initiative), path: `/${place.slug}/initiatives/${initiative.number}` },
  ]
}

/** Fields as if they had been typed, to fill a form from what is stored. */
export function given(fields: Readonly<Record<string, string>>): Form {
  return formOf(new Map(Object.entries(fields).map(([field, value]) => [field, [value]])))
}

import { type CivilDate, dateOf, endOf } from '../../lib/kernel/civil-date.ts'
import { parseId } from '../../lib/kernel/id.ts'
import { told } from '../../lib/platform/question.ts'
import { inBothLanguages, wordsIn } from '../../lib/platform/words.ts'
import { href } from '../../lib/ui/links.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import type { MessageText } from '../people/index.ts'
import {
  type Answer,
  absent,
  get,
  type PageAnswer,
  pageAsked,
  personOf,
  placeOf,
  post,
  type Route,
  type Section,
  see,
  type Visit,
  type Waiting,
  type WorkSource,
} from '../people/people.visit.ts'
import { mayAsk, placesWith } from '../people/permission.rules.ts'
import type { PersonId } from '../people/person.model.ts'
import { expertSubjects } from '../regulations/expert-subject.model.ts'
import { type Asked, assignExperts } from './assign-experts.command.ts'
import type { Naming } from './expert.model.ts'
import { askedSubjects } from './expert.rules.ts'
import { ExpertsPage, type ExpertsProps } from './experts.page.tsx'
import { type CallToAssign, callsToAssign, opinionsToGive } from './experts-to-do.query.ts'
import { type ExpertsView, expertsPageSize, viewExperts } from './view-experts.query.ts'

const address = '/:municipality/calls/:call/experts'

/** The office names experts for the applications of a call. */
export const expertsRoutes: readonly Route[] = [
  get(address, 'reviews.assign-experts', (visit) => withExperts(visit, (view) => expertsPage(visit, view))),
  post(address, 'reviews.assign-experts', 'expert-assigned', (visit) =>
    withExperts(visit, (view) => answerExperts(visit, view)),
  ),
]

async function withExperts(visit: Visit, answer: (view: ExpertsView) => Promise<Answer> | Answer): Promise<Answer> {
  const { platform, params } = visit
  const view = await viewExperts(
    platform.db.read,
    placeOf(visit).id,
    params['call'] ?? '',
    pageAsked(visit.query['page']),
  )
  return view && askedSubjects(view.call.terms).length > 0 ? answer(view) : absent
}

function expertsPage(
  visit: Visit,
  view: ExpertsView,
  said: Pick<ExpertsProps, 'problems' | 'refusal'> = {},
): PageAnswer {
  const { t, form, query } = visit
  const place = placeOf(visit)
  const props: ExpertsProps = {
    t,
    place,
    view,
    page: pageAsked(visit.query['page']),
    pages: Math.ceil(view.count / expertsPageSize),
    typed: form,
    isDone: query['done'] !== undefined && form.names.length === 0,
    ...said,
  }
  return {
    kind: 'page',
    title: t('reviews.experts-title'),
    status: said.problems || said.refusal ? 422 : 200,
    body: <ExpertsPage {...props} />,
    crumbs: [
      { label: t.of(place.names), path: `/${place.slug}` },
      { label: view.call.title, path: `/${place.slug}/calls/${view.call.slug}` },
    ],
  }
}

async function answerExperts(visit: Visit, view: ExpertsView): Promise<Answer> {
  const { form, t, platform } = visit
  const initiatives = form.all('initiative').flatMap((text) => parseId<'Initiative'>(text) ?? [])
  const naming = namingOn(visit)
  const problems = {
    ...(initiatives.length === 0 && { initiative: t('reviews.experts-choose-initiatives') }),
    ...(Object.keys(naming).length === 0 && {
      [`expert-${askedSubjects(view.call.terms)[0] ?? ''}`]: t('reviews.experts-choose-experts'),
    }),
  }
  if (Object.keys(problems).length > 0) return expertsPage(visit, view, { problems })
  const result = await assignExperts(platform, {
    by: personOf(visit).id,
    call: { municipalityId: view.call.municipalityId, callId: view.call.id },
    initiatives: initiatives as InitiativeId[],
    naming,
    tell: (asked) => askedMessage(visit, asked),
  })
  if (!result.ok) return expertsPage(visit, view, { refusal: result.refusal })
  return see(`/${placeOf(visit).slug}/calls/${view.call.slug}/experts?done=assigned`)
}

function namingOn({ form }: Visit): Naming {
  const naming: Partial<Record<keyof Naming, PersonId>> = {}
  for (const subject of expertSubjects) {
    const expert = parseId<'Person'>(form.text(`expert-${subject}`))
    if (expert) naming[subject] = expert
  }
  return naming
}

/** The expert's language is not known here. */
export function askedMessage({ platform }: Visit, { initiatives, until }: Asked): MessageText {
  return {
    subject: wordsIn('ky')('reviews.asked-message-subject', { count: initiatives }),
    body: inBothLanguages((t) => {
      const address = `${platform.origin}${href(t.language, '/work')}`
      return t('reviews.asked-message', { count: initiatives, until: t.date(until), address })
    }),
  }
}

/** For the office on the page of a call: the way to its experts, while applications are checked. */
export const callExpertsSection: Section = async (visit, { path, stage }) => {
  const place = placeOf(visit)
  if (stage !== 'collecting' && stage !== 'reviewing') return undefined
  if (mayAsk(visit.visitor, 'reviews.assign-experts', place.id) !== 'yes') return undefined
  const view = await viewExperts(visit.platform.db.read, place.id, path.split('/').at(-1) ?? '', 1)
  if (!view || askedSubjects(view.call.terms).length === 0) return undefined
  return (
    <p>
      <a href={href(visit.t.language, `${path}/experts`)}>{visit.t('reviews.experts-link', { count: view.count })}</a>
    </p>
  )
}

/** Opinions that an expert is asked for. */
export const opinionWork: WorkSource = ({ visitor, platform, t }) => {
  const places = placesWith(visitor, 'reviews.give-opinion')
  if (!visitor.person || places.length === 0) return undefined
  return told(opinionsToGive(platform, visitor.person.id, places), ({ number, title, place, subjects, until }) => [
    {
      title: t('reviews.work-opinion', { number, title }),
      what: subjects.map((subject) => t(`reviews.subject-${subject}`)).join('; '),
      path: `/${place.slug}/initiatives/${number}/substantive-check`,
      place: t.of(place.names),
      by: endOf(until),
    },
  ])
}

/** Experts to name, and opinions that did not come by their day. */
export const expertsWork: WorkSource = (visit) => {
  const places = placesWith(visit.visitor, 'reviews.assign-experts')
  if (places.length === 0) return undefined
  return told(callsToAssign(places, dateOf(visit.now)), (call) => waitingOf(visit, call))
}

function waitingOf({ t }: Visit, { slug, title, place, unassigned, late, lateSince, reviewingUntil }: CallToAssign) {
  const line = (said: string, by: CivilDate): Waiting => ({
    title: said,
    what: t('reviews.experts-title'),
    path: `/${place.slug}/calls/${slug}/experts`,
    place: t.of(place.names),
    by: endOf(by),
  })
  return [
    ...(unassigned > 0 ? [line(t('reviews.work-assign', { count: unassigned, title }), reviewingUntil)] : []),
    ...(lateSince ? [line(t('reviews.work-late-opinions', { count: late, title }), lateSince)] : []),
  ]
}

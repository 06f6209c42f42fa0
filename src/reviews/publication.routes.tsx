import { dateOf, endOf } from '../../lib/kernel/civil-date.ts'
import { told } from '../../lib/platform/question.ts'
import { href } from '../../lib/ui/links.ts'
import {
  type Answer,
  absent,
  get,
  type PageAnswer,
  personOf,
  placeOf,
  post,
  type Route,
  type Section,
  see,
  type Visit,
  type WorkSource,
} from '../people/people.visit.ts'
import { mayAsk, placesWith } from '../people/permission.rules.ts'
import { findingMessage } from './finding-message.routes.ts'
import type { PublicationRefusal, Standing } from './publication.model.ts'
import { PublicationPage } from './publication.page.tsx'
import { whyMayNotPublish } from './publication.rules.ts'
import { publishDecisions } from './publish-decisions.command.ts'
import { callsToPublish, type PublicationView, publicationPageSize, viewPublication } from './view-publication.query.ts'

const address = '/:municipality/calls/:call/decisions'

/** The office publishes all decisions of a call at once. */
export const publicationRoutes: readonly Route[] = [
  get(address, 'reviews.publish', (visit) => withPublication(visit, (view) => publicationPage(visit, view))),
  post(address, 'reviews.publish', 'decisions-published', (visit) =>
    withPublication(visit, (view) => answerPublication(visit, view)),
  ),
]

async function withPublication(
  visit: Visit,
  answer: (view: PublicationView) => Promise<Answer> | Answer,
): Promise<Answer> {
  const { platform, params, now } = visit
  const view = await viewPublication(platform, placeOf(visit).id, params['call'] ?? '', now)
  return view ? answer(view) : absent
}

/** What still has to be done stands first. */
const order: readonly Standing[] = ['undecided', 'correcting', 'decided']

function publicationPage(visit: Visit, view: PublicationView, refusal?: PublicationRefusal): PageAnswer {
  const { t, query } = visit
  const place = placeOf(visit)
  const { call, applications } = view
  const closed = refusal ?? whyMayNotPublish({ together: true, callStage: call.stage, applications })
  const page = /^[1-9]\d{0,3}$/.test(query['page'] ?? '') ? Number(query['page']) : 1
  const sorted = order.flatMap((standing) => applications.filter((one) => one.standing === standing))
  const from = (page - 1) * publicationPageSize
  const props = {
    t,
    place,
    view,
    page,
    pages: Math.ceil(applications.length / publicationPageSize),
    shown: sorted.slice(from, from + publicationPageSize),
    published: /^\d{1,6}$/.test(query['published'] ?? '') ? Number(query['published']) : undefined,
    closed,
    isRefused: refusal !== undefined,
    mayCheck: mayAsk(visit.visitor, 'reviews.find', place.id) === 'yes',
  }
  return {
    kind: 'page',
    title: t('reviews.publication-title'),
    status: refusal ? 422 : 200,
    body: <PublicationPage {...props} />,
    crumbs: [
      { label: t.of(place.names), path: `/${place.slug}` },
      { label: call.title, path: `/${place.slug}/calls/${call.slug}` },
    ],
  }
}

async function answerPublication(visit: Visit, view: PublicationView): Promise<Answer> {
  const { municipalityId, id: callId, slug } = view.call
  const result = await publishDecisions(visit.platform, {
    by: personOf(visit).id,
    municipalityId,
    callId,
    tell: (number, decision) => findingMessage(visit, number, decision),
  })
  if (!result.ok) return publicationPage(visit, view, result.refusal)
  return see(`/${placeOf(visit).slug}/calls/${slug}/decisions?published=${result.value}`)
}

/** For the office on the page of a call: the way to what is decided and not published. */
export const callPublicationSection: Section = async (visit, { path, stage }) => {
  const place = placeOf(visit)
  if (stage !== 'collecting' && stage !== 'reviewing') return undefined
  if (mayAsk(visit.visitor, 'reviews.publish', place.id) !== 'yes') return undefined
  const view = await viewPublication(visit.platform, place.id, path.split('/').at(-1) ?? '', visit.now)
  if (!view || view.applications.length === 0) return undefined
  return (
    <p>
      <a href={href(visit.t.language, `${path}/decisions`)}>{visit.t('reviews.publication-title')}</a>
    </p>
  )
}

/** Decisions that wait for one press. */
export const publicationWork: WorkSource = ({ visitor, now, t }) => {
  const places = placesWith(visitor, 'reviews.publish')
  if (places.length === 0) return undefined
  return told(callsToPublish(places, dateOf(now)), ({ slug, title, place, count, reviewingUntil }) => [
    {
      title: t('reviews.work-publish', { count, title }),
      what: t('reviews.publication-title'),
      path: `/${place.slug}/calls/${slug}/decisions`,
      place: t.of(place.names),
      by: endOf(reviewingUntil),
    },
  ])
}

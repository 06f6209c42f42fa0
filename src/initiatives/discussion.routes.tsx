import type { ComponentChildren } from 'preact'
import { type CivilDate, endOf } from '../../lib/kernel/civil-date.ts'
import { parseId } from '../../lib/kernel/id.ts'
import { choice, id, lines } from '../../lib/platform/fields.ts'
import { type Form, parseForm, wordedProblems } from '../../lib/platform/form.ts'
import { told } from '../../lib/platform/question.ts'
import { inBothLanguages, wordsIn } from '../../lib/platform/words.ts'
import { href } from '../../lib/ui/links.ts'
import type { MessageText } from '../people/index.ts'
import {
  type Answer,
  absent,
  get,
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
import { applicationAddress, given, initiativeCrumbs, isInterested } from './application-visit.routes.tsx'
import { answerQuestion, hideComment, reportComment, writeComment } from './comment.command.ts'
import {
  type Comment,
  type CommentActRefusal,
  type CommentId,
  type CommentRefusal,
  commentKinds,
} from './comment.model.ts'
import { whyMayNotAnswer, whyMayNotHide } from './comment.rules.ts'
import { CommentActPage, DiscussionPage } from './discussion.page.tsx'
import { type InitiativeId, publicStages } from './initiative.model.ts'
import { viewComment } from './view-comment.query.ts'
import { countDiscussion, type DiscussionView, openQuestions, viewDiscussion } from './view-discussion.query.ts'

const address = `${applicationAddress}/discussion`

/** Talk about an initiative: arguments, questions and their answers, and what was hidden and why. */
export const discussionRoutes: readonly Route[] = [
  get(address, 'public.read', (visit) => withDiscussion(visit, (view) => discussionPage(visit, view, blank()))),
  post(address, 'initiatives.comment', 'comment-written', (visit) =>
    withDiscussion(visit, (view) => answerComment(visit, view)),
  ),
  post(`${address}/:comment/report`, 'initiatives.comment', 'comment-reported', (visit) =>
    withComment(visit, async (view, comment) => {
      const act = { by: personOf(visit).id, municipalityId: placeOf(visit).id, id: comment.id }
      await reportComment(visit.platform, act)
      return see(`${pathOf(visit, view)}?reported`)
    }),
  ),
  get(`${address}/:comment/answer`, 'initiatives.moderate', (visit) =>
    withComment(visit, (view, comment) => actPage(visit, view, comment, 'answer')),
  ),
  post(`${address}/:comment/answer`, 'initiatives.moderate', 'question-answered', (visit) =>
    withComment(visit, (view, comment) => answerAct(visit, view, comment, 'answer')),
  ),
  get(`${address}/:comment/hiding`, 'initiatives.moderate', (visit) =>
    withComment(visit, (view, comment) => actPage(visit, view, comment, 'hiding')),
  ),
  post(`${address}/:comment/hiding`, 'initiatives.moderate', 'comment-hidden', (visit) =>
    withComment(visit, (view, comment) => answerAct(visit, view, comment, 'hiding')),
  ),
]

function blank(): Form {
  return given({ id: crypto.randomUUID() })
}

function pageOf({ query }: Visit): number {
  const page = Number(query['page'] ?? 1)
  return Number.isInteger(page) && page >= 1 && page <= 10_000 ? page : 1
}

async function withDiscussion(
  visit: Visit,
  answer: (view: DiscussionView) => Promise<Answer> | Answer,
): Promise<Answer> {
  const number = visit.params['number'] ?? ''
  const view = await viewDiscussion(visit.platform.db.read, placeOf(visit).id, number, pageOf(visit))
  return view ? answer(view) : absent
}

async function withComment(
  visit: Visit,
  answer: (view: DiscussionView, comment: Comment) => Promise<Answer> | Answer,
): Promise<Answer> {
  return withDiscussion(visit, async (view) => {
    const commentId = parseId<'Comment'>(visit.params['comment'] ?? '')
    const comment = commentId && (await viewComment(visit.platform.db.read, view.initiative, commentId))
    return comment ? answer(view, comment) : absent
  })
}

function pathOf(visit: Visit, { initiative }: DiscussionView): string {
  return `/${placeOf(visit).slug}/initiatives/${initiative.number}/discussion`
}

function page(visit: Visit, view: DiscussionView, title: string, body: ComponentChildren, status: number): Answer {
  return { kind: 'page', title, body, status, crumbs: initiativeCrumbs(visit, view.initiative) }
}

type Shown = { readonly problems?: Readonly<Record<string, string>>; readonly refusal?: CommentRefusal }

function discussionPage(visit: Visit, view: DiscussionView, typed: Form, shown: Shown = {}): Answer {
  const { t, visitor, query } = visit
  const place = placeOf(visit)
  const props = {
    t,
    place,
    view,
    typed,
    page: pageOf(visit),
    personId: visitor.person?.id,
    mayModerate: mayAsk(visitor, 'initiatives.moderate', place.id) === 'yes' && !isInterested(visit, view.initiative),
    reported: query['reported'] !== undefined,
  }
  const status = shown.problems || shown.refusal ? 422 : 200
  return page(visit, view, t('initiatives.discussion-title'), <DiscussionPage {...props} {...shown} />, status)
}

async function answerComment(visit: Visit, view: DiscussionView): Promise<Answer> {
  const shape = { id: id<'Comment'>(), kind: choice(commentKinds), text: lines({ max: 2000 }) }
  const read = parseForm(shape, visit.form)
  if (!read.ok) return discussionPage(visit, view, visit.form, { problems: wordedProblems(visit.t, read.problems) })
  const { municipalityId, id: initiativeId } = view.initiative
  const by = personOf(visit).id
  const result = await writeComment(visit.platform, { by, municipalityId, initiativeId, ...read.value })
  return result.ok ? see(pathOf(visit, view)) : discussionPage(visit, view, visit.form, { refusal: result.refusal })
}

type ActShown = { readonly problems?: Readonly<Record<string, string>>; readonly refusal?: CommentActRefusal }

function actPage(
  visit: Visit,
  view: DiscussionView,
  comment: Comment,
  act: 'answer' | 'hiding',
  shown: ActShown = {},
): Answer {
  const { t, form } = visit
  const why = act === 'answer' ? whyMayNotAnswer : whyMayNotHide
  const closed = why(comment, isInterested(visit, view.initiative))
  const refusal = shown.refusal ?? closed
  const props = { t, place: placeOf(visit), view, comment, act, typed: form, refusal }
  const title = t(act === 'answer' ? 'initiatives.answer-title' : 'initiatives.hide-title')
  const status = shown.problems || form.names.length > 0 ? 422 : 200
  const body = <CommentActPage {...props} {...(shown.problems ? { problems: shown.problems } : {})} />
  return page(visit, view, title, body, status)
}

async function answerAct(
  visit: Visit,
  view: DiscussionView,
  comment: Comment,
  act: 'answer' | 'hiding',
): Promise<Answer> {
  const { t, platform } = visit
  const read = parseForm({ text: lines({ max: act === 'answer' ? 4000 : 1000 }) }, visit.form)
  if (!read.ok) return actPage(visit, view, comment, act, { problems: wordedProblems(t, read.problems) })
  const common = {
    by: personOf(visit).id,
    municipalityId: placeOf(visit).id,
    id: comment.id as CommentId,
    message: messageOf(visit, view, act, read.value.text),
  }
  const result =
    act === 'answer'
      ? await answerQuestion(platform, { ...common, answer: read.value.text })
      : await hideComment(platform, { ...common, reason: read.value.text })
  if (result.ok) return see(pathOf(visit, view))
  return actPage(visit, view, comment, act, { refusal: result.refusal })
}

/** The author's language is not known here. */
function messageOf(visit: Visit, view: DiscussionView, act: 'answer' | 'hiding', text: string): MessageText {
  const { number } = view.initiative
  return {
    subject: wordsIn('ky')(`initiatives.message-${act}-subject`, { number }),
    body: inBothLanguages((t) => {
      const address = `${visit.platform.origin}${href(t.language, pathOf(visit, view))}`
      return t(`initiatives.message-${act}`, { number, text, address })
    }),
  }
}

/** On the initiative's page: how much is said, and the way there. */
export const discussionSection: Section = async (visit, { id, path, stage }) => {
  if (!publicStages.some((one) => one === stage)) return undefined
  const { t, platform } = visit
  const { amendments, ...counts } = await countDiscussion(platform.db.read, placeOf(visit).id, id as InitiativeId)
  return (
    <section id="discussion">
      <h2>{t('initiatives.discussion-title')}</h2>
      <p>
        <a href={href(t.language, `${path}/discussion`)}>{t('initiatives.discussion-counts', counts)}</a>
      </p>
      {(amendments > 0 || stage === 'submitted') && (
        <p>
          <a href={href(t.language, `${path}/amendments`)}>
            {t('initiatives.amendments-count', { count: amendments })}
          </a>
        </p>
      )}
    </section>
  )
}

/** Questions of residents, for the officer, by their last day. */
export const questionWork: WorkSource = (visit) => {
  const places = placesWith(visit.visitor, 'initiatives.moderate')
  if (places.length === 0) return undefined
  return told(openQuestions(visit.platform, places), (list) =>
    list.map(({ id: commentId, number, title, slug, names, by }) => ({
      title: visit.t('initiatives.work-question', { number, title }),
      what: visit.t('initiatives.answer-title'),
      path: `/${slug}/initiatives/${number}/discussion/${commentId}/answer`,
      place: visit.t.of(names),
      by: endOf(by as CivilDate),
    })),
  )
}

import { dateOf } from '../../lib/kernel/civil-date.ts'
import { parseId } from '../../lib/kernel/id.ts'
import { told } from '../../lib/platform/question.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import {
  type Answer,
  absent,
  get,
  pageAsked,
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
import { localMatters } from '../regulations/regulation.model.ts'
import { adoptPractice } from './index.ts'
import { PracticePage } from './practice.page.tsx'
import { AdoptPage } from './practice-form.page.tsx'
import { PracticeListPage, PracticesPart } from './practice-list.page.tsx'
import { PracticeSection } from './practice-section.page.tsx'
import { listOpenCalls, type PracticeView, viewPractice } from './view-practice.query.ts'
import { practicesToWrite, viewPracticeLinks } from './view-practice-links.query.ts'
import { listPractices, pageSize } from './view-practices.query.ts'
import { writingRoutes } from './writing.routes.tsx'

export const practiceRoutes: readonly Route[] = [
  get('/practices', 'public.read', (visit) => listPage(visit)),
  get('/practices/:practice', 'public.read', (visit) => practicePage(visit)),
  get('/practices/:practice/adoption', 'practices.adopt', (visit) =>
    withPublished(visit, (view) => adoptPage(visit, view)),
  ),
  post('/practices/:practice/adoption', 'practices.adopt', 'practice-adopted', (visit) =>
    withPublished(visit, (view) => answerAdoption(visit, view)),
  ),
  ...writingRoutes,
]

async function listPage(visit: Visit): Promise<Answer> {
  const { t, platform, query } = visit
  const theme = localMatters.find((matter) => matter === query['theme'])
  const search = (query['search'] ?? '').slice(0, 100)
  const page = pageAsked(query['page'])
  const list = await listPractices(platform.db.read, { search, theme, page })
  const asked = { search, theme: theme ?? '', page }
  const body = <PracticeListPage t={t} list={list} pages={Math.ceil(list.count / pageSize)} asked={asked} />
  return {
    kind: 'page',
    title: t('practices.list-title'),
    body,
    card: { description: t('practices.list-lead') },
  }
}

function crumbsOf({ t }: Visit) {
  return [{ label: t('practices.list-title'), path: '/practices' }]
}

async function practicePage(visit: Visit): Promise<Answer> {
  const { t, platform, query, visitor } = visit
  const view = await viewPractice(platform.db.read, visit.params['practice'] ?? '')
  if (!view) return absent
  const { practice } = view
  const mayWrite = mayAsk(visitor, 'practices.write', practice.municipalityId) === 'yes'
  if (practice.stage === 'draft' && !mayWrite) return absent
  const isDraft = practice.stage === 'draft'
  const publishedJustNow = query['published'] !== undefined && !isDraft
  const changed = query['changed'] !== undefined && isDraft
  const props = { t, view, mayWrite, publishedJustNow, changed }
  const picture = view.photographs[0] ?? view.initiative.photographs[0]
  return {
    kind: 'page',
    title: practice.title,
    body: <PracticePage {...props} />,
    crumbs: crumbsOf(visit),
    card: {
      description: practice.problem.slice(0, 200),
      ...(picture ? { picture: `/pictures/${picture.digest}-1280.webp` } : {}),
    },
  }
}

async function withPublished(visit: Visit, answer: (view: PracticeView) => Promise<Answer> | Answer): Promise<Answer> {
  const view = await viewPractice(visit.platform.db.read, visit.params['practice'] ?? '')
  return view?.practice.stage === 'published' ? answer(view) : absent
}

async function adoptPage(visit: Visit, view: PracticeView, problem?: string): Promise<Answer> {
  const { t, platform, now, form } = visit
  const calls = await listOpenCalls(platform.db.read, dateOf(now))
  const id = parseId(form.text('id')) ?? crypto.randomUUID()
  const problems = problem === undefined || calls.length === 0 ? {} : { call: problem }
  const props = { t, view, calls, id, chosen: form.text('call'), problems }
  return {
    kind: 'page',
    title: t('practices.adopt-title'),
    body: <AdoptPage {...props} />,
    status: problem === undefined ? 200 : 422,
    crumbs: [...crumbsOf(visit), { label: view.practice.title, path: `/practices/${view.practice.slug}` }],
  }
}

async function answerAdoption(visit: Visit, view: PracticeView): Promise<Answer> {
  const { t, platform, form, now } = visit
  if (form.text('call') === '') return adoptPage(visit, view, t('practices.call-choose'))
  const call = (await listOpenCalls(platform.db.read, dateOf(now))).find(({ callId }) => callId === form.text('call'))
  if (!call) return adoptPage(visit, view, t('practices.call-closed'))
  const result = await adoptPractice(platform, {
    by: personOf(visit).id,
    slug: view.practice.slug,
    municipalityId: call.municipalityId,
    callId: call.callId,
    id: parseId<'Initiative'>(form.text('id')) ?? (crypto.randomUUID() as InitiativeId),
  })
  if (result.ok) return see(`/${call.place.slug}/initiatives/${result.value.number}/application`)
  // The call or the practice went away between the reading and the writing.
  return result.refusal.code === 'no-such-practice' ? absent : adoptPage(visit, view, t('practices.call-closed'))
}

/** As many stand on the front page. */
const mostOnFront = 3

/** What worked, for the front page. */
export const practicesSection: Section = async ({ platform, t }) => {
  const list = await listPractices(platform.db.read, { most: mostOnFront })
  return <PracticesPart t={t} list={list} />
}

/** The practice of an initiative, and the one it began from, on its page. */
export const practiceSection: Section = async (visit, subject) => {
  const municipalityId = placeOf(visit).id
  const links = await viewPracticeLinks(visit.platform.db.read, municipalityId, subject.id as InitiativeId)
  const isFinished = subject.stage === 'handed-over' || subject.stage === 'assessed'
  const mayWrite = isFinished && mayAsk(visit.visitor, 'practices.write', municipalityId) === 'yes'
  return <PracticeSection t={visit.t} path={subject.path} links={links} mayWrite={mayWrite} />
}

/** Practices to write and to publish. */
export const practiceWork: WorkSource = ({ t, visitor }) => {
  const offices = placesWith(visitor, 'practices.write')
  if (offices.length === 0) return undefined
  return told(practicesToWrite(offices), ({ number, title, place, draft }) => [
    {
      title: draft ? t('practices.work-publish', { title }) : t('practices.work-write', { number, title }),
      what: t(draft ? 'practices.work-publish-what' : 'practices.work-write-what'),
      path: draft ? `/practices/${draft.slug}` : `/${place.slug}/initiatives/${number}/practice`,
      place: t.of(place.names),
      by: undefined,
    },
  ])
}

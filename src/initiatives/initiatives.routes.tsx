import { endOf } from '../../lib/kernel/civil-date.ts'
import { told } from '../../lib/platform/question.ts'
import type { CallId } from '../calls/call.model.ts'
import {
  type Answer,
  absent,
  get,
  pageAsked,
  placeOf,
  type Route,
  type Section,
  sectionsOf,
  type Visit,
  type WorkSource,
} from '../people/people.visit.ts'
import { placesWith } from '../people/permission.rules.ts'
import { localMatters } from '../regulations/regulation.model.ts'
import { amendmentRoutes } from './amendments.routes.tsx'
import { titleOf } from './application.page.tsx'
import { applicationRoutes } from './application.routes.tsx'
import { answerBy, leads } from './application.rules.ts'
import { applicantOf, initiativeCrumbs, isOfVisitor, mayRead } from './application-visit.routes.tsx'
import { attachmentRoutes } from './attachments.routes.tsx'
import { authorRoutes } from './authors.routes.tsx'
import { blankFormRoutes } from './blank-form.routes.tsx'
import { discussionRoutes } from './discussion.routes.tsx'
import { publicStages } from './initiative.model.ts'
import { InitiativePage } from './initiative.page.tsx'
import {
  BlankFormPart,
  InitiativeListPage,
  InitiativesPart,
  type ListQuery,
  type StageGroup,
  stageGroups,
} from './initiative-list.page.tsx'
import { letterRoutes } from './letters.routes.tsx'
import { listInitiatives, readListMark } from './list-initiatives.query.ts'
import { listPoints } from './list-points.query.ts'
import { mergerRoutes } from './mergers.routes.tsx'
import { OwnInitiatives } from './own-initiatives.page.tsx'
import { photographRoutes } from './photographs.routes.tsx'
import { rowRoutes } from './rows.routes.tsx'
import { submissionRoutes } from './submission.routes.tsx'
import { SubmissionsPage } from './submissions.page.tsx'
import { supportRoutes } from './support.routes.tsx'
import { viewInitiative } from './view-initiative.query.ts'
import { unsentInitiatives, viewOwn } from './view-own-initiatives.query.ts'
import { viewSubmissions } from './view-submissions.query.ts'

export const initiativeRoutes: readonly Route[] = [
  get('/:municipality/initiatives', 'public.read', (visit) => listPage(visit)),
  get('/:municipality/initiatives/points.geojson', 'public.read', pointsFile),
  get('/:municipality/initiatives/:number', 'public.read', (visit) => initiativePage(visit)),
  ...applicationRoutes,
  ...authorRoutes,
  ...blankFormRoutes,
  ...attachmentRoutes,
  ...discussionRoutes,
  ...amendmentRoutes,
  ...mergerRoutes,
  get('/:municipality/initiatives/:number/submissions', 'public.read', submissionsPage),
  ...supportRoutes,
  ...rowRoutes,
  ...letterRoutes,
  ...photographRoutes,
  ...submissionRoutes,
]

async function listPage(visit: Visit): Promise<Answer> {
  const { t, platform } = visit
  const place = placeOf(visit)
  const asked = askedOf(visit)
  const group = asked.stage === '' ? {} : { stages: stageGroups[asked.stage as StageGroup] }
  const theme = localMatters.find((matter) => matter === asked.theme)
  const { search, page, call } = asked
  const filter = { ...group, theme, callSlug: call === '' ? undefined : call, search, page }
  const body = async () => {
    const list = await listInitiatives(platform.db, place.id, filter)
    return { drawn: <InitiativeListPage t={t} place={place} asked={asked} list={list} />, madeFrom: list.mark }
  }
  return {
    kind: 'page',
    title: t('initiatives.list-title'),
    body: null,
    kept: { madeFrom: await readListMark(platform.db, place.id), body },
    crumbs: [{ label: t.of(place.names), path: `/${place.slug}` }],
  }
}

/** The initiatives that have a point, for a program of maps (RFC 7946: longitude stands first there). */
async function pointsFile({ platform, params, query, place }: Visit): Promise<Answer> {
  if (!place) return absent
  const call = query['call']
  const points = await listPoints(platform.db.read, place.id, call === undefined || call === '' ? undefined : call)
  const features = points.map(({ number, title, stage, place: where, point }) => ({
    type: 'Feature',
    geometry: { type: 'Point', coordinates: [point.longitudeE5 / 100_000, point.latitudeE5 / 100_000] },
    properties: {
      number,
      title,
      place: where,
      stage,
      url: `${platform.origin}/${params['municipality'] ?? ''}/initiatives/${number}`,
    },
  }))
  const bytes = JSON.stringify({ type: 'FeatureCollection', features })
  return { kind: 'file', type: 'application/geo+json', bytes, name: `${place.slug}-initiatives.geojson` }
}

/** What the query asks for; what it cannot mean is as if it had not been asked. */
function askedOf({ query }: Visit): ListQuery {
  const { search = '', stage = '', theme = '', call = '', page } = query
  return {
    search: search.slice(0, 100),
    stage: Object.hasOwn(stageGroups, stage) ? stage : '',
    theme: (localMatters as readonly string[]).includes(theme) ? theme : '',
    call,
    page: pageAsked(page),
  }
}

async function initiativePage(visit: Visit): Promise<Answer> {
  const { t, platform } = visit
  const place = placeOf(visit)
  const view = await viewInitiative(platform.db.read, place.id, visit.params['number'] ?? '')
  if (!view) return absent
  const { initiative } = view
  const isTheirs = isOfVisitor(visit, initiative)
  const mayLead = isTheirs && leads(initiative, applicantOf(visit))
  if (!isTheirs && !mayRead(visit, view.initiative)) return absent
  const path = `/${place.slug}/initiatives/${initiative.number}`
  const sections = await sectionsOf(visit, 'initiative', { id: initiative.id, stage: initiative.stage, path })
  const cover = initiative.coverDigest
  const stage = t(`initiatives.stage-${initiative.stage}`)
  return {
    kind: 'page',
    title: titleOf(t, initiative),
    body: <InitiativePage {...{ t, place, view, isTheirs, mayLead, sections }} />,
    crumbs: [
      { label: t.of(place.names), path: `/${place.slug}` },
      { label: t('initiatives.list-title'), path: `/${place.slug}/initiatives` },
    ],
    card: {
      description: t('initiatives.card', { stage, place: t.of(place.names), sum: t.money(initiative.totalCost) }),
      ...(cover ? { picture: `/pictures/${cover}-1280.webp` } : {}),
    },
  }
}

async function submissionsPage(visit: Visit): Promise<Answer> {
  const place = placeOf(visit)
  const view = await viewSubmissions(visit.platform.db.read, place.id, visit.params['number'] ?? '')
  if (!view || view.submissions.length === 0) return absent
  if (!isOfVisitor(visit, view.initiative) && !mayRead(visit, view.initiative)) return absent
  return {
    kind: 'page',
    title: `${visit.t('initiatives.submissions-title')} – ${titleOf(visit.t, view.initiative)}`,
    body: <SubmissionsPage t={visit.t} place={place} {...view} />,
    crumbs: initiativeCrumbs(visit, view.initiative),
  }
}

/** Cards on the page of a call or a municipality; the rest is one press away. */
const mostOnPart = 6

/** For the page of a call: what was proposed to it. */
export const callInitiativesSection: Section = async (visit, { id, path, stage }) => {
  const { t, platform } = visit
  const place = placeOf(visit)
  const list = await listInitiatives(platform.db, place.id, { callId: id as CallId, most: mostOnPart })
  const all = `/${place.slug}/initiatives?call=${path.split('/').at(-1) ?? ''}`
  return (
    <>
      {(stage === 'announced' || stage === 'collecting') && <BlankFormPart t={t} path={path} />}
      <InitiativesPart t={t} place={place} list={list} title={t('initiatives.call-part')} all={all} />
    </>
  )
}

/** For the page of a municipality: its latest initiatives, without those that are built and stand there as such. */
export const placeInitiativesSection: Section = async (visit) => {
  const { t, platform } = visit
  const place = placeOf(visit)
  const built: readonly string[] = stageGroups.built
  const stages = publicStages.filter((stage) => !built.includes(stage))
  const list = await listInitiatives(platform.db, place.id, { stages, most: mostOnPart })
  const words = { title: t('initiatives.list-title'), allText: t('initiatives.place-all') }
  return <InitiativesPart t={t} place={place} list={list} all={`/${place.slug}/initiatives`} {...words} />
}

/** What waits for a group: a draft to send before the last day, a returned application to mend. */
export const initiativeWork: WorkSource = ({ visitor, platform, t }) => {
  if (!visitor.person) return undefined
  const officerIn = placesWith(visitor, 'initiatives.type-in')
  const unsent = unsentInitiatives(platform.db.read, visitor.person.id, officerIn)
  return told(unsent, ({ place, number, title, collectingUntil, returned }) => [
    {
      title: t(returned ? 'initiatives.work-returned' : 'initiatives.work-draft', {
        title: titleOf(t, { title, number }),
      }),
      what: t(returned ? 'initiatives.work-returned-what' : 'initiatives.work-draft-what'),
      path: `/${place.slug}/initiatives/${number}/application`,
      place: t.of(place.names),
      by: endOf(returned ? answerBy(returned.at, returned) : collectingUntil),
    },
  ])
}

/** For the page of one's work: the initiatives that one leads or is an author of. */
export const ownInitiativesSection: Section = async ({ platform, t, visitor }) =>
  visitor.person && <OwnInitiatives t={t} initiatives={await viewOwn(platform.db.read, visitor.person.id)} />

import { dateOf, endOf } from '../../lib/kernel/civil-date.ts'
import { told } from '../../lib/platform/question.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import {
  get,
  placeOf,
  type Route,
  type Section,
  type Visit,
  type Waiting,
  type WorkSource,
} from '../people/people.visit.ts'
import { mayAsk, placesWith } from '../people/permission.rules.ts'
import type { MunicipalityId } from '../people/person.model.ts'
import { acceptanceRoutes } from './acceptance.routes.tsx'
import { reportDueOn } from './implementation.rules.ts'
import { isOfficer, reportRoutes } from './report.routes.tsx'
import { viewWorksSummary, type WaitingWorks, waitingWorks } from './view-works-summary.query.ts'
import { type WorksDone, WorksPage } from './works.page.tsx'
import { WorksSection } from './works-section.page.tsx'
import { crumbsOf, withWorks } from './works-visit.routes.tsx'

const dones: readonly WorksDone[] = ['reported', 'accepted', 'handed-over', 'assessed']

export const implementationRoutes: readonly Route[] = [
  get('/:municipality/initiatives/:number/works', 'public.read', (visit) =>
    withWorks(visit, (view) => {
      const { t, visitor, now, query } = visit
      const place = placeOf(visit)
      const may = {
        mayReport: visitor.person?.id === view.initiative.leaderId || isOfficer(visit, place.id),
        mayAccept: mayAsk(visitor, 'implementation.accept', place.id) === 'yes',
      }
      const done = dones.find((one) => one === query['done'])
      const body = <WorksPage t={t} place={place} view={view} today={dateOf(now)} may={may} done={done} />
      const title = `${t('implementation.works-title')}: ${view.initiative.title}`
      return { kind: 'page', title, body, crumbs: crumbsOf(visit, view).slice(0, 2) }
    }),
  ),
  ...reportRoutes,
  ...acceptanceRoutes,
]

const stagesWithWorks = ['agreement', 'works', 'accepted', 'handed-over', 'assessed']

/** The works on the initiative's page, once they are agreed on. */
export const worksSection: Section = async (visit, subject) => {
  if (!stagesWithWorks.includes(subject.stage)) return undefined
  const municipalityId = placeOf(visit).id
  const site = { municipalityId, initiativeId: subject.id as InitiativeId }
  const summary = await viewWorksSummary(visit.platform.db.read, site)
  if (!summary) return undefined
  const isOpen = subject.stage === 'agreement' || subject.stage === 'works'
  const mayReport = isOpen && (visit.visitor.person?.id === summary.leaderId || isOfficer(visit, municipalityId))
  return <WorksSection t={visit.t} path={subject.path} summary={summary} mayReport={mayReport} />
}

/** Reports that are due, works to accept, hand over and assess. */
export const implementationWork: WorkSource = (visit) => {
  const { visitor } = visit
  if (!visitor.person) return undefined
  const offices = placesWith(visitor, 'implementation.accept')
  return told(waitingWorks(visitor.person.id, offices), (one) => waitingOf(visit, one, offices))
}

function waitingOf(visit: Visit, works: WaitingWorks, offices: readonly MunicipalityId[]): readonly Waiting[] {
  const { t, now, visitor } = visit
  const { number, title, place, stage, last } = works
  const path = `/${place.slug}/initiatives/${number}/works`
  const isOffice = offices.includes(works.municipalityId)
  const line = (what: 'accept' | 'hand-over' | 'assess' | 'report' | 'late', end: string, by: Waiting['by']) => [
    {
      title: t(`implementation.work-${what}`, { number, title }),
      what: t(`implementation.work-${what}-what`),
      path: `${path}${end}`,
      place: t.of(place.names),
      by,
    },
  ]
  if (stage === 'accepted') return isOffice ? line('hand-over', '/hand-over', undefined) : []
  if (stage === 'handed-over') return isOffice ? line('assess', '/assessment', undefined) : []
  if (last?.percent === 100) return isOffice ? line('accept', '/acceptance', endOf(works.finishBy)) : []
  const dueOn = reportDueOn(last && dateOf(last.reportedAt), works.signedOn, works.reportDays)
  if (visitor.person?.id === works.leaderId) return line('report', '/reports/new', endOf(dueOn))
  // The office is told only when the group is late: until then it is the group's turn.
  return isOffice && dueOn < dateOf(now) ? line('late', '', endOf(dueOn)) : []
}

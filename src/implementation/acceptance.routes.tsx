import { dateOf } from '../../lib/kernel/civil-date.ts'
import { date, line, lines } from '../../lib/platform/fields.ts'
import { type Form, formOf, parseForm, wordedProblems } from '../../lib/platform/form.ts'
import type { FieldProblems } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { moneyTogether } from '../funding/ledger.rules.ts'
import { handsIn } from '../initiatives/author.rules.ts'
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
import { mayAsk } from '../people/permission.rules.ts'
import { AcceptanceFormPage, type ActFormProps, AssessmentPage, HandOverPage } from './acceptance.page.tsx'
import { actPdf } from './act.document.ts'
import { acceptingOf, assessingOf, handingOverOf } from './implementation.rules.ts'
import { type Refused, wordedAcceptance, wordedAssessment, wordedHandOver } from './implementation-refusal.page.tsx'
import { acceptWorks, assessWorks, handOverWorks } from './index.ts'
import type { WorksView } from './view-works.query.ts'
import { crumbsOf, siteOf, withWorks, worksPath } from './works-visit.routes.tsx'

const works = '/:municipality/initiatives/:number/works'

/** What ends the works: the acceptance act, the hand-over, and later the assessment. */
export const acceptanceRoutes: readonly Route[] = [
  get(`${works}/acceptance`, 'implementation.accept', (visit) =>
    withWorks(visit, (view) =>
      acceptancePage(visit, view, given({ acceptedOn: dateOf(visit.now) }), whyNotAccept(visit, view)),
    ),
  ),
  post(`${works}/acceptance`, 'implementation.accept', 'works-accepted', (visit) =>
    withWorks(visit, (view) => answerAcceptance(visit, view)),
  ),
  get(`${works}/acceptance.pdf`, 'public.read', (visit) => withWorks(visit, (view) => answerPaper(visit, view))),
  get(`${works}/hand-over`, 'implementation.accept', (visit) =>
    withWorks(visit, (view) =>
      handOverPage(visit, view, given({ on: dateOf(visit.now) }), whyNotHandOver(visit, view)),
    ),
  ),
  post(`${works}/hand-over`, 'implementation.accept', 'handed-over', (visit) =>
    withWorks(visit, (view) => answerHandOver(visit, view)),
  ),
  get(`${works}/assessment`, 'implementation.accept', (visit) =>
    withWorks(visit, (view) => assessmentPage(visit, view, given({}), whyNotAssess(visit, view))),
  ),
  post(`${works}/assessment`, 'implementation.accept', 'works-assessed', (visit) =>
    withWorks(visit, (view) => answerAssessment(visit, view)),
  ),
]

function given(fields: Readonly<Record<string, string>>): Form {
  return formOf(new Map(Object.entries(fields).map(([field, value]) => [field, [value]])))
}

type Said = { readonly problems?: FieldProblems; readonly refused?: Refused }

// What stands in the way is told already when the form is opened; a date is judged only when it was chosen.
function whyNotAccept(visit: Visit, { initiative, reports }: WorksView): Said {
  const today = dateOf(visit.now)
  const facts = {
    hands: handsIn(initiative),
    by: personOf(visit).id,
    stage: initiative.stage,
    percent: reports[0]?.percent,
    agreementOn: undefined,
    numberTaken: false,
  }
  const decision = acceptingOf(facts, today, today)
  return decision.ok ? {} : { refused: wordedAcceptance(visit.t, decision.refusal) }
}

function whyNotHandOver(visit: Visit, { initiative, acceptance, standings }: WorksView): Said {
  const today = dateOf(visit.now)
  const balance = moneyTogether(standings).left
  const acceptedOn = acceptance?.acceptedOn ?? today
  const decision = handingOverOf({ stage: initiative.stage, balance, acceptedOn }, today, today)
  return decision.ok ? {} : { refused: wordedHandOver(visit.t, decision.refusal) }
}

function whyNotAssess(visit: Visit, { initiative }: WorksView): Said {
  const decision = assessingOf(initiative.stage)
  return decision.ok ? {} : { refused: wordedAssessment(visit.t, decision.refusal) }
}

function propsOf(visit: Visit, view: WorksView, typed: Form, { problems = {}, refused }: Said): ActFormProps {
  const all = refused?.field ? { ...problems, [refused.field]: refused.text } : problems
  // What was typed is never taken off the page, even when the works have moved on meanwhile.
  const isClosed = refused !== undefined && visit.form.names.length === 0
  return { t: visit.t, place: placeOf(visit), view, typed, problems: all, refused, isClosed }
}

/** 422 only after a press: a form that is opened says what stands in the way, but nothing was refused yet. */
function statusOf({ form }: Visit, { problems = {}, refused }: Said): number {
  return form.names.length > 0 && (refused || Object.keys(problems).length > 0) ? 422 : 200
}

function acceptancePage(visit: Visit, view: WorksView, typed: Form, said: Said): Answer {
  const body = <AcceptanceFormPage {...propsOf(visit, view, typed, said)} />
  const title = visit.t('implementation.accept-title')
  return { kind: 'page', title, body, status: statusOf(visit, said), crumbs: crumbsOf(visit, view) }
}

async function answerAcceptance(visit: Visit, view: WorksView): Promise<Answer> {
  const { t, form, platform } = visit
  const shape = {
    actNumber: line({ max: 60 }),
    acceptedOn: date(),
    commission: lines({ max: 2000 }),
    keeper: line({ max: 300 }),
    remarks: lines({ max: 2000, optional: true }),
  }
  const read = parseForm(shape, form)
  if (!read.ok) return acceptancePage(visit, view, form, { problems: wordedProblems(t, read.problems) })
  const result = await acceptWorks(platform, { by: personOf(visit).id, site: siteOf(view), act: read.value })
  if (result.ok) return see(`${worksPath(visit, view)}?done=accepted`)
  if (result.refusal.code === 'no-such-initiative') return absent
  return acceptancePage(visit, view, form, { refused: wordedAcceptance(t, result.refusal) })
}

function handOverPage(visit: Visit, view: WorksView, typed: Form, said: Said): Answer {
  const body = <HandOverPage {...propsOf(visit, view, typed, said)} />
  const title = visit.t('implementation.hand-over-title')
  return { kind: 'page', title, body, status: statusOf(visit, said), crumbs: crumbsOf(visit, view) }
}

async function answerHandOver(visit: Visit, view: WorksView): Promise<Answer> {
  const { t, form, platform } = visit
  const read = parseForm({ on: date() }, form)
  if (!read.ok) return handOverPage(visit, view, form, { problems: wordedProblems(t, read.problems) })
  const result = await handOverWorks(platform, { by: personOf(visit).id, site: siteOf(view), on: read.value.on })
  if (result.ok) return see(`${worksPath(visit, view)}?done=handed-over`)
  if (result.refusal.code === 'no-such-initiative') return absent
  return handOverPage(visit, view, form, { refused: wordedHandOver(t, result.refusal) })
}

function assessmentPage(visit: Visit, view: WorksView, typed: Form, said: Said): Answer {
  const body = <AssessmentPage {...propsOf(visit, view, typed, said)} />
  const title = visit.t('implementation.assess-title')
  return { kind: 'page', title, body, status: statusOf(visit, said), crumbs: crumbsOf(visit, view) }
}

async function answerAssessment(visit: Visit, view: WorksView): Promise<Answer> {
  const { t, form, platform } = visit
  const read = parseForm({ assessment: lines({ max: 4000 }) }, form)
  if (!read.ok) return assessmentPage(visit, view, form, { problems: wordedProblems(t, read.problems) })
  const { assessment } = read.value
  const result = await assessWorks(platform, { by: personOf(visit).id, site: siteOf(view), assessment })
  if (result.ok) return see(`${worksPath(visit, view)}?done=assessed`)
  if (result.refusal.code === 'no-such-initiative') return absent
  return assessmentPage(visit, view, form, { refused: wordedAssessment(t, result.refusal) })
}

/** The act as it was registered, for anybody; before that the blank, for those who will sign it. */
async function answerPaper(visit: Visit, view: WorksView): Promise<Answer> {
  const { t, platform, language } = visit
  const place = placeOf(visit)
  const { initiative, agreement, standings, acceptance } = view
  if (!acceptance && mayAsk(visit.visitor, 'implementation.accept', place.id) !== 'yes') return absent
  const address = `${platform.origin}${href(language, worksPath(visit, view))}`
  const bytes = await actPdf(t, { initiative, place, agreement, standings, acceptance, address })
  const name = `${t('implementation.paper-file', { number: initiative.number })}.pdf`
  return { kind: 'file', type: 'application/pdf', bytes, name }
}

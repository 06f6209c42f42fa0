import { parseId } from '../../lib/kernel/id.ts'
import { choice, lines } from '../../lib/platform/fields.ts'
import { parseForm, wordedProblems } from '../../lib/platform/form.ts'
import { isTheirs } from '../initiatives/application.rules.ts'
import { handsIn } from '../initiatives/author.rules.ts'
import { publicStages } from '../initiatives/initiative.model.ts'
import {
  type Answer,
  absent,
  forbidden,
  get,
  personOf,
  placeOf,
  post,
  type Route,
  sectionsOf,
  see,
  type Visit,
} from '../people/people.visit.ts'
import { mayAsk } from '../people/permission.rules.ts'
import { expertSubjects } from '../regulations/expert-subject.model.ts'
import { declareConflict } from './declare-conflict.command.ts'
import { opinionAnswers, type SubstantiveCheck } from './expert.model.ts'
import {
  expertFacts,
  mayReadCheck,
  missingOpinions,
  runningCheck,
  subjectsOf,
  whyMayNotDeclareConflict,
  whyMayNotLeaveNote,
  whyNotWithExperts,
} from './expert.rules.ts'
import { whyMayNotFind } from './finding.rules.ts'
import { giveOpinion } from './give-opinion.command.ts'
import { leaveNote } from './leave-note.command.ts'
import { opinionsPdf } from './opinions.document.ts'
import { pathOf, reviewPage, withReview } from './review-visit.routes.tsx'
import { StoodAsidePage, SubstantiveCheckPage, type SubstantiveCheckProps } from './substantive-check.page.tsx'
import type { ReviewView } from './view-review.query.ts'
import { type SubstantiveCheckView, viewSubstantiveCheck } from './view-substantive-check.query.ts'

const initiative = '/:municipality/initiatives/:number'
const address = `${initiative}/substantive-check`

/** The substantive check of an initiative: for the experts who are asked, and for the office. */
export const substantiveCheckRoutes: readonly Route[] = [
  get(address, 'reviews.read-check', (visit) => withCheck(visit, (view) => checkPage(visit, view))),
  post(`${address}/opinion`, 'reviews.give-opinion', 'opinion-given', (visit) =>
    withCheck(visit, (view) => answerOpinion(visit, view)),
  ),
  post(`${address}/conflict`, 'reviews.give-opinion', 'conflict-declared', (visit) =>
    withCheck(visit, (view) => answerConflict(visit, view)),
  ),
  post(`${address}/notes`, 'reviews.read-check', 'check-note-left', (visit) =>
    withCheck(visit, (view) => answerNote(visit, view)),
  ),
  get(`${initiative}/opinions/:check`, 'public.read', (visit) =>
    withReview(visit, (view) => answerOpinionsPaper(visit, view)),
  ),
]

/** The check of the address, for those who may read it before everybody does. */
async function withCheck(
  visit: Visit,
  answer: (view: SubstantiveCheckView) => Promise<Answer> | Answer,
): Promise<Answer> {
  const view = await viewSubstantiveCheck(visit.platform, placeOf(visit).id, visit.params['number'] ?? '')
  if (!view) return absent
  if (mayReadCheck(view.checks, readerOf(visit))) return answer(view)
  return stoodAside(visit, view) ? stoodAsidePage(visit, view) : forbidden
}

function readerOf(visit: Visit) {
  return { by: personOf(visit).id, isOffice: isOffice(visit) }
}

function isOffice(visit: Visit): boolean {
  return mayAsk(visit.visitor, 'reviews.assign-experts', placeOf(visit).id) === 'yes'
}

function stoodAside(visit: Visit, { checks }: SubstantiveCheckView): boolean {
  const by = personOf(visit).id
  return checks.some(({ assignments }) => assignments.some((one) => one.expertId === by && one.conflict !== undefined))
}

function stoodAsidePage(visit: Visit, view: SubstantiveCheckView): Answer {
  const body = <StoodAsidePage t={visit.t} slug={placeOf(visit).slug} view={view} />
  return reviewPage(visit, view, visit.t('reviews.substantive-title'), body, 200)
}

type Shown = Pick<SubstantiveCheckProps, 'problems' | 'refusal'>

async function checkPage(visit: Visit, view: SubstantiveCheckView, shown: Shown = {}): Promise<Answer> {
  const { t, form } = visit
  const check = runningCheck(view.checks) ?? view.checks.at(-1)
  if (!check) return absent
  const reader = readerOf(visit)
  const facts = expertFacts(view, view.checks)
  const asked = whyNotWithExperts(facts) ? [] : missingOpinions(subjectsOf(check, reader.by), check)
  const office = {
    callStage: view.call.stage,
    initiativeStage: view.initiative.stage,
    hands: handsIn(view.initiative),
  }
  const mayFind = mayAsk(visit.visitor, 'reviews.find', placeOf(visit).id) === 'yes'
  const props: SubstantiveCheckProps = {
    t,
    slug: placeOf(visit).slug,
    view,
    check,
    mine: asked,
    mayDeclare: !whyMayNotDeclareConflict(facts, reader.by),
    mayNote: !whyMayNotLeaveNote(facts, reader),
    mayDecide: mayFind && !whyMayNotFind({ ...office, by: reader.by }),
    mayAssign: reader.isOffice && check.state === 'running',
    noteId: parseId<'Note'>(form.text('id')) ?? crypto.randomUUID(),
    typed: form,
    done: doneText(visit),
    benchmarks: await sectionsOf(visit, 'substantive-check', {
      id: view.initiative.id,
      stage: view.initiative.stage,
      path: pathOf(visit, view),
    }),
    ...shown,
  }
  const status = shown.problems || shown.refusal ? 422 : 200
  return reviewPage(visit, view, t('reviews.substantive-title'), <SubstantiveCheckPage {...props} />, status)
}

const doneKinds = ['opinion', 'note'] as const

function doneText({ t, query, form }: Visit): string | undefined {
  const kind = doneKinds.find((one) => one === query['done'])
  return kind && form.names.length === 0 ? t(`reviews.${kind}-done`) : undefined
}

async function answerOpinion(visit: Visit, view: SubstantiveCheckView): Promise<Answer> {
  const { form, t } = visit
  const about = expertSubjects.find((subject) => subject === form.text('subject'))
  if (!about) return absent
  const [answer, reason] = [`answer-${about}`, `reason-${about}`] as const
  const read = parseForm({ [answer]: choice(opinionAnswers), [reason]: lines({ max: 4000 }) }, form)
  if (!read.ok) return checkPage(visit, view, { problems: wordedProblems(t, read.problems) })
  const given = opinionAnswers.find((one) => one === form.text(answer))
  if (!given) return absent
  const result = await giveOpinion(visit.platform, {
    by: personOf(visit).id,
    subject: view.subject,
    opinion: { subject: about, answer: given, reason: String(read.value[reason]) },
  })
  if (result.ok) return see(`${pathOf(visit, view)}/substantive-check?done=opinion`)
  return checkPage(visit, view, { refusal: result.refusal })
}

async function answerConflict(visit: Visit, view: SubstantiveCheckView): Promise<Answer> {
  const read = parseForm({ conflict: lines({ max: 2000 }) }, visit.form)
  if (!read.ok) return checkPage(visit, view, { problems: wordedProblems(visit.t, read.problems) })
  const { conflict } = read.value
  const result = await declareConflict(visit.platform, { by: personOf(visit).id, subject: view.subject, conflict })
  if (result.ok) return see(`${pathOf(visit, view)}/substantive-check`)
  return checkPage(visit, view, { refusal: result.refusal })
}

async function answerNote(visit: Visit, view: SubstantiveCheckView): Promise<Answer> {
  const { form, t } = visit
  const read = parseForm({ note: lines({ max: 2000 }) }, form)
  if (!read.ok) return checkPage(visit, view, { problems: wordedProblems(t, read.problems) })
  const result = await leaveNote(visit.platform, {
    ...readerOf(visit),
    subject: view.subject,
    id: parseId<'Note'>(form.text('id')) ?? crypto.randomUUID(),
    text: read.value.note,
  })
  if (result.ok) return see(`${pathOf(visit, view)}/substantive-check?done=note#notes`)
  return checkPage(visit, view, { refusal: result.refusal })
}

/** The experts' opinions as a paper: for everybody once the decision is published, before that for those who check. */
async function answerOpinionsPaper(visit: Visit, view: ReviewView): Promise<Answer> {
  const number = (visit.params['check'] ?? '').replace(/\.pdf$/, '')
  const check = view.checks.find((one) => String(one.number) === number)
  if (!check || check.opinions.length === 0 || !mayReadOpinions(visit, check, view)) return absent
  const bytes = await opinionsPdf(visit.platform, visit.t, placeOf(visit), view, check)
  return { kind: 'file', type: 'application/pdf', bytes, name: `opinions-${view.initiative.number}.pdf` }
}

function mayReadOpinions(
  visit: Visit,
  { state }: SubstantiveCheck,
  { checks, initiative: found }: ReviewView,
): boolean {
  const isPublic = state === 'published' && publicStages.includes(found.stage)
  if (isPublic || !visit.visitor.person) return isPublic
  const isOfficer = mayAsk(visit.visitor, 'initiatives.type-in', placeOf(visit).id) === 'yes'
  // An application that was returned is read by its group alone, and so are the opinions it is to answer.
  if (state === 'published' && isTheirs(found, { by: visit.visitor.person.id, isOfficer })) return true
  const mayCheck = mayAsk(visit.visitor, 'reviews.read-check', placeOf(visit).id) === 'yes'
  return mayCheck && mayReadCheck(checks, readerOf(visit))
}

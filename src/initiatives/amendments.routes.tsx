import type { ComponentChildren } from 'preact'
import { dateOf, endOf, startOf } from '../../lib/kernel/civil-date.ts'
import { parseId } from '../../lib/kernel/id.ts'
import { id, line, lines, title, version } from '../../lib/platform/fields.ts'
import { type Form, parseForm, wordedProblems } from '../../lib/platform/form.ts'
import { told } from '../../lib/platform/question.ts'
import {
  type Answer,
  absent,
  get,
  pageAsked,
  personOf,
  placeOf,
  post,
  type Route,
  see,
  type Visit,
  type WorkSource,
} from '../people/people.visit.ts'
import { mayAsk } from '../people/permission.rules.ts'
import { answerAmendment, hideAmendment, proposeAmendment } from './amend.command.ts'
import {
  type AmendableField,
  type Amendment,
  type AmendmentRefusal,
  amendableFields,
  amendmentsOnPage,
  type ProposeRefusal,
} from './amendment.model.ts'
import {
  answersFor,
  whyMayNotAgreeToAmendment,
  whyMayNotAnswerAmendment,
  whyMayNotHideAmendment,
  whyMayNotPropose,
  whyNoneProposed,
} from './amendment.rules.ts'
import { AmendmentActPage, AmendmentFormPage } from './amendment-forms.page.tsx'
import { amendmentMessage } from './amendment-message.routes.ts'
import { AmendmentsPage, amendmentsDone } from './amendments.page.tsx'
import { titleOf } from './application.page.tsx'
import {
  applicantOf,
  applicationAddress,
  given,
  initiativeCrumbs,
  isInterested,
  isOfVisitor,
  mayRead,
} from './application-visit.routes.tsx'
import { readConsent } from './consent.routes.ts'
import {
  type AmendmentsView,
  amendmentsToAnswer,
  viewAmendment,
  viewAmendments,
  viewProposed,
} from './view-amendments.query.ts'

const address = `${applicationAddress}/amendments`

/** Changes that others propose to the words of an initiative, and the authors' answers. */
export const amendmentRoutes: readonly Route[] = [
  get(address, 'public.read', (visit) => withAmendments(visit, (view) => amendmentsPage(visit, view))),
  get(`${address}/new`, 'initiatives.comment', (visit) => withAmendments(visit, (view) => openForm(visit, view))),
  post(address, 'initiatives.comment', 'amendment-proposed', (visit) =>
    withAmendments(visit, (view) => answerProposal(visit, view)),
  ),
  get(`${address}/:amendment/answer`, 'initiatives.draft', (visit) =>
    withAmendment(visit, (view, amendment) => actPage(visit, view, amendment, 'answer')),
  ),
  post(`${address}/:amendment/answer`, 'initiatives.draft', 'amendment-accepted', (visit) =>
    withAmendment(visit, (view, amendment) => answerAnswer(visit, view, amendment)),
  ),
  get(`${address}/:amendment/hiding`, 'initiatives.moderate', (visit) =>
    withAmendment(visit, (view, amendment) => actPage(visit, view, amendment, 'hiding')),
  ),
  post(`${address}/:amendment/hiding`, 'initiatives.moderate', 'amendment-hidden', (visit) =>
    withAmendment(visit, (view, amendment) => answerHiding(visit, view, amendment)),
  ),
]

async function withAmendments(
  visit: Visit,
  answer: (view: AmendmentsView) => Promise<Answer> | Answer,
): Promise<Answer> {
  const { platform, params } = visit
  const view = await viewAmendments(
    platform.db.read,
    placeOf(visit).id,
    params['number'] ?? '',
    pageAsked(visit.query['page']),
  )
  if (!view || (!isOfVisitor(visit, view.initiative) && !mayRead(visit, view.initiative))) return absent
  return answer(view)
}

async function withAmendment(
  visit: Visit,
  answer: (view: AmendmentsView, amendment: Amendment) => Promise<Answer> | Answer,
): Promise<Answer> {
  return withAmendments(visit, async (view) => {
    const amendmentId = parseId<'Amendment'>(visit.params['amendment'] ?? '')
    const amendment = amendmentId && (await viewAmendment(visit.platform.db.read, view.initiative, amendmentId))
    return amendment ? answer(view, amendment) : absent
  })
}

function pathOf(visit: Visit, { initiative }: AmendmentsView): string {
  return `/${placeOf(visit).slug}/initiatives/${initiative.number}/amendments`
}

function page(visit: Visit, view: AmendmentsView, name: string, body: ComponentChildren, status = 200): Answer {
  return { kind: 'page', title: name, body, status, crumbs: initiativeCrumbs(visit, view.initiative) }
}

/** What the rules say of the initiative today. */
function factsOf({ now }: Visit, { initiative, call, returnedAt }: AmendmentsView) {
  return { initiative, call, returnedAt, today: dateOf(now) }
}

/** Why the visitor may propose nothing; whoever is not signed in is told only what holds for all. */
async function whyNotPropose(visit: Visit, view: AmendmentsView): Promise<ProposeRefusal | undefined> {
  const facts = factsOf(visit, view)
  const by = visit.visitor.person?.id
  if (!by) return whyNoneProposed(facts)
  const counts = await viewProposed(visit.platform.db.read, view.initiative, by, startOf(facts.today))
  return whyMayNotPropose({ ...facts, by, ...counts })
}

async function amendmentsPage(visit: Visit, view: AmendmentsView): Promise<Answer> {
  const { t, visitor, query } = visit
  const person = visitor.person?.id
  const props = {
    t,
    place: placeOf(visit),
    view,
    page: pageAsked(visit.query['page']),
    pages: Math.ceil(view.count / amendmentsOnPage),
    personId: person,
    mayModerate:
      mayAsk(visitor, 'initiatives.moderate', placeOf(visit).id) === 'yes' && !isInterested(visit, view.initiative),
    isTheirs: isOfVisitor(visit, view.initiative),
    closed: await whyNotPropose(visit, view),
    done: amendmentsDone.find((one) => one === query['done']),
  }
  return page(visit, view, t('initiatives.amendments-title'), <AmendmentsPage {...props} />)
}

function openForm(visit: Visit, view: AmendmentsView): Answer | Promise<Answer> {
  const field = amendableFields.find((one) => one === visit.query['field'])
  if (!field) return see(pathOf(visit, view))
  return formPage(visit, view, field, given({ id: crypto.randomUUID(), after: view.initiative[field] }))
}

type Shown = { readonly problems?: Readonly<Record<string, string>>; readonly refusal?: ProposeRefusal | undefined }

async function formPage(
  visit: Visit,
  view: AmendmentsView,
  field: AmendableField,
  typed: Form,
  shown: Shown = {},
): Promise<Answer> {
  const { t } = visit
  const refusal = shown.refusal ?? (shown.problems ? undefined : await whyNotPropose(visit, view))
  const props = { t, place: placeOf(visit), view, field, typed, refusal }
  const status = refusal?.code === 'changed-meanwhile' ? 409 : shown.problems || visit.form.names.length > 0 ? 422 : 200
  const name = t('initiatives.amendment-new', { field: t(`initiatives.field-${field}`) })
  const body = <AmendmentFormPage {...props} {...(shown.problems ? { problems: shown.problems } : {})} />
  return page(visit, view, name, body, status)
}

/** Each field within the limits that the application itself has for it. */
const words = {
  title: title({ max: 200 }),
  problem: lines({ max: 2000 }),
  solution: lines({ max: 4000 }),
  place: line({ max: 300 }),
  upkeep: lines({ max: 2000 }),
} as const satisfies Record<AmendableField, unknown>

async function answerProposal(visit: Visit, view: AmendmentsView): Promise<Answer> {
  const { t, form, platform } = visit
  const field = amendableFields.find((one) => one === form.text('field'))
  if (!field) return see(pathOf(visit, view))
  const shape = { id: id<'Amendment'>(), version: version(), after: words[field], reason: lines({ max: 1000 }) }
  const read = parseForm(shape, form)
  if (!read.ok) return formPage(visit, view, field, form, { problems: wordedProblems(t, read.problems) })
  const { municipalityId, id: initiativeId } = view.initiative
  const result = await proposeAmendment(platform, {
    by: personOf(visit).id,
    municipalityId,
    initiativeId,
    field,
    ...read.value,
    forOffice: mayAsk(visit.visitor, 'initiatives.moderate', placeOf(visit).id) === 'yes',
    message: amendmentMessage(visit, view, 'proposed'),
  })
  if (result.ok) return see(`${pathOf(visit, view)}?done=proposed`)
  if (result.refusal.code === 'nothing-changed') {
    return formPage(visit, view, field, form, {
      problems: { after: t('initiatives.amendment-refused-nothing-changed') },
    })
  }
  return formPage(visit, view, field, form, { refusal: result.refusal })
}

type Said = { readonly problems?: Readonly<Record<string, string>>; readonly refusal?: AmendmentRefusal }

function actPage(
  visit: Visit,
  view: AmendmentsView,
  amendment: Amendment,
  act: 'answer' | 'hiding',
  said: Said = {},
): Answer {
  const { t, form } = visit
  const by = personOf(visit).id
  const standsFor = answersFor(view.initiative, applicantOf(visit))
  const facts = { ...factsOf(visit, view), amendment, by, standsFor }
  const closed =
    act === 'answer' ? whyMayNotAnswerAmendment(facts) : whyMayNotHideAmendment(amendment, view.initiative, by)
  const onlyDecline = act === 'answer' ? (said.refusal ?? whyMayNotAgreeToAmendment(facts)) : said.refusal
  const props = { t, place: placeOf(visit), view, amendment, act, typed: form, closed, onlyDecline }
  const status = form.names.length > 0 ? 422 : 200
  const body = <AmendmentActPage {...props} {...(said.problems ? { problems: said.problems } : {})} />
  const name = t(act === 'answer' ? 'initiatives.amendment-answer' : 'initiatives.hide-title')
  return page(visit, view, name, body, status)
}

async function answerAnswer(visit: Visit, view: AmendmentsView, amendment: Amendment): Promise<Answer> {
  const read = readConsent(visit)
  if (!read.ok) return actPage(visit, view, amendment, 'answer', { problems: read.refusal })
  const result = await answerAmendment(visit.platform, {
    applicant: applicantOf(visit),
    municipalityId: placeOf(visit).id,
    id: amendment.id,
    ...read.value,
    tell: (outcome) => amendmentMessage(visit, view, outcome, read.value.reason),
  })
  if (result.ok) return see(`${pathOf(visit, view)}?done=${result.value}`)
  return actPage(visit, view, amendment, 'answer', { refusal: result.refusal })
}

async function answerHiding(visit: Visit, view: AmendmentsView, amendment: Amendment): Promise<Answer> {
  const { t, form, platform } = visit
  const read = parseForm({ reason: lines({ max: 1000 }) }, form)
  if (!read.ok) return actPage(visit, view, amendment, 'hiding', { problems: wordedProblems(t, read.problems) })
  const { reason } = read.value
  const result = await hideAmendment(platform, {
    by: personOf(visit).id,
    municipalityId: placeOf(visit).id,
    id: amendment.id,
    reason,
    message: amendmentMessage(visit, view, 'hidden', reason),
  })
  if (result.ok) return see(`${pathOf(visit, view)}?done=hidden`)
  return actPage(visit, view, amendment, 'hiding', { refusal: result.refusal })
}

/** Proposals that wait for this author. */
export const amendmentWork: WorkSource = ({ visitor, t }) => {
  if (!visitor.person) return undefined
  return told(amendmentsToAnswer(visitor.person.id), ({ id: amendmentId, number, title: name, place, until }) => [
    {
      title: t('initiatives.work-amendment', { title: titleOf(t, { title: name, number }) }),
      what: t('initiatives.amendment-answer'),
      path: `/${place.slug}/initiatives/${number}/amendments/${amendmentId}/answer`,
      place: t.of(place.names),
      by: endOf(until),
    },
  ])
}

import { parseId } from '../../lib/kernel/id.ts'
import { choice, date, line, optional, version } from '../../lib/platform/fields.ts'
import { type Form, formOf, parseForm, wordedProblems } from '../../lib/platform/form.ts'
import { href } from '../../lib/ui/links.ts'
import type { Call } from '../calls/call.model.ts'
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
} from '../people/people.visit.ts'
import { mayAsk } from '../people/permission.rules.ts'
import { namers } from '../regulations/regulation.model.ts'
import { appointCommission } from './appoint-commission.command.ts'
import { AppointmentPage, type AppointmentProps } from './appointment.page.tsx'
import { whyMayNotAppoint } from './appointment.rules.ts'
import { orderPdf, protocolPdf } from './commission.document.ts'
import { CommissionPage } from './commission.page.tsx'
import type { AppointmentProblem } from './review.model.ts'
import { type CommissionView, viewCommission } from './view-commission.query.ts'

const address = '/:municipality/calls/:call/commission'

/** A call's commission: its order, its members, its points and the papers of both. */
export const commissionRoutes: readonly Route[] = [
  get(address, 'public.read', (visit) =>
    withCommission(visit, async ({ call, appointment, scores, began }) => {
      const { t } = visit
      const place = placeOf(visit)
      const may = mayAsk(visit.visitor, 'reviews.appoint', place.id) === 'yes'
      const mayAppoint = may && !whyMayNotAppoint({ stage: call.stage, scoringBegan: began })
      const page = pageAsked(visit.query['page'])
      const body = <CommissionPage {...{ t, place, call, appointment, scores, mayAppoint, page }} />
      return { kind: 'page', title: t('reviews.commission-title'), body, crumbs: crumbsOf(visit, call) }
    }),
  ),
  get(`${address}/order.pdf`, 'public.read', (visit) =>
    withCommission(visit, async ({ call, appointment }) => {
      if (!appointment) return absent
      const bytes = await orderPdf({ ...printed(visit, call), appointment })
      return { kind: 'file', type: 'application/pdf', bytes, name: `commission-${call.slug}.pdf` }
    }),
  ),
  get(`${address}/protocol.pdf`, 'public.read', (visit) =>
    withCommission(visit, async ({ call, appointment, scores }) => {
      if (!scores.some(({ open }) => open)) return absent
      const bytes = await protocolPdf({ ...printed(visit, call), appointment, scores })
      return { kind: 'file', type: 'application/pdf', bytes, name: `points-${call.slug}.pdf` }
    }),
  ),
  get(`${address}/appointment`, 'reviews.appoint', (visit) =>
    withCommission(visit, (view) => appointmentPage(visit, view, fieldsOf(view))),
  ),
  post(`${address}/appointment`, 'reviews.appoint', 'commission-appointed', (visit) =>
    withCommission(visit, (view) => appoint(visit, view)),
  ),
]

async function withCommission(
  visit: Visit,
  answer: (view: CommissionView) => Promise<Answer> | Answer,
): Promise<Answer> {
  const view = await viewCommission(visit.platform, placeOf(visit).id, visit.params['call'] ?? '')
  return view ? answer(view) : absent
}

/** The order as it stands, for the form. */
function fieldsOf({ appointment }: CommissionView): Form {
  const fields = new Map<string, readonly string[]>([['version', [`${appointment?.version ?? 0}`]]])
  if (!appointment) return formOf(fields)
  fields.set('number', [appointment.orderNumber]).set('on', [appointment.orderedOn])
  for (const { memberId, namedBy, chairs } of appointment.members) {
    fields.set(`named-${memberId}`, [namedBy])
    if (chairs) fields.set('chair', [memberId])
  }
  return formOf(fields)
}

function printed(visit: Visit, call: Call) {
  return { origin: visit.platform.origin, t: visit.t, place: placeOf(visit), call }
}

function crumbsOf(visit: Visit, call: Call) {
  const place = placeOf(visit)
  return [
    { label: visit.t.of(place.names), path: `/${place.slug}` },
    { label: call.title, path: `/${place.slug}/calls/${call.slug}` },
  ]
}

async function appoint(visit: Visit, view: CommissionView): Promise<Answer> {
  const { form, t } = visit
  const { call, people } = view
  const shape = {
    version: version(),
    number: line({ max: 40 }),
    on: date(),
    ...Object.fromEntries(people.map(({ id }) => [`named-${id}`, optional(choice(namers))])),
  }
  const read = parseForm(shape, form)
  if (!read.ok) return appointmentPage(visit, view, form, { problems: wordedProblems(t, read.problems) })
  const { version: from, number: orderNumber, on: orderedOn } = read.value
  const chair = parseId<'Person'>(form.text('chair'))
  const members = people.flatMap(({ id }) => {
    const namedBy = namers.find((namer) => namer === form.text(`named-${id}`))
    return namedBy ? [{ memberId: id, namedBy, chairs: id === chair }] : []
  })
  const result = await appointCommission(visit.platform, {
    by: personOf(visit).id,
    subject: { municipalityId: call.municipalityId, callId: call.id },
    version: from,
    draft: { orderNumber, orderedOn, members },
  })
  if (result.ok) return see(`/${placeOf(visit).slug}/calls/${call.slug}/commission`)
  const { refusal } = result
  if (refusal.code !== 'bad-appointment') return appointmentPage(visit, view, form, { refusal })
  const problems: Record<string, string> = {}
  for (const problem of refusal.problems) {
    // What is wrong with the whole commission stands at its first name; several reasons may.
    const field = fieldOf(problem, `named-${people[0]?.id ?? ''}`)
    problems[field] = [problems[field], worded(visit, problem)].filter(Boolean).join('. ')
  }
  return appointmentPage(visit, view, form, { problems, refusal })
}

function fieldOf(problem: AppointmentProblem, first: string): string {
  if (problem.code === 'order-in-future') return 'on'
  return problem.code === 'no-chair' ? 'chair' : first
}

function worded({ t }: Visit, problem: AppointmentProblem): string {
  switch (problem.code) {
    case 'size':
      return t('reviews.appoint-problem-size', { size: problem.size, chosen: problem.chosen })
    case 'seats': {
      const who = t(`reviews.named-by-${problem.namer}`)
      return t('reviews.appoint-problem-seats', { who, seats: problem.seats, chosen: problem.chosen })
    }
    case 'no-chair':
      return t('reviews.appoint-problem-no-chair')
    case 'order-in-future':
      return t('reviews.appoint-problem-order-in-future', { today: t.date(problem.today) })
  }
}

function appointmentPage(
  visit: Visit,
  { call, people }: CommissionView,
  typed: Form,
  said: Pick<AppointmentProps, 'problems' | 'refusal'> = {},
): Answer {
  const { t } = visit
  const body = <AppointmentPage {...{ t, place: placeOf(visit), call, people, typed }} {...said} />
  const status = said.refusal?.code === 'changed-meanwhile' ? 409 : said.problems || said.refusal ? 422 : 200
  return { kind: 'page', title: t('reviews.appoint-title'), status, body, crumbs: crumbsOf(visit, call) }
}

/** The call's page: the way to its commission, once there is something to see. */
export const callCommissionSection: Section = async (visit, { path, stage }) => {
  if (['draft', 'announced', 'withdrawn'].includes(stage)) return undefined
  return (
    <p>
      <a href={href(visit.t.language, `${path}/commission`)}>{visit.t('reviews.commission-link')}</a>
    </p>
  )
}

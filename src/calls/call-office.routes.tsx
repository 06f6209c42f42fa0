import { dateOf, parseCivilDate } from '../../lib/kernel/civil-date.ts'
import { typedSum } from '../../lib/kernel/money.ts'
import { date, flag, id, lines, sum, title, version } from '../../lib/platform/fields.ts'
import { type Form, formOf, parseForm, wordedProblems } from '../../lib/platform/form.ts'
import type { FieldProblems } from '../../lib/ui/form.tsx'
import { viewDaysOff } from '../municipalities/index.ts'
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
import { regulationInForce } from '../regulations/index.ts'
import type { Terms } from '../regulations/regulation.model.ts'
import { clonedCalendar, clonedTitle, proposedCalendar } from './calendar.rules.ts'
import { type Calendar, type Call, type ChangeCallRefusal, callMoves, type MoveRefusal } from './call.model.ts'
import { callPage, crumbsOf, readableCall } from './call.routes.tsx'
import { AnnouncePage, CallFormPage, NoRulesPage, WithdrawPage } from './call-form.page.tsx'
import { officeMoves } from './call-office.page.tsx'
import { type Refused, wordedCalendar, wordedChange, wordedMove } from './call-refusal.page.tsx'
import { announceCall, changeCall, draftCall, moveCall, withdrawCall } from './index.ts'

/** What the office does with a call. Each form posts to its own address, so that a page with errors can be opened again. */
export const callDraftingRoutes: readonly Route[] = [
  get('/:municipality/calls/new', 'calls.draft', async (visit) => {
    const terms = await termsInForce(visit)
    if (!terms) return noRules(visit)
    const { from } = visit.query
    const earlier = from === undefined ? undefined : (await readableCall(visit, from))?.call
    return formPage(visit, terms, earlier ? clonedForm(visit, terms, earlier) : proposedForm(visit, terms))
  }),
  post('/:municipality/calls/new', 'calls.draft', 'call-drafted', async (visit) => {
    const terms = await termsInForce(visit)
    if (!terms) return noRules(visit)
    const read = parseForm({ id: id<'Call'>(), ...callShape }, visit.form)
    if (!read.ok) return formPage(visit, terms, visit.form, { problems: wordedProblems(visit.t, read.problems) })
    const { id: callId, title: name, about, envelope, ...calendar } = read.value
    const by = personOf(visit).id
    const text = { title: name, about, envelope, calendar }
    const result = await draftCall(visit.platform, { by, municipalityId: placeOf(visit).id, id: callId, ...text })
    if (result.ok) return see(pathOf(visit, result.value))
    return formPage(visit, terms, visit.form, said(visit, undefined, result.refusal))
  }),
  get('/:municipality/calls/:call/edit', 'calls.draft', async (visit) => {
    const [terms, call] = await Promise.all([termsInForce(visit), draftOf(visit)])
    return call ? formPage(visit, terms ?? call.terms, formFrom(call), {}, call) : absent
  }),
  post('/:municipality/calls/:call/edit', 'calls.draft', 'call-changed', async (visit) => {
    const call = (await readableCall(visit))?.call
    if (!call) return absent
    const terms = (await termsInForce(visit)) ?? call.terms
    const read = parseForm({ version: version(), ...callShape }, visit.form)
    if (!read.ok) return formPage(visit, terms, visit.form, { problems: wordedProblems(visit.t, read.problems) }, call)
    const { version: from, title: name, about, envelope, ...calendar } = read.value
    const text = { title: name, about, envelope, calendar }
    const by = personOf(visit).id
    const { municipalityId, id: callId } = call
    const result = await changeCall(visit.platform, { by, municipalityId, callId, version: from, ...text })
    if (result.ok) return see(pathOf(visit, call))
    return formPage(visit, terms, visit.form, said(visit, call, result.refusal), call)
  }),
]

export const callAnnouncingRoutes: readonly Route[] = [
  get('/:municipality/calls/:call/announcement', 'calls.announce', async (visit) => {
    const call = (await readableCall(visit))?.call
    if (!call) return absent
    return call.stage === 'draft' ? announcePage(visit, call) : see(pathOf(visit, call))
  }),
  post('/:municipality/calls/:call/announcement', 'calls.announce', 'call-announced', async (visit) => {
    const call = (await readableCall(visit))?.call
    if (!call) return absent
    // A second press is answered by the call as it now stands.
    if (call.stage !== 'draft') return see(pathOf(visit, call))
    const read = parseForm({ version: version() }, visit.form)
    if (!read.ok) return announcePage(visit, call, { problems: wordedProblems(visit.t, read.problems) })
    const { municipalityId, id: callId } = call
    const by = personOf(visit).id
    const result = await announceCall(visit.platform, { by, municipalityId, callId, version: read.value.version })
    if (result.ok) return see(`${pathOf(visit, call)}?announced=1`)
    return announcePage(visit, call, said(visit, call, result.refusal))
  }),
]

export const callMovingRoutes: readonly Route[] = [
  // The address of the press, opened again: the call as it stands.
  get('/:municipality/calls/:call/stage', 'public.read', async (visit) => {
    const call = (await readableCall(visit))?.call
    return call ? see(pathOf(visit, call)) : absent
  }),
  post('/:municipality/calls/:call/stage', 'calls.move', 'call-moved', async (visit) => {
    const call = (await readableCall(visit))?.call
    const move = officeMoves.find((one) => one === visit.form.text('move'))
    if (!call || !move) return absent
    if (call.stage === callMoves[move].to) return see(pathOf(visit, call))
    const { municipalityId, id: callId } = call
    const result = await moveCall(visit.platform, { by: personOf(visit).id, municipalityId, callId, move })
    return result.ok ? see(pathOf(visit, call)) : callPage(visit, wordedMove(visit.t, result.refusal))
  }),
  get('/:municipality/calls/:call/withdrawal', 'calls.move', async (visit) => {
    const call = (await readableCall(visit))?.call
    if (!call) return absent
    return call.stage === 'withdrawn' ? see(pathOf(visit, call)) : withdrawPage(visit, call)
  }),
  post('/:municipality/calls/:call/withdrawal', 'calls.move', 'call-moved', async (visit) => {
    const call = (await readableCall(visit))?.call
    if (!call) return absent
    if (call.stage === 'withdrawn') return see(pathOf(visit, call))
    const read = parseForm({ confirmed: flag() }, visit.form)
    if (!read.ok || !read.value.confirmed) {
      return withdrawPage(visit, call, { problems: { confirmed: visit.t('calls.withdraw-confirm-needed') } })
    }
    const { municipalityId, id: callId } = call
    const result = await withdrawCall(visit.platform, { by: personOf(visit).id, municipalityId, callId })
    if (result.ok) return see(pathOf(visit, call))
    return withdrawPage(visit, call, { refusal: wordedMove(visit.t, result.refusal) })
  }),
]

const calendarShape = {
  collectingFrom: date(),
  collectingUntil: date(),
  reviewingUntil: date(),
  votingFrom: date(),
  votingUntil: date(),
  decidedBy: date(),
  worksUntil: date(),
}
const calendarFields = Object.keys(calendarShape) as readonly (keyof Calendar)[]

const callShape = {
  title: title({ max: 200 }),
  about: lines({ optional: true, max: 2000 }),
  envelope: sum(),
  ...calendarShape,
}

type Said = { readonly problems?: FieldProblems; readonly refusal?: Refused }

function said(visit: Visit, call: Call | undefined, refusal: ChangeCallRefusal | MoveRefusal): Said {
  const { t } = visit
  if (isMove(refusal)) return { refusal: wordedMove(t, refusal) }
  const path = call ? pathOf(visit, call) : `/${placeOf(visit).slug}/calls`
  const problems = refusal.code === 'bad-calendar' ? wordedCalendar(t, refusal.problems) : {}
  return { problems, refusal: wordedChange(t, path, refusal) }
}

function isMove(refusal: ChangeCallRefusal | MoveRefusal): refusal is Exclude<MoveRefusal, { code: 'no-such-call' }> {
  return ['wrong-stage', 'too-early', 'nothing-admitted', 'voting-over'].includes(refusal.code)
}

function statusOf({ problems = {}, refusal }: Said): number {
  if (refusal?.conflict) return 409
  return refusal || Object.keys(problems).length > 0 ? 422 : 200
}

function pathOf(visit: Visit, call: Pick<Call, 'slug'>): string {
  return `/${placeOf(visit).slug}/calls/${call.slug}`
}

async function termsInForce(visit: Visit): Promise<Terms | undefined> {
  return (await regulationInForce(visit.platform.db.read, placeOf(visit).id))?.terms
}

async function draftOf(visit: Visit): Promise<Call | undefined> {
  const call = (await readableCall(visit))?.call
  return call?.stage === 'draft' ? call : undefined
}

function given(fields: Readonly<Record<string, string>>): Form {
  return formOf(new Map(Object.entries(fields).map(([field, value]) => [field, [value]])))
}

function proposedForm({ t, now }: Visit, terms: Terms): Form {
  const calendar = proposedCalendar(terms, dateOf(now))
  const year = calendar.collectingFrom.slice(0, 4)
  return given({ id: crypto.randomUUID(), title: t('calls.default-title', { year }), ...calendar })
}

/** The next call after an earlier one, for the officer to look at before anything is kept. */
function clonedForm({ now }: Visit, terms: Terms, earlier: Call): Form {
  const calendar = clonedCalendar(earlier.calendar, terms, dateOf(now))
  const { title: name, about, envelope } = earlier
  return given({
    id: crypto.randomUUID(),
    title: clonedTitle(name, earlier.calendar, calendar),
    about,
    envelope: typedSum(envelope),
    ...calendar,
  })
}

function formFrom({ title: name, about, envelope, calendar, version: from }: Call): Form {
  return given({ title: name, about, envelope: typedSum(envelope), version: `${from}`, ...calendar })
}

function noRules(visit: Visit): Answer {
  const body = <NoRulesPage t={visit.t} place={placeOf(visit)} />
  return { kind: 'page', title: visit.t('calls.new-title'), body, crumbs: crumbsOf(visit) }
}

async function formPage(visit: Visit, terms: Terms, typed: Form, answer: Said = {}, call?: Call): Promise<Answer> {
  const { t } = visit
  const { problems = {}, refusal } = answer
  // After a conflict was told, saving again is meant: the form then goes on from the newer version.
  const from = refusal?.conflict && call ? `${call.version}` : typed.text('version')
  const daysOff = await viewDaysOff(visit.platform.db.read)
  const shown = { call, terms, typed, dates: typedDates(typed), daysOff }
  const props = { t, place: placeOf(visit), ...shown, version: from, problems, refusal }
  const pageTitle = call ? t('calls.edit-title') : t('calls.new-title')
  return {
    kind: 'page',
    title: pageTitle,
    status: statusOf(answer),
    body: <CallFormPage {...props} />,
    crumbs: crumbsOf(visit),
  }
}

/** The dates of a form as far as they can be read; the rest is told beside its field. */
function typedDates(typed: Form): Partial<Calendar> {
  const dates = calendarFields.map((field) => [field, parseCivilDate(typed.text(field))] as const)
  return Object.fromEntries(dates.filter(([, date]) => date !== 'not-a-date' && date !== 'no-such-day'))
}

async function announcePage(visit: Visit, call: Call, answer: Said = {}): Promise<Answer> {
  const { t } = visit
  const { problems = {}, refusal } = answer
  const daysOff = await viewDaysOff(visit.platform.db.read)
  const props = { t, place: placeOf(visit), call, daysOff, version: `${call.version}`, problems, refusal }
  const crumbs = [...crumbsOf(visit), { label: call.title, path: pathOf(visit, call) }]
  return {
    kind: 'page',
    title: t('calls.announce'),
    status: statusOf(answer),
    body: <AnnouncePage {...props} />,
    crumbs,
  }
}

function withdrawPage(visit: Visit, call: Call, answer: Said = {}): Answer {
  const { t } = visit
  const { problems = {}, refusal } = answer
  const props = { t, place: placeOf(visit), call, problems, refusal }
  const crumbs = [...crumbsOf(visit), { label: call.title, path: pathOf(visit, call) }]
  return {
    kind: 'page',
    title: t('calls.withdraw'),
    status: statusOf(answer),
    body: <WithdrawPage {...props} />,
    crumbs,
  }
}

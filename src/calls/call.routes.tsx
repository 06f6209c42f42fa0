import { dateOf } from '../../lib/kernel/civil-date.ts'
import { href } from '../../lib/ui/links.ts'
import { holidaysWithin } from '../municipalities/day-off.rules.ts'
import { viewDaysOff } from '../municipalities/index.ts'
import { type Answer, absent, get, placeOf, type Route, sectionsOf, type Visit } from '../people/people.visit.ts'
import { mayAsk } from '../people/permission.rules.ts'
import { spansOf } from './calendar.rules.ts'
import { announcementPdf } from './call.document.ts'
import type { Call } from './call.model.ts'
import { CallPage } from './call.page.tsx'
import { CallListPage } from './call-list.page.tsx'
import { CallOffice } from './call-office.page.tsx'
import type { Refused } from './call-refusal.page.tsx'
import { icalendarText } from './icalendar.rules.ts'
import { callsOf } from './index.ts'
import { type CallView, viewCall } from './view-call.query.ts'

/** Reading calls, by anybody. A draft is read by the office. */
export const callReadingRoutes: readonly Route[] = [
  get('/:municipality/calls', 'public.read', async (visit) => {
    const { t, platform } = visit
    const place = placeOf(visit)
    const mayDraft = mayDo(visit).draft
    const calls = (await callsOf(platform.db.read, place.id)).filter((call) => mayRead(visit, call))
    const body = <CallListPage t={t} place={place} calls={calls} mayDraft={mayDraft} />
    return { kind: 'page', title: t('calls.list-title'), body, crumbs: crumbsOf(visit).slice(0, 1) }
  }),
  get('/:municipality/calls/:call', 'public.read', (visit) => callPage(visit)),
  get('/:municipality/calls/:call/calendar.ics', 'public.read', calendarFile),
  get('/:municipality/calls/:call/announcement.pdf', 'public.read', async (visit) => {
    const { t, platform, language } = visit
    const place = placeOf(visit)
    const view = await readableCall(visit)
    if (!view) return absent
    const { call, resolution } = view
    const address = `${platform.origin}${href(language, `/${place.slug}/calls/${call.slug}`)}`
    const bytes = await announcementPdf(t, { call, place, resolution, address })
    const name = `call-${place.slug}-${call.slug}-${language}.pdf`
    // What was announced never changes, but its words may be mended: an hour is short enough.
    const kept = call.stage === 'draft' ? {} : { keepFor: 3600 }
    return { kind: 'file', type: 'application/pdf', bytes, name, ...kept }
  }),
]

/** The stages of a call for the calendar of whoever opens it. */
async function calendarFile(visit: Visit): Promise<Answer> {
  const { t, platform, language, now } = visit
  const place = placeOf(visit)
  const call = (await readableCall(visit))?.call
  if (!call || call.stage === 'draft') return absent
  const url = `${platform.origin}${href(language, `/${place.slug}/calls/${call.slug}`)}`
  const name = t.of(place.names)
  const events = spansOf(call.calendar).map(({ key, from, until }) => ({
    uid: `${call.id}-${key}@${new URL(platform.origin).hostname}`,
    from,
    until,
    summary: `${t(`calls.calendar-${key}`)} – ${name}`,
    url,
    cancelled: call.stage === 'withdrawn',
  }))
  const text = icalendarText({ name: `${call.title} – ${name}`, events, sequence: call.version, now })
  const file = `call-${place.slug}-${call.slug}-${language}.ics`
  return { kind: 'file', type: 'text/calendar; charset=utf-8', bytes: text, name: file, keepFor: 3600 }
}

/** The call's page; after a refused press, with the reason on top. */
export async function callPage(visit: Visit, refusal?: Refused): Promise<Answer> {
  const { t, platform, now } = visit
  const place = placeOf(visit)
  const view = await readableCall(visit)
  if (!view) return absent
  const { call, admitted } = view
  const today = dateOf(now)
  const path = `/${place.slug}/calls/${call.slug}`
  const facts = { today, admitted, mayBeEarly: platform.mode === 'demo' }
  const office = <CallOffice t={t} path={path} call={call} {...facts} may={mayDo(visit)} />
  const { collectingFrom, decidedBy } = call.calendar
  const holidays = holidaysWithin(collectingFrom, decidedBy, await viewDaysOff(platform.db.read))
  const parts = call.stage === 'draft' ? [] : await sectionsOf(visit, 'call', { id: call.id, stage: call.stage, path })
  const announcedJustNow = visit.query['announced'] !== undefined && call.stage !== 'draft'
  const shared = { t, place, view, today, holidays, refusal, office, announcedJustNow }
  return {
    kind: 'page',
    title: call.title,
    status: refusal ? (refusal.conflict ? 409 : 422) : 200,
    body: <CallPage {...shared} sections={parts} />,
    crumbs: crumbsOf(visit),
    card: { description: call.about || t(`calls.stage-${call.stage}`) },
  }
}

export function crumbsOf(visit: Visit) {
  const place = placeOf(visit)
  return [
    { label: visit.t.of(place.names), path: `/${place.slug}` },
    { label: visit.t('calls.list-title'), path: `/${place.slug}/calls` },
  ]
}

/** The call of the address, if the visitor may see it. */
export async function readableCall(visit: Visit, slug = visit.params['call'] ?? ''): Promise<CallView | undefined> {
  const view = await viewCall(visit.platform.db.read, placeOf(visit).id, slug)
  return view && mayRead(visit, view.call) ? view : undefined
}

function mayRead(visit: Visit, { stage }: Call): boolean {
  const may = mayDo(visit)
  return stage !== 'draft' || may.draft || may.announce
}

function mayDo(visit: Visit) {
  const may = (permission: 'calls.draft' | 'calls.announce' | 'calls.move') =>
    mayAsk(visit.visitor, permission, placeOf(visit).id) === 'yes'
  return { draft: may('calls.draft'), announce: may('calls.announce'), move: may('calls.move') }
}

import { addDays, type CivilDate, dateOf, daysBetween, endOf } from '../../lib/kernel/civil-date.ts'
import { told } from '../../lib/platform/question.ts'
import { placeOf, type Route, type Section, type Visit, type Waiting, type WorkSource } from '../people/people.visit.ts'
import { mayAsk, placesWith } from '../people/permission.rules.ts'
import { callReadingRoutes } from './call.routes.tsx'
import { CallsOfPlace, CallsOpenNow } from './call-list.page.tsx'
import { callAnnouncingRoutes, callDraftingRoutes, callMovingRoutes } from './call-office.routes.tsx'
import { callsOf } from './index.ts'
import { outageRoutes } from './outage.routes.tsx'
import { viewOpenCalls } from './view-open-calls.query.ts'
import { type WaitingCall, waitingCalls } from './view-waiting-calls.query.ts'

export const callRoutes: readonly Route[] = [
  ...callDraftingRoutes,
  ...callAnnouncingRoutes,
  ...callMovingRoutes,
  ...outageRoutes,
  ...callReadingRoutes,
]

/** Calls that the front page shows. */
const mostOnFront = 6
/** An end is near enough to be told of this many days ahead. */
const soonDays = 3

/** For the front page: where residents can apply or vote now. */
export const openCallsSection: Section = async ({ platform, t, now }) => {
  const calls = await viewOpenCalls(platform.db.read, mostOnFront)
  return <CallsOpenNow t={t} today={dateOf(now)} calls={calls} />
}

/** For the page of a municipality: its calls. */
export const placeCallsSection: Section = async (visit) => {
  const place = placeOf(visit)
  const calls = await callsOf(visit.platform.db.read, place.id)
  const mayDraft = mayAsk(visit.visitor, 'calls.draft', place.id) === 'yes'
  const shown = calls.filter(({ stage }) => stage !== 'draft')
  return <CallsOfPlace t={visit.t} place={place} calls={shown} mayDraft={mayDraft} />
}

/** What waits for the office: drafts to announce, stages that end soon, votes that cannot open. */
export const callWork: WorkSource = (visit) => {
  const offices = placesWith(visit.visitor, 'calls.announce')
  if (offices.length === 0) return undefined
  const today = dateOf(visit.now)
  return told(waitingCalls(visit.platform.db.read, offices), (call) => waitingOf(visit, call, today))
}

function waitingOf({ t }: Visit, call: WaitingCall, today: CivilDate): readonly Waiting[] {
  const { calendar, stage, admitted } = call
  const path = `/${call.place.slug}/calls/${call.slug}`
  const place = t.of(call.place.names)
  const stageTitle = t('calls.work-ends', { title: call.title, stage: t(`calls.stage-${stage}`) })
  const soon = (until: CivilDate): readonly Waiting[] =>
    daysBetween(today, until) > soonDays
      ? []
      : [{ title: stageTitle, what: t('calls.work-ends-what'), path, place, by: endOf(until) }]
  switch (stage) {
    case 'draft': {
      const title = t('calls.work-announce', { title: call.title })
      return [{ title, what: t('calls.work-announce-what'), path, place, by: endOf(calendar.collectingFrom) }]
    }
    case 'announced':
      return soon(addDays(calendar.collectingFrom, -1))
    case 'collecting':
      return soon(calendar.collectingUntil)
    case 'reviewing':
      if (today < calendar.votingFrom || admitted > 0) return soon(addDays(calendar.votingFrom, -1))
      return [{ title: stageTitle, what: t('calls.work-stuck-what'), path, place, by: endOf(calendar.votingFrom) }]
    case 'voting':
      return soon(calendar.votingUntil)
    default:
      return []
  }
}

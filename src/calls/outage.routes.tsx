import { type CivilDate, startOf } from '../../lib/kernel/civil-date.ts'
import { instant } from '../../lib/kernel/instant.ts'
import { date, lines } from '../../lib/platform/fields.ts'
import { type Form, parseForm, wordedProblems } from '../../lib/platform/form.ts'
import { href } from '../../lib/ui/links.ts'
import {
  type Answer,
  absent,
  get,
  personOf,
  placeOf,
  post,
  type Route,
  type Section,
  see,
  type Visit,
} from '../people/people.visit.ts'
import { mayAsk } from '../people/permission.rules.ts'
import type { Call, CallId } from './call.model.ts'
import { crumbsOf, readableCall } from './call.routes.tsx'
import { extendCall } from './extend-call.command.ts'
import type { OutageRefusal } from './outage.model.ts'
import { OutageNotice, OutagePage } from './outage.page.tsx'
import { viewOutages } from './view-outages.query.ts'

const address = '/:municipality/calls/:call/outage'

/** Telling of an outage, which may make the running stage longer. */
export const outageRoutes: readonly Route[] = [
  get(address, 'calls.move', (visit) => withCall(visit, (call) => outagePage(visit, call, visit.form))),
  post(address, 'calls.move', 'call-extended', (visit) => withCall(visit, (call) => answerOutage(visit, call))),
]

async function withCall(visit: Visit, answer: (call: Call) => Promise<Answer> | Answer): Promise<Answer> {
  const call = (await readableCall(visit))?.call
  return call ? answer(call) : absent
}

type Shown = { readonly problems?: Readonly<Record<string, string>>; readonly refusal?: OutageRefusal }

function outagePage(visit: Visit, call: Call, typed: Form, shown: Shown = {}): Answer {
  const { t } = visit
  const body = <OutagePage {...{ t, place: placeOf(visit), call, typed }} {...shown} />
  const status = shown.problems || shown.refusal ? 422 : 200
  return { kind: 'page', title: t('calls.outage-title'), body, status, crumbs: crumbsOf(visit) }
}

async function answerOutage(visit: Visit, call: Call): Promise<Answer> {
  const { t, form } = visit
  const read = parseForm({ fromDate: date(), untilDate: date(), what: lines({ max: 1000 }) }, form)
  const times = { fromTime: minutesOf(form.text('fromTime')), untilTime: minutesOf(form.text('untilTime')) }
  const wrong = Object.entries(times).filter(([, minutes]) => minutes === undefined)
  if (!read.ok || wrong.length > 0) {
    const timeProblems = Object.fromEntries(wrong.map(([field]) => [field, t('calls.outage-time-wrong')]))
    return outagePage(visit, call, form, {
      problems: { ...(read.ok ? {} : wordedProblems(t, read.problems)), ...timeProblems },
    })
  }
  const { fromDate, untilDate, what } = read.value
  const result = await extendCall(visit.platform, {
    by: personOf(visit).id,
    municipalityId: call.municipalityId,
    callId: call.id,
    outage: { from: at(fromDate, times.fromTime), until: at(untilDate, times.untilTime), what },
  })
  return result.ok
    ? see(`/${placeOf(visit).slug}/calls/${call.slug}`)
    : outagePage(visit, call, form, { refusal: result.refusal })
}

/** Minutes since midnight of a time as people write it: 9:05, 21.30. */
function minutesOf(typed: string): number | undefined {
  const match = /^\s*(\d{1,2})[:.](\d{2})\s*$/.exec(typed)
  const [hours, minutes] = [Number(match?.[1]), Number(match?.[2])]
  return match && hours < 24 && minutes < 60 ? hours * 60 + minutes : undefined
}

function at(day: CivilDate, minutes = 0) {
  return instant(startOf(day) + minutes * 60_000)
}

/** Why a stage is longer than announced, and for the office the way to tell of an outage. */
export const callOutageSection: Section = async (visit, { id, path, stage }) => {
  const place = placeOf(visit)
  const outages = await viewOutages(visit.platform.db.read, place.id, id as CallId)
  const mayTell =
    (stage === 'collecting' || stage === 'voting') && mayAsk(visit.visitor, 'calls.move', place.id) === 'yes'
  if (outages.length === 0 && !mayTell) return undefined
  return (
    <>
      <OutageNotice t={visit.t} outages={outages} />
      {mayTell && (
        <p>
          <a href={href(visit.t.language, `${path}/outage`)}>{visit.t('calls.outage-link')}</a>
        </p>
      )}
    </>
  )
}

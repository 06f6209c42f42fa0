import { dateOf } from '../../lib/kernel/civil-date.ts'
import { choice, date, id, line } from '../../lib/platform/fields.ts'
import { type Form, formOf, parseForm, wordedProblems } from '../../lib/platform/form.ts'
import type { FieldProblems } from '../../lib/ui/form.tsx'
import { type Answer, get, personOf, post, type Route, see, type Visit } from '../people/people.visit.ts'
import { mayAsk } from '../people/permission.rules.ts'
import { type AnnouncedDayOff, announcedKinds, type DayOffRefusal } from './day-off.model.ts'
import { DaysOffPage, StrikeDayPage } from './days-off.page.tsx'
import { enterDayOff, strikeDayOff, viewDaysOff } from './index.ts'

const shape = { id: id<'DayOff'>(), on: date(), kind: choice(announcedKinds), source: line({ max: 200 }) }

/** Days off: read by everybody, kept by the national operator. */
export const daysOffRoutes: readonly Route[] = [
  get('/days-off', 'public.read', (visit) => daysOffPage(visit)),
  post('/days-off', 'municipalities.days-off', 'day-off-entered', async (visit) => {
    const read = parseForm(shape, visit.form)
    if (!read.ok) return daysOffPage(visit, { problems: wordedProblems(visit.t, read.problems), typed: visit.form })
    const result = await enterDayOff(visit.platform, { by: personOf(visit).id, day: read.value })
    if (result.ok) return see('/days-off?entered')
    return daysOffPage(visit, { refusal: result.refusal, typed: visit.form })
  }),
  get('/days-off/:dayOff/strike', 'municipalities.days-off', async (visit) => {
    const day = await announcedDay(visit)
    const { t } = visit
    if (!day) return see('/days-off')
    const crumbs = [{ label: t('municipalities.days-off-title'), path: '/days-off' }]
    return {
      kind: 'page',
      title: t('municipalities.day-off-strike-title'),
      body: <StrikeDayPage t={t} day={day} />,
      crumbs,
    }
  }),
  post('/days-off/:dayOff/strike', 'municipalities.days-off', 'day-off-struck', async (visit) => {
    const day = await announcedDay(visit)
    // A second press is answered by the list as it now stands.
    if (!day) return see('/days-off')
    const result = await strikeDayOff(visit.platform, { by: personOf(visit).id, id: day.id })
    return result.ok ? see('/days-off?struck') : daysOffPage(visit, { refusal: result.refusal })
  }),
]

async function announcedDay({ platform, params }: Visit): Promise<AnnouncedDayOff | undefined> {
  const { announced } = await viewDaysOff(platform.db.read)
  return announced.find((day) => day.id === params['dayOff'])
}

type Said = { readonly problems?: FieldProblems; readonly refusal?: DayOffRefusal; readonly typed?: Form }

async function daysOffPage(visit: Visit, { problems = {}, refusal, typed }: Said = {}): Promise<Answer> {
  const { t, platform, now, visitor, query } = visit
  const daysOff = await viewDaysOff(platform.db.read)
  const mayChange = mayAsk(visitor, 'municipalities.days-off', undefined) === 'yes'
  const empty = formOf(new Map([['id', [crypto.randomUUID()]]]))
  const outcome = query['entered'] !== undefined ? 'entered' : query['struck'] !== undefined ? 'struck' : undefined
  const hasProblem = refusal !== undefined || Object.keys(problems).length > 0
  return {
    kind: 'page',
    status: hasProblem ? 422 : 200,
    title: t('municipalities.days-off-title'),
    body: (
      <DaysOffPage
        t={t}
        daysOff={daysOff}
        today={dateOf(now)}
        typed={mayChange ? (typed ?? empty) : undefined}
        problems={problems}
        refusal={refusal}
        outcome={hasProblem ? undefined : outcome}
      />
    ),
  }
}

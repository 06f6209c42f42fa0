import { dateOf } from '../../lib/kernel/civil-date.ts'
import { askTogether } from '../../lib/platform/question.ts'
import { get, type PageAnswer, personOf, type Route, sectionsOf, type Visit, type WorkSource } from './people.visit.ts'
import { viewHome } from './view-people.query.ts'
import type { Waiting } from './work.model.ts'
import { type WorkLine, WorkPage } from './work.page.tsx'
import { daysLeft, groupedWork } from './work.rules.ts'

/** What waits for whoever asks. The sources come from main, which alone knows all slices. */
export function workRoutes(sources: readonly WorkSource[]): readonly Route[] {
  return [get('/work', 'people.work', (visit) => workPage(visit, sources))]
}

async function workPage(visit: Visit, sources: readonly WorkSource[]): Promise<PageAnswer> {
  const { t, now, visitor } = visit
  const questions = sources.map((source) => source(visit)).filter((asked) => asked !== undefined)
  const roles = [...new Set(visitor.grants.map(({ role }) => role))]
  const [waiting, home, sections] = await Promise.all([
    askTogether(visit.platform.db.read, questions),
    roles.length === 0 ? viewHome(visit.platform, personOf(visit).id) : undefined,
    sectionsOf(visit, 'work', { id: '', stage: '', path: '/work' }),
  ])
  const { late, soon, later } = groupedWork(waiting.flat(), now)
  const said = (line: Waiting): WorkLine => ({ ...line, when: whenOf(visit, line) })
  const groups = { late: late.map(said), soon: soon.map(said), later: later.map(said) }
  const ownPlace = home && { path: `/${home.slug}`, name: t.of(home.names) }
  const body = <WorkPage t={t} {...groups} roles={roles} home={ownPlace} sections={sections} />
  return { kind: 'page', title: t('people.work-title'), body }
}

/** The deadline as people count: today, tomorrow, in three days; further off, the date. */
function whenOf({ t, now }: Visit, { by }: Waiting): string {
  if (by === undefined) return ''
  const days = daysLeft(by, now)
  if (days < 0) return t('people.work-late-by', { days: -days })
  return days <= 3 ? t('people.work-in-days', { days }) : t('people.work-until', { date: t.dayMonth(dateOf(by)) })
}

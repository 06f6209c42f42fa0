import { parseId } from '../../lib/kernel/id.ts'
import { title } from '../../lib/platform/fields.ts'
import { parseForm, wordedProblems } from '../../lib/platform/form.ts'
import { type Answer, type PageAnswer, post, type Route, type Visit } from './people.visit.ts'
import { safeNext } from './sign-in.rules.ts'
import { listHomes } from './view-people.query.ts'
import { welcome } from './welcome.command.ts'
import { WelcomePage } from './welcome.page.tsx'

export const welcomeRoutes: readonly Route[] = [
  post('/account/welcome', 'people.sign-in', 'account-opened', answerWelcome),
]

/** The page that somebody new gets for the right code. */
export async function welcomePage(visit: Visit, pass: string, problems?: Record<string, string>): Promise<PageAnswer> {
  const { t, form, platform } = visit
  const homes = (await listHomes(platform)).map(({ id, names }) => ({ value: id, label: t.of(names) }))
  const typed = { name: form.text('name'), home: form.text('home'), consent: form.text('consent') !== '' }
  const body = (
    <WelcomePage t={t} pass={pass} next={form.text('next')} homes={homes} typed={typed} problems={problems ?? {}} />
  )
  return { kind: 'page', title: t('people.welcome-title'), body, status: problems ? 422 : 200 }
}

async function answerWelcome(visit: Visit): Promise<Answer> {
  const { t, form, platform, sessionToken } = visit
  const read = parseForm({ name: title({ max: 120 }) }, form)
  const problems = read.ok ? {} : wordedProblems(t, read.problems)
  if (form.text('consent') === '') problems['consent'] = t('people.consent-needed')
  if (!read.ok || Object.keys(problems).length > 0) return welcomePage(visit, form.text('pass'), problems)
  const home = (await listHomes(platform)).find(({ id }) => id === form.text('home'))
  const result = await welcome(platform, {
    pass: form.text('pass'),
    name: read.value.name,
    homeMunicipalityId: home && parseId<'Municipality'>(home.id),
    oldToken: sessionToken,
  })
  if (!result.ok) return { kind: 'see', path: '/account/sign-in?expired=yes' }
  return { kind: 'see', path: safeNext(form.text('next')), session: { token: result.value.token } }
}

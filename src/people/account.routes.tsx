import { parseId } from '../../lib/kernel/id.ts'
import { title } from '../../lib/platform/fields.ts'
import { parseForm, wordedProblems } from '../../lib/platform/form.ts'
import type { WordKey } from '../../lib/platform/words.ts'
import { AccountPage } from './account.page.tsx'
import type { RemoveContactRefusal } from './contact.model.ts'
import { contactRoutes } from './contact.routes.tsx'
import { OutboxPage } from './outbox.page.tsx'
import {
  type Answer,
  absent,
  get,
  personOf,
  post,
  type Route,
  see,
  type Visit,
  type WorkSource,
} from './people.visit.ts'
import { hasWork } from './permission.rules.ts'
import { wantReminders } from './remind.command.ts'
import { roleRoutes } from './roles.routes.tsx'
import type { ForgetRefusal } from './second-factor.model.ts'
import { secondFactorRoutes } from './second-factor.routes.tsx'
import { changeProfile, signOut, signOutElsewhere } from './session.command.ts'
import { listHomes, viewOutbox, viewProfile, viewReminding } from './view-people.query.ts'
import { workRoutes } from './work.routes.tsx'

/** The person's own pages. `workSources` come from main, which alone knows all slices. */
export function accountRoutes(workSources: readonly WorkSource[]): readonly Route[] {
  return [...ownRoutes, ...contactRoutes, ...secondFactorRoutes, ...workRoutes(workSources), ...roleRoutes]
}

const ownRoutes: readonly Route[] = [
  get('/account', 'people.account', (visit) => accountPage(visit, {})),
  post('/account', 'people.account', 'profile-changed', answerProfile),
  post('/account/sign-out', 'people.account', 'signed-out', async (visit) => {
    if (visit.sessionToken) await signOut(visit.platform, { by: personOf(visit).id, token: visit.sessionToken })
    return { kind: 'see', path: '/', session: 'end' }
  }),
  post('/account/sign-out-elsewhere', 'people.account', 'signed-out', async (visit) => {
    if (visit.sessionToken)
      await signOutElsewhere(visit.platform, { by: personOf(visit).id, token: visit.sessionToken })
    return see('/account?done=signed-out-elsewhere')
  }),
  post('/account/reminders', 'people.account', 'reminders-wanted', async (visit) => {
    const wanted = visit.form.text('wanted') === 'yes'
    await wantReminders(visit.platform, { by: personOf(visit).id, wanted })
    return see(`/account?done=${wanted ? 'reminders-on' : 'reminders-off'}`)
  }),
  get('/outbox', 'people.outbox', async (visit) => {
    if (visit.platform.mode !== 'demo' || visit.platform.delivers) return absent
    const body = <OutboxPage t={visit.t} messages={await viewOutbox(visit.platform)} />
    return { kind: 'page', title: visit.t('people.outbox-title'), body }
  }),
]

type Shown = {
  readonly typed?: { readonly name: string; readonly home: string }
  readonly problems?: Record<string, string>
}

async function accountPage(visit: Visit, shown: Shown): Promise<Answer> {
  const { t, platform, visitor, sessionToken } = visit
  const profile = await viewProfile(platform, personOf(visit).id, sessionToken)
  if (!profile) return absent
  const reminded = await viewReminding(platform, personOf(visit).id)
  const homes = (await listHomes(platform)).map(({ id, names }) => ({ value: id, label: t.of(names) }))
  const said = { reminded, done: saidOf(visit, doneWords, 'done'), refusal: saidOf(visit, refusedWords, 'refused') }
  const body = <AccountPage t={t} profile={profile} homes={homes} isStaff={hasWork(visitor)} {...said} {...shown} />
  return { kind: 'page', title: t('people.account-title'), body, status: shown.problems ? 422 : 200 }
}

const doneWords = {
  saved: 'people.profile-saved',
  'signed-out-elsewhere': 'people.signed-out-elsewhere',
  'factor-removed': 'people.factor-removed',
  'reminders-on': 'people.reminders-on',
  'reminders-off': 'people.reminders-off',
  'contact-added': 'people.contact-added',
  'contact-removed': 'people.contact-removed',
} as const

const refusedWords = {
  'last-factor': 'people.refused-last-factor',
  'no-such-factor': 'people.refused-no-such-factor',
  'last-contact': 'people.refused-last-contact',
  'no-such-contact': 'people.refused-no-such-contact',
} as const satisfies Record<ForgetRefusal['code'] | RemoveContactRefusal['code'], WordKey>

/** What the address says was just done or refused, in words; anything else it may say is nothing. */
function saidOf({ t, query }: Visit, words: Readonly<Record<string, WordKey>>, asked: string): string | undefined {
  const key = Object.keys(words).find((one) => one === query[asked])
  const word = key === undefined ? undefined : words[key]
  return word && t(word)
}

async function answerProfile(visit: Visit): Promise<Answer> {
  const { form, platform, t } = visit
  const typed = { name: form.text('name'), home: form.text('home') }
  const read = parseForm({ name: title({ max: 120 }) }, form)
  if (!read.ok) return accountPage(visit, { typed, problems: wordedProblems(t, read.problems) })
  const home = (await listHomes(platform)).find(({ id }) => id === typed.home)
  const homeMunicipalityId = home && parseId<'Municipality'>(home.id)
  await changeProfile(platform, { by: personOf(visit).id, name: read.value.name, homeMunicipalityId })
  return see('/account?done=saved')
}

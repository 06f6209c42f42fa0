import { toDataURL } from 'qrcode'
import { dateOf } from '../../lib/kernel/civil-date.ts'
import { parseId } from '../../lib/kernel/id.ts'
import { day } from '../../lib/kernel/instant.ts'
import { choice, title } from '../../lib/platform/fields.ts'
import { parseForm, wordedProblems } from '../../lib/platform/form.ts'
import { AccountPage, WorkPage } from './account.page.tsx'
import { endRole, grantRole } from './grant-role.command.ts'
import { OutboxPage } from './outbox.page.tsx'
import { passkeyPart } from './passkey.routes.tsx'
import {
  type Answer,
  absent,
  get,
  type PageAnswer,
  personOf,
  placeOf,
  post,
  type Route,
  see,
  type Visit,
  type WorkSource,
} from './people.visit.ts'
import { hasWork } from './permission.rules.ts'
import { roles } from './person.model.ts'
import { RolesPage } from './roles.page.tsx'
import { beginTotp, passTotp, totpAddress } from './second-factor.command.ts'
import { SecondFactorPage } from './second-factor.page.tsx'
import { changeProfile, signOut, signOutElsewhere } from './session.command.ts'
import { parseAddress, safeNext } from './sign-in.rules.ts'
import { listHomes, viewGrants, viewOutbox, viewProfile, viewTotp } from './view-people.query.ts'

/** The person's own pages. `workSources` come from main, which alone knows all slices. */
export function accountRoutes(workSources: readonly WorkSource[]): readonly Route[] {
  return [
    get('/account', 'people.account', (visit) => accountPage(visit, {})),
    post('/account', 'people.account', 'profile-changed', answerProfile),
    post('/account/sign-out', 'people.account', 'signed-out', async (visit) => {
      if (visit.sessionToken) await signOut(visit.platform, { by: personOf(visit).id, token: visit.sessionToken })
      return { kind: 'see', path: '/', session: 'end' }
    }),
    post('/account/sign-out-elsewhere', 'people.account', 'signed-out', async (visit) => {
      if (visit.sessionToken)
        await signOutElsewhere(visit.platform, { by: personOf(visit).id, token: visit.sessionToken })
      return see('/account')
    }),
    get('/account/second-factor', 'people.account', (visit) => factorPage(visit, {})),
    post(
      '/account/second-factor/totp',
      'people.account',
      'none: a secret that is not confirmed gives no power',
      async (visit) => {
        await beginTotp(visit.platform, { by: personOf(visit).id })
        return see(`/account/second-factor?next=${encodeURIComponent(nextOf(visit))}`)
      },
    ),
    post('/account/second-factor', 'people.account', 'second-factor-added', answerFactor),
    get('/work', 'people.work', (visit) => workPage(visit, workSources)),
    get('/outbox', 'people.outbox', async (visit) => {
      if (visit.platform.mode !== 'demo' || visit.platform.delivers) return absent
      const body = <OutboxPage t={visit.t} messages={await viewOutbox(visit.platform)} />
      return { kind: 'page', title: visit.t('people.outbox-title'), body }
    }),
    get('/:municipality/people', 'people.read-roles', (visit) => rolesPage(visit, {})),
    post('/:municipality/people', 'people.grant-role', 'role-granted', answerGrant),
    post('/:municipality/people/ending', 'people.grant-role', 'role-ended', answerEnd),
  ]
}

function nextOf(visit: Visit): string {
  return safeNext(visit.form.text('next') || visit.query['next'] || '/work')
}

type AccountShown = {
  readonly typed?: { name: string; home: string; consent: boolean }
  readonly problems?: Record<string, string>
}

async function accountPage(visit: Visit, shown: AccountShown): Promise<Answer> {
  const { t, platform, visitor } = visit
  const profile = await viewProfile(platform, personOf(visit).id)
  if (!profile) return absent
  const isNew = visit.query['new'] === 'yes' || visit.form.text('new') === 'yes'
  const municipalities = (await listHomes(platform)).map(({ id, names }) => ({ value: id, label: t.of(names) }))
  const common = { t, profile, municipalities, isNew, isStaff: hasWork(visitor), saved: visit.query['saved'] === 'yes' }
  const body = <AccountPage {...common} {...shown} />
  return { kind: 'page', title: t('people.account-title'), body, status: shown.problems ? 422 : 200 }
}

async function answerProfile(visit: Visit): Promise<Answer> {
  const { form, platform, t } = visit
  const typed = { name: form.text('name'), home: form.text('home'), consent: form.text('consent') !== '' }
  const read = parseForm({ name: title({ max: 120 }) }, form)
  const problems = read.ok ? {} : wordedProblems(t, read.problems)
  if (form.text('new') === 'yes' && !typed.consent) problems['consent'] = t('people.consent-needed')
  if (!read.ok || Object.keys(problems).length > 0) return accountPage(visit, { typed, problems })
  const homeMunicipalityId = parseId<'Municipality'>(typed.home)
  await changeProfile(platform, { by: personOf(visit).id, name: read.value.name, homeMunicipalityId })
  return see('/account?saved=yes')
}

async function factorPage(visit: Visit, shown: { readonly problems?: Record<string, string> }): Promise<PageAnswer> {
  const { t, platform, visitor } = visit
  const person = personOf(visit)
  const totp = await viewTotp(platform, person.id)
  const pending = totp && !totp.confirmed
  const setUp = pending
    ? { secret: totp.secret, qr: await toDataURL(totpAddress(totp.secret, person.name), { margin: 1 }) }
    : undefined
  const next = nextOf(visit)
  const state = !totp ? 'none' : totp.confirmed ? 'set' : 'pending'
  const body = (
    <SecondFactorPage
      t={t}
      next={next}
      setUp={setUp}
      state={state}
      passed={visitor.secondFactor}
      passkey={await passkeyPart(visit, next)}
      {...shown}
    />
  )
  const status = shown.problems ? 422 : 200
  return { kind: 'page', title: t('people.factor-title'), body, status, islands: ['passkey'] }
}

async function answerFactor(visit: Visit): Promise<Answer> {
  const { t, form, platform, sessionToken } = visit
  const code = form.text('code').replace(/\s/g, '')
  if (!sessionToken || !/^\d{6}$/.test(code)) return factorPage(visit, { problems: { code: t('people.code-six') } })
  const result = await passTotp(platform, { by: personOf(visit).id, code, token: sessionToken })
  if (result.ok) return { kind: 'see', path: nextOf(visit), session: { token: result.value.token } }
  return factorPage(visit, { problems: { code: t('problems.wrong-code') } })
}

async function workPage(visit: Visit, sources: readonly WorkSource[]): Promise<PageAnswer> {
  const { t, now, visitor } = visit
  const lists = await Promise.all(sources.map((source) => source(visit)))
  const waiting = lists
    .flat()
    .sort((a, b) => (a.by ?? Number.MAX_SAFE_INTEGER) - (b.by ?? Number.MAX_SAFE_INTEGER))
    .slice(0, 100)
    .map((line) => ({
      ...line,
      when: line.by === undefined ? '' : t('people.work-until', { date: t.dayMonth(dateOf(line.by)) }),
      late: line.by !== undefined && line.by - now < 3 * day,
    }))
  const body = <WorkPage t={t} waiting={waiting} isStaff={hasWork(visitor)} />
  return { kind: 'page', title: t('people.work-title'), body }
}

type RolesShown = {
  readonly typed?: Record<string, string>
  readonly problems?: Record<string, string>
  readonly refusal?: string
}

async function rolesPage(visit: Visit, shown: RolesShown): Promise<PageAnswer> {
  const place = placeOf(visit)
  const body = (
    <RolesPage t={visit.t} slug={place.slug} grants={await viewGrants(visit.platform, place.id)} {...shown} />
  )
  return {
    kind: 'page',
    title: visit.t('people.roles-title'),
    crumbs: [{ label: visit.t.of(place.names), path: `/${place.slug}` }],
    body,
    status: shown.problems || shown.refusal ? 422 : 200,
  }
}

async function answerGrant(visit: Visit): Promise<Answer> {
  const { t, form, platform } = visit
  const typed = { name: form.text('name'), address: form.text('address'), role: form.text('role') }
  const read = parseForm({ name: title({ max: 120 }), role: choice(roles) }, form)
  const problems = read.ok ? {} : wordedProblems(t, read.problems)
  const to = parseAddress(typed.address)
  if (typeof to === 'string') problems['address'] = t(`problems.${to}`)
  const outside = read.ok && (read.value.role === 'operator' || read.value.role === 'coordinator')
  if (outside) problems['role'] = t('problems.choose')
  if (!read.ok || typeof to === 'string' || outside) return rolesPage(visit, { typed, problems })
  const place = placeOf(visit)
  const result = await grantRole(platform, { by: personOf(visit).id, municipalityId: place.id, to, ...read.value })
  return result.ok
    ? see(`/${place.slug}/people`)
    : rolesPage(visit, { typed, refusal: t(`people.refused-${result.refusal.code}`) })
}

async function answerEnd(visit: Visit): Promise<Answer> {
  const place = placeOf(visit)
  const grantId = parseId<'Grant'>(visit.form.text('grant')) ?? ''
  const ended =
    grantId !== '' && (await endRole(visit.platform, { by: personOf(visit).id, municipalityId: place.id, grantId }))
  if (!ended) return absent
  return ended.ok
    ? see(`/${place.slug}/people`)
    : rolesPage(visit, { refusal: visit.t(`people.refused-${ended.refusal.code}`) })
}

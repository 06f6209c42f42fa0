import { parseId } from '../../lib/kernel/id.ts'
import { type Answer, absent, get, type PageAnswer, post, type Route, see, type Visit } from './people.visit.ts'
import { actAs } from './session.command.ts'
import { finishSignIn, resendCode, startSignIn } from './sign-in.command.ts'
import type { FinishRefusal, ResendRefusal } from './sign-in.model.ts'
import { CodePage, SignInPage } from './sign-in.page.tsx'
import { afterSignIn, parseAddress, safeNext } from './sign-in.rules.ts'
import { viewSentTo } from './view-people.query.ts'
import { welcomePage, welcomeRoutes } from './welcome.routes.tsx'

export const signInRoutes: readonly Route[] = [
  get('/account/sign-in', 'people.sign-in', async (visit) =>
    visit.visitor.person ? see(nextOf(visit)) : startPage(visit),
  ),
  post('/account/sign-in', 'people.sign-in', 'none: a code that is only sent signs nobody in', answerStart),
  get('/account/sign-in/code', 'people.sign-in', async (visit) =>
    visit.query['challenge'] ? codePage(visit, visit.query['challenge'], {}) : see('/account/sign-in'),
  ),
  post('/account/sign-in/code', 'people.sign-in', 'signed-in', answerCode),
  post('/account/sign-in/resend', 'people.sign-in', 'none: a code that is only sent signs nobody in', answerResend),
  ...welcomeRoutes,
  post('/demo/role', 'people.sign-in', 'signed-in', async (visit) => {
    const result = await actAs(visit.platform, { key: visit.form.text('role'), token: visit.sessionToken })
    if (!result.ok) return absent
    return { kind: 'see', path: safeNext(visit.form.text('back'), '/work'), session: { token: result.value.token } }
  }),
]

type Shown = {
  readonly problems?: Record<string, string>
  readonly refusal?: string
  /** 429 where a bound of sending or trying was reached. */
  readonly status?: number
}

function nextOf(visit: Visit): string {
  return safeNext(visit.form.text('next') || visit.query['next'] || '')
}

function startPage(visit: Visit): PageAnswer {
  const expired = visit.query['expired'] === 'yes'
  return signInPage(visit, expired ? { refusal: visit.t('people.refused-pass-expired') } : {})
}

function signInPage(visit: Visit, shown: Shown): PageAnswer {
  const { t, form } = visit
  const body = <SignInPage t={t} typed={form.text('address')} next={nextOf(visit)} {...shown} />
  return { kind: 'page', title: t('people.sign-in-title'), body, status: statusOf(shown) }
}

async function codePage(visit: Visit, challenge: string, shown: Shown): Promise<PageAnswer> {
  const { t, platform } = visit
  const challengeId = parseId<'Challenge'>(challenge) ?? ''
  const sentTo = challengeId === '' ? undefined : await viewSentTo(platform, challengeId, visit.now)
  const showsOutbox = platform.mode === 'demo' && !platform.delivers
  const body = (
    <CodePage
      t={t}
      challengeId={challengeId}
      next={nextOf(visit)}
      sentTo={sentTo}
      showsOutbox={showsOutbox}
      {...shown}
    />
  )
  return { kind: 'page', title: t('people.code-title'), body, status: statusOf(shown) }
}

function statusOf(shown: Shown): number {
  if (shown.status) return shown.status
  return shown.problems || shown.refusal ? 422 : 200
}

/** The message with a code, in the language of whoever asked for it. */
function messageIn({ t }: Visit) {
  return (code: string) => ({ subject: t('people.code-subject'), body: t('people.code-body', { code }) })
}

async function answerStart(visit: Visit): Promise<Answer> {
  const { t, form, platform, networkHash } = visit
  const typed = form.text('address').trim()
  if (typed === '') return signInPage(visit, { problems: { address: t('problems.required') } })
  const to = parseAddress(typed)
  if (typeof to === 'string') return signInPage(visit, { problems: { address: t(`problems.${to}`) } })
  const result = await startSignIn(platform, { to, networkHash, text: messageIn(visit) })
  return result.ok ? toCode(visit, result.value) : signInPage(visit, wordedStart(visit, result.refusal))
}

async function answerResend(visit: Visit): Promise<Answer> {
  const { form, platform, networkHash } = visit
  const challengeId = parseId<'Challenge'>(form.text('challenge'))
  if (!challengeId) return see('/account/sign-in')
  const result = await resendCode(platform, { challengeId, networkHash, text: messageIn(visit) })
  if (result.ok) return toCode(visit, result.value)
  return codePage(visit, challengeId, wordedStart(visit, result.refusal))
}

function toCode(visit: Visit, { challengeId }: { readonly challengeId: string }): Answer {
  return see(`/account/sign-in/code?challenge=${challengeId}&next=${encodeURIComponent(nextOf(visit))}`)
}

function wordedStart({ t }: Visit, refusal: ResendRefusal): Shown {
  if (refusal.code === 'code-expired') return { refusal: t('people.refused-code-expired') }
  const hours = Math.ceil(refusal.waitMinutes / 60)
  return { refusal: t('people.refused-too-many-codes', { hours }), status: 429 }
}

async function answerCode(visit: Visit): Promise<Answer> {
  const { t, form, platform, sessionToken } = visit
  const challengeId = parseId<'Challenge'>(form.text('challenge'))
  const code = form.text('code').replace(/[\s-]/g, '')
  if (!challengeId) return codePage(visit, '', { refusal: t('people.refused-code-expired') })
  if (!/^[0-9]{6}$/.test(code)) return codePage(visit, challengeId, { problems: { code: t('people.code-six') } })
  const result = await finishSignIn(platform, { challengeId, code, oldToken: sessionToken })
  if (!result.ok) return codePage(visit, challengeId, wordedFinish(visit, result.refusal))
  if (result.value.kind === 'newcomer') return welcomePage(visit, result.value.pass)
  return { kind: 'see', path: afterSignIn(nextOf(visit), result.value), session: { token: result.value.token } }
}

function wordedFinish({ t }: Visit, refusal: FinishRefusal): Shown {
  if (refusal.code === 'code-expired') return { refusal: t('people.refused-code-expired') }
  if (refusal.code === 'too-many-tries') return { refusal: t('people.refused-too-many-tries'), status: 429 }
  return { problems: { code: t('people.refused-wrong-code', { left: refusal.left }) } }
}

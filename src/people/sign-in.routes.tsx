import { parseId } from '../../lib/kernel/id.ts'
import { type Answer, absent, get, type PageAnswer, post, type Route, see, type Visit } from './people.visit.ts'
import { actAs } from './session.command.ts'
import { finishSignIn, startSignIn } from './sign-in.command.ts'
import { CodePage, SignInPage } from './sign-in.page.tsx'
import { parseAddress, safeNext } from './sign-in.rules.ts'

export const signInRoutes: readonly Route[] = [
  get('/account/sign-in', 'people.sign-in', async (visit) => signInPage(visit, {})),
  post('/account/sign-in', 'people.sign-in', 'none: a code that is only sent signs nobody in', answerStart),
  get('/account/sign-in/code', 'people.sign-in', async (visit) => codePage(visit, visit.query['challenge'] ?? '', {})),
  post('/account/sign-in/code', 'people.sign-in', 'signed-in', answerCode),
  post('/demo/role', 'people.sign-in', 'signed-in', async (visit) => {
    const result = await actAs(visit.platform, { key: visit.form.text('role'), token: visit.sessionToken })
    if (!result.ok) return absent
    return { kind: 'see', path: safeNext(visit.form.text('back') || '/work'), session: { token: result.value.token } }
  }),
]

type Shown = { readonly problems?: Record<string, string>; readonly refusal?: string }

function nextOf(visit: Visit): string {
  return safeNext(visit.form.text('next') || visit.query['next'] || '/account')
}

function signInPage(visit: Visit, shown: Shown): PageAnswer {
  const { t, form } = visit
  const body = <SignInPage t={t} typed={form.text('address')} next={nextOf(visit)} {...shown} />
  return { kind: 'page', title: t('people.sign-in-title'), body, status: statusOf(shown) }
}

function codePage(visit: Visit, challengeId: string, shown: Shown): PageAnswer {
  const { t, platform } = visit
  const showsOutbox = platform.mode === 'demo' && !platform.delivers
  const body = <CodePage t={t} challengeId={challengeId} next={nextOf(visit)} showsOutbox={showsOutbox} {...shown} />
  return { kind: 'page', title: t('people.code-title'), body, status: statusOf(shown) }
}

function statusOf(shown: Shown): number {
  return shown.problems || shown.refusal ? 422 : 200
}

async function answerStart(visit: Visit): Promise<Answer> {
  const { t, form, platform, networkHash } = visit
  const typed = form.text('address').trim()
  if (typed === '') return signInPage(visit, { problems: { address: t('problems.required') } })
  const to = parseAddress(typed)
  if (typeof to === 'string') return signInPage(visit, { problems: { address: t(`problems.${to}`) } })
  const text = (code: string) => ({ subject: t('people.code-subject'), body: t('people.code-body', { code }) })
  const result = await startSignIn(platform, { to, networkHash, text })
  if (!result.ok) {
    const hours = Math.ceil(result.refusal.waitMinutes / 60)
    return signInPage(visit, { refusal: t('people.refused-too-many-codes', { hours }) })
  }
  const next = encodeURIComponent(nextOf(visit))
  return see(`/account/sign-in/code?challenge=${result.value.challengeId}&next=${next}`)
}

async function answerCode(visit: Visit): Promise<Answer> {
  const { t, form, platform } = visit
  const challengeId = parseId<'Challenge'>(form.text('challenge')) ?? ''
  const code = form.text('code').replace(/\s/g, '')
  if (!/^\d{6}$/.test(code)) return codePage(visit, challengeId, { problems: { code: t('people.code-six') } })
  if (challengeId === '') return codePage(visit, '', { refusal: t('people.refused-code-expired') })
  const result = await finishSignIn(platform, { challengeId, code, nameOfNew: t('people.newcomer') })
  if (result.ok) {
    const next = nextOf(visit)
    const path = result.value.isNew ? `/account?new=yes&next=${encodeURIComponent(next)}` : next
    return { kind: 'see', path, session: { token: result.value.token } }
  }
  const { refusal } = result
  if (refusal.code === 'wrong-code') {
    return codePage(visit, challengeId, { problems: { code: t('people.refused-wrong-code', { left: refusal.left }) } })
  }
  return codePage(visit, challengeId, { refusal: t(`people.refused-${refusal.code}`) })
}

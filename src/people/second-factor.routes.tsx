import { authenticatorAddress } from '../../lib/platform/authenticator.ts'
import { qrAddress } from '../../lib/platform/qr.ts'
import { passkeyPart } from './passkey.routes.tsx'
import { type Answer, get, type PageAnswer, personOf, post, type Route, see, type Visit } from './people.visit.ts'
import { hasWork } from './permission.rules.ts'
import { beginTotp, forgetFactor, passTotp } from './second-factor.command.ts'
import type { FactorRefusal } from './second-factor.model.ts'
import { SecondFactorPage } from './second-factor.page.tsx'
import { safeNext } from './sign-in.rules.ts'
import { viewTotp } from './view-people.query.ts'

export const secondFactorRoutes: readonly Route[] = [
  get('/account/second-factor', 'people.account', (visit) => factorPage(visit, {})),
  post(
    '/account/second-factor/totp',
    'people.account',
    'none: a secret that is not confirmed gives no power',
    async (visit) => {
      const { t, platform, visitor } = visit
      const begun = await beginTotp(platform, { by: personOf(visit).id, passed: visitor.secondFactor })
      if (begun.ok) return see(`/account/second-factor?next=${encodeURIComponent(nextOf(visit))}`)
      const first = begun.refusal.code === 'factor-first'
      return factorPage(visit, { refusal: first ? t('people.passkey-factor-first') : t('people.refused-has-factor') })
    },
  ),
  post('/account/second-factor', 'people.account', 'second-factor-passed', answerFactor),
  post('/account/second-factor/removal', 'people.account', 'second-factor-removed', answerRemoval),
]

type Shown = { readonly problems?: Record<string, string>; readonly refusal?: string }

function nextOf(visit: Visit): string {
  return safeNext(visit.form.text('next') || visit.query['next'] || '', '/work')
}

async function factorPage(visit: Visit, shown: Shown): Promise<PageAnswer> {
  const { t, platform, visitor } = visit
  const person = personOf(visit)
  const totp = await viewTotp(platform, person.id)
  const setUp =
    totp && !totp.confirmed
      ? { secret: totp.secret, qr: await qrAddress(authenticatorAddress(totp.secret, person.name)) }
      : undefined
  const state = !totp ? 'none' : totp.confirmed ? 'set' : 'pending'
  const mayAdd = visitor.secondFactor || !visitor.hasSecondFactor
  const passkey = await passkeyPart(visit, nextOf(visit))
  const part = { t, next: nextOf(visit), setUp, state, mayAdd, passed: visitor.secondFactor, passkey } as const
  const status = shown.problems || shown.refusal ? 422 : 200
  const body = <SecondFactorPage {...part} {...shown} />
  return { kind: 'page', title: t('people.factor-title'), body, status, islands: ['passkey'] }
}

async function answerFactor(visit: Visit): Promise<Answer> {
  const { t, form, platform, visitor, sessionToken } = visit
  const code = form.text('code').replace(/[\s-]/g, '')
  if (!sessionToken || !/^[0-9]{6}$/.test(code)) return factorPage(visit, { problems: { code: t('people.code-six') } })
  const by = personOf(visit).id
  const added = { subject: t('people.factor-added-subject'), body: t('people.factor-added-body') }
  const result = await passTotp(platform, { by, passed: visitor.secondFactor, code, token: sessionToken, added })
  if (result.ok) return { kind: 'see', path: nextOf(visit), session: { token: result.value.token } }
  return factorPage(visit, wordedFactor(visit, result.refusal))
}

function wordedFactor({ t }: Visit, refusal: FactorRefusal): Shown {
  switch (refusal.code) {
    case 'wrong-code':
      return { problems: { code: t('people.refused-wrong-factor', { left: refusal.left }) } }
    case 'too-many-tries':
      return { refusal: t('people.refused-too-many-tries') }
    case 'factor-first':
      return { refusal: t('people.passkey-factor-first') }
    case 'no-factor':
      return { refusal: t('people.refused-no-factor') }
  }
}

async function answerRemoval(visit: Visit): Promise<Answer> {
  const { t, form, platform, visitor } = visit
  // Whoever only has the mailbox must not be able to strip the account of what protects it.
  if (!visitor.secondFactor) return see('/account/second-factor?next=%2Faccount')
  const result = await forgetFactor(platform, {
    by: personOf(visit).id,
    isStaff: hasWork(visitor),
    factor: form.text('factor'),
    removed: { subject: t('people.factor-removed-subject'), body: t('people.factor-removed-body') },
  })
  return see(result.ok ? '/account?done=factor-removed' : `/account?refused=${result.refusal.code}`)
}

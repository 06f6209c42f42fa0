import type { ComponentChildren } from 'preact'
import type { Result } from '../../lib/kernel/result.ts'
import { addPasskey, offerPasskey, passPasskey } from './passkey.command.ts'
import { PasskeyPart } from './passkey.page.tsx'
import { type Answer, personOf, post, type Route, see, type Visit } from './people.visit.ts'
import type { PasskeyRefusal } from './second-factor.model.ts'
import { safeNext } from './sign-in.rules.ts'

export const passkeyRoutes: readonly Route[] = [
  post('/account/second-factor/passkey', 'people.account', 'second-factor-added', async (visit) =>
    answerOf(visit, await addPasskey(visit.platform, adding(visit))),
  ),
  post('/account/second-factor/passkey/proof', 'people.account', 'second-factor-passed', async (visit) =>
    answerOf(visit, await passPasskey(visit.platform, answering(visit))),
  ),
]

/** The part of the second-factor page about passkeys; the page names the island 'passkey'. */
export async function passkeyPart(visit: Visit, next: string): Promise<ComponentChildren> {
  const { t, platform, visitor, query, now, sessionToken = '' } = visit
  const offer = await offerPasskey(platform, {
    person: personOf(visit),
    token: sessionToken,
    hasFactor: visitor.hasSecondFactor,
    passed: visitor.secondFactor,
    now,
  })
  return <PasskeyPart t={t} next={next} offer={offer} refused={query['passkey'] === 'refused'} />
}

function answering(visit: Visit) {
  const { form, sessionToken = '' } = visit
  return { by: personOf(visit).id, token: sessionToken, sealed: form.text('sealed'), answer: form.text('answer') }
}

function adding(visit: Visit) {
  const { t, visitor } = visit
  const added = { subject: t('people.factor-added-subject'), body: t('people.factor-added-body') }
  return { ...answering(visit), passed: visitor.secondFactor, added }
}

function answerOf({ form }: Visit, result: Result<{ token: string }, PasskeyRefusal>): Answer {
  const next = safeNext(form.text('next'))
  if (result.ok) return { kind: 'see', path: next, session: { token: result.value.token } }
  return see(`/account/second-factor?passkey=refused&next=${encodeURIComponent(next)}`)
}

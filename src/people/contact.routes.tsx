import { parseId } from '../../lib/kernel/id.ts'
import { addContact, askContact, challengeOf, removeContact } from './contact.command.ts'
import type { AddContactRefusal, AskContactRefusal } from './contact.model.ts'
import { ContactCodePage, NewContactPage } from './contact.page.tsx'
import { type Answer, get, type PageAnswer, personOf, post, type Route, see, type Visit } from './people.visit.ts'
import { parseAddress } from './sign-in.rules.ts'
import { viewSentTo } from './view-people.query.ts'

/** The addresses of one's account. Whoever has a second factor shows it first: an open browser alone changes nothing. */
export const contactRoutes: readonly Route[] = [
  get('/account/contacts/new', 'people.account', async (visit) => proved(visit, () => newPage(visit, {}))),
  post('/account/contacts/new', 'people.account', 'none: a code that is only sent adds nothing', (visit) =>
    proved(visit, () => answerNew(visit)),
  ),
  get('/account/contacts/code', 'people.account', async (visit) =>
    proved(visit, () => codePage(visit, visit.query['pass'] ?? '', {})),
  ),
  post('/account/contacts/code', 'people.account', 'contact-added', (visit) => proved(visit, () => answerCode(visit))),
  post('/account/contacts/removal', 'people.account', 'contact-removed', (visit) =>
    proved(visit, () => answerRemoval(visit)),
  ),
]

type Shown = {
  readonly problems?: Record<string, string>
  readonly refusal?: string
  /** 429 where a bound of sending or trying was reached. */
  readonly status?: number
}

async function proved(visit: Visit, answer: () => Promise<Answer> | Answer): Promise<Answer> {
  const { hasSecondFactor, secondFactor } = visit.visitor
  return hasSecondFactor && !secondFactor ? see('/account/second-factor?next=%2Faccount') : answer()
}

function statusOf({ problems, refusal, status }: Shown): number {
  return status ?? (problems || refusal ? 422 : 200)
}

function newPage({ t, form }: Visit, shown: Shown): PageAnswer {
  const body = <NewContactPage t={t} typed={form.text('address')} {...shown} />
  return { kind: 'page', title: t('people.contact-new-title'), body, status: statusOf(shown), crumbs: crumbsOf(t) }
}

async function codePage(visit: Visit, pass: string, shown: Shown): Promise<PageAnswer> {
  const { t, platform, now } = visit
  const challengeId = challengeOf(platform, personOf(visit).id, pass)
  const sentTo = challengeId === undefined ? undefined : await viewSentTo(platform, challengeId, now)
  const showsOutbox = platform.mode === 'demo' && !platform.delivers
  const body = <ContactCodePage t={t} pass={pass} sentTo={sentTo} showsOutbox={showsOutbox} {...shown} />
  return { kind: 'page', title: t('people.code-title'), body, status: statusOf(shown), crumbs: crumbsOf(t) }
}

function crumbsOf(t: Visit['t']) {
  return [{ label: t('people.account-title'), path: '/account' }]
}

async function answerNew(visit: Visit): Promise<Answer> {
  const { t, form, platform, networkHash } = visit
  const typed = form.text('address').trim()
  if (typed === '') return newPage(visit, { problems: { address: t('problems.required') } })
  const to = parseAddress(typed)
  if (typeof to === 'string') return newPage(visit, { problems: { address: t(`problems.${to}`) } })
  const text = (code: string) => ({ subject: t('people.contact-subject'), body: t('people.contact-body', { code }) })
  const result = await askContact(platform, { by: personOf(visit).id, to, networkHash, text })
  if (!result.ok) return newPage(visit, wordedAsk(visit, result.refusal))
  return see(`/account/contacts/code?pass=${result.value.pass}`)
}

function wordedAsk({ t }: Visit, refusal: AskContactRefusal): Shown {
  switch (refusal.code) {
    case 'has-contact':
      return { problems: { address: t('people.refused-has-contact') } }
    case 'too-many-contacts':
      return { refusal: t('people.refused-too-many-contacts', { most: refusal.most }) }
    case 'too-many-codes': {
      const hours = Math.ceil(refusal.waitMinutes / 60)
      return { refusal: t('people.refused-too-many-codes', { hours }), status: 429 }
    }
  }
}

async function answerCode(visit: Visit): Promise<Answer> {
  const { t, form, platform } = visit
  const pass = form.text('pass')
  const code = form.text('code').replace(/[\s-]/g, '')
  if (!/^[0-9]{6}$/.test(code)) return codePage(visit, pass, { problems: { code: t('people.code-six') } })
  const added = { subject: t('people.contact-added-subject'), body: t('people.contact-added-body') }
  const result = await addContact(platform, { by: personOf(visit).id, pass, code, added })
  return result.ok ? see('/account?done=contact-added') : codePage(visit, pass, wordedAdd(visit, result.refusal))
}

function wordedAdd({ t }: Visit, refusal: AddContactRefusal): Shown {
  switch (refusal.code) {
    case 'wrong-code':
      return { problems: { code: t('people.refused-wrong-code', { left: refusal.left }) } }
    case 'code-expired':
      return { refusal: t('people.refused-code-expired') }
    case 'too-many-tries':
      return { refusal: t('people.refused-too-many-tries'), status: 429 }
    case 'too-many-contacts':
      return { refusal: t('people.refused-too-many-contacts', { most: refusal.most }) }
    case 'taken':
      return { refusal: t('people.refused-taken') }
  }
}

async function answerRemoval(visit: Visit): Promise<Answer> {
  const { t, form, platform } = visit
  const id = parseId<'Contact'>(form.text('contact')) ?? ''
  const removed = { subject: t('people.contact-removed-subject'), body: t('people.contact-removed-body') }
  const result = await removeContact(platform, { by: personOf(visit).id, id, removed })
  return see(result.ok ? '/account?done=contact-removed' : `/account?refused=${result.refusal.code}`)
}

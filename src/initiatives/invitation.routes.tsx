import { parseId } from '../../lib/kernel/id.ts'
import { qrAddress } from '../../lib/platform/qr.ts'
import { href } from '../../lib/ui/links.ts'
import {
  type Answer,
  absent,
  get,
  personOf,
  placeOf,
  post,
  type Route,
  see,
  type Visit,
} from '../people/people.visit.ts'
import { leads } from './application.rules.ts'
import {
  applicantOf,
  applicationAddress,
  applicationPage,
  given,
  withApplication,
} from './application-visit.routes.tsx'
import { invitedUntil, whyMayNotAgree } from './author.rules.ts'
import { authorsPath } from './authors.page.tsx'
import { authorsMessage } from './authors-message.routes.ts'
import { wordedAuthors } from './authors-refusal.page.tsx'
import { agreeToBeAuthor, declineToBeAuthor } from './index.ts'
import { DeclinedPage, InvitationCodeForm, InvitationCodePage, InvitedPage } from './invitation.page.tsx'
import type { ApplicationView } from './view-application.query.ts'
import { type InvitedView, placeOfCode, viewAuthors, viewInvited } from './view-authors.query.ts'

const address = `${applicationAddress}/authors`

/** An invitation on the table, and the answer of whoever is invited. */
export const invitationRoutes: readonly Route[] = [
  // Short enough to be read out with its code.
  get('/join', 'initiatives.draft', joinPage),
  get(`${address}/invitations/:invitation`, 'initiatives.draft', (visit) =>
    withApplication(visit, (view) => codePage(visit, view)),
  ),
  get(`${address}/answer`, 'initiatives.draft', async (visit) => {
    const isDeclined = visit.query['done'] === 'declined'
    return isDeclined ? declinedPage(visit) : withInvited(visit, (view) => invitedPage(visit, view))
  }),
  post(`${address}/answer`, 'initiatives.draft', 'author-agreed', (visit) =>
    withInvited(visit, (view) => answerInvitation(visit, view)),
  ),
]

/** The digits and the picture for one open invitation by code. */
async function codePage(visit: Visit, view: ApplicationView): Promise<Answer> {
  const { t, platform, language } = visit
  if (!leads(view.initiative, applicantOf(visit))) return absent
  const id = parseId<'Invitation'>(visit.params['invitation'] ?? '')
  const { invitations } = await viewAuthors(platform, view.initiative)
  const invitation = invitations.find((one) => one.id === id && one.channel === 'code')
  if (!invitation) return absent
  const place = placeOf(visit)
  const address = `${platform.origin}${href(language, '/join')}`
  const qr = await qrAddress(`${address}?code=${invitation.to}`)
  const props = { t, place, view, code: invitation.to, address, qr }
  const body = <InvitationCodePage {...props} until={invitedUntil(invitation)} />
  return applicationPage(visit, view, t('initiatives.code-title'), body)
}

/** Finds the application by the code alone. */
async function joinPage(visit: Visit): Promise<Answer> {
  const { t, platform } = visit
  const code = codeOf(visit)
  const found = code === undefined ? undefined : await placeOfCode(platform, code)
  if (found) return see(`/${found.slug}/initiatives/${found.number}/authors/answer?code=${code}`)
  return codeForm(visit, '/join', t('initiatives.invited-title'))
}

function codeForm(visit: Visit, path: string, title: string): Answer {
  const { t, form } = visit
  const code = codeOf(visit)
  const refusal = code === undefined ? undefined : t('initiatives.authors-refused-no-invitation')
  const body = <InvitationCodeForm t={t} path={path} typed={code ?? ''} refusal={refusal} />
  return { kind: 'page', title, body, status: form.names.length > 0 ? 422 : 200 }
}

function declinedPage(visit: Visit): Answer {
  return { kind: 'page', title: visit.t('initiatives.invited-title'), body: <DeclinedPage t={visit.t} /> }
}

function codeOf({ query, form }: Visit): string | undefined {
  const typed = (form.text('code') || (query['code'] ?? '')).replace(/[\s-]/g, '')
  return typed === '' ? undefined : typed.slice(0, 40)
}

async function withInvited(visit: Visit, answer: (view: InvitedView) => Promise<Answer> | Answer): Promise<Answer> {
  const asked = { personId: personOf(visit).id, code: codeOf(visit) }
  const view = await viewInvited(visit.platform, placeOf(visit).id, visit.params['number'] ?? '', asked)
  return view ? answer(view) : absent
}

type Shown = { readonly problems?: Readonly<Record<string, string>> }

/** Nothing of a draft is shown to whoever has no invitation to it. */
function invitedPage(visit: Visit, { application, invitation }: InvitedView, { problems = {} }: Shown = {}): Answer {
  const { t, now, form } = visit
  const { initiative, call } = application
  const place = placeOf(visit)
  const code = codeOf(visit)
  const facts = { initiative, callStage: call.stage, invitation, by: personOf(visit).id, now }
  const refusal = whyMayNotAgree(facts)
  if (refusal?.code === 'author-already') return see(authorsPath(place, application))
  const isPressed = form.names.length > 0
  const title = t('initiatives.invited-title')
  if (!invitation || refusal?.code === 'no-invitation') {
    return codeForm(visit, `${authorsPath(place, application)}/answer`, title)
  }
  const props = { t, place, view: application, code, until: invitedUntil(invitation), problems }
  const typed = isPressed ? form : given({})
  const body = <InvitedPage {...props} typed={typed} refusal={refusal && wordedAuthors(t, refusal)} />
  return { kind: 'page', title, body, status: isPressed ? 422 : 200 }
}

async function answerInvitation(visit: Visit, view: InvitedView): Promise<Answer> {
  const { t, form, platform } = visit
  const { municipalityId, id } = view.application.initiative
  const invited = { by: personOf(visit).id, municipalityId, id, code: codeOf(visit) }
  const path = authorsPath(placeOf(visit), view.application)
  if (form.text('answer') === 'declined') {
    const message = authorsMessage(visit, view.application, 'declined')
    const result = await declineToBeAuthor(platform, { ...invited, message })
    return result.ok ? see(`${path}/answer?done=declined`) : invitedPage(visit, view)
  }
  if (form.text('consent') === '') {
    return invitedPage(visit, view, { problems: { consent: t('initiatives.author-consent-needed') } })
  }
  const message = authorsMessage(visit, view.application, 'agreed')
  const showsName = form.text('showsName') !== ''
  const result = await agreeToBeAuthor(platform, { ...invited, showsName, message })
  return result.ok || result.refusal.code === 'author-already' ? see(`${path}?done=agreed`) : invitedPage(visit, view)
}

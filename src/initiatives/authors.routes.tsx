import { endOf } from '../../lib/kernel/civil-date.ts'
import { parseId } from '../../lib/kernel/id.ts'
import type { Form } from '../../lib/platform/form.ts'
import { told } from '../../lib/platform/question.ts'
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
  type WorkSource,
} from '../people/people.visit.ts'
import type { PersonId } from '../people/person.model.ts'
import { parseAddress } from '../people/sign-in.rules.ts'
import { titleOf } from './application.page.tsx'
import { leads } from './application.rules.ts'
import {
  applicantOf,
  applicationAddress,
  applicationPage,
  changeOf,
  given,
  type Shown,
  withApplication,
} from './application-visit.routes.tsx'
import type { Author } from './author.model.ts'
import { invitedUntil, isOver, whyAuthorsFixed } from './author.rules.ts'
import { AuthorPage, AuthorsPage, authorsDone, authorsPath } from './authors.page.tsx'
import { authorsMessage } from './authors-message.routes.ts'
import { wordedAuthors } from './authors-refusal.page.tsx'
import {
  cancelInvitation,
  endLeadOffer,
  inviteAuthor,
  leaveAuthors,
  offerLead,
  removeAuthor,
  showName,
  takeLead,
} from './index.ts'
import { invitationRoutes } from './invitation.routes.tsx'
import type { ApplicationView } from './view-application.query.ts'
import { askedOf, viewAuthors } from './view-authors.query.ts'

const address = `${applicationAddress}/authors`

/** Writing an application together: who is asked, who agreed, who leads. */
export const authorRoutes: readonly Route[] = [
  get(address, 'initiatives.draft', (visit) => withApplication(visit, (view) => authorsPage(visit, view, given({})))),
  post(`${address}/invitations`, 'initiatives.draft', 'author-invited', (visit) =>
    withApplication(visit, (view) => answerInvite(visit, view)),
  ),
  post(`${address}/invitations/:invitation/removal`, 'initiatives.draft', 'invitation-cancelled', (visit) =>
    withApplication(visit, async (view) => {
      const invitationId = parseId<'Invitation'>(visit.params['invitation'] ?? '')
      if (!invitationId) return absent
      const result = await cancelInvitation(visit.platform, { ...changeOf(visit, view), invitationId })
      return result.ok ? done(visit, view, 'cancelled') : refused(visit, view, result.refusal)
    }),
  ),
  ...invitationRoutes,
  post(`${address}/lead`, 'initiatives.draft', 'lead-handed-over', (visit) =>
    withApplication(visit, (view) => answerOffer(visit, view)),
  ),
  get(`${address}/:author`, 'initiatives.draft', (visit) => withAuthor(visit, authorPage)),
  post(`${address}/:author/removal`, 'initiatives.draft', 'author-removed', (visit) =>
    withAuthor(visit, answerRemoval),
  ),
  post(`${address}/:author/name`, 'initiatives.draft', 'author-name-shown', (visit) => withAuthor(visit, answerName)),
  post(`${address}/:author/lead`, 'initiatives.draft', 'lead-offered', (visit) => withAuthor(visit, answerLead)),
]

async function authorsPage(visit: Visit, view: ApplicationView, typed: Form, shown: Shown = {}): Promise<Answer> {
  const { t, platform, now, query } = visit
  const { initiative, call } = view
  const fixed = whyAuthorsFixed(initiative, call.stage)
  const props = {
    t,
    place: placeOf(visit),
    view,
    people: await viewAuthors(platform, initiative),
    personId: personOf(visit).id,
    now,
    leads: leads(initiative, applicantOf(visit)),
    fixed: fixed && wordedAuthors(t, fixed),
    typed,
    done: visit.form.names.length > 0 ? undefined : authorsDone.find((one) => one === query['done']),
  }
  return applicationPage(visit, view, t('initiatives.authors-title'), <AuthorsPage {...props} {...shown} />, shown)
}

function done(visit: Visit, view: ApplicationView, what: (typeof authorsDone)[number]): Answer {
  return see(`${authorsPath(placeOf(visit), view)}?done=${what}`)
}

function refused(visit: Visit, view: ApplicationView, refusal: Parameters<typeof wordedAuthors>[1]): Promise<Answer> {
  return authorsPage(visit, view, visit.form, { refusal: wordedAuthors(visit.t, refusal) })
}

async function answerInvite(visit: Visit, view: ApplicationView): Promise<Answer> {
  const { t, form, platform } = visit
  const change = changeOf(visit, view)
  if (form.text('way') === 'code') {
    const made = await inviteAuthor(platform, { ...change, to: 'code' })
    if (!made.ok) return refused(visit, view, made.refusal)
    return see(`${authorsPath(placeOf(visit), view)}/invitations/${made.value.invitationId}`)
  }
  const typed = form.text('address').trim()
  const to = typed === '' ? 'required' : parseAddress(typed)
  if (typeof to === 'string') return authorsPage(visit, view, form, { problems: { address: t(`problems.${to}`) } })
  const result = await inviteAuthor(platform, { ...change, to, message: authorsMessage(visit, view, 'invited') })
  return result.ok ? done(visit, view, 'invited') : refused(visit, view, result.refusal)
}

/** The answer of whoever was offered the lead. */
async function answerOffer(visit: Visit, view: ApplicationView): Promise<Answer> {
  const { municipalityId, id, applicant } = changeOf(visit, view)
  if (visit.form.text('answer') === 'taken') {
    const message = authorsMessage(visit, view, 'leads')
    const result = await takeLead(visit.platform, { by: applicant.by, municipalityId, id, message })
    return result.ok ? done(visit, view, 'leads') : refused(visit, view, result.refusal)
  }
  return endOffer(visit, view)
}

async function endOffer(visit: Visit, view: ApplicationView): Promise<Answer> {
  const message = authorsMessage(visit, view, 'offer-ended')
  const result = await endLeadOffer(visit.platform, { ...changeOf(visit, view), message })
  return result.ok ? done(visit, view, 'offer-ended') : refused(visit, view, result.refusal)
}

type OfAuthor = (visit: Visit, view: ApplicationView, author: Author) => Promise<Answer> | Answer

/** An author of the application; each opens their own page, the leader those of the others too. */
async function withAuthor(visit: Visit, answer: OfAuthor): Promise<Answer> {
  return withApplication(visit, async (view) => {
    const { authors } = await viewAuthors(visit.platform, view.initiative)
    const author = authors.find(({ personId }) => personId === visit.params['author'])
    const mayOpen = author?.personId === personOf(visit).id || leads(view.initiative, applicantOf(visit))
    return author && mayOpen ? answer(visit, view, author) : absent
  })
}

function authorPage(visit: Visit, view: ApplicationView, author: Author, shown: Shown = {}): Answer {
  const { t } = visit
  const isOwn = author.personId === personOf(visit).id
  const props = { t, place: placeOf(visit), view, author, isOwn, leads: leads(view.initiative, applicantOf(visit)) }
  return applicationPage(visit, view, author.name, <AuthorPage {...props} {...shown} />, shown)
}

async function answerRemoval(visit: Visit, view: ApplicationView, author: Author): Promise<Answer> {
  const { platform } = visit
  const { personId: authorId } = author
  if (authorId !== personOf(visit).id) {
    const message = authorsMessage(visit, view, 'removed')
    const result = await removeAuthor(platform, { ...changeOf(visit, view), authorId, message })
    return result.ok ? done(visit, view, 'removed') : refused(visit, view, result.refusal)
  }
  const { municipalityId, id } = view.initiative
  const message = authorsMessage(visit, view, 'left')
  const result = await leaveAuthors(platform, { by: authorId, municipalityId, id, message })
  return result.ok ? see('/work') : refused(visit, view, result.refusal)
}

async function answerName(visit: Visit, view: ApplicationView, author: Author): Promise<Answer> {
  const by = personOf(visit).id
  if (author.personId !== by) return absent
  const shows = visit.form.text('name') === 'shown'
  const { municipalityId, id } = view.initiative
  const result = await showName(visit.platform, { by, municipalityId, id, shows })
  return result.ok ? done(visit, view, shows ? 'name-shown' : 'name-hidden') : refused(visit, view, result.refusal)
}

async function answerLead(visit: Visit, view: ApplicationView, author: Author): Promise<Answer> {
  if (visit.form.text('lead') === 'ended') return endOffer(visit, view)
  const message = authorsMessage(visit, view, 'offered')
  const authorId: PersonId = author.personId
  const result = await offerLead(visit.platform, { ...changeOf(visit, view), authorId, message })
  return result.ok ? done(visit, view, 'offered') : refused(visit, view, result.refusal)
}

/** What somebody is asked: to be an author, or to lead. */
export const authorWork: WorkSource = ({ visitor, t, now }) => {
  if (!visitor.person) return undefined
  return told(askedOf(visitor.person.id), ({ kind, at, number, title, place }) => {
    const invitation = { invitedAt: at }
    if (kind === 'author' && isOver(invitation, now)) return []
    return [
      {
        title: t(`initiatives.work-${kind}`, { title: titleOf(t, { title, number }) }),
        what: t(`initiatives.work-${kind}-what`),
        path: `/${place.slug}/initiatives/${number}/authors${kind === 'author' ? '/answer' : ''}`,
        place: t.of(place.names),
        by: kind === 'author' ? endOf(invitedUntil(invitation)) : undefined,
      },
    ]
  })
}

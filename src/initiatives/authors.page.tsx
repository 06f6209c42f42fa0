import type { Instant } from '../../lib/kernel/instant.ts'
import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { DataTable, TaskList } from '../../lib/ui/lists.tsx'
import { Clause, Done, NextStep, Notice, Warning } from '../../lib/ui/notices.tsx'
import type { PersonId, Place } from '../people/person.model.ts'
import { clauseRef } from '../regulations/clause.rules.ts'
import { titleOf } from './application.page.tsx'
import type { Author } from './author.model.ts'
import { invitedUntil, isOver } from './author.rules.ts'
import { type Refused, RefusedNote } from './refusal.page.tsx'
import type { ApplicationView } from './view-application.query.ts'
import type { AuthorsView } from './view-authors.query.ts'

export const authorsDone = [
  'invited',
  'cancelled',
  'removed',
  'name-shown',
  'name-hidden',
  'offered',
  'leads',
  'offer-ended',
  'agreed',
] as const
export type AuthorsDone = (typeof authorsDone)[number]

export type AuthorsProps = {
  readonly t: Words
  readonly place: Place
  readonly view: ApplicationView
  readonly people: AuthorsView
  readonly personId: PersonId
  readonly now: Instant
  /** Whether the visitor acts for the group. */
  readonly leads: boolean
  /** Why nobody can be invited any more. */
  readonly fixed: Refused | undefined
  readonly typed: Typed
  readonly done: AuthorsDone | undefined
  readonly problems?: FieldProblems
  readonly refusal?: Refused | undefined
}

export function authorsPath(place: Place, { initiative: { number } }: Pick<ApplicationView, 'initiative'>): string {
  return `/${place.slug}/initiatives/${number}/authors`
}

/** Who writes the application together, who is asked to, and how to ask one more. */
export function AuthorsPage(props: AuthorsProps) {
  const { t, place, view, people, personId, leads, fixed, done, refusal } = props
  const { initiative, call } = view
  const offered = people.authors.find((author) => author.isOffered)
  return (
    <>
      <h1>{t('initiatives.authors-title')}</h1>
      <p class="lead">
        <a href={href(t.language, `/${place.slug}/initiatives/${initiative.number}`)}>{titleOf(t, initiative)}</a>
      </p>
      {done && (
        <Done>
          <p>{t(`initiatives.authors-done-${done}`)}</p>
        </Done>
      )}
      <RefusedNote t={t} place={place} regulationNumber={call.regulationNumber} refusal={refusal} />
      {offered?.personId === personId && <Offer t={t} place={place} view={view} />}
      <p>
        {t('initiatives.authors-lead')} <Clause t={t} clause={clauseRef(place.slug, 'group', call.regulationNumber)} />
      </p>
      <TaskList t={t} tasks={people.authors.map((author) => lineOf(props, author))} />
      {initiative.typedBy && (
        <Notice>
          <p>{t('initiatives.authors-paper')}</p>
        </Notice>
      )}
      {leads && people.invitations.length > 0 && <Invitations {...props} />}
      {leads && (fixed ? <Fixed {...props} fixed={fixed} /> : <Invite {...props} />)}
      <p>
        <a href={href(t.language, `/${place.slug}/initiatives/${initiative.number}/application`)}>
          {t('initiatives.back-to-tasks')}
        </a>
      </p>
    </>
  )
}

function lineOf({ t, place, view, personId, leads }: AuthorsProps, author: Author) {
  const isOwn = author.personId === personId
  const mayOpen = isOwn || (leads && !author.isLeader)
  const role = author.isLeader ? t('initiatives.author-leads') : t('initiatives.author-writes')
  return {
    label: isOwn ? t('initiatives.author-you', { name: author.name }) : author.name,
    hint: author.isOffered ? t('initiatives.author-offered') : role,
    ...(mayOpen ? { path: `${authorsPath(place, { initiative: view.initiative })}/${author.personId}` } : {}),
    state: t(author.showsName ? 'initiatives.author-shown' : 'initiatives.author-not-shown'),
    tone: author.showsName ? ('good' as const) : ('neutral' as const),
  }
}

/** The lead is offered to the visitor. */
function Offer({ t, place, view }: Pick<AuthorsProps, 't' | 'place' | 'view'>) {
  return (
    <>
      <NextStep t={t} what={t('initiatives.offer-what', { leader: view.leaderName })} />
      <p>{t('initiatives.offer-means')}</p>
      <Form t={t} action={`${authorsPath(place, view)}/lead`}>
        <ActionRow>
          <Button name="answer" value="taken">
            {t('initiatives.offer-take')}
          </Button>
          <Button name="answer" value="ended" kind="secondary">
            {t('initiatives.offer-decline')}
          </Button>
        </ActionRow>
      </Form>
    </>
  )
}

function Invitations({ t, place, view, people, now }: AuthorsProps) {
  const path = `${authorsPath(place, view)}/invitations`
  const columns = [
    { label: t('initiatives.invitation-to'), names: 'row' as const },
    { label: t('initiatives.invitation-until') },
    { label: t('initiatives.invitation-act') },
  ]
  const rows = people.invitations.map((invitation) => {
    const { id, channel, to } = invitation
    const name = channel === 'code' ? t('initiatives.invitation-code', { end: to.slice(-4) }) : to
    return [
      channel === 'code' ? <a href={href(t.language, `${path}/${id}`)}>{name}</a> : name,
      isOver(invitation, now) ? t('initiatives.invitation-is-over') : t.dayMonth(invitedUntil(invitation)),
      <Form key={id} t={t} action={`${path}/${id}/removal`}>
        <HiddenField name="cancel" value="1" />
        <Button kind="secondary">
          {t('initiatives.invitation-cancel')} <span class="unseen">{name}</span>
        </Button>
      </Form>,
    ]
  })
  return (
    <section id="invitations">
      <h2>{t('initiatives.invitations-title')}</h2>
      <DataTable caption={t('initiatives.invitations-caption')} columns={columns} rows={rows} />
    </section>
  )
}

function Fixed({ t, place, view, fixed }: AuthorsProps & { readonly fixed: Refused }) {
  const { text, clause } = fixed
  return (
    <p class="soft">
      {text} {clause && <Clause t={t} clause={clauseRef(place.slug, clause, view.call.regulationNumber)} />}
    </p>
  )
}

function Invite({ t, place, view, typed, problems = {} }: AuthorsProps) {
  const path = `${authorsPath(place, view)}/invitations`
  return (
    <section id="invite">
      <h2>{t('initiatives.invite-title')}</h2>
      <p>{t('initiatives.invite-lead')}</p>
      <Form t={t} action={path} problems={problems}>
        <HiddenField name="way" value="address" />
        <TextField
          name="address"
          label={t('initiatives.invite-address')}
          hint={t('initiatives.invite-address-hint')}
          value={typed.text('address')}
          problems={problems}
          autocomplete="off"
        />
        <ActionRow>
          <Button>{t('initiatives.invite-button')}</Button>
        </ActionRow>
      </Form>
      <h3>{t('initiatives.invite-code-title')}</h3>
      <p>{t('initiatives.invite-code-lead')}</p>
      <Form t={t} action={path}>
        <HiddenField name="way" value="code" />
        <ActionRow>
          <Button kind="secondary">{t('initiatives.invite-code-button')}</Button>
        </ActionRow>
      </Form>
    </section>
  )
}

export type AuthorProps = Pick<AuthorsProps, 't' | 'place' | 'view' | 'refusal'> & {
  readonly author: Author
  readonly isOwn: boolean
  readonly leads: boolean
}

/** One author: what they may say of themselves, and what the leader may do. */
export function AuthorPage({ t, place, view, refusal, author, isOwn, leads }: AuthorProps) {
  const path = `${authorsPath(place, view)}/${author.personId}`
  const props = { t, path, author, leader: view.leaderName }
  return (
    <>
      <h1>{author.name}</h1>
      <p class="lead">{titleOf(t, view.initiative)}</p>
      <RefusedNote t={t} place={place} regulationNumber={view.call.regulationNumber} refusal={refusal} />
      {isOwn && <NameForm {...props} />}
      {leads && !author.isLeader && !isOwn && <LeadForm {...props} />}
      {author.isLeader ? (
        isOwn && <p class="soft">{t('initiatives.leader-cannot-leave')}</p>
      ) : (
        <Removal {...props} isOwn={isOwn} />
      )}
      <p>
        <a href={href(t.language, authorsPath(place, view))}>{t('initiatives.back-to-authors')}</a>
      </p>
    </>
  )
}

type Part = { readonly t: Words; readonly path: string; readonly author: Author }

function NameForm({ t, path, author: { showsName } }: Part) {
  return (
    <section>
      <h2>{t('initiatives.name-title')}</h2>
      <p>{t(showsName ? 'initiatives.name-is-shown' : 'initiatives.name-is-hidden')}</p>
      <Form t={t} action={`${path}/name`}>
        <HiddenField name="name" value={showsName ? 'hidden' : 'shown'} />
        <ActionRow>
          <Button kind="secondary">{t(showsName ? 'initiatives.name-hide' : 'initiatives.name-show')}</Button>
        </ActionRow>
      </Form>
    </section>
  )
}

function LeadForm({ t, path, author: { isOffered, name } }: Part) {
  return (
    <section>
      <h2>{t('initiatives.lead-title')}</h2>
      <p>{t(isOffered ? 'initiatives.lead-is-offered' : 'initiatives.lead-means', { name })}</p>
      <Form t={t} action={`${path}/lead`}>
        <HiddenField name="lead" value={isOffered ? 'ended' : 'offered'} />
        <ActionRow>
          <Button kind="secondary">{t(isOffered ? 'initiatives.lead-take-back' : 'initiatives.lead-offer')}</Button>
        </ActionRow>
      </Form>
    </section>
  )
}

function Removal({ t, path, isOwn }: Part & { readonly isOwn: boolean }) {
  const who = isOwn ? 'leave' : 'remove'
  return (
    <section>
      <h2>{t(`initiatives.${who}-title`)}</h2>
      <Form t={t} action={`${path}/removal`}>
        <HiddenField name="removal" value="1" />
        <Warning>
          <p>{t(`initiatives.${who}-means`)}</p>
        </Warning>
        <ActionRow>
          <Button kind="danger">{t(`initiatives.${who}-button`)}</Button>
        </ActionRow>
      </Form>
    </section>
  )
}

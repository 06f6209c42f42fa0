import { dateOf } from '../../lib/kernel/civil-date.ts'
import type { Words } from '../../lib/platform/words.ts'
import { ActionRow, ButtonLink } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { Pager, Tag } from '../../lib/ui/lists.tsx'
import { Clause, Done, EmptyState, Notice } from '../../lib/ui/notices.tsx'
import type { PersonId, Place } from '../people/person.model.ts'
import { clauseRef } from '../regulations/clause.rules.ts'
import { type Amendment, amendableFields, type ProposeRefusal } from './amendment.model.ts'
import { stillToAgree } from './amendment.rules.ts'
import { titleOf } from './application.page.tsx'
import { authorsOf } from './author.rules.ts'
import { Paragraphs } from './submission.page.tsx'
import { wordChanges } from './submission.rules.ts'
import { Pieces } from './submissions.page.tsx'
import type { AmendmentsView } from './view-amendments.query.ts'

export type Common = { readonly t: Words; readonly place: Place; readonly view: AmendmentsView }

export const amendmentsDone = ['proposed', 'agreed', 'accepted', 'declined', 'hidden'] as const

export type AmendmentsProps = Common & {
  readonly page: number
  readonly pages: number
  readonly personId: PersonId | undefined
  readonly mayModerate: boolean
  /** Whether the visitor answers: an author, or the officer who typed the paper in. */
  readonly isTheirs: boolean
  /** Why nothing new is proposed now, or not by this visitor. */
  readonly closed: ProposeRefusal | undefined
  readonly done: (typeof amendmentsDone)[number] | undefined
}

/** Where the proposals to an initiative stand. */
export function pathOf({ place, view }: Pick<Common, 'place' | 'view'>): string {
  return `/${place.slug}/initiatives/${view.initiative.number}/amendments`
}

export function Lead({ t, place, view }: Common) {
  return (
    <p class="lead">
      <a href={href(t.language, `/${place.slug}/initiatives/${view.initiative.number}`)}>
        {titleOf(t, view.initiative)}
      </a>
    </p>
  )
}

/** What was proposed to the words of an initiative, what came of it, and the way to propose something. */
export function AmendmentsPage(props: AmendmentsProps) {
  const { t, view, page, pages, done } = props
  const path = pathOf(props)
  return (
    <>
      <h1>{t('initiatives.amendments-title')}</h1>
      <Lead {...props} />
      {done && (
        <Done>
          <p>{t(`initiatives.amendment-done-${done}`)}</p>
        </Done>
      )}
      <p>{t('initiatives.amendments-lead')}</p>
      <Propose {...props} />
      {view.count === 0 && (
        <EmptyState title={t('initiatives.amendments-none')}>
          <p>{t('initiatives.amendments-none-text')}</p>
        </EmptyState>
      )}
      {view.amendments.map((amendment) => (
        <One key={amendment.id} {...props} amendment={amendment} />
      ))}
      <Pager t={t} page={page} pages={pages} pathOf={(other) => `${path}?page=${other}`} />
    </>
  )
}

/** Each field with the way to its form, or why nothing is proposed. */
function Propose(props: AmendmentsProps) {
  const { t, place, view, closed, personId } = props
  if (closed) {
    return (
      <Notice>
        <p>
          {proposeText(t, closed)}{' '}
          {'clause' in closed && (
            <Clause t={t} clause={clauseRef(place.slug, closed.clause, view.call.regulationNumber)} />
          )}
        </p>
      </Notice>
    )
  }
  const path = pathOf(props)
  if (!personId) {
    return (
      <ActionRow>
        <ButtonLink t={t} path={`/account/sign-in?next=${encodeURIComponent(path)}`}>
          {t('initiatives.amendment-sign-in')}
        </ButtonLink>
      </ActionRow>
    )
  }
  return (
    <section>
      <h2>{t('initiatives.amendment-propose')}</h2>
      <ul>
        {amendableFields.map((field) => (
          <li key={field}>
            <a href={href(t.language, `${path}/new?field=${field}`)}>{t(`initiatives.field-${field}`)}</a>
          </li>
        ))}
      </ul>
    </section>
  )
}

type OneProps = AmendmentsProps & { readonly amendment: Amendment }

function One(props: OneProps) {
  const { t, amendment, personId, mayModerate } = props
  const isSeen = amendment.hiddenReason === undefined || amendment.proposedBy === personId || mayModerate
  return (
    <article class="comment" id={`a-${amendment.id}`}>
      <h2>{t(`initiatives.field-${amendment.field}`)}</h2>
      <p class="comment-by">
        {amendment.proposerName}
        {amendment.forOffice && `, ${t('initiatives.amendment-office')}`}, {t.moment(amendment.proposedAt)}{' '}
        <Standing {...props} />
      </p>
      {amendment.hiddenReason !== undefined && (
        <p>
          <em>{t('initiatives.comment-hidden', { reason: amendment.hiddenReason })}</em>
        </p>
      )}
      {isSeen && <Proposed t={t} amendment={amendment} />}
      {amendment.answer?.kind === 'declined' && (
        <Notice title={t('initiatives.amendment-declined-on', { date: t.date(dateOf(amendment.answer.at)) })}>
          <Paragraphs text={amendment.answer.reason} />
        </Notice>
      )}
      <Acts {...props} />
    </article>
  )
}

/** The words with what would come and go, and why. */
export function Proposed({ t, amendment }: { readonly t: Words; readonly amendment: Amendment }) {
  return (
    <>
      <p class="changes">
        <Pieces t={t} pieces={wordChanges(amendment.before, amendment.after)} />
      </p>
      <p>
        <strong>{t('initiatives.amendment-why')}</strong> {amendment.reason}
      </p>
    </>
  )
}

function Standing({ t, view, amendment }: OneProps) {
  if (amendment.hiddenReason !== undefined) return null
  if (amendment.answer) {
    const isAccepted = amendment.answer.kind === 'accepted'
    return <Tag tone={isAccepted ? 'good' : 'neutral'}>{t(`initiatives.amendment-${amendment.answer.kind}`)}</Tag>
  }
  const all = authorsOf(view.initiative).length
  const agreed = all - stillToAgree(view.initiative, amendment.agreed).length
  return <Tag tone="waiting">{t('initiatives.amendment-waits', { agreed, all })}</Tag>
}

function Acts(props: OneProps) {
  const { t, amendment, isTheirs, mayModerate, personId } = props
  if (amendment.hiddenReason !== undefined) return null
  const path = `${pathOf(props)}/${amendment.id}`
  const mayAnswer = isTheirs && !amendment.answer && amendment.proposedBy !== personId
  if (!mayAnswer && !mayModerate) return null
  return (
    <ActionRow>
      {mayAnswer && (
        <ButtonLink t={t} path={`${path}/answer`}>
          {t('initiatives.amendment-answer')}
        </ButtonLink>
      )}
      {mayModerate && (
        <ButtonLink t={t} path={`${path}/hiding`} kind="secondary">
          {t('initiatives.hide-title')}
        </ButtonLink>
      )}
    </ActionRow>
  )
}

/** Why nothing is proposed, in words. */
export function proposeText(t: Words, refusal: ProposeRefusal): string {
  const most = 'most' in refusal ? refusal.most : 0
  return t(`initiatives.amendment-refused-${refusal.code}`, { most })
}

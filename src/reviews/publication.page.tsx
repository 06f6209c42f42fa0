import type { Words } from '../../lib/platform/words.ts'
import { ActionRow, Button, Form } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { Pager, TaskList, type TaskRow } from '../../lib/ui/lists.tsx'
import { Clause, Done, EmptyState, Notice, Refusal } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import { citedClause, clauseRef } from '../regulations/clause.rules.ts'
import type { PublicationRefusal } from './publication.model.ts'
import type { Application, PublicationView } from './view-publication.query.ts'

export type PublicationProps = {
  readonly t: Words
  readonly place: Place
  readonly view: PublicationView
  /** Those of this page, the undecided first. */
  readonly shown: readonly Application[]
  readonly page: number
  readonly pages: number
  /** How many were just published. */
  readonly published: number | undefined
  /** Why they cannot be published now. */
  readonly closed: PublicationRefusal | undefined
  /** Set when it was tried. */
  readonly isRefused: boolean
  /** Whether the visitor may decide on applications. */
  readonly mayCheck: boolean
}

/** What of a call is decided and what is not, and the one press that publishes all of it. */
export function PublicationPage(props: PublicationProps) {
  const { t, place, view, shown, page, pages, published, closed, isRefused } = props
  const { call, applications } = view
  const path = `/${place.slug}/calls/${call.slug}/decisions`
  const decided = applications.filter(({ standing }) => standing === 'decided').length
  return (
    <>
      <h1>{t('reviews.publication-title')}</h1>
      <p class="lead">
        {t('reviews.publication-lead', { days: call.terms.appealDays })}{' '}
        <Clause t={t} clause={clauseRef(place.slug, 'formal-check', call.regulationNumber)} />
      </p>
      {published !== undefined && (
        <Done>
          <p>{t('reviews.publication-done', { count: published })}</p>
        </Done>
      )}
      {applications.length > 0 && <p>{t('reviews.publication-count', { decided, count: applications.length })}</p>}
      {closed && isRefused && (
        <Refusal t={t} clause={citedClause(place.slug, closed, call.regulationNumber)}>
          {refusalText(t, closed)}
        </Refusal>
      )}
      {closed && !isRefused && applications.length > 0 && (
        <Notice title={t('reviews.publication-not-yet')}>
          <p>{refusalText(t, closed)}</p>
        </Notice>
      )}
      {!closed && (
        <Form t={t} action={path} problems={{}}>
          <ActionRow>
            <Button>{t('reviews.publication-button', { count: applications.length })}</Button>
          </ActionRow>
        </Form>
      )}
      {applications.length === 0 && published === undefined && (
        <EmptyState title={t('reviews.publication-none')}>
          <p>{t('reviews.publication-none-text')}</p>
        </EmptyState>
      )}
      {shown.length > 0 && <TaskList t={t} tasks={shown.map((one) => taskOf(props, one))} />}
      <Pager t={t} page={page} pages={pages} pathOf={(other) => `${path}?page=${other}`} />
      <p>
        <a href={href(t.language, `/${place.slug}/calls/${call.slug}`)}>{call.title}</a>
      </p>
    </>
  )
}

function taskOf({ t, place, mayCheck }: PublicationProps, application: Application): TaskRow {
  const { number, title, standing, verdict, answerBy } = application
  const path = `/${place.slug}/initiatives/${number}`
  const state = verdict
    ? t(`reviews.held-${verdict}`)
    : t(standing === 'correcting' ? 'reviews.standing-correcting' : 'reviews.standing-undecided')
  return {
    label: t('reviews.numbered', { number, title }),
    path: mayCheck && standing !== 'correcting' ? `${path}/check` : path,
    ...(standing === 'correcting' && answerBy && { hint: t('reviews.answer-by', { date: t.date(answerBy) }) }),
    state,
    tone: standing === 'decided' ? 'good' : 'waiting',
  }
}

function refusalText(t: Words, refusal: PublicationRefusal): string {
  const numbers = 'numbers' in refusal ? shortened(refusal.numbers) : ''
  return t(`reviews.publish-refused-${refusal.code}`, { numbers })
}

/** A call may have thousands: the list below names them all. */
function shortened(numbers: readonly number[]): string {
  const first = numbers.slice(0, 20).map((number) => `№ ${number}`)
  return numbers.length > first.length ? `${first.join(', ')}…` : first.join(', ')
}

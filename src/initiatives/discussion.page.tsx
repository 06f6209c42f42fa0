import { dateOf } from '../../lib/kernel/civil-date.ts'
import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { RadioField, TextArea } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, ButtonLink, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { Tag } from '../../lib/ui/lists.tsx'
import { Clause, Done, Notice, Refusal } from '../../lib/ui/notices.tsx'
import type { PersonId, Place } from '../people/person.model.ts'
import { citedClause, clauseRef } from '../regulations/clause.rules.ts'
import { titleOf } from './application.page.tsx'
import {
  type Comment,
  type CommentActRefusal,
  type CommentRefusal,
  commentKinds,
  commentsOnPage,
} from './comment.model.ts'
import { Paragraphs } from './submission.page.tsx'
import type { DiscussionView } from './view-discussion.query.ts'

export type DiscussionProps = {
  readonly t: Words
  readonly place: Place
  readonly view: DiscussionView
  readonly page: number
  readonly typed: Typed
  readonly problems?: FieldProblems
  readonly refusal?: CommentRefusal | undefined
  readonly personId: PersonId | undefined
  readonly mayModerate: boolean
  /** Set after a report was taken. */
  readonly reported: boolean
}

/** What residents say: arguments for and against side by side, questions with their answers, and a form for one more. */
export function DiscussionPage(props: DiscussionProps) {
  const { t, place, view, personId, refusal, reported } = props
  const { initiative, call } = view
  const path = `/${place.slug}/initiatives/${initiative.number}`
  return (
    <>
      <h1>{t('initiatives.discussion-title')}</h1>
      <p class="lead">
        <a href={href(t.language, path)}>{titleOf(t, initiative)}</a>
      </p>
      {reported && (
        <Done>
          <p>{t('initiatives.comment-reported')}</p>
        </Done>
      )}
      {refusal && (
        <Refusal t={t} clause={citedClause(place.slug, refusal, call.regulationNumber)}>
          {refusal.code === 'too-many-today'
            ? t('initiatives.comment-refused-too-many-today', { most: refusal.most })
            : t(`initiatives.comment-refused-${refusal.code}`)}
        </Refusal>
      )}
      {personId ? (
        <Write {...props} path={path} />
      ) : (
        <ActionRow>
          <ButtonLink t={t} path={`/account/sign-in?next=${encodeURIComponent(`${path}/discussion`)}`}>
            {t('initiatives.comment-sign-in')}
          </ButtonLink>
        </ActionRow>
      )}
      <div class="for-and-against">
        <Column {...props} kind="for" />
        <Column {...props} kind="against" />
      </div>
      <Column {...props} kind="question" />
      <Pages {...props} path={path} />
    </>
  )
}

function Write({ t, place, view, typed, problems = {}, path }: DiscussionProps & { readonly path: string }) {
  return (
    <Form t={t} action={`${path}/discussion`} problems={problems}>
      <HiddenField name="id" value={typed.text('id')} />
      <RadioField
        name="kind"
        label={t('initiatives.comment-kind')}
        options={commentKinds.map((value) => ({ value, label: t(`initiatives.comment-${value}`) }))}
        value={typed.text('kind')}
        problems={problems}
      />
      <TextArea
        name="text"
        label={t('initiatives.comment-text')}
        value={typed.text('text')}
        rows={4}
        problems={problems}
      />
      <p class="hint">
        {t('initiatives.comment-note', { days: view.call.terms.answerDays })}{' '}
        <Clause t={t} clause={clauseRef(place.slug, 'questions', view.call.regulationNumber)} />
      </p>
      <ActionRow>
        <Button>{t('initiatives.comment-button')}</Button>
      </ActionRow>
    </Form>
  )
}

function Column(props: DiscussionProps & { readonly kind: Comment['kind'] }) {
  const { t, view, kind } = props
  const list = view.comments[kind]
  return (
    <section>
      <h2>{t(`initiatives.comments-${kind}`, { count: view.counts[kind] })}</h2>
      {list.length === 0 && <p class="soft">{t('initiatives.comments-none')}</p>}
      {list.map((comment) => (
        <One key={comment.id} {...props} comment={comment} />
      ))}
    </section>
  )
}

function One({ t, place, view, personId, mayModerate, comment }: DiscussionProps & { readonly comment: Comment }) {
  const path = `/${place.slug}/initiatives/${view.initiative.number}/discussion/${comment.id}`
  const isOwn = comment.authorId === personId
  const isSeen = comment.hiddenReason === undefined || isOwn || mayModerate
  return (
    <article class="comment">
      <p class="comment-by">
        {comment.authorName}, {t.moment(comment.writtenAt)}{' '}
        {mayModerate && comment.reports > 0 && (
          <Tag tone="waiting">{t('initiatives.comment-reports', { count: comment.reports })}</Tag>
        )}
      </p>
      {comment.hiddenReason !== undefined && (
        <p>
          <em>{t('initiatives.comment-hidden', { reason: comment.hiddenReason })}</em>
        </p>
      )}
      {isSeen && <Paragraphs text={comment.text} />}
      {comment.answer ? (
        <Notice title={t('initiatives.answer-of', { date: t.date(dateOf(comment.answer.at)) })}>
          <Paragraphs text={comment.answer.text} />
        </Notice>
      ) : (
        comment.answerBy &&
        comment.hiddenReason === undefined && (
          <p class="hint">{t('initiatives.answer-by', { date: t.date(comment.answerBy) })}</p>
        )
      )}
      <Acts t={t} path={path} comment={comment} personId={personId} mayModerate={mayModerate} />
    </article>
  )
}

function Acts({
  t,
  path,
  comment,
  personId,
  mayModerate,
}: Pick<DiscussionProps, 't' | 'personId' | 'mayModerate'> & { readonly path: string; readonly comment: Comment }) {
  if (comment.hiddenReason !== undefined) return null
  if (mayModerate) {
    return (
      <ActionRow>
        {comment.kind === 'question' && !comment.answer && (
          <ButtonLink t={t} path={`${path}/answer`} kind="secondary">
            {t('initiatives.answer-title')}
          </ButtonLink>
        )}
        <ButtonLink t={t} path={`${path}/hiding`} kind="secondary">
          {t('initiatives.hide-title')}
        </ButtonLink>
      </ActionRow>
    )
  }
  if (!personId || personId === comment.authorId) return null
  return (
    <Form t={t} action={`${path}/report`}>
      <Button kind="quiet">{t('initiatives.comment-report')}</Button>
    </Form>
  )
}

function Pages({ t, view, page, path }: DiscussionProps & { readonly path: string }) {
  const most = Math.max(...Object.values(view.counts))
  const last = Math.max(1, Math.ceil(most / commentsOnPage))
  if (last === 1) return null
  const link = (to: number, text: string) => <a href={href(t.language, `${path}/discussion?page=${to}`)}>{text}</a>
  return (
    <nav class="pager" aria-label={t('initiatives.discussion-pages')}>
      {page > 1 && link(page - 1, t('initiatives.discussion-newer'))} {t('initiatives.discussion-page', { page, last })}{' '}
      {page < last && link(page + 1, t('initiatives.discussion-older'))}
    </nav>
  )
}

export type CommentActProps = {
  readonly t: Words
  readonly place: Place
  readonly view: Pick<DiscussionView, 'initiative' | 'call'>
  readonly comment: Comment
  readonly act: 'answer' | 'hiding'
  readonly typed: Typed
  readonly problems?: FieldProblems
  readonly refusal?: CommentActRefusal | undefined
}

/** Answering a question, or hiding what breaks the law or demeans people. */
export function CommentActPage({ t, place, view, comment, act, typed, problems = {}, refusal }: CommentActProps) {
  const discussion = `/${place.slug}/initiatives/${view.initiative.number}/discussion`
  const name = act === 'answer' ? 'answer' : 'hide'
  return (
    <>
      <h1>{t(`initiatives.${name}-title`)}</h1>
      <p class="lead">{titleOf(t, view.initiative)}</p>
      <Notice title={comment.authorName}>
        <Paragraphs text={comment.text} />
      </Notice>
      {refusal ? (
        <Refusal t={t} clause={citedClause(place.slug, refusal, view.call.regulationNumber)}>
          {t(`initiatives.comment-refused-${refusal.code}`)}
        </Refusal>
      ) : (
        <Form t={t} action={`${discussion}/${comment.id}/${act}`} problems={problems}>
          <TextArea
            name="text"
            label={t(`initiatives.${name}-text`)}
            hint={t(`initiatives.${name}-hint`)}
            value={typed.text('text')}
            rows={5}
            problems={problems}
          />
          <ActionRow>
            <Button>{t(`initiatives.${name}-button`)}</Button>
            <ButtonLink t={t} path={discussion} kind="secondary">
              {t('initiatives.discussion-back')}
            </ButtonLink>
          </ActionRow>
        </Form>
      )}
    </>
  )
}

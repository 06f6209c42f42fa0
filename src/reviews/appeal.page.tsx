import { dateOf } from '../../lib/kernel/civil-date.ts'
import type { Form as Typed } from '../../lib/platform/form.ts'
import type { Words } from '../../lib/platform/words.ts'
import { RadioField, TextArea } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, type FieldProblems, Form } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { Clause, Notice, Refusal, Warning } from '../../lib/ui/notices.tsx'
import { citedClause, clauseRef } from '../regulations/clause.rules.ts'
import { type Appeal, type AppealDecisionRefusal, type AppealRefusal, appealDecisions } from './appeal.model.ts'
import { ReviewedSummary } from './review-parts.page.tsx'
import type { ReviewView } from './view-review.query.ts'

type Common = {
  readonly t: Words
  readonly slug: string
  readonly view: ReviewView
  readonly typed: Typed
  readonly problems?: FieldProblems
}

/** The group's appeal: why it was refused, and what it says to that. */
export function AppealPage({
  t,
  slug,
  view,
  typed,
  problems = {},
  refusal,
  until,
}: Common & { readonly refusal?: AppealRefusal | undefined; readonly until: string | undefined }) {
  const refused = view.findings.find(({ verdict }) => verdict === 'refused')
  return (
    <>
      <h1>{t('reviews.appeal-title')}</h1>
      <ReviewedSummary t={t} slug={slug} view={view} />
      {refused && (
        <Notice title={t('reviews.decided-refused')}>
          <p>{refused.reason}</p>
        </Notice>
      )}
      {refusal ? (
        <AppealRefused t={t} slug={slug} view={view} refusal={refusal} />
      ) : (
        <>
          <p>
            {until && t('reviews.appeal-until', { until })}{' '}
            <Clause t={t} clause={clauseRef(slug, 'appeal', view.call.regulationNumber)} />
          </p>
          <Form t={t} action={`/${slug}/initiatives/${view.initiative.number}/appeal`} problems={problems}>
            <TextArea
              name="text"
              label={t('reviews.appeal-text')}
              hint={t('reviews.appeal-text-hint')}
              value={typed.text('text')}
              rows={6}
              problems={problems}
            />
            <ActionRow>
              <Button>{t('reviews.appeal-button')}</Button>
            </ActionRow>
          </Form>
        </>
      )}
    </>
  )
}

function AppealRefused({
  t,
  slug,
  view,
  refusal,
}: Pick<Common, 't' | 'slug' | 'view'> & { readonly refusal: AppealRefusal | AppealDecisionRefusal }) {
  const clause = citedClause(slug, refusal, view.call.regulationNumber)
  const text =
    refusal.code === 'appeal-late'
      ? t('reviews.appeal-refused-appeal-late', { until: t.date(refusal.until) })
      : t(`reviews.appeal-refused-${refusal.code}`)
  return (
    <Refusal t={t} clause={clause}>
      {text}
    </Refusal>
  )
}

/** Deciding an appeal: both sides in sight, a decision and its reason. */
export function AppealDecisionPage({
  t,
  slug,
  view,
  appeal,
  typed,
  problems = {},
  refusal,
}: Common & { readonly appeal: Appeal | undefined; readonly refusal?: AppealDecisionRefusal | undefined }) {
  const refused = view.findings.find(({ verdict }) => verdict === 'refused')
  return (
    <>
      <h1>{t('reviews.appeal-decide-title')}</h1>
      <ReviewedSummary t={t} slug={slug} view={view} />
      {refused && (
        <Notice title={t('reviews.decided-refused')}>
          <p>{refused.reason}</p>
        </Notice>
      )}
      {appeal && (
        <Notice title={t('reviews.appeal-filed', { date: t.date(dateOf(appeal.filedAt)) })}>
          <p>{appeal.text}</p>
        </Notice>
      )}
      {refusal ? (
        <AppealRefused t={t} slug={slug} view={view} refusal={refusal} />
      ) : (
        <Form t={t} action={`/${slug}/initiatives/${view.initiative.number}/appeal/decision`} problems={problems}>
          <RadioField
            name="decision"
            label={t('reviews.appeal-decision')}
            options={appealDecisions.map((value) => ({ value, label: t(`reviews.appeal-${value}`) }))}
            value={typed.text('decision')}
            problems={problems}
          />
          <TextArea
            name="reason"
            label={t('reviews.reason')}
            value={typed.text('reason')}
            rows={4}
            problems={problems}
          />
          <Warning>
            <p>{t('reviews.appeal-final')}</p>
          </Warning>
          <ActionRow>
            <Button>{t('reviews.appeal-decide-button')}</Button>
          </ActionRow>
        </Form>
      )}
    </>
  )
}

/** The appeal on the initiative's page, for everybody. */
export function AppealNotice({
  t,
  path,
  appeal,
}: {
  readonly t: Words
  readonly path: string
  readonly appeal: Appeal
}) {
  const { decided } = appeal
  return (
    <Notice title={t('reviews.appeal-filed', { date: t.date(dateOf(appeal.filedAt)) })}>
      <p>{appeal.text}</p>
      {decided ? (
        <>
          <p>
            <strong>
              {t(`reviews.appeal-was-${decided.decision}`)}, {t.date(dateOf(decided.at))}
            </strong>
          </p>
          <p>{decided.reason}</p>
          <p>
            <a href={href(t.language, `${path}/appeal.pdf`)}>{t('reviews.open-paper')}</a>
          </p>
        </>
      ) : (
        <p>{t('reviews.appeal-waits')}</p>
      )}
    </Notice>
  )
}

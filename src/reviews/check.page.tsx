import type { Words } from '../../lib/platform/words.ts'
import { CheckboxGroup, RadioField, TextArea } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, type FieldProblems, Form, HiddenField } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { Details } from '../../lib/ui/notices.tsx'
import { clauseNumber } from '../regulations/clause.rules.ts'
import type { EarlierReason } from './earlier-reasons.query.ts'
import { checkClauses, checkKeys } from './review.model.ts'
import { ReviewedSummary, type ReviewRefusal, ReviewRefusalBox } from './review-parts.page.tsx'
import type { ReviewView } from './view-review.query.ts'

export type CheckPageProps = {
  readonly t: Words
  readonly slug: string
  readonly view: ReviewView
  readonly id: string
  /** Wordings that the office used before. */
  readonly reasons: readonly EarlierReason[]
  /** Set when the check is not possible at all: the form is not shown. */
  readonly closed?: ReviewRefusal | undefined
  readonly refusal?: ReviewRefusal | undefined
  readonly problems?: FieldProblems
  readonly typed?: { readonly met: readonly string[]; readonly verdict: string; readonly reason: string }
}

/** The officer's formal check: each requirement with its clause, one decision, a reason when something is missing. */
export function CheckPage({ t, slug, view, id, reasons, closed, refusal, problems = {}, typed }: CheckPageProps) {
  const { terms } = view.call
  return (
    <>
      <h1>{t('reviews.check-title')}</h1>
      <ReviewedSummary t={t} slug={slug} view={view} />
      {closed && <ReviewRefusalBox t={t} slug={slug} version={view.call.regulationNumber} refusal={closed} />}
      {!closed && (
        <>
          {view.findings.some(({ verdict }) => verdict === 'returned') && (
            <p>
              <a href={href(t.language, `/${slug}/initiatives/${view.initiative.number}/submissions`)}>
                {t('reviews.see-changes')}
              </a>
            </p>
          )}
          <p>{t('reviews.check-lead')}</p>
          {refusal && <ReviewRefusalBox t={t} slug={slug} version={view.call.regulationNumber} refusal={refusal} />}
          <EarlierReasons t={t} path={`/${slug}/initiatives/${view.initiative.number}/check`} reasons={reasons} />
          <Form t={t} action={`/${slug}/initiatives/${view.initiative.number}/check`} problems={problems}>
            <HiddenField name="id" value={id} />
            <CheckboxGroup
              name="met"
              label={t('reviews.checks-legend')}
              options={checkKeys.map((key) => ({
                value: key,
                label: t(`reviews.check-${key}`),
                hint: t('ui.clause', { number: clauseNumber(checkClauses[key]) }),
              }))}
              values={typed?.met ?? []}
              problems={problems}
            />
            <RadioField
              name="verdict"
              label={t('reviews.verdict')}
              options={[
                { value: 'admitted', label: t('reviews.verdict-admitted'), hint: t('reviews.verdict-admitted-hint') },
                {
                  value: 'returned',
                  label: t('reviews.verdict-returned'),
                  hint: t('reviews.verdict-returned-hint', { days: terms.correctionDays }),
                },
                {
                  value: 'refused',
                  label: t('reviews.verdict-refused'),
                  hint: t('reviews.verdict-refused-hint', { days: terms.appealDays }),
                },
              ]}
              value={typed?.verdict ?? ''}
              problems={problems}
            />
            <TextArea
              name="reason"
              label={t('reviews.reason')}
              hint={t('reviews.reason-hint')}
              value={typed?.reason ?? ''}
              problems={problems}
            />
            <ActionRow>
              <Button>{t('reviews.decide')}</Button>
            </ActionRow>
          </Form>
        </>
      )}
      <p>
        <a href={href(t.language, `/${slug}/regulation`)}>{t('reviews.regulation')}</a>
      </p>
    </>
  )
}

/** Reasons in the words used before: one press puts them into the form, where they are still to be read and changed. */
function EarlierReasons({
  t,
  path,
  reasons,
}: {
  readonly t: Words
  readonly path: string
  readonly reasons: readonly EarlierReason[]
}) {
  if (reasons.length === 0) return null
  return (
    <Details summary={t('reviews.reasons-before')}>
      <ul>
        {reasons.map(({ id, verdict, reason }) => (
          <li key={id}>
            <p>
              <strong>{t(`reviews.verdict-${verdict}`)}.</strong> {reason}
            </p>
            <p>
              <a href={`${href(t.language, path)}?like=${id}`} aria-label={`${t('reviews.reasons-take')}: ${reason}`}>
                {t('reviews.reasons-take')}
              </a>
            </p>
          </li>
        ))}
      </ul>
    </Details>
  )
}

import type { Words } from '../../lib/platform/words.ts'
import { CheckboxField, TextArea, TextField } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, type FieldProblems, Form } from '../../lib/ui/form.tsx'
import { Clause, Details, Warning } from '../../lib/ui/notices.tsx'
import { clauseRef } from '../regulations/clause.rules.ts'
import { PointFields, ReviewedSummary, type ReviewRefusal, ReviewRefusalBox } from './review-parts.page.tsx'
import type { ReviewView } from './view-review.query.ts'

export type ScorePageProps = {
  readonly t: Words
  readonly slug: string
  readonly view: ReviewView
  readonly closed?: ReviewRefusal | undefined
  readonly refusal?: ReviewRefusal | undefined
  readonly problems?: FieldProblems
  readonly typed?: Readonly<Record<string, string>>
}

/** A commission member's sheet for one initiative: points by criterion, or a declared conflict. */
export function ScorePage({ t, slug, view, closed, refusal, problems = {}, typed = {} }: ScorePageProps) {
  const { initiative, call } = view
  return (
    <>
      <h1>{t('reviews.score-title')}</h1>
      <ReviewedSummary t={t} slug={slug} view={view} />
      {closed && <ReviewRefusalBox t={t} slug={slug} version={view.call.regulationNumber} refusal={closed} />}
      {!closed && (
        <>
          <p>{t('reviews.score-lead')}</p>
          <Details summary={t('reviews.idea')} open>
            <p>{initiative.problem}</p>
            <p>{initiative.solution}</p>
            <p>{initiative.upkeep}</p>
          </Details>
          {refusal && <ReviewRefusalBox t={t} slug={slug} version={view.call.regulationNumber} refusal={refusal} />}
          <Form t={t} action={`/${slug}/initiatives/${initiative.number}/score`} problems={problems}>
            <PointFields t={t} criteria={call.terms.criteria} typed={typed} problems={problems} />
            <TextArea
              name="comment"
              label={t('reviews.comment')}
              value={typed['comment'] ?? ''}
              rows={3}
              problems={problems}
            />
            <h2>{t('reviews.conflict-legend')}</h2>
            <p>
              {t('reviews.conflict-lead')}{' '}
              <Clause t={t} clause={clauseRef(slug, 'conflict', view.call.regulationNumber)} />
            </p>
            <CheckboxField name="conflict" label={t('reviews.conflict-tick')} checked={typed['conflict'] === 'yes'} />
            <TextField
              name="reason"
              label={t('reviews.conflict-reason')}
              value={typed['reason'] ?? ''}
              problems={problems}
            />
            <Warning>
              <p>{t('reviews.score-closed-note')}</p>
            </Warning>
            <ActionRow>
              <Button>{t('reviews.sign-sheet')}</Button>
            </ActionRow>
          </Form>
        </>
      )}
    </>
  )
}

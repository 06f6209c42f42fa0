import type { Words } from '../../lib/platform/words.ts'
import { TextArea } from '../../lib/ui/fields.tsx'
import { ActionRow, Button, type FieldProblems, Form } from '../../lib/ui/form.tsx'
import { DataTable } from '../../lib/ui/lists.tsx'
import { Refusal, Warning } from '../../lib/ui/notices.tsx'
import { clauseRef } from '../regulations/clause.rules.ts'
import { criterionTitle, scoredByMembers } from '../regulations/criterion.rules.ts'
import type { RevisionRefusal } from './review.model.ts'
import { PointFields, ReviewedSummary } from './review-parts.page.tsx'
import type { ReviewView } from './view-review.query.ts'

export type RevisionProps = {
  readonly view: ReviewView
  readonly t: Words
  readonly slug: string
  readonly refusal?: RevisionRefusal | undefined
  readonly closed?: RevisionRefusal | undefined
  readonly problems?: FieldProblems
  readonly typed: Readonly<Record<string, string>>
}

/** Changing one's sheet after the discussion: where all stand, and new points with the reason. */
export function RevisionPage({ t, slug, view, closed, refusal, problems = {}, typed }: RevisionProps) {
  const { initiative, call, spread } = view
  const criteria = scoredByMembers(call.terms.criteria)
  return (
    <>
      <h1>{t('reviews.revise-title')}</h1>
      <ReviewedSummary t={t} slug={slug} view={view} />
      {closed ? (
        <RevisionRefused t={t} slug={slug} view={view} refusal={closed} />
      ) : (
        <>
          <p class="lead">{t('reviews.revise-lead')}</p>
          <DataTable
            caption={t('reviews.spread')}
            columns={[
              { label: t('reviews.criterion') },
              { label: t('reviews.least'), align: 'right' },
              { label: t('reviews.most'), align: 'right' },
            ]}
            rows={spread.flatMap(({ key, least, most }) => {
              const criterion = criteria.find((one) => one.key === key)
              return criterion ? [[criterionTitle(t, criterion), String(least), String(most)]] : []
            })}
          />
          {refusal && <RevisionRefused t={t} slug={slug} view={view} refusal={refusal} />}
          <Form t={t} action={`/${slug}/initiatives/${initiative.number}/score/revision`} problems={problems}>
            <PointFields t={t} criteria={criteria} typed={typed} problems={problems} />
            <TextArea
              name="reason"
              label={t('reviews.revise-reason')}
              value={typed['reason'] ?? ''}
              rows={3}
              problems={problems}
            />
            <Warning>
              <p>{t('reviews.revise-once')}</p>
            </Warning>
            <ActionRow>
              <Button>{t('reviews.revise-button')}</Button>
            </ActionRow>
          </Form>
        </>
      )}
    </>
  )
}

function RevisionRefused({
  t,
  slug,
  view,
  refusal,
}: Pick<RevisionProps, 't' | 'slug' | 'view'> & { readonly refusal: RevisionRefusal }) {
  return (
    <Refusal t={t} clause={clauseRef(slug, refusal.clause, view.call.regulationNumber)}>
      {t(`reviews.revise-refused-${refusal.code}`)}
    </Refusal>
  )
}

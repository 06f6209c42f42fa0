import { unreachable } from '../../lib/kernel/assert.ts'
import type { Words } from '../../lib/platform/words.ts'
import { TextField } from '../../lib/ui/fields.tsx'
import type { FieldProblems } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { SummaryList } from '../../lib/ui/lists.tsx'
import { Refusal } from '../../lib/ui/notices.tsx'
import { citedClause } from '../regulations/clause.rules.ts'
import type { Criterion } from '../regulations/criterion.model.ts'
import { criterionTitle, scoredByMembers } from '../regulations/criterion.rules.ts'
import type { FindRefusal } from './find-initiative.command.ts'
import type { SignSheetRefusal } from './sign-sheet.command.ts'
import type { ReviewView } from './view-review.query.ts'

export type ReviewRefusal = FindRefusal | SignSheetRefusal

/** The initiative in short, at the head of the reviewer's page. */
export function ReviewedSummary({
  t,
  slug,
  view,
}: {
  readonly t: Words
  readonly slug: string
  readonly view: ReviewView
}) {
  const { initiative } = view
  const path = href(t.language, `/${slug}/initiatives/${initiative.number}`)
  return (
    <SummaryList
      t={t}
      rows={[
        { label: t('reviews.paper-initiative'), value: <a href={path}>{initiative.title}</a> },
        { label: t('reviews.paper-group'), value: applicantText(t, initiative) },
        { label: t('reviews.total-cost'), value: t.money(initiative.totalCost) },
        { label: t('reviews.own'), value: t.money(initiative.own) },
        { label: t('reviews.requested'), value: t.money(initiative.requested) },
      ]}
    />
  )
}

/** Who applies: the kind, the name, and what an organisation states. */
function applicantText(
  t: Words,
  { applicantKind, groupName, registration, inCharge }: ReviewView['initiative'],
): string {
  const kind = t(`regulations.applicant-${applicantKind}`)
  const stated = [registration && `№ ${registration}`, inCharge].filter(Boolean)
  return [`${groupName} (${kind})`, ...stated].join(', ')
}

/** A field for each criterion that members score. */
export function PointFields({
  t,
  criteria,
  typed,
  problems,
}: {
  readonly t: Words
  readonly criteria: readonly Criterion[]
  readonly typed: Readonly<Record<string, string>>
  readonly problems: FieldProblems
}) {
  return (
    <>
      {scoredByMembers(criteria).map((criterion) => (
        <TextField
          key={criterion.key}
          name={`points-${criterion.key}`}
          label={criterionTitle(t, criterion)}
          hint={t('reviews.criterion-hint', { scale: criterion.scale, weight: criterion.weight })}
          value={typed[`points-${criterion.key}`] ?? ''}
          problems={problems}
          inputmode="numeric"
          autocomplete="off"
          width={4}
        />
      ))}
    </>
  )
}

export function ReviewRefusalBox({
  t,
  slug,
  version,
  refusal,
}: {
  readonly t: Words
  readonly slug: string
  /** The regulation under which the call runs. */
  readonly version: number
  readonly refusal: ReviewRefusal
}) {
  return (
    <Refusal t={t} clause={citedClause(slug, refusal, version)}>
      {refusalText(t, refusal)}
    </Refusal>
  )
}

function refusalText(t: Words, refusal: ReviewRefusal): string {
  switch (refusal.code) {
    case 'no-such-initiative':
    case 'not-submitted':
      return t('reviews.refused-not-submitted')
    case 'review-over':
      return t('reviews.refused-review-over')
    case 'own-initiative':
      return t('reviews.refused-own-initiative')
    case 'checks-not-met':
      return t('reviews.refused-checks-not-met')
    case 'all-checks-met':
      return t('reviews.refused-all-checks-met')
    case 'reason-missing':
    case 'reason-against-opinion':
    case 'words-changed':
    case 'decided-meanwhile':
    case 'no-experts-asked':
    case 'with-experts-already':
      return t(`reviews.refused-${refusal.code}`)
    case 'opinions-missing': {
      const subjects = refusal.subjects.map((subject) => t(`reviews.subject-${subject}`)).join('; ')
      return t('reviews.refused-opinions-missing', { subjects })
    }
    case 'scoring-closed':
      return t('reviews.refused-scoring-closed')
    case 'not-admitted':
      return t('reviews.refused-not-admitted')
    case 'nothing-to-score':
      return t('reviews.refused-nothing-to-score')
    case 'not-appointed':
      return t('reviews.refused-not-appointed')
    case 'signed-already':
      return t('reviews.refused-signed-already')
    case 'conflict-unnamed':
      return t('reviews.refused-conflict-unnamed')
    case 'points-wrong':
      return t('reviews.refused-points-wrong')
    default:
      return unreachable(refusal)
  }
}

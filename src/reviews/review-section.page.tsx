import { dateOf } from '../../lib/kernel/civil-date.ts'
import { decimals, decimalText, percentText } from '../../lib/kernel/share.ts'
import type { Words } from '../../lib/platform/words.ts'
import { PointsBar } from '../../lib/ui/bars.tsx'
import { ActionRow, ButtonLink } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { DataTable } from '../../lib/ui/lists.tsx'
import { Clause, Details, NextStep, Notice } from '../../lib/ui/notices.tsx'
import type { PersonId } from '../people/person.model.ts'
import { clauseRef } from '../regulations/clause.rules.ts'
import { criterionTitle } from '../regulations/criterion.rules.ts'
import { AppealNotice } from './appeal.page.tsx'
import { spreadText } from './commission.page.tsx'
import { unmet } from './finding.rules.ts'
import { OpinionList } from './opinions.page.tsx'
import { checkClauses, type Finding } from './review.model.ts'
import { sheetShare } from './scoring.rules.ts'
import type { ReviewView } from './view-review.query.ts'

type Props = {
  readonly t: Words
  readonly slug: string
  readonly view: ReviewView
  readonly mayCheck: boolean
  readonly mayScore: boolean
  readonly mayRevise: boolean
  /** Whether the visitor may see what experts say before everybody does. */
  readonly maySeeCheck: boolean
  /** The last day on which this visitor may appeal. */
  readonly appealUntil: string | undefined
  readonly mayDecideAppeal: boolean
}

/** The check and the points, on the initiative's own page. */
export function ReviewSection(props: Props) {
  const { t, slug, view, mayCheck, mayScore, maySeeCheck, appealUntil, mayDecideAppeal } = props
  const path = `/${slug}/initiatives/${view.initiative.number}`
  // Before anything is found the page's own next step says who checks and by when.
  const isEmpty = view.findings.length === 0 && view.sheets.length === 0
  if (isEmpty && !mayCheck && !mayScore && !maySeeCheck) return null
  return (
    <section id="review">
      <h2>{t('reviews.section-title')}</h2>
      {view.findings.map((finding) => (
        <FindingNotice key={finding.id} t={t} slug={slug} view={view} path={path} finding={finding} />
      ))}
      {view.appeal && <AppealNotice t={t} path={path} appeal={view.appeal} />}
      {appealUntil && (
        <NextStep
          t={t}
          what={t('reviews.appeal-next')}
          by={t('reviews.appeal-until', { until: appealUntil })}
          path={`${path}/appeal`}
          action={t('reviews.appeal-title')}
        />
      )}
      {mayDecideAppeal && (
        <ActionRow>
          <ButtonLink t={t} path={`${path}/appeal/decision`}>
            {t('reviews.appeal-decide-title')}
          </ButtonLink>
        </ActionRow>
      )}
      <Points t={t} view={view} />
      <Acts {...props} path={path} />
    </section>
  )
}

/** What the visitor may do about the review. */
function Acts({ t, mayCheck, mayScore, mayRevise, maySeeCheck, path }: Props & { readonly path: string }) {
  if (!mayCheck && !mayScore && !mayRevise && !maySeeCheck) return null
  return (
    <ActionRow>
      {mayCheck && (
        <ButtonLink t={t} path={`${path}/check`}>
          {t('reviews.check-title')}
        </ButtonLink>
      )}
      {maySeeCheck && (
        <ButtonLink t={t} path={`${path}/substantive-check`} kind="secondary">
          {t('reviews.substantive-title')}
        </ButtonLink>
      )}
      {mayScore && (
        <ButtonLink t={t} path={`${path}/score`}>
          {t('reviews.score-title')}
        </ButtonLink>
      )}
      {mayRevise && (
        <ButtonLink t={t} path={`${path}/score/revision`} kind="secondary">
          {t('reviews.revise-title')}
        </ButtonLink>
      )}
    </ActionRow>
  )
}

function FindingNotice({
  t,
  slug,
  view,
  path,
  finding,
}: Pick<Props, 't' | 'slug' | 'view'> & { readonly path: string; readonly finding: Finding }) {
  const missing = unmet(finding.met)
  const check = view.checks.find(({ number }) => number === finding.checkNumber)
  return (
    <Notice title={`${t(`reviews.decided-${finding.verdict}`)}, ${t.date(dateOf(finding.foundAt))}`}>
      {finding.reason && <p>{finding.reason}</p>}
      {missing.length > 0 && (
        <>
          <p>{t('reviews.not-met')}:</p>
          <ul>
            {missing.map((key) => (
              <li key={key}>
                {t(`reviews.check-${key}`)} (
                <Clause t={t} clause={clauseRef(slug, checkClauses[key], view.call.regulationNumber)} />)
              </li>
            ))}
          </ul>
        </>
      )}
      {finding.answerBy && <p>{t('reviews.answer-by', { date: t.date(finding.answerBy) })}</p>}
      <p>
        <a href={href(t.language, `${path}/findings/${finding.id}.pdf`)}>{t('reviews.open-paper')}</a>
      </p>
      {check && check.opinions.length > 0 && (
        <Details summary={t('reviews.opinions-count', { count: check.opinions.length })}>
          <OpinionList t={t} opinions={check.opinions} />
          <p>
            <a href={href(t.language, `${path}/opinions/${check.number}.pdf`)}>{t('reviews.opinions-paper')}</a>
          </p>
        </Details>
      )}
    </Notice>
  )
}

function Points({ t, view }: Pick<Props, 't' | 'view'>) {
  if (view.sheets.length === 0) return null
  if (!view.open) {
    return (
      <p>
        {t('reviews.sheets-signed', { signed: view.sheets.length, members: view.members })} {t('reviews.points-hidden')}
      </p>
    )
  }
  const { criteria } = view.call.terms
  const columns = [
    { label: t('reviews.member') },
    ...criteria.map((criterion) => ({ label: criterionTitle(t, criterion), align: 'right' as const })),
    { label: t('reviews.total'), align: 'right' as const },
  ]
  const rows = view.sheets.map((sheet) => [
    sheet.memberName,
    ...criteria.map(({ key, scale, formula }) =>
      sheet.conflict === undefined && !formula
        ? t('reviews.points-value', { points: sheet.points[key] ?? 0, scale })
        : '',
    ),
    sheet.conflict === undefined
      ? decimals(t, percentText(sheetShare(criteria, sheet.points, view.computed), 1))
      : t('reviews.member-conflict'),
  ])
  const mean = view.mean && percentText(view.mean, 2)
  return (
    <>
      {mean && (
        <p>
          <strong>{t('reviews.points-mean', { points: decimals(t, mean) })}</strong>{' '}
          <PointsBar label={decimals(t, mean)} percent={Number(mean)} />
        </p>
      )}
      <Details summary={t('reviews.points-by-member', { count: rows.length })}>
        <DataTable caption={t('reviews.score-title')} columns={columns} rows={rows} />
        <ComputedList t={t} view={view} />
        <p>
          {t('reviews.spread')}: {spreadText(t, view, criteria)}
        </p>
        {view.earlier.map(({ memberId, reason }) => (
          <p key={memberId}>{t('reviews.changed-line', { name: nameOf(view, memberId), reason })}</p>
        ))}
      </Details>
    </>
  )
}

/** What was computed from the application, the same for every member. */
function ComputedList({ t, view }: Pick<Props, 't' | 'view'>) {
  const computed = view.call.terms.criteria.flatMap((criterion) => {
    const points = view.computed.get(criterion.key)
    return points ? [{ name: criterionTitle(t, criterion), points, scale: criterion.scale }] : []
  })
  if (computed.length === 0) return null
  return (
    <ul>
      {computed.map(({ name, points, scale }) => (
        <li key={name}>
          {t('reviews.computed-line', {
            name,
            points: decimals(t, decimalText(points, 2)),
            scale,
          })}
        </li>
      ))}
    </ul>
  )
}

function nameOf({ sheets }: Props['view'], memberId: PersonId): string {
  return sheets.find((sheet) => sheet.memberId === memberId)?.memberName ?? ''
}

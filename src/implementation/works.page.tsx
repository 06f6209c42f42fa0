import { type CivilDate, dateOf } from '../../lib/kernel/civil-date.ts'
import type { Words } from '../../lib/platform/words.ts'
import { PointsBar } from '../../lib/ui/bars.tsx'
import { ActionRow, ButtonLink } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { FigureRow, SummaryList, Tag } from '../../lib/ui/lists.tsx'
import { Done, EmptyState, NextStep } from '../../lib/ui/notices.tsx'
import { moneyTogether } from '../funding/ledger.rules.ts'
import type { Place } from '../people/person.model.ts'
import type { Acceptance, Report } from './implementation.model.ts'
import { reportDueOn } from './implementation.rules.ts'
import type { WorksView } from './view-works.query.ts'

/** What was just done here, said once. */
export type WorksDone = 'reported' | 'accepted' | 'handed-over' | 'assessed'

export type Powers = { readonly mayReport: boolean; readonly mayAccept: boolean }

type Props = {
  readonly t: Words
  readonly place: Place
  readonly view: WorksView
  readonly today: CivilDate
  readonly may: Powers
  readonly done: WorksDone | undefined
}

/** The works of one initiative: how far, what is next, before and now, every report, the acceptance. */
export function WorksPage({ t, place, view, today, may, done }: Props) {
  const { initiative, reports, acceptance, standings } = view
  const path = `/${place.slug}/initiatives/${initiative.number}`
  const { received, spent } = moneyTogether(standings)
  return (
    <>
      <h1>{t('implementation.works-title')}</h1>
      <p class="lead">{initiative.title}</p>
      {done && (
        <Done>
          <p>{t(`implementation.done-${done}`)}</p>
        </Done>
      )}
      <p>{t('implementation.works-lead')}</p>
      <Progress t={t} percent={reports[0]?.percent} />
      <NextFor t={t} path={path} view={view} today={today} may={may} />
      {received > 0n && (
        <p>
          {t('implementation.money-spent', { received: t.money(received), spent: t.money(spent) })}{' '}
          <a href={href(t.language, `${path}/money`)}>{t('implementation.see-money')}</a>
        </p>
      )}
      {place.isDemo && reports.length > 0 && <p class="hint">{t('implementation.demo-sums')}</p>}
      <BeforeAndNow t={t} view={view} />
      {acceptance && <AcceptancePart t={t} path={path} acceptance={acceptance} />}
      {reports.length > 0 && <h2 id="reports">{t('implementation.reports-title')}</h2>}
      {reports.map((report) => (
        <ReportPart key={report.id} t={t} report={report} />
      ))}
    </>
  )
}

export function Progress({ t, percent }: { readonly t: Words; readonly percent: number | undefined }) {
  if (percent === undefined) return null
  const label = t('implementation.percent-done', { percent })
  return (
    <p>
      <strong>{label}</strong> <PointsBar label={label} percent={percent} />
    </p>
  )
}

function NextFor({ t, path, view, today, may }: Omit<Props, 'place' | 'done'> & { readonly path: string }) {
  const { initiative, agreement, reports, call } = view
  const acts = `${path}/works`
  switch (initiative.stage) {
    case 'agreement':
    case 'works': {
      if (!agreement) return null
      const last = reports[0]
      if (last?.percent === 100) {
        const by = t('implementation.due-by', { date: t.date(agreement.finishBy) })
        const act = may.mayAccept ? actOf(t, `${acts}/acceptance`, 'accept-title') : {}
        return <NextStep t={t} what={t('implementation.next-accept')} by={by} {...act} />
      }
      const dueOn = reportDueOn(last && dateOf(last.reportedAt), agreement.signedOn, call.terms.reportDays)
      const key = dueOn < today ? 'overdue-by' : 'due-by'
      const by = t(`implementation.${key}`, { date: t.date(dueOn) })
      const act = may.mayReport ? actOf(t, `${acts}/reports/new`, 'report-title') : {}
      return <NextStep t={t} what={t('implementation.next-report-what')} by={by} {...act} />
    }
    case 'accepted': {
      const act = may.mayAccept ? actOf(t, `${acts}/hand-over`, 'hand-over-title') : {}
      return <NextStep t={t} what={t('implementation.next-hand-over')} {...act} />
    }
    case 'handed-over': {
      const act = may.mayAccept ? actOf(t, `${acts}/assessment`, 'assess-title') : {}
      return <NextStep t={t} what={t('implementation.next-assess')} {...act} />
    }
    case 'assessed':
      return null
    default:
      return (
        <EmptyState title={t('implementation.not-begun')}>
          <p>{t('implementation.not-begun-text')}</p>
        </EmptyState>
      )
  }
}

function actOf(t: Words, path: string, title: 'report-title' | 'accept-title' | 'hand-over-title' | 'assess-title') {
  return { path, action: t(`implementation.${title}`) }
}

/** The last picture of the application beside the last of the last report. */
function BeforeAndNow({ t, view: { initiative, reports } }: Pick<Props, 't' | 'view'>) {
  const before = initiative.photographs.at(-1)
  const now = reports[0]?.photographs.at(-1)
  if (!before || !now || before.digest === now.digest) return null
  const said = (when: string, caption: string) => (caption ? t('implementation.captioned', { when, caption }) : when)
  return (
    <>
      <h2>{t('implementation.before-after')}</h2>
      <FigureRow
        figures={[
          { ...before, caption: said(t('implementation.before'), before.caption) },
          { ...now, caption: said(t('implementation.now'), now.caption) },
        ]}
      />
    </>
  )
}

export function ReportPart({ t, report }: { readonly t: Words; readonly report: Report }) {
  const { number, percent, account, reportedAt } = report
  return (
    <section id={`report-${number}`}>
      <h3>{t('implementation.report-number', { number, date: t.date(dateOf(reportedAt)) })}</h3>
      <p>
        <Tag tone={percent === 100 ? 'good' : 'accent'}>{t('implementation.report-percent', { percent })}</Tag>
      </p>
      {account.split('\n').map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
      <FigureRow figures={captioned(t, report)} />
    </section>
  )
}

/** Photographs say what they show, or at least which report they belong to. */
export function captioned(t: Words, { number, photographs }: Pick<Report, 'number' | 'photographs'>) {
  return photographs.map((one) => ({
    ...one,
    caption: one.caption || t('implementation.photograph-of', { number }),
  }))
}

function AcceptancePart({
  t,
  path,
  acceptance,
}: {
  readonly t: Words
  readonly path: string
  readonly acceptance: Acceptance
}) {
  const { actNumber, acceptedOn, commission, remarks, keeper, handedOverOn, assessment } = acceptance
  const rows = [
    { label: t('implementation.act-number'), value: actNumber },
    { label: t('implementation.accepted-on'), value: t.date(acceptedOn) },
    { label: t('implementation.act-commission'), value: commission.split('\n').join(', ') },
    ...(remarks ? [{ label: t('implementation.remarks'), value: remarks }] : []),
    { label: t('implementation.keeper'), value: keeper },
    ...(handedOverOn ? [{ label: t('implementation.handed-over-on'), value: t.date(handedOverOn) }] : []),
    ...(assessment ? [{ label: t('implementation.assessment'), value: assessment }] : []),
  ]
  return (
    <section id="acceptance">
      <h2>{t('implementation.acceptance-title')}</h2>
      <SummaryList t={t} rows={rows} />
      <ActPapers t={t} path={`${path}/works/acceptance.pdf`} kind="act" />
    </section>
  )
}

/** The act in both official languages: as signed, or as a blank to sign. */
export function ActPapers({
  t,
  path,
  kind,
}: {
  readonly t: Words
  readonly path: string
  readonly kind: 'act' | 'blank'
}) {
  return (
    <p>
      <a href={href('ky', path)} hreflang="ky">
        {t(`implementation.${kind}-paper-ky`)}
      </a>
      <br />
      <a href={href('ru', path)} hreflang="ru">
        {t(`implementation.${kind}-paper-ru`)}
      </a>
    </p>
  )
}

/** Buttons of those who act here, for pages that have no next step of their own. */
export function ReportButton({ t, path }: { readonly t: Words; readonly path: string }) {
  return (
    <ActionRow>
      <ButtonLink t={t} path={`${path}/works/reports/new`}>
        {t('implementation.report-title')}
      </ButtonLink>
    </ActionRow>
  )
}

import { dateOf } from '../../lib/kernel/civil-date.ts'
import type { Words } from '../../lib/platform/words.ts'
import { href } from '../../lib/ui/links.ts'
import { FigureRow } from '../../lib/ui/lists.tsx'
import type { WorksSummary } from './view-works-summary.query.ts'
import { captioned, Progress, ReportButton } from './works.page.tsx'

type Props = {
  readonly t: Words
  /** The initiative's page. */
  readonly path: string
  readonly summary: WorksSummary
  readonly mayReport: boolean
}

/** The works on the initiative's own page: how far, the last report, the acceptance, the way to the rest. */
export function WorksSection({ t, path, summary, mayReport }: Props) {
  const { last, acceptance } = summary
  return (
    <section id="works">
      <h2>{t('implementation.section-title')}</h2>
      {last ? (
        <>
          <Progress t={t} percent={last.percent} />
          <p>
            {t('implementation.section-last', { date: t.date(dateOf(last.reportedAt)) })} {last.account}
          </p>
          <FigureRow figures={captioned(t, last).slice(0, 2)} />
        </>
      ) : (
        <p>{t('implementation.section-none')}</p>
      )}
      {acceptance && (
        <p>
          {t('implementation.section-accepted', {
            date: t.date(acceptance.acceptedOn),
            number: acceptance.actNumber,
          })}{' '}
          {t('implementation.section-handed-over', { keeper: acceptance.keeper })}
        </p>
      )}
      {(last || acceptance) && (
        <p>
          <a href={href(t.language, `${path}/works`)}>{t('implementation.see-works')}</a>
        </p>
      )}
      {mayReport && <ReportButton t={t} path={path} />}
    </section>
  )
}

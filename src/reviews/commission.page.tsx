import { decimals, percentText } from '../../lib/kernel/share.ts'
import type { Words } from '../../lib/platform/words.ts'
import { PointsBar } from '../../lib/ui/bars.tsx'
import { ActionRow, ButtonLink } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { DataTable, Pager, SummaryList } from '../../lib/ui/lists.tsx'
import { Clause, EmptyState, Notice } from '../../lib/ui/notices.tsx'
import type { Call } from '../calls/call.model.ts'
import type { Place } from '../people/person.model.ts'
import { clauseRef } from '../regulations/clause.rules.ts'
import { criterionTitle } from '../regulations/criterion.rules.ts'
import type { Namer } from '../regulations/regulation.model.ts'
import type { Appointment } from './review.model.ts'
import type { ScoredInitiative } from './view-scores.query.ts'

export type CommissionProps = {
  readonly t: Words
  readonly place: Place
  readonly call: Call
  readonly appointment: Appointment | undefined
  readonly scores: readonly ScoredInitiative[]
  readonly mayAppoint: boolean
  /** Which page of the points, from 1. */
  readonly page: number
}

const pageSize = 50

/** Who scores in this call, and what they gave, once it is open. */
export function CommissionPage(props: CommissionProps) {
  const { t, place, call, appointment, mayAppoint } = props
  const path = `/${place.slug}/calls/${call.slug}/commission`
  return (
    <>
      <h1>{t('reviews.commission-title')}</h1>
      <p class="lead">
        {t('reviews.commission-lead', { size: call.terms.commission.size, quorum: call.terms.commission.quorum })}{' '}
        <Clause t={t} clause={clauseRef(place.slug, 'commission', call.regulationNumber)} />
      </p>
      {appointment ? (
        <Members t={t} appointment={appointment} path={path} />
      ) : (
        <EmptyState title={t('reviews.commission-none')}>
          <p>{t('reviews.commission-none-text')}</p>
        </EmptyState>
      )}
      {mayAppoint && (
        <ActionRow>
          <ButtonLink t={t} path={`${path}/appointment`} kind={appointment ? 'secondary' : 'primary'}>
            {t(appointment ? 'reviews.appoint-again' : 'reviews.appoint-title')}
          </ButtonLink>
        </ActionRow>
      )}
      <Scores {...props} path={path} />
    </>
  )
}

function Members({ t, appointment, path }: { t: Words; appointment: Appointment; path: string }) {
  return (
    <section>
      <h2>{t('reviews.commission-members')}</h2>
      <SummaryList
        t={t}
        rows={appointment.members.map(({ name, namedBy, chairs }) => ({
          label: name,
          value: chairs ? `${t('reviews.chair')}, ${namerText(t, namedBy)}` : namerText(t, namedBy),
        }))}
      />
      <p class="hint">
        {t('reviews.order-line', { number: appointment.orderNumber, date: t.date(appointment.orderedOn) })}
      </p>
      <Papers t={t} path={`${path}/order.pdf`} what="order" />
    </section>
  )
}

export function namerText(t: Words, namer: Namer): string {
  return t(`reviews.named-by-${namer}`)
}

function Papers({ t, path, what }: { t: Words; path: string; what: 'order' | 'protocol' }) {
  return (
    <p>
      <a href={path} hreflang="ky">
        {t(`reviews.${what}-ky`)}
      </a>
      {' · '}
      <a href={href('ru', path)} hreflang="ru">
        {t(`reviews.${what}-ru`)}
      </a>
    </p>
  )
}

function Scores({ t, place, call, scores, page, path }: CommissionProps & { readonly path: string }) {
  if (scores.length === 0) return null
  const { criteria } = call.terms
  const opened = scores.filter(({ open }) => open)
  return (
    <section id="points">
      <h2>{t('reviews.scores-title')}</h2>
      {opened.length < scores.length && (
        <Notice>
          <p>{t('reviews.scores-closed', { count: scores.length - opened.length })}</p>
        </Notice>
      )}
      {opened.length > 0 && (
        <>
          <DataTable
            caption={t('reviews.scores-caption')}
            columns={[
              { label: t('reviews.paper-initiative') },
              { label: t('reviews.total'), align: 'right' },
              { label: t('reviews.sheets') },
              { label: t('reviews.spread') },
            ]}
            rows={opened.slice((page - 1) * pageSize, page * pageSize).map((one) => [
              <a key="title" href={href(t.language, `/${place.slug}/initiatives/${one.number}`)}>
                {t('reviews.numbered', { number: one.number, title: one.title })}
              </a>,
              one.mean ? (
                <span key="mean">
                  {shownPercent(t, one)} % <PointsBar label={shownPercent(t, one)} percent={percentOf(one)} />
                </span>
              ) : (
                '–'
              ),
              sheetsText(t, one),
              spreadText(t, one, criteria),
            ])}
          />
          <Pager
            t={t}
            page={page}
            pages={Math.ceil(opened.length / pageSize)}
            pathOf={(other) => `${path}?page=${other}#points`}
          />
          <p class="hint">{t('reviews.spread-note')}</p>
          <Papers t={t} path={`${path}/protocol.pdf`} what="protocol" />
        </>
      )}
    </section>
  )
}

/** The mean as a person reads it: two decimals, a comma where one is used. */
export function shownPercent(t: Words, { mean }: Pick<ScoredInitiative, 'mean'>): string {
  if (!mean) return '–'
  return decimals(t, percentText(mean, 2))
}

function percentOf({ mean }: Pick<ScoredInitiative, 'mean'>): number {
  return mean ? Number(percentText(mean, 2)) : 0
}

/** How many gave points, and how many stood aside. */
export function sheetsText(t: Words, { sheets }: Pick<ScoredInitiative, 'sheets'>): string {
  const conflicts = sheets.filter(({ conflict }) => conflict !== undefined).length
  return t('reviews.sheets-line', { scored: sheets.length - conflicts, conflicts })
}

/** The criteria on which members are far apart, and whether somebody stands apart from the others. */
export function spreadText(
  t: Words,
  { spread, outliers, sheets }: Pick<ScoredInitiative, 'spread' | 'outliers' | 'sheets'>,
  criteria: Call['terms']['criteria'],
): string {
  const wide = spread.flatMap(({ key, least, most, wide: far }) => {
    const criterion = criteria.find((one) => one.key === key)
    return far && criterion ? [t('reviews.spread-wide', { name: criterionTitle(t, criterion), least, most })] : []
  })
  const apart = sheets
    .filter(({ memberId }) => outliers.has(memberId))
    .map(({ memberName }) => t('reviews.outlier', { name: memberName }))
  return [...wide, ...apart].join('; ') || t('reviews.spread-close')
}

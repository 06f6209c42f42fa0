import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Words } from '../../lib/platform/words.ts'
import type { CalendarSpan } from '../../lib/ui/calendar-line.tsx'
import { href } from '../../lib/ui/links.ts'
import { SummaryList, type SummaryRow } from '../../lib/ui/lists.tsx'
import { Clause, Warning } from '../../lib/ui/notices.tsx'
import type { DaysOff, Holiday } from '../municipalities/day-off.model.ts'
import { clauseRef } from '../regulations/clause.rules.ts'
import type { ClauseKey } from '../regulations/regulation.model.ts'
import { datesOff, spansOf } from './calendar.rules.ts'
import type { Calendar, Call } from './call.model.ts'

/** The call's days in words, each with what happens in them. */
export function wordedSpans(t: Words, { calendar }: Pick<Call, 'calendar'>): readonly CalendarSpan[] {
  return spansOf(calendar).map(({ key, from, until }) => ({
    label: t(`calls.calendar-${key}`),
    from,
    until,
    when: daysText(t, from, until),
  }))
}

function daysText(t: Words, from: CivilDate, until: CivilDate): string {
  if (from === until) return t.date(from)
  const sameYear = from.slice(0, 4) === until.slice(0, 4)
  return t('calls.calendar-span', { from: sameYear ? t.dayMonth(from) : t.date(from), until: t.date(until) })
}

/** The holidays of a call's calendar, in words. */
export function holidaysText(t: Words, holidays: readonly Holiday[]): string | undefined {
  if (holidays.length === 0) return undefined
  const said = holidays.map(({ kind, from, until }) =>
    t('calls.calendar-holiday', { days: daysText(t, from, until), name: t(`municipalities.day-off-${kind}`) }),
  )
  return t('calls.calendar-holidays', { days: said.join('; ') })
}

/** Tells the office which dates fall on days off, before anything is announced. */
export function DaysOffWarning({
  t,
  calendar,
  daysOff,
}: {
  readonly t: Words
  readonly calendar: Partial<Calendar>
  readonly daysOff: DaysOff
}) {
  const off = datesOff(calendar, daysOff)
  if (off.length === 0) return null
  return (
    <Warning>
      <p>{t('calls.days-off-warning')}</p>
      <ul>
        {off.map(({ field, on, why, next }) => (
          <li key={field}>
            {t('calls.days-off-line', {
              field: t(`calls.field-${field}`),
              date: t.date(on),
              why: t(`municipalities.day-off-${why}`),
              next: t.dayMonth(next),
            })}
          </li>
        ))}
      </ul>
      <p>
        <a href={href(t.language, '/days-off')}>{t('calls.days-off-link')}</a>
      </p>
    </Warning>
  )
}

type RulesProps = { readonly t: Words; readonly slug: string; readonly call: Call }

/** What the regulation says, in the words a resident needs, each with its clause. */
export function RulesInShort({ t, slug, call }: RulesProps) {
  const { terms, regulationNumber } = call
  const withClause = (key: ClauseKey, text: string) => (
    <>
      {text} <Clause t={t} clause={clauseRef(slug, key, regulationNumber)} />
    </>
  )
  const applicants = terms.applicants.map((kind) => t(`regulations.applicant-${kind}`)).join('; ')
  const matters = terms.localMatters.map((matter) => t(`regulations.matter-${matter}`)).join('; ')
  const selection = { commission: terms.commissionPercent, residents: 100 - terms.commissionPercent }
  const rows: SummaryRow[] = [
    { label: t('calls.rule-applicants'), value: withClause('applicants', applicants) },
    {
      label: t('calls.rule-group'),
      value: withClause('group', t('calls.rule-group-value', { count: terms.groupMinimum })),
    },
    { label: t('calls.rule-matters'), value: withClause('local-matters', matters) },
    { label: t('calls.rule-ceiling'), value: withClause('ceiling', t.money(terms.ceiling)) },
    {
      label: t('calls.rule-own'),
      value: withClause('own-contribution', t('calls.own-minimum-value', { percent: terms.ownMinimumPercent })),
    },
    { label: t('calls.rule-documents'), value: withClause('documents', t('calls.rule-documents-value')) },
    { label: t('calls.rule-selection'), value: withClause('selection', t('calls.rule-selection-value', selection)) },
    {
      label: t('calls.rule-voting'),
      value: withClause('voting', t('calls.rule-voting-value', { age: terms.votingAge, most: terms.mostChoices })),
    },
  ]
  return <SummaryList t={t} rows={rows} />
}

import type { Words } from '../../lib/platform/words.ts'
import { href } from '../../lib/ui/links.ts'
import { DataTable } from '../../lib/ui/lists.tsx'
import { EmptyState } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import { clauseNumber } from './clause.rules.ts'
import { criterionLine } from './criterion.page.ts'
import { criterionTitle } from './criterion.rules.ts'
import type { Difference } from './differences.rules.ts'
import { valueText } from './part-options.page.ts'
import type { Regulation, Terms } from './regulation.model.ts'

export type ChangedValue = {
  readonly clause: number
  readonly name: string
  readonly before: string
  readonly after: string
}

/** Each difference as a person reads it: which clause, what stood there, what stands there now. */
export function changedValues(
  t: Words,
  differences: readonly Difference[],
  before: Terms,
  after: Terms,
): readonly ChangedValue[] {
  return differences.map((difference) => {
    const clause = clauseNumber(difference.clause)
    if ('field' in difference) {
      const { field } = difference
      return {
        clause,
        name: t(`regulations.field-${field}`),
        before: valueText(t, field, before),
        after: valueText(t, field, after),
      }
    }
    const { before: old, after: now } = difference.criterion
    const named = now ?? old
    return {
      clause,
      name: named ? criterionTitle(t, named) : '',
      before: old ? criterionLine(t, old, before) : t('regulations.changes-none'),
      after: now ? criterionLine(t, now, after) : t('regulations.changes-none'),
    }
  })
}

type Props = {
  readonly t: Words
  readonly place: Place
  readonly before: Regulation
  readonly after: Regulation
  /** All versions before this one, the newest first. */
  readonly earlier: readonly Regulation[]
  readonly rows: readonly ChangedValue[]
}

/** What a version changed against an earlier one. */
export function DifferencesPage({ t, place, before, after, earlier, rows }: Props) {
  const path = `/${place.slug}/regulation/${after.number}`
  const others = earlier.filter(({ number }) => number !== before.number)
  return (
    <>
      <h1>{t('regulations.changes-title')}</h1>
      <p class="lead">{t('regulations.changes-lead', { before: before.number, after: after.number })}</p>
      {rows.length === 0 ? (
        <EmptyState title={t('regulations.changes-nothing')} />
      ) : (
        <DataTable
          caption={t('regulations.changes-title')}
          columns={[
            { label: t('regulations.changes-what'), names: 'row' },
            { label: t('regulations.changes-clause') },
            { label: t('regulations.version', { number: before.number }), align: 'block' },
            { label: t('regulations.version', { number: after.number }), align: 'block' },
          ]}
          rows={rows.map((row) => [
            row.name,
            <a key="clause" href={href(t.language, `${path}#c-${row.clause}`)}>
              {row.clause}
            </a>,
            <del key="before">{row.before}</del>,
            <ins key="after">{row.after}</ins>,
          ])}
        />
      )}
      <p>
        <a href={href(t.language, path)}>{t('regulations.changes-read')}</a>
        {others.map(({ number }) => (
          <span key={number}>
            {' · '}
            <a href={href(t.language, `${path}/changes?from=${number}`)}>{t('regulations.changes-with', { number })}</a>
          </span>
        ))}
      </p>
    </>
  )
}

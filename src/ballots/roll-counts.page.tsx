import { dateOf } from '../../lib/kernel/civil-date.ts'
import type { Words } from '../../lib/platform/words.ts'
import { href } from '../../lib/ui/links.ts'
import { DataTable } from '../../lib/ui/lists.tsx'
import { Details } from '../../lib/ui/notices.tsx'
import type { PublishedCount } from './roll.model.ts'
import { leastPublished } from './roll-counts.rules.ts'
import type { CountsView } from './view-counts.query.ts'

/** How many stand on the roll, by village and street, so that neighbours notice a name that nobody knows. */
export function RollCountsPage({
  t,
  slug,
  view,
}: {
  readonly t: Words
  readonly slug: string
  readonly view: CountsView
}) {
  const { call, roll } = view
  const path = `/${slug}/calls/${call.slug}`
  return (
    <>
      <h1>{t('ballots.counts-title')}</h1>
      <p class="lead">{t('ballots.roll-count', { count: roll.count })}</p>
      <p>
        {t('ballots.roll-frozen', { date: t.date(dateOf(roll.at)) })} {t('ballots.counts-why')}
      </p>
      <DataTable
        caption={t('ballots.counts-caption')}
        columns={[
          { label: t('ballots.counts-where'), names: 'row' },
          { label: t('ballots.counts-people'), align: 'right' },
        ]}
        rows={countRows(t, view).map(([name, line]) => [
          line.scope === 'street' || line.scope === 'other-streets' ? (
            <span key="name" class="below">
              {name}
            </span>
          ) : (
            <strong key="name">{name}</strong>
          ),
          t.number(line.count),
        ])}
        footer={[t('ballots.counts-all'), t.number(roll.count)]}
      />
      <p class="hint">{t('ballots.counts-small', { least: leastPublished })}</p>
      <p>
        <a href={href(t.language, `${path}/roll/counts.csv`)}>{t('ballots.counts-csv')}</a>
      </p>
      {roll.root && (
        <Details summary={t('ballots.root-title')}>
          <p>{t('ballots.root-why')}</p>
          <p>
            <code class="digest">{roll.root.toString('hex')}</code>
          </p>
        </Details>
      )}
      <p>
        <a href={href(t.language, path)}>{t('ballots.back-to-call')}</a>
      </p>
    </>
  )
}

/** The lines with their names, in the page's language. */
export function countRows(
  t: Words,
  { roll, villages }: CountsView,
): readonly (readonly [name: string, line: PublishedCount])[] {
  return roll.counts.map((line) => [nameOf(t, line, villages), line] as const)
}

function nameOf(t: Words, line: PublishedCount, villages: CountsView['villages']): string {
  switch (line.scope) {
    case 'village': {
      const names = villages.get(line.villageId)
      return names ? t.of(names) : t('ballots.counts-no-village')
    }
    case 'street':
      return line.street
    case 'no-village':
    case 'other-villages':
    case 'other-streets':
      return t(`ballots.counts-${line.scope}`)
  }
}

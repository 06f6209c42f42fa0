import type { Words } from '../../lib/platform/words.ts'
import { href } from '../../lib/ui/links.ts'
import { DataTable } from '../../lib/ui/lists.tsx'
import { EmptyState } from '../../lib/ui/notices.tsx'
import type { OblastView } from './view-municipalities.query.ts'

type Props = { readonly t: Words; readonly oblasts: readonly OblastView[] }

/** All municipalities that stand, by oblast. */
export function MunicipalityListPage({ t, oblasts }: Props) {
  return (
    <>
      <h1>{t('municipalities.list-title')}</h1>
      <p class="lead">{t('municipalities.list-lead')}</p>
      {oblasts.length === 0 && (
        <EmptyState title={t('municipalities.list-empty')}>
          <p>{t('municipalities.list-empty-text')}</p>
        </EmptyState>
      )}
      {oblasts.map((oblast) => (
        <DataTable
          key={oblast.code}
          caption={t.of(oblast.names)}
          columns={[
            { label: t('municipalities.list-name') },
            { label: t('municipalities.list-raion') },
            { label: t('municipalities.list-villages'), align: 'right' },
          ]}
          rows={oblast.municipalities.map(({ slug, names, raion, villages }) => [
            <a key={slug} href={href(t.language, `/${slug}`)}>
              {t.of(names)}
            </a>,
            raion ? t.of(raion) : '',
            villages > 0 ? t.number(villages) : '',
          ])}
        />
      ))}
    </>
  )
}

import type { Words } from '../../lib/platform/words.ts'
import { ButtonLink } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import { EmptyState } from '../../lib/ui/notices.tsx'
import { PlaceSearch } from './search.page.tsx'
import type { OblastView } from './view-municipalities.query.ts'

type Props = { readonly t: Words; readonly oblasts: readonly OblastView[]; readonly mayImport: boolean }

/** All municipalities that stand, by oblast. */
export function MunicipalityListPage({ t, oblasts, mayImport }: Props) {
  return (
    <>
      <h1>{t('municipalities.list-title')}</h1>
      <p class="lead">{t('municipalities.list-lead')}</p>
      <PlaceSearch t={t} action="/" typed="" />
      {mayImport && (
        <ButtonLink t={t} path="/register/import" kind="secondary">
          {t('municipalities.import-title')}
        </ButtonLink>
      )}
      {oblasts.length === 0 && (
        <EmptyState title={t('municipalities.list-empty')}>
          <p>{t('municipalities.list-empty-text')}</p>
        </EmptyState>
      )}
      {oblasts.map((oblast) => (
        <section key={oblast.code}>
          <h2>{t.of(oblast.names)}</h2>
          <ul>
            {oblast.municipalities.map((one) => (
              <li key={one.slug}>
                <a href={href(t.language, `/${one.slug}`)}>{t.of(one.names)}</a> <Where t={t} one={one} />
              </li>
            ))}
          </ul>
        </section>
      ))}
      <p>
        <a href={href(t.language, '/days-off')}>{t('municipalities.days-off-title')}</a>
      </p>
    </>
  )
}

function Where({
  t,
  one: { raion, villages },
}: {
  readonly t: Words
  readonly one: OblastView['municipalities'][number]
}) {
  const parts = [
    ...(raion ? [t.of(raion)] : []),
    ...(villages > 0 ? [t('municipalities.list-villages', { count: villages })] : []),
  ]
  return parts.length > 0 ? <span class="soft">{parts.join(', ')}</span> : null
}

import type { Words } from '../../lib/platform/words.ts'
import { ActionRow, ButtonLink } from '../../lib/ui/form.tsx'
import { href } from '../../lib/ui/links.ts'
import type { PracticeLinks } from './view-practice-links.query.ts'

type Props = {
  readonly t: Words
  /** The initiative's page. */
  readonly path: string
  readonly links: PracticeLinks
  readonly mayWrite: boolean
}

/** On the initiative's page: the practice that came of it, and the one it began from. */
export function PracticeSection({ t, path, links, mayWrite }: Props) {
  const { written, adopted } = links
  const published = written?.stage === 'published' ? written : undefined
  if (!published && !adopted && !mayWrite) return null
  return (
    <section id="practice">
      <h2>{t('practices.section-title')}</h2>
      {adopted && (
        <p>
          {t('practices.section-adopted')} <a href={href(t.language, `/practices/${adopted.slug}`)}>{adopted.title}</a>
        </p>
      )}
      {published && (
        <p>
          {t('practices.section-published')}{' '}
          <a href={href(t.language, `/practices/${published.slug}`)}>{t('practices.section-read')}</a>
        </p>
      )}
      {mayWrite && !published && (
        <ActionRow>
          <ButtonLink t={t} path={written ? `/practices/${written.slug}` : `${path}/practice`}>
            {t(written ? 'practices.section-draft' : 'practices.section-write')}
          </ButtonLink>
        </ActionRow>
      )}
    </section>
  )
}

import type { Words } from '../../lib/platform/words.ts'
import { href } from '../../lib/ui/links.ts'
import { Warning } from '../../lib/ui/notices.tsx'
import type { SameTitle } from './initiative.model.ts'

/** That voters could take one initiative for another, said to whoever can name it better. */
export function SameTitlesNote({
  t,
  slug,
  same,
}: {
  readonly t: Words
  readonly slug: string
  readonly same: readonly SameTitle[]
}) {
  if (same.length === 0) return null
  return (
    <Warning>
      <p>{t('initiatives.same-titles')}</p>
      <ul>
        {same.map(({ number, title }) => (
          <li key={number}>
            <a href={href(t.language, `/${slug}/initiatives/${number}`)}>{`№ ${number}. ${title}`}</a>
          </li>
        ))}
      </ul>
    </Warning>
  )
}

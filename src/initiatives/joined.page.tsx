import type { Words } from '../../lib/platform/words.ts'
import { href } from '../../lib/ui/links.ts'
import { Notice } from '../../lib/ui/notices.tsx'
import type { Place } from '../people/person.model.ts'
import { titleOf } from './application.page.tsx'
import type { Side } from './merger.model.ts'
import type { Joined } from './view-initiative.query.ts'

export type InitiativePath = { readonly t: Words; readonly place: Place }

/** An initiative by its number and title. */
export function LinkTo({ t, place, to }: InitiativePath & { readonly to: Pick<Side, 'number' | 'title'> }) {
  return <a href={href(t.language, `/${place.slug}/initiatives/${to.number}`)}>{`№ ${to.number}. ${titleOf(t, to)}`}</a>
}

/** Instead of what comes next: where the initiative goes on, and why it does not here. */
export function MergedNotice({
  t,
  place,
  number,
  into,
}: InitiativePath & { readonly number: number; readonly into: Joined }) {
  const path = `/${place.slug}/initiatives/${number}`
  return (
    <Notice title={t('initiatives.merged-title')}>
      <p>{t('initiatives.merged-text')}</p>
      <p>
        <LinkTo t={t} place={place} to={into} />
      </p>
      <p>
        <a href={href(t.language, `${path}/discussion`)}>{t('initiatives.merged-discussion')}</a>
      </p>
    </Notice>
  )
}

/** Those that joined this one. */
export function JoinedList({ t, place, joined }: InitiativePath & { readonly joined: readonly Joined[] }) {
  if (joined.length === 0) return null
  return (
    <section id="joined">
      <h2>{t('initiatives.joined-title')}</h2>
      <ul>
        {joined.map((one) => (
          <li key={one.number}>
            <LinkTo t={t} place={place} to={one} />
          </li>
        ))}
      </ul>
    </section>
  )
}

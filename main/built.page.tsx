import type { Words } from '../lib/platform/words.ts'
import { href } from '../lib/ui/links.ts'
import { Card, CardList } from '../lib/ui/lists.tsx'
import type { Built } from './built.query.ts'

type Props = {
  readonly t: Words
  readonly built: readonly Built[]
  /** Said where works of several municipalities stand together. */
  readonly showsPlace: boolean
  /** The list of all initiatives of the one municipality. */
  readonly all?: string
}

/** Works that were accepted, each with what it came to. */
export function BuiltPart({ t, built, showsPlace, all }: Props) {
  if (built.length === 0) return null
  return (
    <section>
      <h2>{t('main.built-title')}</h2>
      <CardList>
        {built.map(({ path, title, place, acceptedOn, cost, cover }) => (
          <Card
            key={path}
            t={t}
            path={path}
            title={title}
            cover={cover}
            lines={[...(showsPlace ? [t.of(place)] : []), t('main.built-on', { date: t.date(acceptedOn) })]}
            strong={t('main.built-cost', { sum: t.money(cost) })}
          />
        ))}
      </CardList>
      {all && (
        <p>
          <a href={href(t.language, all)}>{t('main.built-all')}</a>
        </p>
      )}
    </section>
  )
}

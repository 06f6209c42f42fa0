import type { Words } from '../lib/platform/words.ts'
import { href } from '../lib/ui/links.ts'
import { type Door, Doors } from '../lib/ui/lists.tsx'

type Props = {
  readonly t: Words
  readonly places: readonly { readonly name: string; readonly path: string; readonly doors: readonly Door[] }[]
  /** What belongs to no municipality. */
  readonly country: readonly Door[]
}

/** Where somebody works: each municipality with what may be done there. */
export function OwnPlaces({ t, places, country }: Props) {
  return (
    <>
      {places.map(({ name, path, doors }) => (
        <section key={path}>
          <h2>
            <a href={href(t.language, path)}>{name}</a>
          </h2>
          <Doors t={t} doors={doors} />
        </section>
      ))}
      {country.length > 0 && (
        <section>
          <h2>{t('main.own-country')}</h2>
          <Doors t={t} doors={country} />
        </section>
      )}
    </>
  )
}

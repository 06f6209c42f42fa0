import type { ComponentChildren } from 'preact'
import type { Words } from '../lib/platform/words.ts'
import { Hero } from '../lib/ui/hero.tsx'
import { href } from '../lib/ui/links.ts'
import type { FoundPlace } from '../src/municipalities/index.ts'
import { FoundPlaces, PlaceSearch } from '../src/municipalities/search.page.tsx'

type Props = {
  readonly t: Words
  readonly typed: string
  /** What was found for it; undefined when nothing was typed. */
  readonly found: readonly FoundPlace[] | undefined
  readonly most: number
  /** What is open now, what was built lately, what it came to: from the slices, in their order. */
  readonly sections: readonly ComponentChildren[]
}

/** The first page: what this is, "find my village", and what is going on in the country. */
export function HomePage({ t, typed, found, most, sections }: Props) {
  if (found) {
    return (
      <>
        <h1>{t('municipalities.search-title')}</h1>
        <PlaceSearch t={t} action="/" typed={typed} />
        <FoundPlaces t={t} typed={typed} places={found} most={most} />
      </>
    )
  }
  return (
    <>
      <Hero title={t('main.home-title')} lead={t('main.home-lead')}>
        <PlaceSearch t={t} action="/" typed={typed} />
      </Hero>
      {sections}
      <Steps t={t} />
    </>
  )
}

function Steps({ t }: { readonly t: Words }) {
  return (
    <section>
      <h2>{t('main.steps-title')}</h2>
      <ol>
        {([1, 2, 3, 4] as const).map((step) => (
          <li key={step}>
            <strong>{t(`main.step-${step}`)}</strong>. {t(`main.step-${step}-text`)}
          </li>
        ))}
      </ol>
      <p>
        <a href={href(t.language, '/help')}>{t('main.steps-more')}</a>
      </p>
    </section>
  )
}

import type { ComponentChildren } from 'preact'
import { type Language, languages } from '../kernel/three.ts'
import type { Words } from '../platform/words.ts'
import { assetPath } from './assets.ts'
import { DemoBar } from './demo-bar.tsx'
import type { Chrome } from './layout.model.ts'
import { href } from './links.ts'
import { Edge, Mark } from './motif.tsx'

type Props = {
  readonly t: Words
  readonly title: string
  readonly chrome: Chrome
  /** Addresses of scripts that add comfort; every page works without them. */
  readonly islands?: readonly string[]
  readonly children: ComponentChildren
}

/** The whole document: head, skip link, header, demo bar, breadcrumb, main, footer. */
export function Layout({ t, title, chrome, islands = [], children }: Props) {
  return (
    <html lang={t.language} prefix="og: https://ogp.me/ns#">
      <Head t={t} title={title} chrome={chrome} islands={islands} />
      <body>
        <a class="ds-skip-link" href="#main">
          {t('ui.skip-to-main')}
        </a>
        {chrome.demo && <DemoBar t={t} demo={chrome.demo} />}
        <Header t={t} chrome={chrome} />
        <main id="main" class="page" tabindex={-1}>
          <Crumbs t={t} chrome={chrome} />
          {children}
        </main>
        <Footer t={t} />
      </body>
    </html>
  )
}

function Head({ t, title, chrome, islands }: Required<Omit<Props, 'children'>>) {
  const name = t('ui.name')
  const place = chrome.place && chrome.place.name !== title ? `${chrome.place.name} – ` : ''
  const full = title === name ? name : `${title} – ${place}${name}`
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{full}</title>
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" href={assetPath('icon.svg')} type="image/svg+xml" />
      {['golos-cyrillic.woff2', 'golos-latin.woff2'].map((font) => (
        <link key={font} rel="preload" href={assetPath(font)} as="font" type="font/woff2" crossorigin="anonymous" />
      ))}
      <link rel="stylesheet" href={assetPath('demilge.css')} />
      {chrome.place?.accentHref && <link rel="stylesheet" href={chrome.place.accentHref} />}
      {languages.map((other) => (
        <link key={other} rel="alternate" hreflang={other} href={`${chrome.origin}${href(other, chrome.path)}`} />
      ))}
      <Card t={t} title={title} chrome={chrome} />
      {islands.map((path) => (
        <script key={path} type="module" src={path} />
      ))}
    </head>
  )
}

/** What a chat shows when the address is sent: title, a sentence that names the stage, a picture. */
function Card({ t, title, chrome }: Pick<Props, 't' | 'title' | 'chrome'>) {
  const description = chrome.card?.description ?? t('ui.what-it-is')
  const picture = chrome.card?.picture ?? assetPath('card.png')
  return (
    <>
      <meta name="description" content={description} />
      <meta property="og:type" content="website" />
      <meta property="og:site_name" content={chrome.place?.name ?? t('ui.name')} />
      <meta property="og:title" content={title} />
      <meta property="og:description" content={description} />
      <meta property="og:url" content={`${chrome.origin}${href(t.language, chrome.path)}`} />
      <meta property="og:image" content={`${chrome.origin}${picture}`} />
      <meta name="twitter:card" content="summary_large_image" />
    </>
  )
}

function Header({ t, chrome }: { readonly t: Words; readonly chrome: Chrome }) {
  const { language } = t
  return (
    <header class={chrome.place ? 'site-header has-place' : 'site-header'}>
      <div class="site-header-row">
        <a class="wordmark" href={href(language, '/')}>
          <Mark />
          <span>{t('ui.name')}</span>
        </a>
        <nav class="languages" aria-label={t('ui.languages')}>
          {languages.map((other) => (
            <LanguageLink key={other} t={t} other={other} chrome={chrome} />
          ))}
        </nav>
        <nav class="site-nav" aria-label={t('ui.main-navigation')}>
          <a href={href(language, '/practices')}>{t('ui.practices')}</a>
          {chrome.hasWork && <a href={href(language, '/work')}>{t('ui.my-work')}</a>}
          {chrome.signedInName === undefined ? (
            <a href={href(language, '/account/sign-in')}>{t('ui.sign-in')}</a>
          ) : (
            <a href={href(language, '/account')}>{chrome.signedInName}</a>
          )}
        </nav>
      </div>
      {chrome.place && (
        <div class="place-bar">
          <a href={href(language, chrome.place.path)}>{chrome.place.name}</a>
        </div>
      )}
    </header>
  )
}

/** How much of a language's own name is enough on a phone. */
const shortLength: Readonly<Record<Language, number>> = { ky: 4, ru: 3, en: 3 }

function LanguageLink({ t, other, chrome }: { readonly t: Words; readonly other: Language; readonly chrome: Chrome }) {
  const name = t(`ui.language-${other}`)
  return (
    <a
      href={href(other, chrome.path)}
      lang={other}
      hreflang={other}
      aria-current={t.language === other ? 'true' : undefined}
    >
      <span>
        {name.slice(0, shortLength[other])}
        <span class="language-rest">{name.slice(shortLength[other])}</span>
      </span>
    </a>
  )
}

function Crumbs({ t, chrome }: { readonly t: Words; readonly chrome: Chrome }) {
  if (!chrome.crumbs || chrome.crumbs.length === 0) return null
  return (
    <nav class="crumbs" aria-label={t('ui.crumbs')}>
      <ol>
        {chrome.crumbs.map(({ label, path }) => (
          // On a phone the bar of the municipality stands right above and leads there too.
          <li key={path} class={path === chrome.place?.path ? 'crumb-place' : undefined}>
            <a href={href(t.language, path)}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

const footerLinks = [
  ['/municipalities', 'ui.municipalities'],
  ['/practices', 'ui.practices'],
  ['/help', 'ui.help'],
  ['/about/privacy', 'ui.privacy'],
  ['/about/accessibility', 'ui.accessibility'],
  ['/data', 'ui.open-data'],
] as const

function Footer({ t }: { readonly t: Words }) {
  return (
    <footer class="site-footer">
      <Edge />
      <div class="site-footer-ground">
        <div class="site-footer-row">
          <div>
            <span class="site-footer-name">{t('ui.name')}</span>
            <p>{t('ui.what-it-is')}</p>
          </div>
          <nav aria-label={t('ui.footer-navigation')}>
            {footerLinks.map(([path, key]) => (
              <a key={path} href={href(t.language, path)}>
                {t(key)}
              </a>
            ))}
          </nav>
        </div>
      </div>
    </footer>
  )
}

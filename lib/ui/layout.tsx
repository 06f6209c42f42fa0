import type { ComponentChildren } from 'preact'
import { type Language, languages } from '../kernel/three.ts'
import type { Words } from '../platform/words.ts'
import { assetPath } from './assets.ts'
import { DemoBar } from './demo-bar.tsx'
import type { Chrome } from './layout.model.ts'
import { href } from './links.ts'
import { Mark, Ornament } from './motif.tsx'

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
    <html lang={t.language}>
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
  const full = title === name ? name : `${title} – ${chrome.place ? `${chrome.place.name} – ` : ''}${name}`
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <title>{full}</title>
      <meta name="color-scheme" content="light dark" />
      <link rel="icon" href={assetPath('icon.svg')} type="image/svg+xml" />
      <link
        rel="preload"
        href={assetPath('golos-cyrillic.woff2')}
        as="font"
        type="font/woff2"
        crossorigin="anonymous"
      />
      <link rel="stylesheet" href={assetPath('demilge.css')} />
      {chrome.place?.accentHref && <link rel="stylesheet" href={chrome.place.accentHref} />}
      <meta property="og:title" content={title} />
      <meta property="og:site_name" content={name} />
      <meta property="og:url" content={`${chrome.origin}${href(t.language, chrome.path)}`} />
      {chrome.card && <meta name="description" content={chrome.card.description} />}
      {chrome.card && <meta property="og:description" content={chrome.card.description} />}
      {chrome.card?.picture && <meta property="og:image" content={`${chrome.origin}${chrome.card.picture}`} />}
      {islands.map((path) => (
        <script key={path} type="module" src={path} />
      ))}
    </head>
  )
}

function Header({ t, chrome }: { readonly t: Words; readonly chrome: Chrome }) {
  const { language } = t
  return (
    <header class="site-header">
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

const ownNames: Readonly<Record<Language, string>> = { ky: 'Кыргызча', ru: 'Русский', en: 'English' }
const shortNames: Readonly<Record<Language, string>> = { ky: 'Кырг', ru: 'Рус', en: 'Eng' }

function LanguageLink({ t, other, chrome }: { readonly t: Words; readonly other: Language; readonly chrome: Chrome }) {
  const current = t.language === other
  return (
    <a
      href={href(other, chrome.path)}
      lang={other}
      hreflang={other}
      aria-current={current ? 'true' : undefined}
      aria-label={ownNames[other]}
    >
      {shortNames[other]}
    </a>
  )
}

function Crumbs({ t, chrome }: { readonly t: Words; readonly chrome: Chrome }) {
  if (!chrome.crumbs || chrome.crumbs.length === 0) return null
  return (
    <nav class="crumbs" aria-label={t('ui.crumbs')}>
      <ol>
        {chrome.crumbs.map(({ label, path }) => (
          <li key={path}>
            <a href={href(t.language, path)}>{label}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Footer({ t }: { readonly t: Words }) {
  const { language } = t
  return (
    <footer class="site-footer">
      <Ornament />
      <nav aria-label={t('ui.footer-navigation')}>
        <a href={href(language, '/municipalities')}>{t('ui.municipalities')}</a>
        <a href={href(language, '/practices')}>{t('ui.practices')}</a>
        <a href={href(language, '/help')}>{t('ui.help')}</a>
        <a href={href(language, '/about/privacy')}>{t('ui.privacy')}</a>
        <a href={href(language, '/about/accessibility')}>{t('ui.accessibility')}</a>
        <a href={href(language, '/data')}>{t('ui.open-data')}</a>
      </nav>
    </footer>
  )
}

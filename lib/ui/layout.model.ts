import type { Language } from '../kernel/three.ts'

export type Crumb = { readonly label: string; readonly path: string }

/** What stands around a page. Paths are without language; the layout adds it. */
export type Chrome = {
  readonly language: Language
  /** The page's own path and query, for the links to the other languages. */
  readonly path: string
  readonly signedInName?: string
  readonly hasWork?: boolean
  readonly place?: { readonly name: string; readonly path: string; readonly accentHref?: string }
  readonly crumbs?: readonly Crumb[]
  readonly demo?: {
    readonly roles: readonly { readonly key: string; readonly label: string; readonly current: boolean }[]
    readonly back: string
  }
  /** The card a chat shows. */
  readonly card?: { readonly description: string; readonly picture?: string }
  /** The address of the site, for absolute links in the card. */
  readonly origin: string
}

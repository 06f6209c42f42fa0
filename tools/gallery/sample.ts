import type { ComponentChildren } from 'preact'
import type { Words } from '../../lib/platform/words.ts'
import type { Chrome } from '../../lib/ui/layout.model.ts'

/** A page of the gallery: sample texts in Kyrgyz whatever the language, since only the frame speaks. */
export type Sample = {
  readonly title: string
  readonly chrome: Partial<Chrome>
  readonly body: (t: Words) => ComponentChildren
}

export const samplePlace = { name: 'Ак-Тал айыл аймагы', path: '/ak-tal' }

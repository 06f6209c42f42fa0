import type { ComponentChildren } from 'preact'
import { ridgeOf } from './motif.tsx'

/** The top of a home page: what this is in one line, and the one thing to do, under daylight and mountains. */
export function Hero({
  title,
  lead,
  seed = '',
  children,
}: {
  readonly title: string
  readonly lead?: string
  /** The place's slug: each municipality has mountains of its own. */
  readonly seed?: string
  readonly children?: ComponentChildren
}) {
  return (
    <div class="hero" data-ridge={ridgeOf(seed)}>
      <h1>{title}</h1>
      {lead && <p class="lead">{lead}</p>}
      {children}
    </div>
  )
}

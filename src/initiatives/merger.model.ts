import type { Id } from '../../lib/kernel/id.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import type { Money } from '../../lib/kernel/money.ts'
import type { PersonId } from '../people/person.model.ts'
import type { ClauseKey } from '../regulations/regulation.model.ts'
import type { InitiativeId } from './initiative.model.ts'

export type MergerId = Id<'Merger'>

/** How many one person may propose in a day: each is a message to every author of two initiatives. */
export const mostMergersADay = 5

/** One side of a merger, as both sides read it. */
export type Side = { readonly id: InitiativeId; readonly number: number; readonly title: string }

export type Merger = {
  readonly id: MergerId
  readonly from: Side
  readonly into: Side
  readonly reason: string
  readonly proposerName: string
  readonly proposedAt: Instant
  /** The authors of both who agreed. */
  readonly agreed: readonly PersonId[]
  readonly outcome: { readonly kind: 'merged' | 'declined'; readonly reason: string; readonly at: Instant } | undefined
}

/** Why two initiatives cannot become one. */
export type CannotMerge =
  | { readonly code: 'too-late'; readonly number: number; readonly clause: ClauseKey }
  | { readonly code: 'own-over-cost'; readonly over: Money; readonly clause: ClauseKey }
  | { readonly code: 'nothing-requested'; readonly clause: ClauseKey }
  | { readonly code: 'too-many-pledges'; readonly most: number }
  | { readonly code: 'too-many-authors'; readonly most: number }

export type JoinRefusal =
  | { readonly code: 'no-such-initiative' }
  | { readonly code: 'no-such-other' }
  | { readonly code: 'itself' }
  | { readonly code: 'not-an-author'; readonly clause: ClauseKey }
  | { readonly code: 'open-already' }
  | { readonly code: 'declined-before' }
  | { readonly code: 'too-many-today'; readonly most: number }
  | CannotMerge

export type MergerRefusal =
  | { readonly code: 'no-such-merger' }
  | { readonly code: 'not-an-author'; readonly clause: ClauseKey }
  | { readonly code: 'settled-already' }
  | CannotMerge

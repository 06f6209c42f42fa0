import type { Id } from '../../lib/kernel/id.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import type { CallStage } from '../calls/call.model.ts'
import type { PersonId } from '../people/person.model.ts'
import type { ClauseKey } from '../regulations/regulation.model.ts'
import type { InitiativeStage } from './initiative.model.ts'

export type AmendmentId = Id<'Amendment'>

/** The words of an initiative that others may propose to change, in the order in which they are read. */
export const amendableFields = ['title', 'problem', 'solution', 'place', 'upkeep'] as const
export type AmendableField = (typeof amendableFields)[number]

/** How many one person may propose in a day, and leave without an answer at one initiative: its authors read each. */
export const mostAmendmentsADay = 10
export const mostOpenAmendments = 3
export const amendmentsOnPage = 10

export type Amendment = {
  readonly id: AmendmentId
  readonly field: AmendableField
  readonly before: string
  readonly after: string
  readonly reason: string
  readonly proposedBy: PersonId
  readonly proposerName: string
  readonly proposedAt: Instant
  /** Whether the municipality's office proposes it. */
  readonly forOffice: boolean
  /** The authors who agreed. */
  readonly agreed: readonly PersonId[]
  readonly answer: { readonly kind: 'accepted' | 'declined'; readonly reason: string; readonly at: Instant } | undefined
  readonly hiddenReason: string | undefined
}

type Closed = {
  readonly code: 'amendments-closed'
  readonly stage: InitiativeStage
  readonly callStage: CallStage
  readonly clause: ClauseKey
}
type NoSuchInitiative = { readonly code: 'no-such-initiative' }

export type ProposeRefusal =
  | NoSuchInitiative
  | Closed
  | { readonly code: 'own-words'; readonly clause: ClauseKey }
  | { readonly code: 'too-many-today'; readonly most: number; readonly clause: ClauseKey }
  | { readonly code: 'too-many-open'; readonly most: number; readonly clause: ClauseKey }
  | { readonly code: 'nothing-changed' }
  | { readonly code: 'changed-meanwhile' }

export type AmendmentRefusal =
  | { readonly code: 'no-such-amendment' }
  | Closed
  | { readonly code: 'not-an-author'; readonly clause: ClauseKey }
  | { readonly code: 'answered-already' }
  | { readonly code: 'hidden-already' }
  | { readonly code: 'own-initiative'; readonly clause: ClauseKey }
  | { readonly code: 'own-amendment'; readonly clause: ClauseKey }
  /** The words that it would change are not those that stand there now. */
  | { readonly code: 'words-moved-on' }

import type { CallStage } from '../calls/call.model.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import type { PersonId } from '../people/person.model.ts'
import type { ClauseKey } from '../regulations/regulation.model.ts'
import type { Decision, FindingVerdict } from './review.model.ts'

/** What is held: a return for correction asks the group for something, so it is told at once. */
export type HeldVerdict = Exclude<FindingVerdict, 'returned'>

/** A decision on an application that waits to be published with all others of its call. */
export type HeldDecision = {
  readonly initiativeId: InitiativeId
  readonly id: string
  readonly by: PersonId
  readonly decision: Decision & { readonly verdict: HeldVerdict }
}

/** Where an application stands before the decisions are published; `correcting`: returned, and its group may still answer. */
export type Standing = 'decided' | 'undecided' | 'correcting'

export type PublicationFacts = {
  readonly together: boolean
  readonly callStage: CallStage
  readonly applications: readonly { readonly number: number; readonly standing: Standing }[]
}

export type PublicationRefusal =
  | { readonly code: 'no-such-call' }
  | { readonly code: 'not-together'; readonly clause: ClauseKey }
  | { readonly code: 'not-reviewing'; readonly stage: CallStage; readonly clause: ClauseKey }
  | { readonly code: 'nothing-to-publish'; readonly clause: ClauseKey }
  | { readonly code: 'undecided'; readonly numbers: readonly number[]; readonly clause: ClauseKey }
  | { readonly code: 'correcting'; readonly numbers: readonly number[]; readonly clause: ClauseKey }

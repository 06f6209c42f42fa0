import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import type { CallStage } from '../calls/call.model.ts'
import type { InitiativeStage } from '../initiatives/initiative.model.ts'
import type { PersonId } from '../people/person.model.ts'
import type { ClauseKey } from '../regulations/regulation.model.ts'

export const appealDecisions = ['upheld', 'dismissed'] as const
export type AppealDecision = (typeof appealDecisions)[number]

export type Appeal = {
  readonly text: string
  readonly filedBy: PersonId
  readonly filedAt: Instant
  readonly decided: { readonly decision: AppealDecision; readonly reason: string; readonly at: Instant } | undefined
}

/** The refusal that an appeal is against. */
export type Refusing = { readonly by: PersonId; readonly at: Instant }

export type AppealFacts = {
  readonly callStage: CallStage
  readonly stage: InitiativeStage
  /** Everybody who has or had a hand in it. */
  readonly hands: readonly PersonId[]
  readonly refusing: Refusing | undefined
  readonly appeal: Appeal | undefined
  readonly appealDays: number
  readonly secondPanel: boolean
  readonly by: PersonId
  /** Whether `by` acts for the group. */
  readonly leads: boolean
  readonly today: CivilDate
}

export type AppealRefusal =
  | { readonly code: 'no-such-initiative' }
  | { readonly code: 'not-yours'; readonly clause: ClauseKey }
  | { readonly code: 'not-refused'; readonly stage: InitiativeStage; readonly clause: ClauseKey }
  | { readonly code: 'appeal-late'; readonly until: CivilDate; readonly clause: ClauseKey }
  | { readonly code: 'appealed-already'; readonly clause: ClauseKey }

export type AppealDecisionRefusal =
  | { readonly code: 'no-such-initiative' }
  | { readonly code: 'no-open-appeal'; readonly clause: ClauseKey }
  | { readonly code: 'same-person'; readonly clause: ClauseKey }
  | { readonly code: 'own-initiative'; readonly clause: ClauseKey }
  | { readonly code: 'review-over'; readonly stage: CallStage; readonly clause: ClauseKey }

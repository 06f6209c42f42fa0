import type { Instant } from '../../lib/kernel/instant.ts'
import type { ClauseKey } from '../regulations/regulation.model.ts'
import type { CallStage } from './call.model.ts'

/** When the system could not be reached, and what was down. */
export type OutageTold = { readonly from: Instant; readonly until: Instant; readonly what: string }

/** An outage that made a stage so many days longer. */
export type Outage = OutageTold & { readonly stage: 'collecting' | 'voting'; readonly days: number }

export type OutageRefusal =
  | { readonly code: 'no-such-call' }
  | { readonly code: 'wrong-stage'; readonly stage: CallStage; readonly clause: ClauseKey }
  | { readonly code: 'ends-before-it-begins'; readonly clause: ClauseKey }
  | { readonly code: 'not-over-yet'; readonly clause: ClauseKey }
  | { readonly code: 'before-the-stage'; readonly clause: ClauseKey }
  | { readonly code: 'told-already'; readonly clause: ClauseKey }
  | { readonly code: 'too-short'; readonly hours: number; readonly clause: ClauseKey }

import type { Id } from '../../lib/kernel/id.ts'
import type { Instant } from '../../lib/kernel/instant.ts'
import type { Money } from '../../lib/kernel/money.ts'
import type { Share } from '../../lib/kernel/share.ts'
import type { CallStage } from '../calls/call.model.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import type { ClauseKey } from '../regulations/regulation.model.ts'
import type { TieKey } from '../regulations/tie.model.ts'

export type RunId = Id<'Run'>

/** The rule and its variant, as the protocol names it. A change of meaning is a new name: v1 knew one order of ties. */
export const rule = 'weighted-greedy/v2'

/** Everything the count was made from: whoever has it can count again. */
export type RunInput = {
  readonly rule: typeof rule | 'weighted-greedy/v1'
  readonly envelope: Money
  readonly commissionPercent: number
  readonly minimumVotes: number
  readonly roll: number
  readonly turnout: number
  readonly ballots: number
  /** What decides between equal scores before the number does; in v1 it is not said, and is the votes, then the cost. */
  readonly tieOrder?: readonly TieKey[]
  readonly candidates: readonly RunCandidate[]
}

/** What decided ties before a regulation could say it. */
const firstTieOrder: readonly TieKey[] = ['votes', 'cost']

export function tieOrderOf({ tieOrder = firstTieOrder }: Pick<RunInput, 'tieOrder'>): readonly TieKey[] {
  return tieOrder
}

export type RunCandidate = {
  readonly id: InitiativeId
  readonly number: number
  readonly cost: Money
  readonly points: Share
  readonly votes: number
  /** Own contribution as a share of the whole cost, where ties are decided by it. */
  readonly ownShare?: Share
}

export type Verdict = 'selected' | 'reserve' | 'not-selected'

export type OutcomeReason =
  | { readonly code: 'fits'; readonly left: Money }
  | { readonly code: 'does-not-fit'; readonly left: Money; readonly missing: Money }
  | { readonly code: 'too-few-votes'; readonly minimum: number }

export type OutcomeLine = {
  readonly id: InitiativeId
  readonly place: number
  readonly verdict: Verdict
  readonly score: Share
  readonly points: Share
  readonly votesShare: Share
  readonly votes: number
  readonly cost: Money
  readonly reason: OutcomeReason
  readonly tie: TieKey | 'number' | undefined
}

export type RunResult = { readonly lines: readonly OutcomeLine[]; readonly spent: Money; readonly left: Money }

export type Run = {
  readonly id: RunId
  readonly input: RunInput
  readonly inputDigest: string
  readonly result: RunResult
  readonly countedAt: Instant
  readonly certified: { readonly at: Instant; readonly protocol: string } | undefined
}

export type CountRefusal =
  | { readonly code: 'no-such-call' }
  | { readonly code: 'voting-not-over'; readonly stage: CallStage; readonly clause: ClauseKey }
  | { readonly code: 'points-missing'; readonly clause: ClauseKey }
  | { readonly code: 'nothing-to-count'; readonly clause: ClauseKey }

export type CertifyRefusal =
  | { readonly code: 'no-such-run' }
  | { readonly code: 'not-tallying'; readonly stage: CallStage; readonly clause: ClauseKey }
  /** Certified by the person who counted: the second pair of eyes is missing. */
  | { readonly code: 'same-person'; readonly clause: ClauseKey }
  | { readonly code: 'counts-differ'; readonly clause: ClauseKey }

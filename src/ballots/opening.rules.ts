import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import type { OpenVotingRefusal } from './ballot.model.ts'

export type OpenVotingFacts = {
  readonly frozen: boolean
  /** Numbers of applications whose decision the regulation publishes together with all others, and that has not been published. */
  readonly unpublished: readonly number[]
  /** Numbers of initiatives whose appeal is not decided. */
  readonly appeals: readonly number[]
  readonly admitted: readonly { readonly id: InitiativeId; readonly number: number }[]
  /** Initiatives whose points are in, from a quorum of the commission. */
  readonly scored: ReadonlySet<InitiativeId>
}

/** Decides whether voting may open: a frozen roll, something to vote on, and points for all of it, hidden or not. */
export function openingOf({
  frozen,
  unpublished,
  appeals,
  admitted,
  scored,
}: OpenVotingFacts): Result<'open', OpenVotingRefusal> {
  if (!frozen) return refuse({ code: 'roll-not-frozen', clause: 'one-vote' })
  if (unpublished.length > 0) {
    return refuse({ code: 'decisions-unpublished', numbers: unpublished, clause: 'formal-check' })
  }
  if (appeals.length > 0) return refuse({ code: 'appeals-open', numbers: appeals, clause: 'appeal' })
  if (admitted.length === 0) return refuse({ code: 'nothing-admitted', clause: 'voting' })
  const missing = admitted.filter(({ id }) => !scored.has(id)).map(({ number }) => number)
  return missing.length > 0 ? refuse({ code: 'points-missing', numbers: missing, clause: 'criteria' }) : ok('open')
}

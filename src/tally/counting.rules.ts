import { assert } from '../../lib/kernel/assert.ts'
import { money } from '../../lib/kernel/money.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import type { CallStage } from '../calls/call.model.ts'
import type { InitiativeMove } from '../initiatives/initiative.model.ts'
import type { PersonId } from '../people/person.model.ts'
import { weightedGreedy } from './engine/weighted-greedy.ts'
import {
  type CertifyRefusal,
  type CountRefusal,
  type OutcomeLine,
  type OutcomeReason,
  type RunCandidate,
  type RunInput,
  type RunResult,
  tieOrderOf,
  type Verdict,
} from './tally.model.ts'

/** What the count begins from, before the commission's points are known to be complete. */
export type CountFacts = {
  readonly stage: CallStage
  readonly candidates: readonly (Omit<RunCandidate, 'points'> & {
    readonly points: RunCandidate['points'] | undefined
  })[]
}

/** Whether there is something to count, and everything to count it with. */
export function countingOf({ stage, candidates }: CountFacts): Result<readonly RunCandidate[], CountRefusal> {
  if (stage !== 'tallying') return refuse({ code: 'voting-not-over', stage, clause: 'selection' })
  if (candidates.length === 0) return refuse({ code: 'nothing-to-count', clause: 'selection' })
  const complete = candidates.flatMap(({ points, ...rest }) => (points ? [{ ...rest, points }] : []))
  return complete.length === candidates.length ? ok(complete) : refuse({ code: 'points-missing', clause: 'criteria' })
}

/** Counts: the engine's answer in the product's own types. */
export function resultOf(input: RunInput): RunResult {
  const { lines, spent, left } = weightedGreedy({
    envelope: input.envelope,
    commissionPercent: input.commissionPercent,
    minimumVotes: input.minimumVotes,
    ballots: input.ballots,
    candidates: input.candidates,
    tieOrder: tieOrderOf(input),
  })
  const linesById = new Map(lines.map((line) => [line.id, line]))
  const merged = input.candidates.map(({ id, points, votes, cost }): OutcomeLine => {
    const line = linesById.get(id)
    assert(line, 'the engine answers for every candidate')
    return { ...line, id, points, votes, cost, reason: reasonOf(line.reason) }
  })
  return { spent: money(spent), left: money(left), lines: merged.sort((a, b) => a.place - b.place) }
}

type EngineReason = ReturnType<typeof weightedGreedy>['lines'][number]['reason']

function reasonOf(reason: EngineReason): OutcomeReason {
  switch (reason.code) {
    case 'fits':
      return { code: 'fits', left: money(reason.left) }
    case 'does-not-fit':
      return { code: 'does-not-fit', left: money(reason.left), missing: money(reason.missing) }
    case 'too-few-votes':
      return reason
  }
}

/** What is certified is what a second count by somebody else gives, bit by bit. */
export function certifyingOf(facts: {
  readonly stage: CallStage
  readonly countedBy: PersonId
  readonly certifiedBy: PersonId
  readonly digestNow: string
  readonly digestThen: string
}): Result<'certify', CertifyRefusal> {
  if (facts.stage !== 'tallying') return refuse({ code: 'not-tallying', stage: facts.stage, clause: 'selection' })
  if (facts.countedBy === facts.certifiedBy) return refuse({ code: 'same-person', clause: 'selection' })
  if (facts.digestNow !== facts.digestThen) return refuse({ code: 'counts-differ', clause: 'selection' })
  return ok('certify')
}

/** The move that a verdict makes an initiative take. */
export const moveFor: Readonly<Record<Verdict, InitiativeMove>> = {
  selected: 'select',
  reserve: 'reserve',
  'not-selected': 'passOver',
}

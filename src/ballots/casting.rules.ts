import type { CivilDate } from '../../lib/kernel/civil-date.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import {
  type Ballot,
  type BallotId,
  type CastingFacts,
  type CastingRefusal,
  type Choices,
  mostCasts,
} from './ballot.model.ts'

/** Decides whether this person may cast these choices today. */
export function castingOf(
  facts: CastingFacts,
  choices: Choices,
  ballotId: BallotId,
  today: CivilDate,
): Result<Ballot, CastingRefusal> {
  const refusal = whyMayNotVote(facts, today) ?? whyChoicesAreInvalid(facts, choices)
  return refusal ? refuse(refusal) : ok({ id: ballotId, choices })
}

/** Asked by the page before there are choices, and again at casting. The stage opens the vote; its last day, still inside, closes it even before the stage moves on. */
export function whyMayNotVote({ stage, days, voter }: CastingFacts, today: CivilDate): CastingRefusal | undefined {
  if (stage !== 'voting' || today > days.until) {
    return { code: 'voting-not-open', days, stage, clause: 'voting' }
  }
  // Paper is final: it cannot be taken out of the box again, so it beats whatever was cast online.
  if (voter.state === 'paper') return { code: 'voted-on-paper', clause: 'one-vote' }
  if (voter.state === 'void') return { code: 'struck-off', clause: 'one-vote' }
  if (voter.casts >= mostCasts) return { code: 'too-many-casts', most: mostCasts, clause: 'one-vote' }
  return undefined
}

export function whyChoicesAreInvalid(
  { lines, mostChoices }: CastingFacts,
  choices: Choices,
): CastingRefusal | undefined {
  if (choices.length === 0) return { code: 'nothing-chosen', clause: 'voting' }
  if (new Set(choices).size !== choices.length) return { code: 'chosen-twice', clause: 'one-vote' }
  const offered = new Set(lines.map(({ initiativeId }) => initiativeId))
  if (choices.some((choice) => !offered.has(choice))) return { code: 'not-on-ballot', clause: 'voting' }
  return choices.length > mostChoices
    ? { code: 'too-many-chosen', most: mostChoices, chosen: choices.length, clause: 'voting' }
    : undefined
}

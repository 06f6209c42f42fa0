import { money } from '../../lib/kernel/money.ts'
import { ok, type Result, refuse } from '../../lib/kernel/result.ts'
import { share } from '../../lib/kernel/share.ts'
import type { Reader } from '../../lib/platform/db.ts'
import type { Keys } from '../../lib/platform/keys.ts'
import type { Poll } from '../ballots/ballot.model.ts'
import { countBallots } from '../ballots/index.ts'
import type { Call } from '../calls/call.model.ts'
import type { InitiativeId } from '../initiatives/initiative.model.ts'
import { commissionPoints } from '../reviews/index.ts'
import { type CountFacts, countingOf } from './counting.rules.ts'
import { type CountRefusal, type RunInput, rule } from './tally.model.ts'

/** Gathers everything the count is made from: what is on the ballot, the commission's points and the live ballots. */
export async function gatherCount(
  read: Reader,
  keys: Keys,
  poll: Poll,
  call: Call,
): Promise<Result<RunInput, CountRefusal>> {
  const rows = await read
    .selectFrom('initiatives.initiative')
    .select(['id', 'number', 'requested', 'own_money', 'own_in_kind', 'total_cost'])
    .where('municipality_id', '=', poll.municipalityId)
    .where('call_id', '=', poll.callId)
    .where('stage', '=', 'on-the-ballot')
    .orderBy('number')
    .execute()
  const points = await commissionPoints(read, keys, poll.municipalityId, poll.callId)
  const count = await countBallots(read, poll)
  const { tieOrder } = call.terms
  const facts: CountFacts = {
    stage: call.stage,
    candidates: rows.map((row) => ({
      id: row.id as InitiativeId,
      number: row.number,
      cost: money(row.requested),
      points: points.get(row.id as InitiativeId),
      votes: count.votes.get(row.id) ?? 0,
      ...(tieOrder.includes('own-share') && { ownShare: share(row.own_money + row.own_in_kind, row.total_cost) }),
    })),
  }
  const decision = countingOf(facts)
  if (!decision.ok) return refuse(decision.refusal)
  return ok({
    rule,
    envelope: call.envelope,
    commissionPercent: call.terms.commissionPercent,
    minimumVotes: call.terms.minimumVotes,
    roll: count.roll,
    turnout: count.turnout,
    ballots: count.ballots,
    tieOrder,
    candidates: decision.value,
  })
}

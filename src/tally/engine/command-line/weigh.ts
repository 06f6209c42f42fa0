import type { Election } from '../election.ts'
import { type Fraction, fraction } from '../exact/fraction.ts'
import { writtenAmount } from '../pb/amount.ts'
import { votesOf } from '../tie-order.ts'
import { type Outcome, weightedGreedy } from '../weighted-greedy.ts'
import { type Options, WrongArguments } from './arguments.ts'
import { Refusal } from './input.ts'

/**
 * Counts as a regulation of local initiatives does: the commission's points, a column of PROJECTS, weigh so many percent,
 * the share of the ballots the rest. Projects go by score as long as the money lasts.
 * @throws WrongArguments without a weight, Refusal where a project has no points
 */
export function weigh(election: Election, { commission, minimumVotes = 0, ties }: Options): Outcome {
  if (commission === undefined || commission > 100) throw new WrongArguments('weigh wants --commission 0 to 100')
  const votes = votesOf(election)
  return weightedGreedy({
    envelope: BigInt(election.budget),
    commissionPercent: commission,
    minimumVotes,
    ...(ties && { tieOrder: ties }),
    ballots: election.ballots.count,
    candidates: election.projects.map(({ id, cost, fields }, at) => ({
      id,
      // Where all else is equal, the earlier number goes first.
      number: /^\d{1,9}$/.test(id) ? Number(id) : 1_000_000_000 + at,
      cost: BigInt(cost),
      points: shareOf(id, 'points', fields),
      votes: votes[at]!,
      ...(ties?.includes('own-share') && { ownShare: shareOf(id, 'own_share', fields) }),
    })),
  })
}

/** A share of the most that could be given, or of the whole cost, as `7/10` or `0.7`. */
function shareOf(id: string, column: 'points' | 'own_share', fields: ReadonlyMap<string, string>): Fraction {
  const text = fields.get(column) ?? ''
  const [, whole, decimals = '', divisor = '1'] = /^(\d{1,30})(?:\.(\d{1,30})|\/(0*[1-9]\d{0,30}))?$/.exec(text) ?? []
  if (whole === undefined)
    throw new Refusal(`project ${id} has no ${column}: the column ${column} wants a share such as 7/10, not "${text}"`)
  return fraction(BigInt(whole + decimals), BigInt(divisor) * 10n ** BigInt(decimals.length))
}

/** As a program reads it: each project in its turn. */
export function plainWeighed({ scale }: Election, { lines, spent }: Outcome) {
  return {
    selected: lines.filter(({ verdict }) => verdict === 'selected').map(({ id }) => id),
    cost: writtenAmount(spent, scale),
    turns: lines.map(({ id, place, verdict, score }) => ({ place, project: id, verdict, score: percent(score) })),
  }
}

/** For a person at a terminal. */
export function weighedTable({ scale, budget }: Election, { lines, spent }: Outcome): string {
  const rows = lines.map(({ id, place, verdict, score }) => `${place}  ${id}  ${percent(score)} %  ${verdict}`)
  return [`${writtenAmount(spent, scale)} of ${writtenAmount(budget, scale)} spent`, ...rows].join('\n')
}

/** With two decimals, cut and not rounded: what is shown is never more than what was reached. */
function percent({ numerator, denominator }: Fraction): string {
  const hundredths = String((numerator * 10_000n) / denominator).padStart(3, '0')
  return `${hundredths.slice(0, -2)}.${hundredths.slice(-2)}`
}
